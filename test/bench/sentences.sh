#!/bin/sh
# SPDX-License-Identifier: MIT
# Sentence boundaries (`nutgraf sentences --jsonl`) against UD treebanks and the
# golden rules of pragmatic_segmenter. Needs the bench data unpacked to
# build/bench (../shared/bench/unpack.sh build/bench); BENCH names another
# place. With -v: the wrong (W) and missed (M) cuts of these files of
# sentences/, e.g. -v ud/German-GSD.jsonl.
set -eu
bench=${BENCH:-build/bench}/sentences
if [ ! -d "$bench" ]; then
    echo "sentences: skipped, no $bench"
    exit 0
fi
make -s build/linux/nutgraf
BENCH_DIR=$bench exec python3 - "$@" <<'PY'
import glob, json, os, resource, subprocess, sys
bench = os.environ['BENCH_DIR']
TOOL = 'build/linux/nutgraf'
sys.path.insert(0, bench)
from sent_eval import score, ends
MUST = {'mean of PUD': (98.5, 99.2), 'English-EWT': (90, None)}

def run(gold):
    """As sent_eval wants it; ids are made unique, which some are not."""
    for i, g in enumerate(gold):
        g['id'] = str(i)
    lines = ''.join(json.dumps({k: g[k] for k in ('id', 'lang', 'text')},
                               ensure_ascii=False) + '\n' for g in gold).encode()
    out = subprocess.run([TOOL, 'sentences', '--jsonl'], input=lines,
                         stdout=subprocess.PIPE, check=True).stdout
    return {x['id']: x['sents'] for x in map(json.loads, out.splitlines())}

def load(path, split='dev'):
    rows = [json.loads(l) for l in open(path, encoding='utf-8')]
    return [g for g in rows if g.get('split') == split]

def mark(name, value):
    must, aim = MUST.get(name, (None, None))
    if must is None:
        return ''
    return '  must %.1f%s: %s' % (must, ', aim %.1f' % aim if aim else '',
                                  'pass' if value >= must else 'short')

pud = []
for path in sorted(glob.glob(bench + '/ud/*.jsonl')):
    gold = load(path)
    s = score(gold, run(gold))
    name = os.path.basename(path)[:-6]
    print('%-16s P %5.1f R %5.1f F1 %5.1f%s%s' % (
        name, 100 * s['p'], 100 * s['r'], 100 * s['f'],
        '  text changed: %d' % s['text_changed'] if s['text_changed'] else '',
        mark(name, 100 * s['f'])))
    if 'PUD' in name:
        pud.append(100 * s['f'])
mean = sum(pud) / max(1, len(pud))
print('mean of PUD      F1 %5.2f%s' % (mean, mark('mean of PUD', mean)))
total = right = 0
for path in sorted(glob.glob(bench + '/golden/*.jsonl')):
    gold = load(path)
    n = round(score(gold, run(gold))['exact'] * len(gold)) if gold else 0
    lang = os.path.basename(path)[:-6]
    if gold:
        note = ''
        if lang == 'en':
            note = '  must 85, aim 95: ' + (
                'pass' if n >= .85 * len(gold) else 'short')
        print('golden %s %d/%d %5.1f %%%s' % (
            lang, n, len(gold), 100 * n / len(gold), note))
    total += len(gold)
    right += n
print('all golden %d/%d %5.1f %%' % (right, total, 100 * right / max(1, total)))
text = '\n'.join(g['text'] for path in glob.glob(bench + '/ud/*-PUD.jsonl')
                 for g in load(path)).encode()
text *= 32000000 // len(text)
start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
subprocess.run([TOOL, 'sentences'], input=text, stdout=subprocess.DEVNULL,
               check=True)
start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start
print('speed %.0f MB/s, text of nine languages to lines' % (
    len(text) / 1e6 / start))
for path in sys.argv[sys.argv.index('-v') + 1:] if '-v' in sys.argv else []:
    gold = load(bench + '/' + path)
    pred = run(gold)
    for g in gold:
        at = [i for i, c in enumerate(g['text']) if not c.isspace()]
        a, b = ends(g['sents'])[0], ends(pred[g['id']])[0]
        for e in sorted(a ^ b):
            i = at[e - 1] + 1
            print('M' if e in a else 'W', repr(g['text'][max(0, i - 50):i]),
                  '|', repr(g['text'][i:i + 40]))
PY
