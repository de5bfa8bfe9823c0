#!/bin/sh
# SPDX-License-Identifier: MIT
# The robust set of feeds through the feed stage and, as pages, through the
# extract stage, built with AddressSanitizer and UBSan: alive and clean?
set -eu
set=$(echo "${BENCH:-build/bench}"/feeds/robust/*.tar.xz)
bin=build/bench-bin
if [ ! -f "$set" ]; then
    echo "robust: skipped, no $set"
    exit 0
fi
sanitize="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"
mkdir -p $bin/robust
# shellcheck disable=SC2086
for stage in feeds extract; do
    ${CC:-cc} -std=c11 -D_GNU_SOURCE $sanitize -Iinclude -Iport \
        test/bench/$stage.c port/linux/iconv_hook.c build/test/libnutgraf.a \
        -o $bin/$stage.sanitized
done
tar -C $bin/robust -xJf "$set"
find $bin/robust -type f | sort >$bin/robust.list
n=$(wc -l <$bin/robust.list)
tr '\n' '\0' <$bin/robust.list | xargs -0 $bin/feeds.sanitized --any \
    >$bin/robust.out
awk '{ print NR "\t" $0 "\thttp://robust.example/\t" }' $bin/robust.list \
    >$bin/robust.pages
$bin/extract.sanitized $bin/robust.pages >$bin/robust.jsonl 2>/dev/null
[ "$(wc -l <$bin/robust.jsonl)" -eq "$n" ]
rm -r $bin/robust
printf '%-34s %7.1f %%  %6d of %-6d %s\n' "robust set, clean (ASan, UBSan)" 100 \
    "$n" "$n" "as feeds and as pages"
