#!/bin/sh
# SPDX-License-Identifier: MIT
# Sentence boundaries against UD treebanks and the golden rules of
# pragmatic_segmenter. Needs the bench data unpacked to build/bench
# (../shared/bench/unpack.sh build/bench); BENCH names another place.
set -eu
bench=${BENCH:-build/bench}/sentences
if [ ! -d "$bench" ]; then
    echo "sentences: skipped, no $bench"
    exit 0
fi
mkdir -p build/bench-bin
${CC:-cc} -O2 -Iinclude test/bench/sentences.c build/linux/libnutgraf.a \
    -o build/bench-bin/sentences
BENCH_DIR=$bench exec python3 - "$@" <<'PY'
import glob, json, os, subprocess, sys
bench = os.environ['BENCH_DIR']
sys.path.insert(0, bench)
from sent_eval import score, ends

def run(gold):
    tsv = ''.join('%s\t%s\t%s\n' % (g['id'], g['lang'], g['text'].replace(
        '\t', ' ').replace('\n', '\x1f')) for g in gold)
    out = subprocess.run(['build/bench-bin/sentences'], input=tsv.encode(),
                         stdout=subprocess.PIPE, check=True).stdout.decode()
    return {l.split('\t', 1)[0]: l.split('\t', 1)[1].split('\x1e')
            for l in out.split('\n') if l}

def load(path, split='dev'):
    rows = [json.loads(l) for l in open(path, encoding='utf-8')]
    return [g for g in rows if g.get('split') == split]

pud = []
for path in sorted(glob.glob(bench + '/ud/*.jsonl')):
    gold = load(path)
    pred = run(gold)
    s = score(gold, pred)
    name = os.path.basename(path)[:-6]
    print('%-16s P %5.1f R %5.1f F1 %5.1f%s' % (
        name, 100 * s['p'], 100 * s['r'], 100 * s['f'],
        '  text changed: %d' % s['text_changed'] if s['text_changed'] else ''))
    if 'PUD' in name:
        pud.append(100 * s['f'])
print('mean of PUD      F1 %5.2f' % (sum(pud) / max(1, len(pud))))
for path in sorted(glob.glob(bench + '/golden/*.jsonl')):
    gold = load(path)
    pred = run(gold)
    n = sum(ends(g['sents'])[0] == ends(pred[g['id']])[0] for g in gold)
    print('golden %s %d/%d' % (os.path.basename(path)[:-6], n, len(gold)))
if '-v' in sys.argv:
    for path in sys.argv[sys.argv.index('-v') + 1:]:
        gold = load(bench + '/' + path)
        pred = run(gold)
        for g in gold:
            flat = ''.join(''.join(g['sents']).split())
            a, b = ends(g['sents'])[0], ends(pred[g['id']])[0]
            for e in sorted(a ^ b):
                print('missed' if e in a else 'wrong ', flat[max(0, e - 40):e],
                      '|', flat[e:e + 30])
PY
