#!/bin/sh
# SPDX-License-Identifier: MIT
# How full pages of pixels are: our own editions in thirty variants on all
# sizes of paper, and editions of the bench's real feeds where these are.
set -eu
fit=build/linux/fit
${MAKE:-make} -s --no-print-directory $fit build/linux/press build/linux/nutgraf
build/linux/press stamp >/dev/null || {
    echo "fit: skipped, no fonts here"
    exit 0
}
dir=build/bench-bin/fit
mkdir -p $dir
rm -f $dir/*.json
if [ -d "${BENCH:-}/feeds/real/dev/raw" ]; then
    # the feeds' own texts, two dozen sources an edition; no page is fetched
    n=0
    for f in "$BENCH"/feeds/real/dev/raw/*; do
        n=$((n + 1))
        printf '[feed s%d]\nurl = %s\nfeed_only = yes\nlimit = 4\n' $n \
            "$(realpath "$f")" >>$dir/conf.$((n / 24))
    done
    for c in $dir/conf.*; do
        XDG_STATE_HOME=$dir/state build/linux/nutgraf -q -c "$c" --format json \
            --now 2026-07-01T06:00:00Z --since 52w --stories 14 >"$dir/${c##*.}.json" 2>/dev/null ||
            [ -s "$dir/${c##*.}.json" ] || rm -f "$dir/${c##*.}.json"
        [ "$(ls $dir/*.json 2>/dev/null | wc -l)" -lt "${FIT_FEEDS:-12}" ] ||
            break
    done
    rm -rf $dir/conf.* $dir/state
else
    echo "fit: no bench data: only our own editions"
fi
set -- $dir/*.json
[ -e "$1" ] || set --
exec $fit "$@"
