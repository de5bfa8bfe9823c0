#!/bin/sh
# SPDX-License-Identifier: MIT
# newspaper.sh: the sample newspaper from its server to the printed page, with
# both transports: what a reader sees, what is remembered, what offline means.
set -u
program=$(realpath build/test/nutgraf)
certs=$(realpath build/test/certs)
dir=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM
bad=0
check() { # check WHAT CONDITION...
    what=$1
    shift
    if "$@"; then
        echo "ok $what"
    else
        echo "not ok $what ($*)"
        bad=1
    fi
}
has() { grep -qF -- "$2" "$dir/$1"; }
hasnt() { ! grep -qiF -- "$2" "$dir/$1"; }

build/test/server --certs "$certs" --root test/data/newspaper </dev/zero \
    >"$dir/ports" 2>"$dir/server.err" &
pid=$!
until grep -qs "^ready" "$dir/ports"; do
    kill -0 $pid 2>/dev/null || exit 1
    sleep 0.1
done
port=$(sed -n 's/^port https //p' "$dir/ports")
while IFS="$(printf '\t')" read -r name path section; do
    printf '[feed %s]\nurl = https://localhost:%s%s\n' "$name" "$port" "$path"
    [ -z "$section" ] || printf 'section = %s\n' "$section"
done <test/data/newspaper/sources >"$dir/conf"
export TZ=UTC XDG_CONFIG_HOME="$dir"
nutgraf() { # nutgraf OUT OPTION...; the exit code in $code
    out=$1
    shift
    "$program" -c "$dir/conf" --cacert "$certs/ca.pem" \
        --now 2026-11-23T06:00:00Z "$@" >"$dir/$out" 2>"$dir/$out.err" \
        </dev/null
    code=$?
    # the port is another one each time
    sed -i "s/localhost:$port/localhost:PORT/g" "$dir/$out"
}

for transport in curl mbedtls; do
    export XDG_STATE_HOME="$dir/$transport"
    nutgraf page --transport $transport --width 80 --charset utf-8 --format text
    check "$transport: exit 3, as a source is down" [ $code -eq 3 ]
    if [ "${GOLDEN:-}" = write ]; then
        cp "$dir/page" test/data/golden/newspaper-80.txt
    fi
    check "$transport: the page" diff "$dir/page" \
        test/data/golden/newspaper-80.txt
    nutgraf again --transport $transport --format text --stories 40
    nutgraf again --transport $transport --format text --stories 40
    check "$transport: nothing new the third time" [ $code -eq 4 ]
    check "$transport: and nothing printed" [ ! -s "$dir/again" ]
done

# a page with room for a few stories: the others come with the next one
export XDG_STATE_HOME="$dir/state-lines"
nutgraf first --format text --lines 24 --width 80
check "--lines: no more than asked" [ "$(wc -l <"$dir/first")" -le 24 ]
check "--lines: says how many are left" grep -q 'more stories' "$dir/first"
nutgraf next --format text --lines 24 --width 80
check "what found no room comes next" [ $code -eq 3 ]
for title in $(grep -oE 'localhost:PORT[^ ]+' "$dir/first"); do
    check "not twice: $title" hasnt next "$title"
done

# all stories at once, to look for clutter and credits
export XDG_STATE_HOME="$dir/state-all"
nutgraf all --format text --stories 40 --width 100 --charset utf-8 --stats
check "the lake treaty is credited to all" has all \
    '— Harbour Post, The Meridian, Nordic Wire · 04:50'
check "the closed bridge is credited to all" has all \
    '— Harbour Post, The Meridian, Field & Orbit · 05:35'
check "the breath test is credited to both" has all \
    '— Field & Orbit, Nordic Wire · 04:05'
# the headlines of the others must not stand beside it
for told in 'Tarvia, Oland sign treaty' 'Nine-year water dispute' \
    'Crack in cable anchor' 'How ultrasound found' 'Hand-held breath test finds'; do
    check "told once: $told" hasnt all "$told"
done
check "the down source is named with its reason" has all 'Not read: The Gazette (HTTP 503'
check "a page that answers 403 leaves the feed's text, and says so" \
    has all 'feed text only'
check "the three weeks old item is left out" hasnt all 'Medieval star map'
check "the item told twice is printed once" \
    [ "$(grep -ci 'ferries stop as crews' "$dir/all")" -eq 1 ]
check "windows-1251 is read" has all 'В Вельске открылась станция метро'
check "undeclared windows-1252 is read" has all 'Weather radars count'
check "German is read" has all 'Moosschicht'
check "no tracking parameters" hasnt all 'utm_'
for clutter in 'Photo:' 'Foto:' 'cookie' 'newsletter' 'Published in' \
    'Read more' 'Subscribe' 'All rights' 'comment' 'gullwing' 'quiet street' \
    'caretakers' 'Advertisement' 'About the author' 'window.__'; do
    check "no clutter: $clutter" hasnt all "$clutter"
done
check "--stats tells the arena's peak" grep -q "arena .* bytes" "$dir/all.err"

# --why: each story with its points, each item that is none with its reason
nutgraf why --why --charset utf-8
check "--why: exit 4, as all is printed" [ $code -eq 4 ]
check "--why: printed before" has why \
    'Storm shuts northern rail lines for a second day (Nordic Wire): printed before'
state=$XDG_STATE_HOME
export XDG_STATE_HOME="$dir/state-why"
nutgraf why --why --charset utf-8 --drop ferry --drop ferries
check "--why: exit 3, as a source is down" [ $code -eq 3 ]
check "--why: the first and its points" has why \
    '  1. North Bridge closed to all traffic after crack is found in main cable anchor (Harbour Post): 866 points: fresh +386 place +150 text +30 outlets +300'
check "--why: merged" has why \
    'found the crack that closed a bridge (Field & Orbit): same event as "North'
check "--why: dropped" has why \
    'Harbour ferries stop as crews vote nine to one to strike (Harbour Post): dropped for "ferr'
check "--why: no room" has why '(Nordic Wire): no room, '
check "--why: too old" has why 'a lost Greek one (Field & Orbit): too old'
check "--why: nothing is remembered" [ ! -e "$XDG_STATE_HOME/nutgraf/seen.blob" ]
nutgraf json --format json
check "JSON has the points" has json '"points":{"fresh":386,"place":150,'
export XDG_STATE_HOME="$state"

# the next day another outlet tells two of the stories again, with nothing new,
# and one with news
{
    sed '/Gazette/,+1d' "$dir/conf"
    printf '[feed Coast Courier]\nurl = https://localhost:%s%s\n' "$port" \
        /tuesday/feed.rss
    echo 'feed_only = yes'
} >"$dir/conf2"
mv "$dir/conf2" "$dir/conf"
nutgraf tuesday --now 2026-11-24T06:00:00Z --format text --charset utf-8 --width 80
check "the next day: exit 0" [ $code -eq 0 ]
check "the next day: news of a story are an update" has tuesday \
    ' 1. UPDATE: NORTH BRIDGE MUST COME DOWN'
check "the next day: what is new is new" has tuesday \
    ' 2. Skarn Point lighthouse gets its first keeper in forty years'
check "the next day: nothing else" hasnt tuesday ' 3. '
nutgraf json --offline --format json
check "the next day: an update in JSON, too" has json '"update":true'

nutgraf offline --offline --format text --charset utf-8 --width 80
check "offline: exit 3" [ $code -eq 3 ]
check "offline: the last edition with its age" has offline 'As of'
nutgraf json --offline --format json
check "offline: as JSON too" grep -q '"as_of":"2026-11-24T06:00:00Z"' "$dir/json"
exit $bad
