#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fits the model of an article's body (src/forest_body.c; with --small port/small/forest_body.c) and says how good it is.

  forest.py BENCH [--small] [--cv] [OUT.c]

BENCH: where ../shared/bench/unpack.sh put the data. Always prints F1 of the pages a model has seen, and by 5-fold
cross-validation over registered domains, of pages of sites it has not seen; both through the C code (../extract.c,
linked with each model in turn), so all that runs on a page is measured. With OUT.c writes the tables. Work files go to
build/train. Needs python3-numpy and a C compiler."""
import json, os, subprocess, sys
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, '..', '..', '..'))
WORK = os.path.join(ROOT, 'build', 'train')
sys.path.insert(0, HERE)

# of each pass
LARGE = dict(trees=200, leaves=16, rate=.07), dict(trees=100, leaves=16, rate=.07)
SMALL = dict(trees=95, leaves=16, rate=.1), None


def compile(name, source, model=None):
    """A program of test/bench linked with a model's tables instead of the library's."""
    out = os.path.join(WORK, name)
    subprocess.run(['cc', '-std=c11', '-D_GNU_SOURCE', '-O2', '-Iinclude', '-Iport', '-Itest/bench', source, 'port/linux/iconv_hook.c']
                   + ([model] if model else []) + ['build/linux/libnutgraf.a', '-o', out], check=True, cwd=ROOT)
    return out


def matrix(pages, P, key):
    X = np.concatenate([p[key] for p in pages])
    y = np.concatenate([np.nan_to_num(p['y']) >= .5 for p in pages])
    w = np.concatenate([P.weights(p) for p in pages])
    return X[w > 0], y[w > 0], w[w > 0]


def write_c(path, forests, about):
    with open(path, 'w') as f:
        f.write('/* SPDX-License-Identifier: MIT */\n/* %s */\n#include "ng/forest_body.h"\n\n/* clang-format off */\n' % about)
        for name, forest in zip(('first', 'second'), forests):
            lines, line = [], ''
            for x in forest.trees:
                if len(line) + 4 > 120:
                    lines.append(line)
                    line = ''
                line += '%d,' % x
            f.write('static const uint8_t %s[%d] = {\n%s\n};\n' % (name, len(forest.trees), '\n'.join(lines + [line])))
        rows = ['{%s, sizeof %s, %d}' % (name, name, forest.base) for name, forest in zip(('first', 'second'), forests)]
        f.write('/* clang-format on */\n\nconst struct ng_forest ng_forest_body[2] = {\n        %s};\n' % ', '.join(
            rows + ['{NULL, 0, 0}'] * (2 - len(rows))))


def measure(bench, program, pages, E, P):
    """F1 a set of what the C program makes of pages."""
    out = {}
    for name in sorted({p['set'] for p in pages}, key=(P.FULL + P.SNIPPETS).index):
        truth = {p['id']: p['truth'] for p in pages if p['set'] == name}
        listed = os.path.join(WORK, 'list')
        P.write_list(listed, bench, name, truth)
        text = subprocess.run([program, listed], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, cwd=ROOT).stdout.decode()
        with open(os.path.join(WORK, 'out.jsonl'), 'w') as f:
            f.write(text)
        out[name] = E.score(truth, E.load(os.path.join(WORK, 'out.jsonl')), 'char' if name == 'zh69' else 'word')
    return out


def main():
    args = [a for a in sys.argv[1:] if not a.startswith('--')]
    small = '--small' in sys.argv
    bench = os.path.abspath(os.path.join(args[0], 'extraction'))
    os.makedirs(WORK, exist_ok=True)
    sys.path.insert(0, bench)
    import boost, evaluate as E, pages as P
    lib = boost.library(WORK)
    model, program = os.path.join(WORK, 'body.c'), 'test/bench/train/clues.c'
    pages = P.load(bench, compile('clues', program), WORK, P.FULL + P.SNIPPETS)
    first, second = SMALL if small else LARGE
    folds = [None] + list(range(P.FOLDS))

    def fit(fold, key, options):
        return boost.fit(lib, *matrix([p for p in pages if P.fold(p) != fold], P, key), **options)
    for p in pages:
        p['first'] = p['X'][:, :P.first()]
    forests = {k: [fit(k, 'first', first)] for k in folds}
    if second:
        # the second pass learns from what the first says of pages that it has not seen
        for k in folds[1:]:
            write_c(model, forests[k], 'of a fold')
            left_out = {(p['set'], p['id']): p for p in pages if P.fold(p) == k}
            for p in P.load(bench, compile('clues', program, model), WORK, P.FULL + P.SNIPPETS, only=left_out):
                left_out[p['set'], p['id']]['X'] = p['X']
        for k in folds:
            forests[k].append(fit(k, 'X', second))
    about = 'The model of an article\'s body: %s trees of 16 leaves, fitted by\n * test/bench/train/forest.py%s on the dev pages of %s, %s.' % (
        ' and '.join(str(o['trees']) for o in (first, second) if o), ' --small' if small else '', ' '.join(P.FULL + P.SNIPPETS), DATE)
    print('%d bytes' % sum(len(f.trees) for f in forests[None]))
    if len(args) > 1:
        write_c(args[1], forests[None], about)
    rows = {}
    for k in folds:
        write_c(model, forests[k], about)
        part = measure(bench, compile('extract', 'test/bench/extract.c', model), [p for p in pages if k is None or P.fold(p) == k], E, P)
        if k is None:
            inside = part
            continue
        for name, r in part.items():
            rows.setdefault(name, []).extend(r)
    print('%-18s %8s %8s' % ('', 'seen', 'left out'))
    for r in [x for rs in rows.values() for x in rs]:
        r.pop('truth')
    json.dump(rows, open(os.path.join(WORK, 'left_out.json'), 'w'))
    for name, r in inside.items():
        key = 'f1' if 'f1' in E.report(r) else 'snip_f1'
        print('%-18s %8.4f %8.4f' % (name, E.report(r)[key], E.report(rows[name])[key]))


DATE = '2026-11-23'
if __name__ == '__main__':
    main()
