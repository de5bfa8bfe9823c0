#!/bin/sh
# SPDX-License-Identifier: MIT
# ROUGE of three chosen sentences against the first three that are no junk,
# paired (ROUGE-1 and -2 with the bootstrap interval of the difference); the
# same of whole sentences in 280 characters (ROUGE-1); and in how many per cent
# of the summaries a reader stumbles (summary_reading.py says over what).
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
    return good or s

def jsonl(path, texts):
    with open(path, 'w') as f:
        for i, text in texts.items():
            f.write(json.dumps({'id': i, 'summary': text}) + '\n')

def ours(tsv, *args):
    out = subprocess.run([here + 'summary'] + list(args), input=tsv.encode(),
                         stdout=subprocess.PIPE, check=True).stdout.decode()
    return {k: v.replace('\x1e', '\n') for k, v in (
        l.split('\t', 1) for l in out.split('\n') if l)}

def rouge(metrics, kind):
    out = subprocess.run(
        [sys.executable, bench + '/rouge.py', docs, here + name + kind +
         '.ours.jsonl', '--vs', here + name + kind + '.lead.jsonl',
         '--metric', metrics], stdout=subprocess.PIPE, check=True).stdout
    return out.decode().split('\n', 1)[1].rstrip()

def whole_280(sents):
    text = ''
    for s in sents:
        if len(text) + len(s) + (text > '') > 280:
            break
        text += ('\n' if text else '') + s
    return text

for name in sets:
    docs = bench + '/%s/docs.dev.jsonl' % name
    rows = [json.loads(l) for l in open(docs, encoding='utf-8')]
    tsv = ''.join('%s\t%s\t%s\t%s\n' % (
        d['id'], d['lang'], flat(d.get('title', '')).replace('\n', ' '),
        flat(d['text']).replace('\n', '\x1f')) for d in rows)
    leads = {d['id']: lead(d) for d in rows}
    jsonl(here + name + '.lead.jsonl',
          {i: '\n'.join(s[:3]) for i, s in leads.items()})
    jsonl(here + name + '.ours.jsonl', ours(tsv, '3'))
    jsonl(here + name + '.280.lead.jsonl',
          {i: whole_280(s) for i, s in leads.items()})
    jsonl(here + name + '.280.ours.jsonl', ours(tsv, '255', '280'))
    print('== %s, %d texts' % (name, len(rows)))
    print(rouge('r1,r2', ''))
    print('280 ' + rouge('r1', '.280'))
    print(subprocess.run(
        [sys.executable, 'test/bench/summary_reading.py', name, docs,
         here + name + '.lead.jsonl', here + name + '.ours.jsonl'],
        stdout=subprocess.PIPE, check=True).stdout.decode().rstrip(),
        flush=True)
PY
