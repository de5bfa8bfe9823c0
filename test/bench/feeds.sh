#!/bin/sh
# SPDX-License-Identifier: MIT
# What share of real, broken and conformance feeds feed.c reads as they are
# meant, whether it lives through the odd ones, and how fast it is.
set -eu
data=${BENCH:-build/bench}/feeds
bin=build/bench-bin
mkdir -p $bin
${CC:-cc} -std=c11 -O2 -Iinclude test/bench/feeds.c \
    build/linux/libnutgraf.a -o $bin/feeds

# a feed of 25 MB from the items of our own fixture
awk '/<item>/ { on = 1 } on { items = items $0 "\n" } !on { print }
    /<\/channel>/ { exit }
    END { sub(/<\/channel>.*/, "", items)
          for (n = 0; n < 25000000; n += length(items)) printf "%s", items
          print "</channel></rss>" }' test/data/feeds/rss2.xml >$bin/large.xml
printf 'feeds: one large feed: '
$bin/feeds --time $bin/large.xml
rm $bin/large.xml

if [ ! -d "$data" ]; then
    echo "feeds: the rest skipped, no $data (see ../shared/bench/unpack.sh)"
    exit 0
fi
# links are compared as a request has them, without characters beyond ASCII
as_requested='
import json, sys, urllib.parse
def requested(link):
    return "".join(c if c < "\x7f" else urllib.parse.quote(c) for c in link)
for line in sys.stdin:
    row = json.loads(line)
    for part in row["items"] + [row["feed"]]:
        if "://" in (part.get("link") or ""):
            part["link"] = requested(part["link"])
    print(json.dumps(row))'
python3 -c "$as_requested" <"$data/real/dev/expected.jsonl" >$bin/real.jsonl
grep -vE '"group": "(policy-fallback|obsolete-cdf|obsolete-utf32)"' \
    "$data/conformance/dev/expected.jsonl" >$bin/conformance.jsonl
$bin/feeds "$data/real/dev" <"$data/real/dev/expected.jsonl" >$bin/real.out
$bin/feeds "$data/conformance/dev" <$bin/conformance.jsonl >$bin/conf.out
echo "feeds: real and derived"
python3 "$data/compare.py" $bin/real.jsonl $bin/real.out \
    --by kind --fail "${FAIL:-0}"
echo "feeds: conformance, fields of items"
python3 "$data/compare.py" $bin/conformance.jsonl $bin/conf.out --by group \
    --fields title,link,id,date,summary,content --fail "${FAIL:-0}"
mkdir -p $bin/robust
tar -C $bin/robust -xJf "$data"/robust/*.tar.xz
printf 'feeds: robust: '
find $bin/robust -type f -print0 | xargs -0 -n 5000 $bin/feeds --any
rm -r $bin/robust
