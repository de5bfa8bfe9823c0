#!/bin/sh
# SPDX-License-Identifier: MIT
# pin: a feed whose server must have a certain key, by either transport; what
# is wrong with a pin.
. test/run/setup
certs=$PWD/build/test/certs
[ -x build/test/server ] || {
    echo "skip pin: no build/test/server"
    exit 0
}
pid=
trap '[ -z "$pid" ] || kill "$pid"; rm -rf "$tmp"' EXIT
build/test/server --certs "$certs" --root test/data/newspaper </dev/zero \
    >"$tmp/ports" 2>"$tmp/server.err" &
pid=$!
ready $pid "$tmp/ports"
url=https://localhost:$(sed -n 's/^port https //p' "$tmp/ports")/harbour/feed.rss

# the key of a certificate, as the manual has it
pin_of() {
    printf 'sha256//%s' "$(openssl x509 -in "$certs/$1.pem" -pubkey -noout |
        openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64)"
}
# pinned PIN: what check says of the feed, with either transport
pinned() {
    code=$1
    printf '[feed Harbour]\nurl = %s\npin = %s\n' "$url" "$2" >"$tmp/pin.conf"
    for transport in curl mbedtls; do
        run "$code" -c "$tmp/pin.conf" --transport $transport \
            --cacert "$certs/ca.pem" --now $now check
        says out "$3"
    done
}
pinned 0 "$(pin_of good)" "HTTP 200"
echo "ok the right key"
pinned 1 "$(pin_of rsa)" "certificate does not have the pinned key"
echo "ok another key"
pinned 0 "$(pin_of rsa);$(pin_of good)" "HTTP 200"
echo "ok one of two"

# articles of the host are read likewise, and other hosts' pins are not ours
printf '[feed Harbour]\nurl = %s\npin = %s\n' "$url" "$(pin_of rsa)" >"$tmp/pin.conf"
for transport in curl mbedtls; do
    rm -rf "$state" # with its copy of the feed
    run 1 -c "$tmp/pin.conf" --transport $transport --cacert "$certs/ca.pem" \
        --now $now "$url"
    says err "certificate does not have the pinned key"
    sed 's/^url.*/url = https:\/\/other.example\//' "$tmp/pin.conf" >"$tmp/other.conf"
    rm -rf "$state" # and that it failed
    run 0 -c "$tmp/other.conf" --transport $transport --cacert "$certs/ca.pem" \
        --now $now --stories 2 "$url"
done
echo "ok for the host it names, and no other"

pin=sha256//tooshort
printf '[feed Harbour]\nurl = %s\npin = %s\n' "$url" $pin >"$tmp/pin.conf"
run 1 -c "$tmp/pin.conf" list
says err "pin.conf:3: pin is \"sha256//tooshort\", expected sha256// and a key's hash"
printf '[feed Harbour]\nurl = http://a.example/\npin = %s\n' "$(pin_of good)" >"$tmp/pin.conf"
run 1 -c "$tmp/pin.conf" list
says err "pin.conf:1: a pin is for an https address"
run 0 -c "$tmp/new.conf" add Harbour "$url" "pin=$(pin_of good)"
run 0 -c "$tmp/new.conf" --cacert "$certs/ca.pem" --now $now check
echo "ok what is wrong is said"
