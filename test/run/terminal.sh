#!/bin/sh
# SPDX-License-Identifier: MIT
# On a terminal: bold and the terminal's width, a progress line that goes away;
# NO_COLOR (no-color.org) and a dumb terminal are left alone.
. test/run/setup
command -v script >/dev/null || {
    echo "skip terminal: script is absent"
    exit 0
}
feed=$data/harbour.xml
esc=$(printf '\033')

# on_terminal COLUMNS COMMAND: what reaches the terminal
on_terminal() {
    TERM=${term:-xterm} script -qec "stty cols $1 -onlcr; $2" /dev/null \
        >"$tmp/screen" </dev/null || not_ok "$2: exit $?"
}

on_terminal 50 "$nutgraf --now $now $feed 2>/dev/null"
grep -qF "${esc}[1m" "$tmp/screen" || not_ok "no bold"
sed "s/$esc\[[0-9;]*m//g" "$tmp/screen" >"$tmp/plain"
run 0 --now $now --width 50 "$feed"
same "$tmp/plain" "$tmp/out"
on_terminal 200 "$nutgraf --now $now $feed 2>/dev/null"
sed "s/$esc\[[0-9;]*m//g" "$tmp/screen" >"$tmp/plain"
run 0 --now $now --width 80 "$feed"
same "$tmp/plain" "$tmp/out"
echo "ok bold, in the terminal's width, at most 80"

on_terminal 50 "NO_COLOR=1 $nutgraf --now $now $feed 2>/dev/null"
! grep -qF "$esc" "$tmp/screen" || not_ok "escapes for all that NO_COLOR says"
on_terminal 50 "NO_COLOR= $nutgraf --now $now $feed 2>/dev/null"
grep -qF "${esc}[1m" "$tmp/screen" || not_ok "NO_COLOR is empty, yet no bold"
term=dumb
on_terminal 50 "$nutgraf --now $now $feed 2>/dev/null"
! grep -qF "$esc" "$tmp/screen" || not_ok "escapes on a dumb terminal"
on_terminal 50 "$nutgraf --now $now --format ansi $feed 2>/dev/null"
grep -qF "${esc}[1m" "$tmp/screen" || not_ok "ansi was asked for"
term=
echo "ok NO_COLOR and dumb terminals"

on_terminal 60 "$nutgraf --now $now -o $tmp/page $feed"
grep -qF "$(printf '\r')${esc}[K1/" "$tmp/screen" || not_ok "no progress"
[ "$(tail -c 4 "$tmp/screen")" = "$(printf '\r')${esc}[K" ] ||
    not_ok "the progress line stays"
on_terminal 60 "$nutgraf -q --now $now -o $tmp/page $feed"
[ ! -s "$tmp/screen" ] || not_ok "-q is not quiet"
on_terminal 60 "LC_ALL=C $nutgraf --now $now -o $tmp/page $feed"
! LC_ALL=C grep -q '[^ -~[:cntrl:]]' "$tmp/screen" || not_ok "no ASCII"
on_terminal 20 "$nutgraf --now $now -o $tmp/page $feed"
tr '\r' '\n' <"$tmp/screen" | sed "s/$esc\[K//" >"$tmp/lines"
! grep -q '.\{20\}' "$tmp/lines" || not_ok "the progress line wraps"
term=dumb
on_terminal 60 "$nutgraf --now $now -o $tmp/page $feed"
[ ! -s "$tmp/screen" ] || not_ok "progress on a dumb terminal"
term=
echo "ok a progress line that goes away"
