#!/bin/sh
# SPDX-License-Identifier: MIT
# Same story, several outlets: UCI News Aggregator headlines, at most six a
# story and all. Needs the bench data unpacked to build/bench
# (../shared/bench/unpack.sh build/bench); BENCH names another place.
set -eu
bench=${BENCH:-build/bench}/clusters
if [ ! -d "$bench" ]; then
    echo "clusters: skipped, no $bench"
    exit 0
fi
mkdir -p build/bench-bin
${CC:-cc} -O2 -D_GNU_SOURCE -Iinclude test/bench/clusters.c \
    build/linux/libnutgraf.a -o build/bench-bin/clusters
BENCH_DIR=$bench exec python3 - <<'PY'
import collections, hashlib, json, os, subprocess, sys
bench = os.environ['BENCH_DIR']
sys.path.insert(0, bench)
from cluster_eval import score

docs = [json.loads(l) for l in open(bench + '/uci.dev.jsonl', encoding='utf-8')]
sha = lambda d: hashlib.sha1(d['id'].encode()).hexdigest()
for most in (6, 10 ** 9):
    seen = collections.Counter()
    few = []
    sources = {}
    for d in sorted(docs, key=sha):
        seen[d['story']] += 1
        if seen[d['story']] <= most:
            few.append(d)
    for order in ('time', 'hash'):
        few.sort(key=(lambda d: d['time']) if order == 'time' else sha)
        if most > 6 and order == 'hash':
            continue
        tsv = ''.join('%s\t%d\t%d\t%s\t\n' % (
            d['id'], d['time'], sources.setdefault(d['publisher'], 1 + len(sources)),
            d['title'].replace('\t', ' ')) for d in few)
        out = subprocess.run(['build/bench-bin/clusters'], input=tsv.encode(),
                             stdout=subprocess.PIPE, check=True).stdout.decode()
        pred = dict(l.split('\t') for l in out.split('\n') if l)
        s = score({d['id']: d['story'] for d in few}, pred)
        print('%4d headlines, %s a story, by %s: B3 P %.3f R %.3f F %.3f, '
              'pairs P %.3f R %.3f' % (
                  len(few), most if most < 99 else 'all', order, s['b3p'],
                  s['b3r'], s['b3f'], s['pairp'], s['pairr']))
PY
