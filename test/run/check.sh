#!/bin/sh
# SPDX-License-Identifier: MIT
# check: what it says of good, moved, absent, refused and wrong addresses; and
# that it leaves no trace. The test server serves the sample newspaper.
. test/run/setup
server=build/test/server
certs=$PWD/build/test/certs
[ -x $server ] || {
    echo "skip check: no $server"
    exit 0
}
cp -r test/data/newspaper "$tmp/root"
cat >"$tmp/root/front.html" <<'END'
<html><head><title>Front page</title>
<link rel="alternate" type="application/rss+xml" href="harbour/feed.rss"></head>
<body><p>News</p></body></html>
END
printf '\211PNG\r\n\032\n\0\0\0' >"$tmp/root/logo.png"
mkfifo "$tmp/stay"
$server --certs "$certs" --root "$tmp/root" <"$tmp/stay" >"$tmp/ports" &
pid=$!
exec 3>"$tmp/stay"
trap 'kill $pid 2>/dev/null || :; rm -rf "$tmp"' EXIT
ready $pid "$tmp/ports"
port() {
    sed -n "s/^port $1 //p" "$tmp/ports"
}
https=https://localhost:$(port https)
set -- --now 2026-11-23T06:00:00Z --cacert "$certs/ca.pem"

run 0 add Harbour "$https/harbour/feed.rss"
run 0 add Nordic "$https/nordic/feed.atom"
run 0 add Orbit "$https/orbit/feed.json"
for transport in curl mbedtls; do
    run 0 "$@" --transport $transport check
    quiet
    says out "ok      Harbour: HTTP 200, RSS, 7 items, " \
        "ok      Nordic: HTTP 200, Atom, 8 items, " "newest 45 minutes ago" \
        "ok      Orbit: HTTP 200, JSON Feed, 8 items, " "newest an hour ago"
done
run 0 "$@" --now 2027-03-01T00:00:00Z check
says out "newest 97 days ago; is it still published?"
[ ! -e "$state" ] || not_ok "check has left something behind"
echo "ok good feeds"

# the busy one comes last: it answers for what else is wanted of its host
run 3 "$@" check "$https/harbour/feed.rss" "$https/nope" \
    "https://localhost:$(port expired)/" "$https/front.html" \
    "$https/logo.png" "$https/gazette/feed.xml"
says out "nope: HTTP 404; look for its new address" "certificate has expired" \
    "HTTP 503" "try again later" \
    "front.html: HTTP 200, no feed, it is read as one article; its feed is $https/harbour/feed.rss" \
    "logo.png: HTTP 200, nothing that can be read"
run 1 "$@" check "$https/nope"
echo "ok what is wrong, and what to do"

run 0 "$@" -v
cp "$tmp/out" "$tmp/edition"
[ -d "$state/sources" ] || not_ok "nothing is remembered"
cp -r "$state" "$tmp/before"
run 0 "$@" --dry-run "$https/harbour/feed.rss"
(cd "$state" && find . -type f ! -name lock -exec cksum {} +) | sort >"$tmp/a"
(cd "$tmp/before" && find . -type f ! -name lock -exec cksum {} +) |
    sort >"$tmp/b"
same "$tmp/a" "$tmp/b"
echo "ok a dry run writes nothing"

# the same edition from both transports and from a quarter of the memory
for option in "--transport mbedtls" "--jobs 1" "--memory 256k"; do
    rm -rf "$state"
    # shellcheck disable=SC2086
    run 0 "$@" $option
    same "$tmp/out" "$tmp/edition"
done
echo "ok the same edition, whatever fetches it"

kill $pid
exec 3>&-
wait $pid 2>/dev/null || :
run 3 --now 2026-11-23T12:00:00Z --since 2h
says out "As of Monday, 23 November 2026, 06:00" "Harbour" "connection refused"
[ "$(wc -l <"$tmp/err")" -eq 3 ] || not_ok "not a line for each source"
run 3 --now 2026-11-23T12:00:00Z "$https/harbour/feed.rss"
says out "last read 6 hours ago"
echo "ok without the server: the last edition, or the last copy"
