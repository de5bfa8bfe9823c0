#!/bin/sh
# SPDX-License-Identifier: MIT
# Same story, several outlets: UCI News Aggregator headlines through
# `nutgraf cluster`, at most six a story (the draw that counts, by the hash of
# the id, then the mean of it and of nineteen more) and all of them; the same
# all at once (ng_cluster, as an edition does it); without the times, which
# are a crawler's: a story's headlines come within seconds of each other.
# Needs the bench data unpacked to build/bench (../shared/bench/unpack.sh
# build/bench); BENCH names another place.
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

def draw(most, seed=''):
    seen = collections.Counter()
    few = []
    for d in sorted(docs, key=lambda d: hashlib.sha1((seed + d['id']).encode()).hexdigest()):
        seen[d['story']] += 1
        if seen[d['story']] <= most:
            few.append(d)
    return sorted(few, key=lambda d: (d['time'], int(d['id'])))

def run(command, lines):
    return subprocess.run(command, input=''.join(lines).encode(),
                          stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()

def by_filter(few, times=True):
    lines = ['%s\n' % json.dumps({'id': d['id'], 'title': d['title'],
                                  'time': d['time'] if times else None}) for d in few]
    out = run(['build/linux/nutgraf', 'cluster', '--jsonl'], lines)
    return {d['id']: d['cluster'] for d in map(json.loads, out)}

def at_once(few):
    sources = {}
    lines = ['%s\t%d\t%d\t%s\t\n' % (
        d['id'], d['time'], sources.setdefault(d['publisher'], 1 + len(sources)),
        d['title'].replace('\t', ' ')) for d in few]
    return dict(l.split('\t') for l in run(['build/bench-bin/clusters'], lines))

def show(what, draws, group):
    s = [score({d['id']: d['story'] for d in few}, group(few)) for few in draws]
    mean = lambda k: sum(x[k] for x in s) / len(s)
    print('%-44s B3 P %.3f R %.3f F %.3f, pairs P %.3f R %.3f' % (
        what, *map(mean, ('b3p', 'b3r', 'b3f', 'pairp', 'pairr'))))

six = draw(6)
draws = [six] + [draw(6, str(i)) for i in range(19)]
show('six a story (must .980/.550, aim .980/.650)', [six], by_filter)
show('six a story, mean of 20 draws', draws, by_filter)
show('six a story, without times, mean of 20', draws, lambda few: by_filter(few, False))
show('six a story, at once, mean of 20', draws, at_once)
show('all', [draw(10 ** 9)], by_filter)
PY
