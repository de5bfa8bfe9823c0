#!/bin/sh
# SPDX-License-Identifier: MIT
# Every figure of the project in one table, each from one run here and now.
# What is not there (bench data, sfeed, curl, valgrind, a compiler) is skipped
# and named. The parts' full output is kept in build/bench-bin/log.
#
# BENCH names the unpacked bench data; else ../shared/bench, if that is there,
# is unpacked to build/bench. Arguments: parts to run; none: all of
#   whole stages feeds robust urls dates html5 encodings sentences clusters
#   summary summary_cost extract drawing page fit size
set -eu
bin=build/bench-bin
log=$bin/log
mkdir -p $log
if [ -z "${BENCH:-}" ]; then
    BENCH=build/bench
    if [ -x ../shared/bench/unpack.sh ]; then
        ../shared/bench/unpack.sh $BENCH
    fi
fi
export BENCH
[ -d "$BENCH" ] || echo "no bench data in $BENCH: rates are skipped"
failed=
wanted=" ${*:-whole stages feeds robust urls dates html5 encodings sentences \
clusters summary summary_cost extract drawing page fit size} "

# part NAME COMMAND...: runs it with its output in $log/NAME; false when it is
# not wanted, failed or had to be skipped
part() {
    name=$1
    shift
    case $wanted in
    *" $name "*) ;;
    *) return 1 ;;
    esac
    if ! "$@" >$log/"$name" 2>$log/"$name".err; then
        echo "$name: FAILED, see $log/$name.err"
        failed="$failed $name"
        return 1
    fi
    ! grep '^[a-z0-9]*: .*skipped[,:] no' $log/"$name"
}

title() { printf '\n%s\n' "== $* ==" | sed 's/ *==$/ ==/'; }

# rate NAME RIGHT OF [NOTE]
rate() {
    printf '%-34s %7.1f %%  %6d of %-6d %s\n' "$1" \
        "$(echo "$2 $3" | awk '{ print $2 ? 100 * $1 / $2 : 0 }')" "$2" "$3" \
        "${4:-}"
}

# feed_rate NAME KIND: the feeds of compare.py's table whose kind matches
feed_rate() {
    awk -v kind="$2" '
        /^feeds: conformance/ { exit }
        match($0, /^[A-Za-z?][A-Za-z0-9-]* \([0-9]+\)/) && $1 ~ kind {
            n = substr($2, 2) + 0
            of += n
            ok += $3 / 100 * n
        }
        END { printf "%d %d\n", ok + 0.5, of }' $log/feeds | {
        read -r ok of
        rate "$1" "$ok" "$of"
    }
}

echo "nutgraf $(sed -n 's/^#define NG_VERSION "\(.*\)"/\1/p' include/nutgraf.h)," \
    "$(git rev-parse --short HEAD 2>/dev/null || echo no git)," \
    "$(date -u +%Y-%m-%dT%H:%MZ), load $(cut -d' ' -f1 /proc/loadavg)"

if part whole test/bench/whole.sh; then
    title "The whole run: the sample newspaper over TLS from this machine"
    cat $log/whole
fi
if part stages test/bench/stages.sh; then
    title "Stages alone: speed and memory"
    cat $log/stages
fi

case $wanted in
*feeds*|*robust*|*urls*|*dates*|*html5*|*encodings*|*sentences*|*clusters*)
    title "Pass rates, by the bench's own evaluators"
    ;;
esac
if part feeds test/bench/feeds.sh; then
    feed_rate "feeds, real: core right" '^real$'
    feed_rate "feeds, broken in kind" '^mal-'
    feed_rate "feeds, transcoded" '^enc-'
    feed_rate "feeds, odd but legal; fixtures" '^(ok-|fixture)'
    sed -n '/conformance/,$p' $log/feeds | awk '/^ALL/ {
        printf "%-34s %7.1f %%  of %d cases\n", "feeds, conformance: item fields",
            $4, substr($2, 2) }'
fi
if part robust test/bench/robust.sh; then
    cat $log/robust
fi
if part urls test/bench/urls.sh; then
    awk '/exact/ { sub(/n= */, "n="); sub(/n=/, "", $2)
        if ($1 ~ /^(relative-http|rfc3986|absolute-http|ALL)$/)
            printf "%-34s %7.1f %%  of %d\n", "urls, " $1, $4, $2 }' $log/urls
fi
if part dates test/bench/dates.sh; then
    sed -n 's/^\(ALL\|real\) *\([0-9]*\)\/\([0-9]*\).*/\1 \2 \3/p' $log/dates |
        while read -r group ok of; do rate "dates, $group" "$ok" "$of"; done
fi
if part html5 test/bench/html5.sh; then
    sed -n 's/^\([a-zA-Z-]*\) *\([0-9]*\)\/\([0-9]*\).*/\1 \2 \3/p' $log/html5 |
        while read -r group ok of; do rate "html5, $group" "$ok" "$of"; done
fi
if part encodings test/bench/encodings.sh; then
    sed -n 's/^\([a-z]*\): \([0-9]*\) of \([0-9]*\)$/\1 \2 \3/p' \
        $log/encodings |
        while read -r group ok of; do rate "encodings, $group" "$ok" "$of"; done
fi
if part sentences test/bench/sentences.sh; then
    awk '/^golden/ { split($3, n, "/"); ok += n[1]; of += n[2] }
        /^mean of PUD/ { printf "%-34s %7.2f    F1\n", "sentences, mean of PUD", $5 }
        / P / { f += $7; sets++ }
        END { printf "%-34s %7.2f    F1\n", "sentences, mean of " sets " treebanks",
                  f / sets
              printf "%-34s %7.1f %%  %6d of %d\n", "sentences, golden rules",
                  100 * ok / of, ok, of }' $log/sentences
fi
if part clusters test/bench/clusters.sh; then
    sed -n 's/^\(.*[^ ]\)  *B3 P \(.*\) R \(.*\) F \(.*\), pairs.*/\1;\2;\3;\4/p' \
        $log/clusters | awk -F';' '{
        printf "%-46s B3 P %s R %s F %s\n", "clusters, " $1, $2, $3, $4 }'
fi

if part summary test/bench/summary.sh; then
    title "Summaries of three sentences against the lead (ROUGE F1)"
    printf '%-22s %7s %8s %-18s %7s %8s %s\n' "set" "R-1" "- lead" " 95 %" \
        "R-2" "- lead" " 95 %"
    echo "(fitted on these texts: by cross-validation, which is to be believed,"
    sed -n '/validation/,/^$/p' test/bench/train/summary_cv.txt | awk '
        /^[a-z]/ && NF > 8 && $1 != "set" {
            printf "%s%s %s", n++ ? ", " : " R-1 - lead is ", $1, $4 }
        END { print ")" }'
    awk '/^==/ { n = $2 " " $3; next }
        { for (i = 1; i <= NF; i++) { if ($i == "F1") f = $(i + 1)
              if ($i == "diff") d = $(i + 1) " " $(i + 2) " " $(i + 3) } }
        /^r1/ { split(d, x, " "); printf "%-22s %7.2f %8s %-18s", n, f, x[1],
            " " x[2] x[3] }
        /^r2/ { split(d, x, " "); printf " %7.2f %8s  %s\n", f, x[1], x[2] x[3] }
        ' $log/summary
    title "Summaries of whole sentences in 280 characters (ROUGE-1)"
    awk '/^==/ { n = $2 " " $3 }
        /^280/ { for (i = 1; i < NF; i++) { if ($i == "F1") f = $(i + 1)
                if ($i == "diff") d = $(i + 1) " " $(i + 2) $(i + 3) }
            split(d, x, " "); printf "%-22s %7.2f %8s  %s\n", n, f, x[1], x[2]
        }' $log/summary
    title "Of 100 summaries of three sentences, those a reader stumbles over"
    printf '%-22s %6s %6s %6s %6s %6s %6s %6s\n' "set" starts leans title \
        quotes name asks junk
    sed -n 's/^reads //p' $log/summary |
        awk '{ printf "%-22s %6s %6s %6s %6s %6s %6s %6s\n", $1 ", " $2, $3,
            $4, $5, $6, $7, $8, $9 }'
fi
if part summary_cost test/bench/summary_cost.sh; then
    title "What the summary of an article costs"
    cat $log/summary_cost
fi
if part extract test/bench/extract.sh; then
    title "Article extraction: F1 with 160 KB and with 40 KB; title exact, near"
    echo "(the weights were fitted on these pages of the first five sets)"
    cat $log/extract
fi
if part drawing test/bench/drawing.sh; then
    title "What drawing a page of 800x480 costs"
    cat $log/drawing
fi
if part page test/bench/page.sh; then
    title "What a page of 800x480 costs on a board"
    cat $log/page
fi
if part fit test/bench/fit.sh; then
    title "Pages of pixels: how full they are, of our own editions and real feeds"
    cat $log/fit
fi
if ! command -v arm-none-eabi-gcc >/dev/null; then
    wanted=$(echo "$wanted" | sed 's/ size / /')
    echo "arm-none-eabi-gcc: not here, so no size"
fi
if part size "${MAKE:-make}" --no-print-directory size; then
    title "Code of the core on a Cortex-M3 at -Os, bytes"
    awk '$1 != "all" { printf "%s %s%s", $1, $2, ++n % 7 ? ", " : "\n" }
        $1 == "all" { printf "\n%-34s %7d\n", "all", $2; exit }' $log/size
fi
[ -z "$failed" ] || {
    echo "failed:$failed"
    exit 1
}
