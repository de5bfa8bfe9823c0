#!/bin/sh
# SPDX-License-Identifier: MIT
# Wrong usage is exit code 2 and one sentence that helps.
. test/run/setup

run 2
says err "nutgraf init" "nutgraf import" "nutgraf --help"
[ ! -s "$tmp/out" ] || not_ok "stdout is not empty"
[ ! -e "$HOME/.config" ] || not_ok "a folder was made"
echo "ok without anything: what to do"

run 2 --widht 40
says err "did you mean --width?" "Try: nutgraf --help"
run 2 --width 5
says err 'expected columns from 20 to 1000'
run 2 --memory 4k x.xml
says err '8k at least'
run 2 --charset ebcdic x.xml
says err 'cp437'
run 2 -c
says err '-c wants a value'
run 2 ftp://example.org/feed
says err 'no http or https address'
run 2 impotr feeds.opml
says err 'did you mean import?'
run 2 absent.xml
says err 'absent.xml: No such file or directory'
run 2 add OnlyAName
says err 'usage: nutgraf add'
run 2 import
run 2 list something
run 2 init here
echo "ok wrong usage is exit code 2, with a reason"

run 0 --help
says out "usage: nutgraf" "exit status"
quiet
run 0 --version
grep -qE '^nutgraf [0-9]+\.[0-9]+\.[0-9]+$' "$tmp/out" || not_ok "version"
quiet
echo "ok help and version"

env -u HOME "$nutgraf" list >"$tmp/out" 2>"$tmp/err" && not_ok "no home"
says err "no home folder"
echo "ok without a home"

# cron has no locale: the address may not depend on it. The proxy refuses.
host=$(printf 'm\303\274ller.example')
LC_ALL=C https_proxy=http://127.0.0.1:1 run 1 "https://$host/"
says_not err "not a web address"
says err "connection refused"
echo "ok an international host without a locale"
