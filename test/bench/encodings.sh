#!/bin/sh
# SPDX-License-Identifier: MIT
# Pass rates of charset.c on the bench's encodings, and its speed.
# usage: [BENCH=DIR] test/bench/encodings.sh; builds in build/bench-bin
set -eu
bench=${BENCH:-build/bench}
bin=build/bench-bin
mkdir -p $bin
${CC:-cc} -std=c11 -O2 -Iinclude -Iport test/bench/encodings.c \
    port/linux/iconv_hook.c build/linux/libnutgraf.a -o $bin/encodings
if [ -f "$bench/encodings/labels.tsv" ]; then
    $bin/encodings labels <"$bench/encodings/labels.tsv"
    $bin/encodings decode <"$bench/encodings/decode.jsonl"
    $bin/encodings malformed <"$bench/encodings/utf8-malformed.jsonl"
    $bin/encodings meta <"$bench/encodings/meta-prescan.jsonl"
else
    echo "encodings: skipped: no $bench/encodings (unpack with ../shared/bench/unpack.sh)"
fi
$bin/encodings speed
