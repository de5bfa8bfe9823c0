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

# once NAME INPUT COMMAND...: a run; adds to NAME.all
once() {
    name=$bin/$1 input=$2
    shift 2
    $bin/measure "$name.cost" "$@" <"$input" >/dev/null 2>"$name.err" || {
        echo "failed: $*" >&2
        exit 1
    }
    cat "$name.cost" >>"$name.all"
}

# count NAME INPUT COMMAND...: instructions to NAME.instructions and, for the
# first 2 MB, allocations to NAME.heap; of the runs so far the quickest to
# NAME.cost
count() {
    name=$bin/$1 input=$2
    shift 2
    sort -n -k 2 "$name.all" | head -1 >"$name.cost"
    rm -f "$name.all" "$name.instructions" "$name.heap"
    if have valgrind; then
        valgrind --tool=callgrind --callgrind-out-file="$name.callgrind" \
            "$@" <"$input" 2>&1 >/dev/null |
            sed -n 's/.*refs: *//p' | tr -d , >"$name.instructions"
        head -c 2000000 "$input" | valgrind "$@" 2>&1 >/dev/null |
            sed -n 's/.*heap usage: \([0-9,]*\) allocs.*/\1/p' >"$name.heap"
    fi
}

# figures NAME: wall ms, CPU ms, KB, instructions (0: unknown), allocations
figures() {
    instructions=$(cat $bin/"$1".instructions 2>/dev/null || :)
    heap=$(cat $bin/"$1".heap 2>/dev/null || :)
    echo "$(cat $bin/"$1".cost) ${instructions:-0} ${heap:--}"
}

# row TITLE NAME [PEER]: what NAME cost, and in times of what PEER did
row() {
    for name in "$2" ${3:+"$3"}; do figures "$name"; done |
        awk -v title="$1" -v bytes="$(wc -c <$feed)" '
        NR == 1 { cpu = $2; rss = $3; ir = $4
            printf "%-28s %8.0f %12s %8d %8s", title, bytes / 1e3 / cpu,
                (ir > 0 ? sprintf("%.1f", ir / bytes) : "-"), rss, $5 }
        NR == 2 { printf "   %6.2f %6s %6.2f", $2 / cpu,
            ($4 > 0 ? sprintf("%.2f", ir / $4) : "-"), rss / $3 }
        END { print "" }'
}

have valgrind || echo "valgrind: not here, no instructions and no heap"
feed=$bin/feed.xml
python3 test/bench/make_input.py feed 25000000 >$feed
rm -f $bin/feed.all $bin/sfeed.all $bin/page.all
for _ in 1 2 3 4 5 6 7; do # in turn, as others may use the machine
    once feed $feed $bin/stage feed
    ! have sfeed || once sfeed $feed sfeed
done
count feed $feed $bin/stage feed
! have sfeed || count sfeed $feed sfeed
items=$(sed -n 's/.*found //p' $bin/feed.err)
printf '%-28s %8s %12s %8s %8s   %6s %6s %6s\n' "$items items, 25 MB of RSS" \
    MB/s instr./byte "RSS KB" allocs speed instr. RSS
if have sfeed; then
    row "nutgraf, feed stage" feed sfeed
    row sfeed sfeed sfeed
    note="; speed, instr., RSS: in times of the last line"
else
    row "nutgraf, feed stage" feed
    note="; no sfeed here to compare with"
fi
awk -v note="$note" '{ printf "arena %.1f KB%s\n\n", $2 / 1024, note }' \
    $bin/feed.err
printf '%-28s %8s %12s %8s %8s   %8s\n' "extract stage, a page of" MB/s \
    instr./byte "RSS KB" allocs "arena KB"
for size in 20000 200000 2000000 20000000; do
    page=$bin/page.html
    python3 test/bench/make_input.py page $size >$page
    for _ in 1 2 3 4 5; do once page $page $bin/stage extract; done
    count page $page $bin/stage extract
    # the time of a small page is that of starting a program
    echo "$(figures page) $(cat $bin/page.err)" | awk '{
        printf "%12d bytes %19s %12s %8d %8s   %8.1f\n", $9,
            ($9 > 1e6 ? sprintf("%.0f", $9 / 1e3 / $2) : "-"),
            ($4 > 0 ? sprintf("%.1f", $4 / $9) : "-"), $3, $5, $7 / 1024 }'
done
