#!/bin/sh
# SPDX-License-Identifier: MIT
# A result that cannot be written is exit code 1, and a file is replaced all
# at once or not at all.
. test/run/setup
feed=$data/harbour.xml

# fails ARG...: exit code 1 and a reason, for the stdout that is given
fails() {
    code=0
    "$nutgraf" "$@" 2>"$tmp/err" </dev/null || code=$?
    [ $code -eq 1 ] || not_ok "exit $code: nutgraf $*"
    [ "$(wc -l <"$tmp/err")" -eq 1 ] || not_ok "not one reason: nutgraf $*"
}
all() {
    fails --now $now "$feed"
    fails --now $now --format html "$feed"
    fails --now $now --dry-run "$feed"
    fails feed "$feed"
    fails extract "$data/page.html"
    fails --help
    fails --version
    fails -c "$tmp/a.conf" list
    fails -c "$tmp/a.conf" export
}
run 0 -c "$tmp/a.conf" add A https://a.example/

if [ -c /dev/full ]; then
    all >/dev/full
    says err "No space left on device"
    echo "ok a full disk"
fi

all >&-
echo "ok a closed stdout"

mkfifo "$tmp/pipe"
(exec 3<"$tmp/pipe" && exec 3<&-) &
{
    wait
    code=0
    "$nutgraf" --now $now "$feed" 2>"$tmp/err" || code=$?
} >"$tmp/pipe"
[ $code -eq 1 ] || not_ok "exit $code with nobody at the pipe"
says err "Broken pipe"
echo "ok a broken pipe"

run 0 --now $now "$feed"
cp "$tmp/out" "$tmp/want"
run 0 --now $now -o "$tmp/page.txt" "$feed"
[ ! -s "$tmp/out" ] || not_ok "stdout is not empty"
same "$tmp/page.txt" "$tmp/want"
[ "$(stat -c %a "$tmp/page.txt")" = "$(printf '%o' $((0666 & ~$(umask))))" ] ||
    not_ok "rights $(stat -c %a "$tmp/page.txt")"
echo before >"$tmp/page.txt"
ln "$tmp/page.txt" "$tmp/before"
run 0 --now $now -o "$tmp/page.txt" "$feed"
same "$tmp/page.txt" "$tmp/want"
[ "$(cat "$tmp/before")" = before ] || not_ok "written in place"
run 4 --now 2027-01-01T00:00:00Z --since 1h -o "$tmp/page.txt" "$feed"
same "$tmp/page.txt" "$tmp/want"
ln -s page.txt "$tmp/link"
run 0 --now $now --width 40 -o "$tmp/link" "$feed"
[ -h "$tmp/link" ] || not_ok "the link is gone"
! cmp -s "$tmp/page.txt" "$tmp/want" || not_ok "not through the link"
echo "ok -o replaces a file all at once"

run 1 --now $now -o "$tmp/absent/page.txt" "$feed"
says err "No such file or directory"
if [ -c /dev/full ]; then
    run 1 --now $now -o /dev/full "$feed"
fi
run 0 --now $now -o /dev/null "$feed"
[ -z "$(find "$tmp" -name 'page.txt.*')" ] || not_ok "left over: $(ls "$tmp")"
echo "ok -o that cannot be written"

run 0 --now $now --device "$tmp/page.txt" "$feed"
run 1 --now $now --device /dev/nutgraf-absent "$feed"
says err "/dev/nutgraf-absent: No such file or directory"
: >"$tmp/printer"
run 0 --now $now --device "$tmp/printer" --width 32 "$feed"
[ ! -s "$tmp/out" ] || not_ok "stdout is not empty"
grep -q "$(printf 'storm\r')" "$tmp/printer" || not_ok "no CR LF"
! LC_ALL=C grep -q '[^ -~'"$(printf '\r')"']' "$tmp/printer" || not_ok "not ASCII"
echo "ok a device gets CR LF and what it can show"

# nothing that was not printed counts as printed
run 0 add Harbour "$feed" feed_only=yes
"$nutgraf" --now $now >/dev/full 2>/dev/null && not_ok "full disk"
run 0 --now $now
same "$tmp/out" "$tmp/out"
says out "Ferry"
echo "ok a story that was never printed comes again"
