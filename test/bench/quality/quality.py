# SPDX-License-Identifier: MIT
"""Measures and prints the table of quality.sh. Arguments: the parts to run
(extraction, sentences, summaries, clusters, feeds); none: all."""
import multiprocessing
import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(__file__))

import extraction
import table
import text
from common import OUT, Figures, progress

PARTS = {'extraction': extraction.measure, 'sentences': text.sentences,
         'summaries': text.summaries, 'clusters': text.clusters,
         'feeds': text.feeds}


def main():
    wanted = sys.argv[1:] or list(PARTS)
    for name in wanted:
        if name not in PARTS:
            sys.exit('quality: no part %s; parts: %s' % (
                name, ' '.join(PARTS)))
    os.makedirs(OUT, exist_ok=True)
    figures, began = Figures(), time.time()
    with multiprocessing.Pool(2) as pool:
        for name in wanted:
            PARTS[name](figures, pool)
    progress('')
    with open(OUT + '/figures.tsv', 'w', encoding='utf-8') as f:
        f.write('\n'.join(figures.lines) + '\n')
    with open(OUT + '/worst.txt', 'w', encoding='utf-8') as f:
        f.write('\n'.join(figures.worst) + '\n')
    targets = os.path.join(os.path.dirname(__file__), 'targets.tsv')
    table.table(targets, OUT + '/figures.tsv', sys.stdout)
    print('others: measured here; in brackets: measured elsewhere')
    print('the worst ten of each set: %s/worst.txt; %d s' % (
        OUT, time.time() - began))


if __name__ == '__main__':
    main()
