#!/bin/sh
# SPDX-License-Identifier: MIT
# Pass rates on the bench's dates, by the bench's own evaluator.
# usage: [BENCH=DIR] test/bench/dates.sh [--fail N]; builds in build/bench-bin
set -eu
bench=${BENCH:-build/bench}
if [ ! -f "$bench/dates/dev.jsonl" ]; then
    echo "dates: skipped: no $bench/dates (unpack with ../shared/bench/unpack.sh)"
    exit 0
fi
bin=build/bench-bin
mkdir -p $bin
${CC:-cc} -std=c11 -O2 -Iinclude test/bench/dates.c build/linux/libnutgraf.a \
    -o $bin/dates
for set in dev heldout; do
    if [ -f "$bench/dates/$set.jsonl" ]; then
        echo "dates, $set:"
        $bin/dates <"$bench/dates/$set.jsonl" >$bin/dates.$set
        python3 "$bench/dates/eval.py" "$bench/dates/$set.jsonl" $bin/dates.$set "$@"
    fi
done
