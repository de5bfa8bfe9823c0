#!/bin/sh
# SPDX-License-Identifier: MIT
# The README's commands, run as they stand, but that nothing is installed as
# root (apt-get is left out, make install goes to a folder), that the
# sample newspaper on 127.0.0.1 stands for the world's feeds, on its morning,
# and that a simulated panel stands for a real one.
. test/run/setup
unset MAKEFLAGS MFLAGS MAKELEVEL || :
pid=
trap '[ -z "$pid" ] || kill "$pid"; rm -rf "$tmp"' EXIT

build/test/server --certs build/test/certs --root test/data/newspaper \
    </dev/zero >"$tmp/ports" 2>"$tmp/server.err" &
pid=$!
ready $pid "$tmp/ports"
site=https://localhost:$(sed -n 's/^port https //p' "$tmp/ports")
ca=$PWD/build/test/certs/ca.pem

# the shell blocks, a command a line
awk '/^```/ { on = /^```sh$/; next } on && NF' README.md >"$tmp/commands"
[ "$(grep -c . "$tmp/commands")" -ge 6 ] || not_ok "no commands in README.md"

# the sources of the sample configuration are the newspaper's
move_sources() {
    sed -i "s#^url = .*#url = $site/meridian/feed.rdf#
        s#^\#cacert = .*#cacert = $ca#" "$conf"
    grep -q "^cacert" "$conf" || not_ok "no cacert in the configuration"
}

PATH=$tmp/root/usr/local/bin:$PATH
pixels=yes
build/linux/nutgraf --page 800x480 -o "$tmp/page.png" \
    "$data/harbour.xml" 2>/dev/null || pixels=
shim=$PWD/build/test/shim.so
on_pi() {
    rm -f "$tmp/glass.txt"
    XDG_STATE_HOME=$tmp/pi SHIM_OUT=$tmp/glass SHIM_PANEL=7.5-v2 \
        LD_PRELOAD=$shim "$@"
}
while read -r line; do
    command=$(printf '%s\n' "$line" | sed -E 's/ +# .*//
        s/^S=.* apt-get install [^&]* && //
        s/(sudo|[$]S) make install/make install DESTDIR=$tmp\/root/
        s/ && nutgraf init$// # it is there
        s#https://example.org/feed.xml#$site/harbour/feed.rss#')
    output=out
    case $command in
    'make run') output=edition ;;
    nutgraf) command="nutgraf --now 2026-11-23T06:00:00Z" ;;
    make*test) continue ;;         # we are in it
    make*ARCH=* | scp*) continue ;; # see arm.sh
    make*single*)
        command -v python3 >/dev/null || {
            echo "skip $command: python3 is not installed"
            continue
        }
        ;;
    *systemctl*) continue ;;
    nutgraf*panel*)
        [ -n "$pixels" ] || {
            echo "skip $command: fonts are not installed"
            continue
        }
        command="on_pi $command --now 2026-11-23T06:00:00Z"
        ;;
    esac
    code=0
    eval "$command" >"$tmp/$output" 2>"$tmp/err" </dev/null || code=$?
    case $command in
    'nutgraf init')
        says out "$conf"
        move_sources
        ;;
    'nutgraf check') says out "Harbour Post: HTTP 200, RSS, 7 items" ;;
    'nutgraf --now'*)
        [ $code -ne 3 ] || code=0 # the Gazette is meant to be down
        says out "12 stories from 4 sources" "Harbour Post"
        ;;
    *'panel doctor'*) says out "at rest, as it should be" ;;
    on_pi*)
        [ $code -ne 3 ] || code=0
        says glass.txt "0 violations, asleep, 1 refreshes"
        ;;
    esac
    [ $code -eq 0 ] || not_ok "exit $code: $line"
    echo "ok $command" | sed "s#$tmp##"
done <"$tmp/commands"
nutgraf list >"$tmp/out"
says out "Harbour Post" "$site/harbour/feed.rss"

# commands within a sentence
cp test/data/pages/news.html "$tmp/page.html"
cp test/data/feeds/rss2.xml "$tmp/feed.xml"
cp test/data/pages/wrapped.txt "$tmp/text.txt"
: >"$tmp/tty"
cd "$tmp"
grep -oE '`nutgraf [^`]+`' "$OLDPWD/README.md" | tr -d '`' >"$tmp/inline"
while read -r line; do
    command=$(printf '%s\n' "$line" | sed "s#/dev/[tu][ts][yb][^ ]*#$tmp/tty#")
    code=0
    eval "$command" >"$tmp/out" 2>"$tmp/err" </dev/null || code=$?
    case $line in
    *'panel list'*) says out 7.5-v2 ;;
    *--device* | *--why* | *--panel*) # nothing new since the edition before
        [ $code -eq 4 ] || not_ok "exit $code: $line"
        ;;
    *cluster*) # of no headlines there is nothing to say
        [ $code -eq 0 ] || not_ok "exit $code: $line"
        ;;
    *sentences*)
        [ $code -eq 0 ] && [ -s "$tmp/out" ] || not_ok "no output: $line"
        ;;
    *)
        [ $code -eq 0 ] || not_ok "exit $code: $line"
        grep -q '^{"id":.*}$' "$tmp/out" || not_ok "no JSON lines: $line"
        ;;
    esac
    echo "ok $line"
done <"$tmp/inline"
cd "$OLDPWD"

# packages: what the README installs, CI installs
grep -oE 'apt-get install -y [^&]*' README.md | sed 's/.*-y //' | tr ' ' '\n' |
    grep . | sort -u | while read -r package; do
    grep -qw -- "$package" .ci/run || not_ok "$package is not in .ci/run"
done
echo "ok .ci/run installs the README's packages"

# the edition shown is how the one printed begins, but for the server's port
awk '/^```/ {
        if (open && mine) {
            exit
        }
        open = !open
        mine = open && there && ($0 == "```" || $0 == "```text")
        next
    }
    !open && /^## / { there = /^## See an edition/ }
    mine' README.md >"$tmp/shown"
sed -E 's/localhost:[0-9]+/localhost:PORT/g' "$tmp/edition" >"$tmp/printed"
sed -Ei 's/localhost:[0-9]+/localhost:PORT/g' "$tmp/shown"
n=$(wc -l <"$tmp/shown")
[ "$n" -ge 20 ] || not_ok "README.md shows no edition"
head -n "$n" "$tmp/printed" >"$tmp/begins"
same "$tmp/shown" "$tmp/begins"
echo "ok the edition in README.md is how the one of make run begins"
