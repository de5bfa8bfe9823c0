#!/bin/sh
# SPDX-License-Identifier: MIT
# What the feed and the extract stage cost, alone: instructions, time, memory;
# the feed against sfeed on the same 25 MB. Inputs are made of our own data.
set -eu
bin=build/bench-bin
mkdir -p $bin
${CC:-cc} -std=c11 -O2 test/bench/measure.c -o $bin/measure
${CC:-cc} -std=c11 -D_GNU_SOURCE -O2 -g -Iinclude test/bench/stage.c \
    build/linux/libnutgraf.a -o $bin/stage
have() { command -v "$1" >/dev/null; }

# cost NAME INPUT COMMAND...: of five runs the quickest, to NAME.cost;
# instructions and heap, once each, to NAME.callgrind and NAME.heap
cost() {
    name=$bin/$1 input=$2
    shift 2
    for _ in 1 2 3 4 5; do
        $bin/measure "$name.cost" "$@" <"$input" >/dev/null 2>"$name.err"
        cat "$name.cost"
    done | sort -n -k 2 | head -1 >"$name.best"
    mv "$name.best" "$name.cost"
    if have valgrind; then
        valgrind --tool=callgrind --callgrind-out-file="$name.callgrind" \
            "$@" <"$input" 2>&1 >/dev/null |
            sed -n 's/.*refs: *//p' | tr -d , >"$name.instructions"
        head -c 2000000 "$input" | valgrind "$@" 2>&1 >/dev/null |
            sed -n 's/.*heap usage: \([0-9,]*\) allocs.*/\1/p' >"$name.heap"
    fi
}

# row TITLE NAME PEER: what NAME cost, and times what PEER did
row() {
    for n in "$2" "$3"; do
        echo "$(cat $bin/"$n".cost)" \
            "$(cat $bin/"$n".instructions 2>/dev/null || echo 0)" \
            "$(cat $bin/"$n".heap 2>/dev/null || echo -)"
    done | awk -v title="$1" -v bytes="$(wc -c <$feed)" '
        NR == 1 { cpu = $2; rss = $3; ir = $4; heap = $5 }
        NR == 2 { printf "%-28s %8.0f %12.1f %8d %8s   %6.2f %6.2f %6.2f\n", title,
            bytes / 1e3 / cpu, ir / bytes, rss, heap, $2 / cpu,
            ($4 > 0 ? ir / $4 : 0), rss / $3 }'
}

have valgrind || echo "valgrind: not here, no instructions and no heap"
feed=$bin/feed.xml
python3 test/bench/make_input.py feed 25000000 >$feed
cost feed $feed $bin/stage feed
items=$(sed -n 's/.*found //p' $bin/feed.err)
peer=feed
if have sfeed; then
    peer=sfeed
    cost sfeed $feed sfeed
fi
printf '%-28s %8s %12s %8s %8s   %6s %6s %6s\n' "$items items, 25 MB of RSS" \
    MB/s instr./byte "RSS KB" allocs speed instr. RSS
row "nutgraf, feed stage" feed $peer
if have sfeed; then
    row sfeed sfeed sfeed
else
    echo "sfeed: not here, no comparison"
fi
awk '{ printf "arena %.1f KB; speed, instr., RSS: times those of the last line\n", $2 / 1024 }' \
    $bin/feed.err
echo
printf '%-28s %8s %12s %8s %8s   %8s\n' "extract stage, a page of" MB/s \
    instr./byte "RSS KB" allocs "arena KB"
for size in 20000 200000 2000000 20000000; do
    page=$bin/page.html
    python3 test/bench/make_input.py page $size >$page
    cost page $page $bin/stage extract
    # the time of a small page is that of starting a program
    echo "$(cat $bin/page.cost)" "$(cat $bin/page.err)" \
        "$(cat $bin/page.instructions 2>/dev/null || echo 0)" \
        "$(cat $bin/page.heap 2>/dev/null || echo -)" | awk '{
        printf "%12d bytes %19s %12.1f %8d %8s   %8.1f\n", $7,
            ($7 > 1e6 ? sprintf("%.0f", $7 / 1e3 / $2) : "-"), $10 / $7, $3, $11,
            $5 / 1024 }'
done
