#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fits the model of an article's body (src/forest_body.c; with --small port/small/forest_body.c; with
--tiny port/small/forest_tiny.c, for pages as the smallest core reads them) and says how good it is.

  forest.py BENCH [--small | --tiny] [OUT.c]
  forest.py BENCH --measure          with the models of the last time, when the code around them has changed

BENCH: where ../shared/bench/unpack.sh put the data. Always prints F1 of the pages a model has seen, and by 5-fold
cross-validation over registered domains, of pages of sites it has not seen; both through the C code (../extract.c,
linked with each model in turn), so all that runs on a page is measured. With OUT.c writes the tables. Work files go to
build/train. Needs python3-numpy and a C compiler."""
import concurrent.futures, json, os, shutil, subprocess, sys
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, '..', '..', '..'))
WORK = os.path.join(ROOT, 'build', 'train')
sys.path.insert(0, HERE)

LARGE = dict(trees=300, leaves=16, rate=.05)
SMALL = dict(trees=95, leaves=16, rate=.1)
TINY = dict(trees=40, leaves=16, rate=.2)
NAMED = {'--small': SMALL, '--tiny': TINY}
CHOSEN = next((a for a in sys.argv if a in NAMED), '')
# what the smallest core has in place of the library's (test/size/small.mk)
SEAMS = ['port/small/%s.c' % name for name in 'charset date lang meta shingle spare title url utf8'.split()] if CHOSEN == '--tiny' else []
SURE = 3.0  # logits: of 30,000 blocks one would have changed sides
FOLDS = [None, 0, 1, 2, 3, 4]  # None: the model of all


def compile(name, source, model=None):
    """A program of test/bench linked with a model's tables instead of the library's."""
    out = os.path.join(WORK, name)
    subprocess.run(['cc', '-std=c11', '-D_GNU_SOURCE', '-O2', '-Iinclude', '-Iport', '-Itest/bench', source, 'port/linux/iconv_hook.c']
                   + SEAMS + ([model] if model else []) + ['build/linux/libnutgraf.a', '-o', out], check=True, cwd=ROOT)
    return out


def matrix(pages, P):
    pages = [p for p in pages if len(p['n'])]
    X = np.concatenate([p['X'] for p in pages])
    y = np.concatenate([np.nan_to_num(p['y']) >= .5 for p in pages])
    w = np.concatenate([P.weights(p) for p in pages])
    return X[w > 0], y[w > 0], w[w > 0]


def write_c(path, forest, about):
    lines, line = [], ''
    for x in forest.trees:
        if len(line) + 4 > 120:
            lines.append(line)
            line = ''
        line += '%d,' % x
    with open(path, 'w') as f:
        f.write('/* SPDX-License-Identifier: MIT */\n/* %s */\n#include "ng/forest_body.h"\n\n/* clang-format off */\n' % about)
        f.write('static const uint8_t trees[%d] = {\n%s\n};\n/* clang-format on */\n\n' % (len(forest.trees), '\n'.join(lines + [line])))
        f.write('const struct ng_forest ng_forest_body = {trees, sizeof trees, %d, %d};\n' % (forest.base, round(SURE / forest.unit)))


def measure(bench, k, pages, E, P, env=None):
    """What the C code makes of pages with the model of a fold: rows of evaluate.py, a list for each set."""
    program, out = compile('extract', 'test/bench/extract.c', model_path(k)), {}
    for p in pages:
        out.setdefault(p['set'], {})[p['id']] = p['truth']
    for name, truth in out.items():
        P.write_list(os.path.join(WORK, 'list'), bench, name, truth)
        with open(os.path.join(WORK, 'out.jsonl'), 'wb') as f:
            subprocess.run([program, f.name[:-len('out.jsonl')] + 'list'], stdout=f, stderr=subprocess.DEVNULL, check=True, cwd=ROOT,
                           env=dict(os.environ, **(env or {})))
        out[name] = E.score(truth, E.load(os.path.join(WORK, 'out.jsonl')), 'char' if name == 'zh69' else 'word')
    return out


def model_path(k):
    return os.path.join(WORK, 'body.c' if k is None else 'fold-%d.c' % k)


def fit_all(bench, options, lib, P):
    """Fits the model and one for each fold."""
    import boost
    pages = P.load_all(bench, compile('clues', 'test/bench/train/clues.c'), WORK)
    about = 'The model of an article\'s body, %d trees of %d leaves: fitted by\n * test/bench/train/forest.py%s on the dev pages of\n * %s, %s.' % (
        options['trees'], options['leaves'], ' ' + CHOSEN if CHOSEN else '', ' '.join(P.FULL + P.SNIPPETS), DATE)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        forests = pool.map(lambda k: boost.fit(lib, *matrix([p for p in pages if P.fold(p) != k], P), **options), FOLDS)
    for k, forest in zip(FOLDS, forests):
        write_c(model_path(k), forest, about)
        if k is None:
            print('%d bytes' % len(forest.trees))


def main():
    args = [a for a in sys.argv[1:] if not a.startswith('--')]
    bench = os.path.abspath(os.path.join(args[0], 'extraction'))
    os.makedirs(WORK, exist_ok=True)
    sys.path.insert(0, bench)
    import boost, evaluate as E, pages as P
    if '--measure' not in sys.argv:
        fit_all(bench, NAMED.get(CHOSEN, LARGE), boost.library(WORK), P)
        if len(args) > 1:
            shutil.copy(model_path(None), args[1])
    pages = P.listed(bench, P.FULL + P.SNIPPETS)
    seen, left_out = measure(bench, None, pages, E, P), {}
    for k in FOLDS[1:]:
        for name, r in measure(bench, k, [p for p in pages if P.fold(p) == k], E, P).items():
            left_out.setdefault(name, []).extend(r)
    print('%-18s %8s %8s' % ('', 'seen', 'left out'))
    for name in seen:
        key = 'snip_f1' if name in P.SNIPPETS else 'f1'
        print('%-18s %8.4f %8.4f' % (name, E.report(seen[name])[key], E.report(left_out[name])[key]), flush=True)
    with open(os.path.join(WORK, 'left_out.json'), 'w') as f:
        json.dump(left_out, f)


DATE = '2026-11-23'
if __name__ == '__main__':
    main()
