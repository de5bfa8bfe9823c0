#!/bin/sh
# SPDX-License-Identifier: MIT
# The share of html5lib's tokeniser cases that markup.c gets right.
set -eu
data=${BENCH:-build/bench}/html5
if [ ! -d "$data" ]; then
    echo "html5: skipped, no $data (see ../shared/bench/unpack.sh)"
    exit 0
fi
mkdir -p build/bench-bin
${CC:-cc} -std=c11 -O2 -Iinclude test/bench/html5.c \
    build/linux/libnutgraf.a -o build/bench-bin/html5
build/bench-bin/html5 <"$data/dev.jsonl" >build/bench-bin/html5.out
python3 "$data/eval.py" "$data/dev.jsonl" build/bench-bin/html5.out \
    --fail "${FAIL:-0}"
