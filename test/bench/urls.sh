#!/bin/sh
# SPDX-License-Identifier: MIT
# Pass rates on the bench's urls, by the bench's own evaluator.
# usage: [BENCH=DIR] test/bench/urls.sh [--fail N]; builds in build/bench-bin
set -eu
bench=${BENCH:-build/bench}
if [ ! -f "$bench/urls/dev.jsonl" ]; then
    echo "urls: skipped: no $bench/urls (unpack with ../shared/bench/unpack.sh)"
    exit 0
fi
bin=build/bench-bin
mkdir -p $bin
${CC:-cc} -std=c11 -O2 -Iinclude test/bench/urls.c build/linux/libnutgraf.a \
    -o $bin/urls
for set in dev heldout; do
    if [ -f "$bench/urls/$set.jsonl" ]; then
        echo "urls, $set:"
        $bin/urls <"$bench/urls/$set.jsonl" >$bin/urls.$set
        python3 "$bench/urls/eval.py" "$bench/urls/$set.jsonl" $bin/urls.$set "$@"
    fi
done
