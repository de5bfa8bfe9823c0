#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fits src/worth.c: prints cross-validated ROUGE and, with --write, puts the
tables into src/worth.c and the figures into test/bench/train/summary_cv.txt;
with --again it measures the tables of the last run once more, fitting none.

Run it in the repository's root with the library built and the bench data
unpacked (BENCH, else build/bench); README.md here has the command. Method (the
bench data's summary/train says why): a listwise fit to the greedy best set of
each text is the start and the anchor of a second fit, which raises the
expected ROUGE-1 + ROUGE-2 of sets of three sentences; then small trees are
added, each fitted to the slope of that same goal. What enters those sets is
decided without labels. Cross-validation: five folds by a hash of the text's
id; each fold's tables are compiled into the summariser, which then summarises
that fold's texts.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.optimize import minimize
from sklearn.tree import DecisionTreeRegressor

BENCH = os.environ.get('BENCH', 'build/bench') + '/summary'
if not os.path.isdir(BENCH):
    sys.exit('summary_fit: skipped, no ' + BENCH)
sys.path[:0] = [BENCH + '/train', BENCH]
import rouge
from feat import WORD, Scorer, junk
from mrt import sets_for
from ssplit import split
from tiny import fit_list

# how many texts of each set are trained on, so that none outweighs the rest
TRAINED = {'cnndm': 1318, 'inshorts': 400, 'xsum': 500, 'orangesum': 700,
           'vietnews': 700, 'summeval': 99, 'freelance': 99, 'newsroom': 99,
           'uscorpus': 99}
# would tell one set from another, or do not bear what no set has
NOT_LINEAR = ['TITLED', 'SENTENCES', 'PLACE', 'WORDS']
FOLDS, L2, SHARPNESS = 5, 1e-4, 2.0
TREES, RATE, LEAST = 60, 0.5, 100  # trees, step, sentences a leaf
BIN = 'build/bench-bin/'
CC = [os.environ.get('CC', 'cc'), '-O2', '-Iinclude']
LIB = 'build/linux/libnutgraf.a'


def names():
    text = open('include/ng/worth.h').read()
    return re.findall(r'^    NG_WORTH_(\w+),', text, re.M)


def digest(text):
    return hashlib.sha1(text.encode()).hexdigest()


def fold(d):
    return int(digest('fold' + d['id'])[:6], 16) % FOLDS


def records(rows):
    def flat(s):
        return (s or '').replace('\t', ' ').replace('\r', ' ')
    return ''.join('%s\t%s\t%s\t%s\n' % (
        d['id'], d['lang'], flat(d.get('title')).replace('\n', ' '),
        flat(d['text']).replace('\n', '\x1f')) for d in rows).encode()


def tokenizer(d):
    return rouge.tok_ascii if d['lang'] == 'en' else rouge.tok_unicode


def load(name):
    with open(BENCH + '/%s/docs.dev.jsonl' % name, encoding='utf-8') as f:
        return [json.loads(line) for line in f]


# ---- training texts -----------------------------------------------------------

def greedy_best(t):
    chosen, best = [], 0
    for _ in range(3):
        rest = [i for i in range(len(t['X'])) if i not in chosen]
        value, i = max(((t['sc'].f(sorted(chosen + [i])), -i) for i in rest),
                       default=(0, 0))
        if value <= best + 1e-9:
            break
        best = value
        chosen.append(-i)
    return chosen


def measured(rows):
    """What the C code measures of each text, and the sets to learn from."""
    out = subprocess.run([BIN + 'summary_features'], input=records(rows),
                         stdout=subprocess.PIPE, check=True)
    texts = []
    tf = names().index('TF_MEAN')
    for d, line in zip(rows, out.stdout.decode().split('\n')):
        sents = [s.split('\x1f') for s in line.split('\x1e')[1:]]
        if len(sents) < 4:
            continue
        tok = tokenizer(d)
        doc = {'stok': [tok(s[0]) for s in sents],
               'rtok': [[tok(x) for x in r.split('\n') if x.strip()]
                        for r in d['refs']],
               'junk': [s[3] == '1' for s in sents]}
        x = np.array([[int(v) / 64 for v in s[1].split()] for s in sents])
        t = {'id': d['id'], 'd': doc, 'X': x, 'sc': Scorer(doc),
             'cont': [set(s[2].split()) for s in sents],
             'chars': [len(s[0]) for s in sents], 'fold': fold(d)}
        early_central = (.3 * x[:, tf:tf + 4].sum(1) -
                         .02 * np.arange(len(x)))
        t['o'] = np.zeros(len(x))
        t['o'][greedy_best(t)] = 1
        t['sets'], t['R'], t['said'] = sets_for(t, early_central, k=3, nlead=7,
                                                ntop=7)
        t['P'] = np.hstack([np.stack([x[list(s)].sum(0) for s in t['sets']]),
                            -t['said'][:, None]])
        texts.append(t)
    return texts


# ---- fitting ------------------------------------------------------------------

def starts(texts):
    sizes = [len(t['R']) for t in texts]
    return np.cumsum([0] + sizes)[:-1], np.repeat(np.arange(len(texts)), sizes)


def chances(score, first, of):
    e = np.exp(score - np.maximum.reduceat(score, first)[of])
    return e / np.add.reduceat(e, first)[of]


def fit_linear(texts):
    used = [i for i, n in enumerate(names()) if n not in NOT_LINEAR]
    start = fit_list(texts, used, target='o')
    spread = np.mean([(t['X'][:, used] @ start).std() for t in texts])
    P = np.vstack([t['P'][:, used + [-1]] for t in texts])
    R = np.concatenate([t['R'] for t in texts])
    first, of = starts(texts)
    scale = P.std(0) + 1e-6
    Z = P / scale
    anchor = np.append(start, spread) * scale * SHARPNESS

    def loss(w):
        p = chances(Z @ w, first, of)
        mean = np.add.reduceat(p * R, first)
        slope = Z.T @ (p * (R - mean[of])) / len(texts)
        away = w - anchor
        return L2 * (away ** 2).sum() - mean.mean(), 2 * L2 * away - slope

    w = np.zeros(texts[0]['P'].shape[1])
    w[used + [-1]] = minimize(loss, anchor, jac=True, method='L-BFGS-B',
                              options={'maxiter': 150}).x / scale
    return w


def three_questions(tree):
    """A fitted tree as (7 features, 7 limits, 8 leaves), all three deep."""
    t = tree.tree_
    feature, more, leaf = [0] * 7, [255] * 7, [0.0] * 8

    def walk(node, at):
        if at >= 7:
            leaf[at - 7] = t.value[node, 0, 0]
        elif t.children_left[node] < 0:
            walk(node, 2 * at + 1)
            walk(node, 2 * at + 2)
        else:
            feature[at] = int(t.feature[node])
            more[at] = int(np.floor(t.threshold[node] * 64 + 1e-6))
            walk(t.children_left[node], 2 * at + 1)
            walk(t.children_right[node], 2 * at + 2)
    walk(0, 0)
    return feature, more, leaf


def fit_trees(texts, w):
    X = np.vstack([t['X'] for t in texts])
    offset = np.cumsum([0] + [len(t['X']) for t in texts])
    score = X @ w[:-1]
    first, of = starts(texts)
    members = [[i + o for i in s] for t, o in zip(texts, offset)
               for s in t['sets']]
    of_set = np.repeat(np.arange(len(members)), [len(m) for m in members])
    flat = np.concatenate(members)
    R = np.concatenate([t['R'] for t in texts])
    again = w[-1] * np.concatenate([t['said'] for t in texts])
    trees = []
    for _ in range(TREES):
        total = np.bincount(of_set, score[flat], len(members)) - again
        p = chances(total, first, of)
        mean = np.add.reduceat(p * R, first)
        slope = np.bincount(flat, (p * (R - mean[of]))[of_set], len(X))
        seen = np.bincount(flat, minlength=len(X)) > 0
        tree = DecisionTreeRegressor(max_depth=3, min_samples_leaf=LEAST,
                                     random_state=0).fit(X[seen], slope[seen])
        step = RATE / (np.abs(slope).std() + 1e-9)
        score = score + step * tree.predict(X)
        feature, more, leaf = three_questions(tree)
        trees.append((feature, more, [step * v for v in leaf]))
    return trees


def table(texts):
    """The lines between "fitted:" and ":fitted" of src/worth.c."""
    w = fit_linear(texts)
    trees = fit_trees(texts, w)
    unit = 127 / np.abs(w[:-1]).max()
    most = max(abs(v) for _, _, leaf in trees for v in leaf) * unit * 64
    scale = max(1, int(np.ceil(most / 127)))
    lines = ['enum { AGAIN = %d, LEAF = %d };' % (round(w[-1] * unit), scale),
             'static const int8_t weights[FEATURES] = {']
    row = ['%d' % round(v * unit) for v in w[:-1]]
    lines += ['        %s,' % ', '.join(row[i:i + 12])
              for i in range(0, len(row), 12)]
    lines += ['};', 'static const struct tree trees[] = {']
    for feature, more, leaf in trees:
        lines.append('        {{%s}, {%s},\n            {%s}},' % tuple(
            ', '.join('%d' % v for v in x) for x in (
                feature, more, [round(v * unit * 64 / scale) for v in leaf])))
    return '\n'.join(lines + ['};'])


def with_table(text):
    old = open('src/worth.c').read()
    return re.sub(r'(/\* fitted: \*/\n).*(\n/\* :fitted \*/)',
                  lambda m: m[1] + text + m[2], old, flags=re.S)


# ---- measuring ----------------------------------------------------------------

def lead(d):
    sents = [s for p in d['text'].split('\n') for s in split(p)]
    good = [s for s in sents
            if not junk(s, [w.lower() for w in WORD.findall(s)])]
    return good or sents


def lead_280(d):
    text = ''
    for s in lead(d):
        if len(text) + len(s) + (len(text) > 0) > 280:
            break
        text += ('\n' if text else '') + s
    return text


def marks(rows, of):
    return np.array([[rouge.score(d['refs'], of(d), tokenizer(d),
                                  metrics=(m,))[m][2] for m in ('r1', 'r2')]
                     for d in rows])


def summarise(tool, rows, *args):
    out = subprocess.run([tool] + list(args), input=records(rows),
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         check=True).stdout.decode()
    return {k: v.replace('\x1e', '\n') for k, v in (
        line.split('\t', 1) for line in out.split('\n') if line)}


def table_of(path):
    with open(path) as f:
        return re.search(r'/\* fitted: \*/\n(.*)\n/\* :fitted \*/', f.read(),
                         re.S)[1]


def build(name, text):
    path = BIN + name
    with open(path + '.c', 'w') as f:
        f.write(with_table(text))
    subprocess.run(CC + [path + '.c', 'test/bench/summary.c', LIB, '-o', path],
                   check=True)
    return path


def interval(x):
    rnd = np.random.RandomState(1)
    means = np.sort([x[rnd.randint(0, len(x), len(x))].mean()
                     for _ in range(1000)])
    return 100 * x.mean(), 100 * means[25], 100 * means[974]


def figures(sets, tool_of, note):
    """tool_of(d): what summarises d."""
    out = []
    for name, rows in sets.items():
        ours, ours_280 = {}, {}
        for tool in sorted(set(map(tool_of, rows))):
            part = [d for d in rows if tool_of(d) == tool]
            ours.update(summarise(tool, part, '3'))
            ours_280.update(summarise(tool, part, '255', '280'))
        m = marks(rows, lambda d: ours[d['id']])
        base = marks(rows, lambda d: '\n'.join(lead(d)[:3]))
        short = marks(rows, lambda d: ours_280[d['id']])
        short_base = marks(rows, lead_280)
        out.append('%-10s %5d  %6.2f %+5.2f [%+.2f, %+.2f]  %6.2f %+5.2f'
                   '  %6.2f %+5.2f' % (
                       name, len(rows), 100 * m[:, 0].mean(),
                       *interval(m[:, 0] - base[:, 0]),
                       100 * m[:, 1].mean(),
                       100 * (m - base)[:, 1].mean(),
                       100 * short[:, 0].mean(),
                       100 * (short - short_base)[:, 0].mean()))
    head = ('%s\n%-10s %5s  %6s %5s %-16s %6s %5s  %6s %5s' % (
        note, 'set', 'texts', 'R-1', 'lead', ' 95 %', 'R-2', 'lead', '280 R-1',
        'lead'))
    return '\n'.join([head] + out)


def fit(sets):
    """The tables of each fold, and of all."""
    subprocess.run(CC + ['test/bench/train/summary_features.c', LIB, '-o',
                         BIN + 'summary_features'], check=True)
    texts = []
    for name, n in TRAINED.items():
        texts += measured(sorted(sets[name], key=lambda d: digest(d['id']))[:n])
    parts = [[t for t in texts if t['fold'] != k] for k in range(FOLDS)]
    with ThreadPoolExecutor(int(os.environ.get('JOBS', '1'))) as pool:
        return list(pool.map(table, parts + [texts]))


def main():
    os.makedirs(BIN, exist_ok=True)
    sets = {name: load(name) for name in TRAINED}
    if '--again' in sys.argv:
        tables = [table_of(BIN + 'worth_%d.c' % k) for k in range(FOLDS)]
        tables.append(table_of('src/worth.c'))
    else:
        tables = fit(sets)
    tools = [build('worth_%d' % k, t) for k, t in enumerate(tables)]
    report = '\n\n'.join([
        figures(sets, lambda d: tools[fold(d)], 'five-fold cross-validation'),
        figures(sets, lambda d: tools[FOLDS],
                'in sample (the table of src/worth.c)')])
    print(report)
    if '--write' in sys.argv:
        text = with_table(tables[FOLDS])
        with open('src/worth.c', 'w') as f:
            f.write(text)
        with open('test/bench/train/summary_cv.txt', 'w') as f:
            f.write('Dev sets; difference to the first three sentences (280 '
                    'characters: to the first\nwhole ones) that are no junk.'
                    '\n\n' + report + '\n')


if __name__ == '__main__':
    main()
