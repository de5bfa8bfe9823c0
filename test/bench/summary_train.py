#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Trains the weights of src/score.c; prints cross-validated ROUGE and the table.

Run it in the repository's root with the library built and the bench data
unpacked (BENCH, else build/bench). Needs Debian's python3-numpy and
python3-scipy and takes half a minute. Method (the bench data's summary/train
says why): a listwise fit to the greedy best set of each text is the start and
the anchor of a second fit, which raises the expected ROUGE-1 + ROUGE-2 of sets
of three sentences. What enters those sets is decided without labels.
"""
import hashlib
import json
import os
import subprocess
import sys

import numpy as np
from scipy.optimize import minimize

BENCH = os.environ.get('BENCH', 'build/bench') + '/summary'
if not os.path.isdir(BENCH):
    sys.exit('summary_train: skipped, no ' + BENCH)
sys.path[:0] = [BENCH + '/train', BENCH]
import rouge
from feat import Scorer
from mrt import sets_for
from tiny import fit_list

SETS = {'cnndm': 900, 'inshorts': 400, 'xsum': 300, 'orangesum': 450,
        'vietnews': 450}
FOLDS, L2, SHARPNESS = 5, 1e-4, 2.0
BY_HAND = {'QUOTE_ODD': -30, 'QUESTION': -20, 'NO_END': -50}
TOOL = 'build/bench-bin/summary_train'


def names():
    text = open('src/score.c').read()
    body = text.split('enum feature {')[1].split('};')[0]
    return [n.strip() for n in body.split(',')][:-1]


def digest(text):
    return hashlib.sha1(text.encode()).hexdigest()


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


def load(name, zeroed):
    def flat(s):
        return s.replace('\t', ' ').replace('\r', ' ')
    rows = [json.loads(l) for l in open(BENCH + '/%s/docs.dev.jsonl' % name)]
    rows.sort(key=lambda d: digest(d['id']))
    rows = rows[:SETS[name]]
    tsv = ''.join('%s\t%s\t%s\t%s\n' % (
        d['id'], d['lang'], flat(d.get('title', '')).replace('\n', ' '),
        flat(d['text']).replace('\n', '\x1f')) for d in rows)
    out = subprocess.run([TOOL], input=tsv.encode(), stdout=subprocess.PIPE,
                         check=True).stdout.decode().split('\n')
    texts = []
    for d, line in zip(rows, out):
        sents = [s.split('\x1f') for s in line.split('\x1e')[1:]]
        if len(sents) < 4:
            continue
        tok = rouge.tok_ascii if d['lang'] == 'en' else rouge.tok_unicode
        doc = {'stok': [tok(s[0]) for s in sents],
               'rtok': [[tok(x) for x in r.split('\n') if x.strip()]
                        for r in d['refs']],
               'junk': [False] * len(sents)}
        x = np.array([[int(v) / 64 for v in s[1].split()] for s in sents])
        t = {'id': d['id'], 'd': doc, 'X': x, 'sc': Scorer(doc), 'set': name,
             'cont': [set(s[2].split()) for s in sents],
             'chars': [len(s[0]) for s in sents],
             'fold': int(digest('fold' + d['id'])[:6], 16) % FOLDS}
        tf = names().index('TF_MEAN')
        early_central = (.3 * x[:, tf:tf + 4].sum(1) -
                         .02 * np.arange(len(x)))
        t['o'] = np.zeros(len(x))
        t['o'][greedy_best(t)] = 1
        x[:, zeroed] = 0
        sets, reward, said = sets_for(t, early_central, k=3, nlead=7, ntop=7)
        t['P'] = np.hstack([np.stack([x[list(s)].sum(0) for s in sets]),
                            -said[:, None]])
        t['R'] = reward
        texts.append(t)
    return texts


def fit(texts):
    start = fit_list(texts, list(range(texts[0]['X'].shape[1])), target='o')
    spread = np.mean([(t['X'] @ start).std() for t in texts])
    P = np.vstack([t['P'] for t in texts])
    R = np.concatenate([t['R'] for t in texts])
    sizes = [len(t['R']) for t in texts]
    first = np.cumsum([0] + sizes)[:-1]
    of = np.repeat(np.arange(len(texts)), sizes)
    scale = P.std(0) + 1e-6
    Z = P / scale
    anchor = np.append(start, spread) * scale * SHARPNESS

    def loss(w):
        s = Z @ w
        e = np.exp(s - np.maximum.reduceat(s, first)[of])
        p = e / np.add.reduceat(e, first)[of]
        mean = np.add.reduceat(p * R, first)
        slope = Z.T @ (p * (R - mean[of])) / len(texts)
        away = w - anchor
        return L2 * (away ** 2).sum() - mean.mean(), 2 * L2 * away - slope

    w = minimize(loss, anchor, jac=True, method='L-BFGS-B',
                 options={'maxiter': 150}).x / scale
    return np.round(w * 127 / np.abs(w[:-1]).max())


def choose(t, w):
    """As pick() and choose() in src/score.c."""
    words, said, out, chosen = t['cont'], set(), set(), []
    value = t['X'] @ w[:-1]
    while len(chosen) < 3 and len(out) < len(value):
        rest = [i for i in range(len(value)) if i not in out]
        b = max(rest, key=lambda i: (value[i] - w[-1] * len(words[i] & said) /
                                     max(1, len(words[i])), -i))
        chosen.append(b)
        out.add(b)
        said |= words[b]
        for i in rest:
            least = min(len(words[i]), len(words[b]))
            if (len(words[i] & words[b]) * 5 > least * 3 or
                    len(words[i] & said) * 6 > len(words[i]) * 5):
                out.add(i)
    return sorted(chosen)


def main():
    os.makedirs(os.path.dirname(TOOL), exist_ok=True)
    subprocess.run([os.environ.get('CC', 'cc'), '-O2', '-Iinclude',
                    'test/bench/summary_train.c',
                    'build/linux/libnutgraf.a', '-o', TOOL], check=True)
    feature = names()
    zeroed = [feature.index(n) for n in BY_HAND]
    texts = [t for name in SETS for t in load(name, zeroed)]
    result = {name: [] for name in SETS}
    for k in range(FOLDS):
        w = fit([t for t in texts if t['fold'] != k])
        for t in texts:
            if t['fold'] == k:
                three = list(range(min(3, len(t['X']))))
                result[t['set']].append([t['sc'].f(s, m) for s in (
                    choose(t, w), three) for m in ((1, 0), (0, 1))])
    for name, rows in result.items():
        print('%-10s ROUGE-1 %.2f ROUGE-2 %.2f, first three %.2f %.2f' % (
            name, *(100 * np.mean(rows, 0))))
    w = fit(texts)
    for name, value in BY_HAND.items():
        w[feature.index(name)] = value
    print('weights:', ', '.join('%d' % v for v in w[:-1]))
    print('REDUNDANCY = %d' % w[-1])


if __name__ == '__main__':
    main()
