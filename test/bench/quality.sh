#!/bin/sh
# SPDX-License-Identifier: MIT
# How good the judgement is: our filters, and the peers that are installed, on
# the bench's dev data, in one table with what must and what should be
# reached; the worst ten of each set in build/bench-bin/quality/worst.txt.
#
# BENCH names the unpacked bench data; else ../shared/bench, if that is there,
# is unpacked to build/bench. Peers: python3-readability, ots, ICU and sfeed
# of Debian; PEER_NODE names a folder whose node_modules have
# @mozilla/readability and linkedom. What a peer makes of the pages is kept.
# Arguments: parts; none: all of
#   extraction sentences summaries clusters feeds
set -eu
if [ -z "${BENCH:-}" ]; then
    BENCH=build/bench
    if [ -x ../shared/bench/unpack.sh ]; then
        ../shared/bench/unpack.sh $BENCH
    fi
fi
export BENCH
if [ ! -d "$BENCH/extraction" ]; then
    echo "quality: skipped, no $BENCH"
    exit 0
fi
bin=build/bench-bin
mkdir -p $bin
for tool in extract summary; do
    # shellcheck disable=SC2046 # the hook's file is one word or none
    ${CC:-cc} -std=c11 -D_GNU_SOURCE -O2 -Iinclude -Iport test/bench/$tool.c \
        $([ $tool = summary ] || echo port/linux/iconv_hook.c) \
        build/linux/libnutgraf.a -o $bin/$tool
done
# the page reader with the small model in place of the large one
${CC:-cc} -std=c11 -O2 -Iinclude -c port/small/forest_body.c \
    -o $bin/forest-small.o
${CC:-cc} -std=c11 -D_GNU_SOURCE -O2 -Iinclude -Iport test/bench/extract.c \
    port/linux/iconv_hook.c $bin/forest-small.o build/linux/libnutgraf.a \
    -o $bin/extract-small
echo "nutgraf $(sed -n 's/^#define NG_VERSION "\(.*\)"/\1/p' include/nutgraf.h)," \
    "$(git rev-parse --short HEAD 2>/dev/null || echo no git)," \
    "$(date -u +%Y-%m-%dT%H:%MZ)"
exec python3 test/bench/quality/quality.py "$@"
