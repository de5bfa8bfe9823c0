# SPDX-License-Identifier: MIT
"""The blocks of the bench's dev pages with their clues, and which of them are body.

A block is body when half its words lie in four-word windows of the true text, or when it is a line of it. Where only
snippets are known (trafilatura-eval), blocks with a wanted one are body, blocks with an unwanted one are not, and of
the others nothing is known. A page's rows weigh by their words as a share of the true text, so that a fit counts pages
and not words."""
import collections, hashlib, json, os, pickle, re, subprocess, sys
import numpy as np

FULL = ['scrapinghub', 'fundus-eval', 'fundus', 'newspaper4k', 'wcxb-articles', 'zh69']
SNIPPETS = ['trafilatura-eval']
FOLDS = 5


def fold(page, salt='f', n=FOLDS):
    return int(hashlib.sha1((salt + page['group']).encode()).hexdigest()[:6], 16) % n


def unit_of(text):
    wide = sum('\u3040' <= c <= '\u9fff' or '\u0e00' <= c <= '\u0eff' for c in text)
    return 'char' if wide * 4 > len(text) else 'word'


def label(texts, truth, E):
    unit = unit_of(truth)
    t = E.tokens(truth, unit)
    windows = set(zip(*(t[i:] for i in range(4))))
    lines = {' '.join(E.tokens(line, unit)) for line in truth.split('\n')}
    words, own = [], []
    n = np.zeros(len(texts), int)
    y = np.zeros(len(texts))
    for k, s in enumerate(texts):
        w = E.tokens(s, unit)
        n[k] = len(w)
        words += w
        own += [k] * len(w)
        y[k] = n[k] > 0 and ' '.join(w) in lines
    covered = np.zeros(len(words), bool)
    for i in range(len(words) - 3):
        if tuple(words[i:i + 4]) in windows:
            covered[i:i + 4] = True
    share = np.bincount(np.array(own, int), weights=covered, minlength=len(texts)) / np.maximum(n, 1)
    return np.maximum(share, y), n


def label_snippets(texts, t, E):
    y = np.full(len(texts), np.nan)
    squashed = [E.squash(s) for s in texts]
    n = np.array([len(E.tokens(s, 'word')) for s in texts], int)
    for k, s in enumerate(squashed):
        if any(E.squash(w) in s or (len(s) > 40 and s in E.squash(w)) for w in t.get('with_') or []):
            y[k] = 1
        elif any(E.squash(w) in s for w in t.get('without') or []):
            y[k] = 0
    return y, n


def weights(page):
    """What each row counts for: a page as much as another, scrapinghub's double, a snippet a tenth of a page;
    a page read with little memory, from which blocks were dropped, less."""
    y, n = np.nan_to_num(page['y']) >= .5, page['n']
    if page['set'] in SNIPPETS:
        return page['share'] * np.where(np.isnan(page['y']), 0, .1)
    return page['share'] * (2.0 if page['set'] == 'scrapinghub' else 1.0) * (np.minimum(n / max(30, (n * y).sum()), .5) + .002)


def write_list(path, bench, name, truth):
    with open(path, 'w') as f:
        for i, t in truth.items():
            f.write('%s\t%s/%s/%s.html\t%s\ttext/html; charset=%s\n' % (
                i, bench, name, i, t.get('url') or '', t['charset']))


def listed(bench, sets):
    """The dev pages whose body is known, without their blocks."""
    import evaluate as E
    return [dict(id=i, set=name, group=t['group'], truth=t) for name in sets
            for i, t in E.load('%s/%s/truth.jsonl' % (bench, name)).items()
            if t['split'] == 'dev' and (t.get('text') or t.get('with_') or t.get('without'))]


def load(bench, program, work, sets, env=None):
    """Runs `program` over the sets; pages with X (clues), y (share that is body; nan: unknown), n (words)."""
    import evaluate as E
    pages = []
    for name in sets:
        truth = {i: t for i, t in E.load('%s/%s/truth.jsonl' % (bench, name)).items() if t['split'] == 'dev'}
        listed = os.path.join(work, 'list')
        write_list(listed, bench, name, truth)
        out = subprocess.run([program, listed], stdout=subprocess.PIPE, check=True, env=dict(os.environ, **(env or {}))).stdout
        for line in out.splitlines():
            p = json.loads(line)
            t = truth[p['id']]
            b = p['blocks']
            text = [x[0] for x in b]
            X = np.frombuffer(bytes.fromhex(''.join(x[4] for x in b)), np.uint8).reshape(len(b), -1 if b else 1)
            if t.get('text'):
                y, n = label(text, t['text'], E)
            elif t.get('with_') or t.get('without'):
                y, n = label_snippets(text, t, E)
            else:
                continue
            pages.append(dict(share=1.0, id=p['id'], set=name, group=t['group'], truth=t, text=text, X=X, y=y, n=n,
                              again=np.array([x[1] for x in b], bool), head=np.array([x[2] for x in b], bool), score=np.array([x[3] for x in b], int)))
    return pages


def load_all(bench, program, work):
    pages = load(bench, program, work, FULL + SNIPPETS)
    whole = {(p['set'], p['id']): len(p['n']) for p in pages}
    for text, blocks in ('24576', '320'), ('16384', '256'), ('12288', '192'):
        for p in load(bench, program, work, FULL, dict(BENCH_TEXT=text, BENCH_BLOCKS=blocks)):
            if len(p['n']) < whole[p['set'], p['id']]:
                pages.append(dict(p, share=.4))
    return pages
