#!/bin/sh
# SPDX-License-Identifier: MIT
# The edition: forms, widths, sets of characters, what is remembered, exit
# codes. The feeds are files; their links lead to a port where nobody listens.
. test/run/setup
feed=$data/harbour.xml

run 0 --now $now "$feed"
says out "Ferry to the islands runs again after storm" "23 November 2026" "Harbour Post"
quiet
[ ! -e "$state/seen.blob" ] || not_ok "a feed given by hand is remembered"
cp "$tmp/out" "$tmp/first"
run 0 --now $now "$feed"
same "$tmp/out" "$tmp/first"
"$nutgraf" --now $now - <"$feed" >"$tmp/stdin"
same "$tmp/stdin" "$tmp/first"
: >"$tmp/empty.xml"
run 1 --now $now "$tmp/empty.xml"
says err "empty.xml: it is empty"
echo "ok one feed, no configuration, the same bytes twice"

for width in 20 32 40 64 80 120; do
    for charset in utf-8 ascii latin1 cp437 cp850 cp866 cp1252; do
        run 0 --now $now --width $width --charset $charset "$feed"
        quiet
        case $charset in
        utf-8)
            iconv -f utf-8 -t ucs-4le "$tmp/out" >/dev/null ||
                not_ok "$charset: ill-formed"
            ;;
        ascii)
            ! LC_ALL=C grep -q '[^ -~]' "$tmp/out" || not_ok "not ASCII"
            ;;
        *)
            # a column is a byte; 80-9F are controls in Latin-1 only
            ! LC_ALL=C grep -q '[[:cntrl:]]' "$tmp/out" ||
                not_ok "$charset: a control character"
            ;;
        esac
        # a character of UTF-8 is one byte that is no continuation byte
        cont=
        [ $charset != utf-8 ] || cont=$(printf '\200-\277')
        long=$(LC_ALL=C tr -d "$cont" <"$tmp/out" |
            LC_ALL=C awk -v w=$width 'length($0) > w')
        [ -z "$long" ] || not_ok "wider than $width in $charset: $long"
        ! grep -q ' $' "$tmp/out" || not_ok "a space at a line's end"
    done
done
run 0 --now $now --width 40 --charset ascii "$feed"
says out 'QUAY "SAVED"' 'EUR' 'naive idea'
run 0 --now $now --width 40 --charset cp437 "$feed"
LC_ALL=C grep -q "$(printf 'caf\202')" "$tmp/out" || not_ok "no e acute in 437"
echo "ok no line is too long, no byte is foreign"

run 1 --now $now --lines 5 "$feed"
says err "not one story fits so few lines"
for lines in 10 12 20 40; do
    run 0 --now $now --lines $lines "$feed"
    n=$(wc -l <"$tmp/out")
    [ "$n" -le $lines ] || not_ok "$n lines, not $lines"
done
echo "ok lines are kept to"
run 4 --now $now --charset ascii --format text test/data/pages/chinese.html
says err "no story can be shown in this character set"
echo "ok a script that the device lacks is told of"

run 0 --now $now --format ansi "$feed"
grep -q "$(printf '\033')\[1m" "$tmp/out" || not_ok "no bold"
run 0 --now $now --format json "$feed"
if command -v jq >/dev/null; then
    jq -e '.nutgraf == 1 and (.stories | length == 3)' "$tmp/out" >/dev/null ||
        not_ok "$(cat "$tmp/out")"
fi
run 0 --now $now --format html "$feed"
says out '<!DOCTYPE html>' '<a href="http://127.0.0.1:9/ferry"' \
    '&lt;b&gt;Ångström&lt;/b&gt; &amp; son' "default-src 'none'"
says_not out '<b>' '<script'
if command -v xmllint >/dev/null; then
    xmllint --html --noout "$tmp/out" 2>&1 | grep -vE 'Tag (header|main|article|footer|time) invalid|^<|^ *\^' >"$tmp/lint" || :
    [ ! -s "$tmp/lint" ] || not_ok "$(cat "$tmp/lint")"
fi
run 0 --now $now --format markdown "$feed"
says out '# The Morning Edition' \
    '## [Ferry to the islands runs again after storm](<http://127.0.0.1:9/ferry>)' \
    'Lottery winner \<b\>Ångström\</b\> \& son gives'
echo "ok ansi, JSON, HTML and Markdown"

run 0 --now $now --keep lifeboat "$feed"
says out "lifeboat"
says_not out "timber"
run 0 --now $now --drop lottery,ferry "$feed"
says_not out "lifeboat" "timber"
run 0 --now $now --stories 1 --sentences 1 "$feed"
run 0 --now $now --since 3h "$feed"
says_not out "lifeboat"
run 4 --now 2027-01-01T00:00:00Z --since 2w "$feed"
[ ! -s "$tmp/out" ] || not_ok "nothing new, but something printed"
quiet
run 4 -v --now 2027-01-01T00:00:00Z --since 2w "$feed"
says err "nothing new"
echo "ok what is kept, dropped and too old"

run 0 --now $now --stats "$feed"
says err "arena" "3 stories"
for memory in 8k 16k 24k 32k 64k; do
    code=0
    "$nutgraf" --now $now --memory $memory "$feed" >"$tmp/out" \
        2>"$tmp/err" || code=$?
    case $code in
    0) says out "══════" ;;
    1) says err "larger --memory" ;;
    *) not_ok "exit $code with $memory" ;;
    esac
done
[ $code -eq 0 ] || not_ok "64k are not enough for one small feed"
echo "ok little memory is said so"

mkdir "$tmp/xdg" "$tmp/xdg/nutgraf"
printf '[edition]\nwidth = 32\ntitle = Quay\nkeep = lifeboat\n' \
    >"$tmp/xdg/nutgraf/nutgraf.conf"
export XDG_CONFIG_HOME="$tmp/xdg"
run 0 --now $now "$feed"
says out "              QUAY" "lifeboat"
says_not out "timber"
run 0 --now $now --width 40 --title Mole --keep timber "$feed"
says out "MOLE" "timber"
says_not out "lifeboat"
unset XDG_CONFIG_HOME
echo "ok settings of the configuration, and over them the command line's"

# daylight saving is what it is at the edition's time, not at the test's
TZ=CET-1CEST,M3.5.0,M10.5.0/3 run 0 --now $now "$feed"
says out "07:30" "06:40"
TZ=CET-1CEST,M3.5.0,M10.5.0/3 run 0 --now 2026-07-23T06:30:00Z "$feed"
says out "08:30"
TZ=IST-5:30 run 0 --now 2026-11-22T19:00:00Z "$feed"
says out "Monday, 23 November 2026" "00:30"
echo "ok the zone's own time"

# ---- the configuration's feeds are remembered -----------------------------

cp "$feed" "$tmp/one.xml"
run 0 add Harbour "$tmp/one.xml" feed_only=yes
(
    export XDG_STATE_HOME="$tmp/none"
    run 0 --now $now --dry-run
)
[ ! -e "$tmp/none" ] || not_ok "a dry run made a folder"
run 0 --now $now --dry-run
says out "read" "Harbour" "choose" "Ferry to the islands"
[ ! -e "$state/seen.blob" ] || not_ok "a dry run was remembered"
run 0 --now $now
cp "$tmp/out" "$tmp/edition"
# records of sources: what has not been written for a season goes
touch -d "100 days ago" "$state/sources/gone"
touch -d "80 days ago" "$state/sources/quiet"
run 4 --now $now
[ ! -s "$tmp/out" ] || not_ok "printed twice"
[ -e "$state/sources/quiet" ] || not_ok "a record is gone too early"
[ ! -e "$state/sources/gone" ] || not_ok "an old record is still there"
quiet
if command -v flock >/dev/null; then
    sed -i 's/harbour-3/harbour-8/; s#9/lottery#9/skarn#
        s/Lottery winner.*all away/Skarn Point lighthouse gets a keeper/
        s/A retired net maker.*second boat/A retired tram driver will move in and watch over the lifeboat, too/' \
        "$tmp/one.xml"
    mkfifo "$tmp/held"
    flock "$state/lock" sh -c 'echo >"$0"; sleep 1' "$tmp/held" &
    read -r _ <"$tmp/held"
    run 0 --now $now
    says out "lifeboat"
    run 4 --now $now
    echo "ok one run waits for another"
fi

# told again, later, under another address and title: nothing new
sed -i 's/harbour-2/harbour-9/; s#9/ferry#9/ferry-2#
    s/Ferry to the islands runs again/Islands ferry runs again/
    s/04:10:00 GMT/07:10:00 GMT/' "$tmp/one.xml"
run 4 --now 2026-11-23T08:30:00Z
# and with news
sed -i 's/harbour-9/harbour-10/; s#9/ferry-2#9/ferry-3#
    s/Islands ferry runs again/Boat to the islands sinks at the landing stage/
    s/23 Nov 2026 07:10/24 Nov 2026 04:10/' "$tmp/one.xml"
run 0 --now 2026-11-24T06:30:00Z
says out "UPDATE: BOAT TO THE ISLANDS"
says_not out "lifeboat"
run 4 --now 2026-11-24T06:30:00Z
echo "ok a story is printed once"

run 3 --now 2026-11-25T06:30:00Z --offline
says out "BOAT TO THE ISLANDS" "25 November 2026" "As of Tuesday, 24 November 2026"
rm "$tmp/one.xml"
run 3 --now 2026-11-25T06:30:00Z
says out "BOAT TO THE ISLANDS" "As of Tuesday, 24 November 2026" "Harbour"
says err "Harbour: "
[ "$(wc -l <"$tmp/err")" -eq 1 ] || not_ok "not one line a failed source"
run 3 --now 2026-11-25T06:30:00Z -q
quiet
run 3 --now 2026-11-25T06:30:00Z --format html
says out "As of Tuesday"
echo "ok yesterday's page beats an error page"

rm "$state/seen.blob"
cp "$feed" "$tmp/two.xml"
run 0 add Second "$tmp/two.xml" feed_only=yes
sed -i 's#9/#9/x#; s/harbour-/second-/' "$tmp/two.xml"
run 3 --now $now
says out "Harbour" "lifeboat"
says err "Harbour: "
run 4 --now $now
rm -rf "$state" "$tmp/two.xml"
run 1 --now $now
says err "nothing could be read"
run 1 --offline
says err "no edition was kept"
echo "ok some sources down is 3, all down and nothing kept is 1"
