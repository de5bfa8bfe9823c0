#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fits the weights of src/clue.c: logistic regression on blocks of dev pages.

  extract_fit.py BENCH CLUES_PROGRAM [--cv N] SET...   (default: all with a body)
  BENCH: directory with extraction/SET/truth.jsonl and pages
  CLUES_PROGRAM: cc -std=c11 -O2 -Iinclude test/bench/extract_clues.c build/linux/libnutgraf.a -o ...

A block is body when half its words lie in four-word windows of the true
text. A page counts by its words, a short page no less than a long one.
Prints the table for src/clue.c; with --cv N instead F1 where each site was
left out of the fit (N folds by registered domain). Standard library only."""
import collections, hashlib, json, math, os, random, subprocess, sys, tempfile

SETS = ['scrapinghub', 'fundus', 'fundus-eval', 'newspaper4k', 'wcxb-articles']
N_CLUES = 229
SCALE = 24.0  # weights are held in 1/24 of a logit: +-5 in a byte


def label(blocks, truth, unit, tokens):
    t = tokens(truth, unit)
    windows = set(zip(*(t[i:] for i in range(4))))
    words, own = [], []
    for k, b in enumerate(blocks):
        w = tokens(b[0], unit)
        words += w
        own += [k] * len(w)
    covered = bytearray(len(words))
    for i in range(len(words) - 3):
        if tuple(words[i:i + 4]) in windows:
            covered[i:i + 4] = b'\1\1\1\1'
    n = collections.Counter(own)
    c = collections.Counter(o for o, v in zip(own, covered) if v)
    return [(n[k], n[k] > 0 and c[k] * 2 >= n[k]) for k in range(len(blocks))]


def load(bench, program, sets, E):
    pages = []
    for name in sets:
        d = os.path.join(bench, 'extraction', name)
        truth = E.load(os.path.join(d, 'truth.jsonl'))
        truth = {i: t for i, t in truth.items() if t['split'] == 'dev' and t.get('text')}
        with tempfile.NamedTemporaryFile('w', suffix='.tsv') as f:
            for i, t in truth.items():
                f.write('%s\t%s\t%s\ttext/html; charset=%s\n' % (i, os.path.join(d, i + '.html'), t.get('url') or '', t['charset']))
            f.flush()
            out = subprocess.run([program, f.name], stdout=subprocess.PIPE, check=True).stdout
        for line in out.splitlines():
            p = json.loads(line)
            t = truth[p['id']]
            cjk = sum('\u3040' <= c <= '\u9fff' for c in t['text']) * 4 > len(t['text'])
            rows = label(p['blocks'], t['text'], 'char' if cjk else 'word', E.tokens)
            total = max(30, sum(n for n, y in rows if y))
            sure = {'scrapinghub': 2.0, 'wcxb-articles': .25}.get(name, 1.0)  # news first
            pages.append(dict(set=name, group=t['group'], truth=t['text'], text=[b[0] for b in p['blocks']],
                              rows=[(c[2], y, sure * (min(n / total, .5) + .002)) for c, (n, y) in zip(p['blocks'], rows)]))
    return pages


def fit(pages, rounds=12, rate=.08, l2=1e-3):
    """Adagrad over single rows; the mean of the weights of the second half is steadier than the last ones."""
    w, g, total = [0.0] * N_CLUES, [1e-3] * N_CLUES, [0.0] * N_CLUES
    rows = [r for p in pages for r in p['rows']]
    random.Random(1).shuffle(rows)
    mean = sum(r[2] for r in rows) / len(rows)
    for k in range(rounds):
        for clues, y, weight in rows:
            z = 0.0
            for c in clues:
                z += w[c]
            e = weight / mean * ((1 if y else 0) - 1 / (1 + math.exp(-max(-30, min(30, z)))))
            for c in clues:
                d = e - l2 * w[c]
                g[c] += d * d
                w[c] += rate * d / math.sqrt(g[c])
        if k >= rounds // 2:
            total = [t + x for t, x in zip(total, w)]
    return [t / (rounds - rounds // 2) for t in total]


def quantise(w):
    return [max(-127, min(127, round(x * SCALE))) for x in w]


def body(page, w):
    seen, out = set(), []
    for text, (clues, _, _) in zip(page['text'], page['rows']):
        if sum(w[c] for c in clues) > 0 and not (text in seen and len(text) >= 20):
            seen.add(text)
            out.append(text)
    return '\n'.join(out)


def main():
    args = sys.argv[1:]
    folds = 0
    if '--cv' in args:
        i = args.index('--cv')
        folds = int(args[i + 1])
        del args[i:i + 2]
    sys.path.insert(0, os.path.join(args[0], 'extraction'))
    import evaluate as E
    pages = load(args[0], args[1], args[2:] or SETS, E)
    if not folds:
        w = quantise(fit(pages))
        print('static const int8_t weights[NG_CLUE_COUNT] = {' + ', '.join(map(str, w)) + '};')
        return
    scores = collections.defaultdict(list)
    for k in range(folds):
        out = [p for p in pages if int(hashlib.sha1(p['group'].encode()).hexdigest()[:6], 16) % folds == k]
        ids = set(map(id, out))
        w = quantise(fit([p for p in pages if id(p) not in ids]))
        for p in out:
            scores[p['set']].append(E.page(p['truth'], body(p, w))[0])
    for name, ts in scores.items():
        print('%-16s F1 %.3f  P %.3f  R %.3f' % (name, E.summary(ts)[2], *E.summary(ts)[:2]))


main()
