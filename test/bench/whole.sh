#!/bin/sh
# SPDX-License-Identifier: MIT
# The whole run on the sample newspaper, by both transports, against curl
# fetching the same addresses from the same server. Nine rounds of all three;
# of each the run of median time is shown.
#
# usage: test/bench/whole.sh; calls itself, as "the program", through
# newspaper.sh, with the program's options.
set -eu
bin=build/bench-bin
if [ $# -eq 0 ]; then
    mkdir -p $bin
    ${CC:-cc} -std=c11 -O2 test/bench/measure.c -o $bin/measure
    rm -f $bin/requests
    SERVER_LOG=$bin/requests exec test/tools/newspaper.sh "$0" \
        build/test/server build/test/certs
fi

# once NAME COMMAND...: a run that finds nothing kept; adds to NAME.all
once() {
    name=$bin/$1
    shift
    code=0
    rm -rf "$XDG_STATE_HOME"
    $bin/measure "$name.cost" "$@" >"$name.out" 2>"$name.err" || code=$?
    # 3: the Gazette is down, as it is meant to be
    [ $code -eq 0 ] || [ $code -eq 3 ] || {
        cat "$name.err"
        exit 1
    }
    cat "$name.cost" >>"$name.all"
}

# row TITLE NAME: what once() measured, and how it compares with curl
row() {
    sort -n "$bin/$2.all" | sed -n 5p >"$bin/$2.cost"
    arena=$(sed -n 's/.*arena \([0-9]*\) of.*/\1/p' "$bin/$2.err")
    cat "$bin/$2.cost" $bin/fetch.cost 2>/dev/null |
        awk -v title="$1" -v arena="$arena" '
        NR == 1 { wall = $1; rss = $3
            printf "%-28s %8.0f %8.0f %12.1f %10s", title, wall, $2, rss / 1024,
                (arena == "" ? "-" : sprintf("%.1f", arena / 1024)) }
        NR == 2 { printf "   %6.2f %6.2f", wall / $1, rss / $3 }
        END { print "" }'
}

program=build/linux/nutgraf
once curl $program "$@" --transport curl
base=$(sed -n 's|^url = \(https://[^/]*\).*|\1|p' "$2" | head -1)
sed -n 's|^GET \([^ ]*\) .*|\1|p' $bin/requests | sort -u |
    sed "s|.*|url = $base&\noutput = /dev/null|" >$bin/urls
rm -f $bin/curl.all $bin/mbedtls.all $bin/fetch.*
for _ in 1 2 3 4 5 6 7 8 9; do
    once curl $program "$@" --transport curl --stats
    once mbedtls $program "$@" --transport mbedtls --stats
    ! command -v curl >/dev/null ||
        once fetch curl -sS --parallel --parallel-max 8 --cacert "$4" \
            -K $bin/urls
done
printf '%-28s %8s %8s %12s %10s   %6s %6s\n' \
    "$(grep -c ^url $bin/urls) documents" "wall ms" "CPU ms" "peak RSS MB" \
    "arena KB" wall RSS
if command -v curl >/dev/null; then
    sort -n $bin/fetch.all | sed -n 5p >$bin/fetch.cost
    row "nutgraf, libcurl" curl
    row "nutgraf, mbedTLS" mbedtls
    row "curl --parallel, fetch only" fetch
    echo "wall, RSS: in times of the last line"
else
    row "nutgraf, libcurl" curl
    row "nutgraf, mbedTLS" mbedtls
    echo "no curl here to compare with"
fi
