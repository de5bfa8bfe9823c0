#!/bin/sh
# SPDX-License-Identifier: MIT
# ROUGE of three chosen sentences against the first three that are no junk,
# paired (ROUGE-1 and -2 with the bootstrap interval of the difference).
# Needs the bench data unpacked to build/bench (../shared/bench/unpack.sh
# build/bench); BENCH names another place. Arguments: sets; none: all.
set -eu
bench=${BENCH:-build/bench}/summary
if [ ! -d "$bench" ]; then
    echo "summary: skipped, no $bench"
    exit 0
fi
mkdir -p build/bench-bin
${CC:-cc} -O2 -Iinclude test/bench/summary.c build/linux/libnutgraf.a \
    -o build/bench-bin/summary
BENCH_DIR=$bench exec python3 - "$@" <<'PY'
import json, os, subprocess, sys
bench = os.environ['BENCH_DIR']
sys.path[:0] = [bench + '/train', bench]
from feat import WORD, junk
from ssplit import split

sets = sys.argv[1:] or ['cnndm', 'summeval', 'freelance', 'inshorts', 'xsum',
                        'newsroom', 'orangesum', 'vietnews', 'uscorpus']
here = 'build/bench-bin/'
flat = lambda s: s.replace('\t', ' ').replace('\r', ' ')

def lead(d):
    s = [x for p in d['text'].split('\n') for x in split(p)]
    good = [x for x in s if not junk(x, [w.lower() for w in WORD.findall(x)])]
    return '\n'.join((good or s)[:3])

for name in sets:
    docs = bench + '/%s/docs.dev.jsonl' % name
    rows = [json.loads(l) for l in open(docs, encoding='utf-8')]
    tsv = ''.join('%s\t%s\t%s\t%s\n' % (
        d['id'], d['lang'], flat(d.get('title', '')).replace('\n', ' '),
        flat(d['text']).replace('\n', '\x1f')) for d in rows)
    run = subprocess.run([here + 'summary', '3'], input=tsv.encode(),
                         stdout=subprocess.PIPE, check=True)
    chosen = dict(l.split('\t', 1) for l in run.stdout.decode().split('\n') if l)
    for kind, of in (('lead', lead),
                     ('ours', lambda d: chosen[d['id']].replace('\x1e', '\n'))):
        with open(here + '%s.%s.jsonl' % (name, kind), 'w') as f:
            for d in rows:
                f.write(json.dumps({'id': d['id'], 'summary': of(d)}) + '\n')
    out = subprocess.run(
        [sys.executable, bench + '/rouge.py', docs, here + name + '.ours.jsonl',
         '--vs', here + name + '.lead.jsonl', '--metric', 'r1,r2'],
        stdout=subprocess.PIPE, check=True).stdout.decode()
    print('== %s, %d texts' % (name, len(rows)))
    print(out.split('\n', 1)[1].rstrip(), flush=True)
PY
