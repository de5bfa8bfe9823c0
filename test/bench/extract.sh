#!/bin/sh
# SPDX-License-Identifier: MIT
# Body, headline and date of the bench's pages, by the bench's own evaluator;
# speed of the stage alone on standard error of the driver.
# usage: test/bench/extract.sh [BENCH [SET...]]; builds in build/bench.bin
set -eu
bench=${1:-build/bench}
[ $# -gt 0 ] && shift
if [ ! -f "$bench/extraction/evaluate.py" ]; then
    echo "extract: skipped: no $bench/extraction (unpack with ../shared/bench/unpack.sh)"
    exit 0
fi
bin=build/bench.bin
mkdir -p $bin
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -Iinclude -Iport \
    test/bench/extract.c port/linux/iconv_hook.c build/linux/libnutgraf.a \
    -o $bin/extract
[ $# -gt 0 ] || set -- scrapinghub fundus fundus-eval wcxb-articles \
    trafilatura-eval newspaper4k zh69 htmldate-mediacloud postlight
for name in "$@"; do
    dir=$bench/extraction/$name
    unit=word
    [ "$name" = zh69 ] && unit=char
    python3 - "$dir" >$bin/extract.list <<'LIST'
import json, sys
for line in open(sys.argv[1] + '/truth.jsonl', encoding='utf-8'):
    t = json.loads(line)
    kind = 'text/html; charset=' + t['charset'] if t.get('charset') else ''
    print(t['id'], '%s/%s.html' % (sys.argv[1], t['id']), t.get('url') or '', kind, sep='\t')
LIST
    echo "extract, $name:"
    $bin/extract $bin/extract.list >$bin/extract.$name
    python3 "$bench/extraction/evaluate.py" "$dir/truth.jsonl" $bin/extract.$name \
        --split dev --unit $unit
done
