#!/bin/sh
# SPDX-License-Identifier: MIT
# test_pin.sh: a host whose key is pinned: right, wrong, by its issuer, by the
# root; another host's pin is none of its business.
. test/boards/enter.sh
certs=build/test/boards/certs
feed=https://harbour.test/harbour/feed.rss

hash_of() {
	openssl x509 -in "$certs/$1.crt" -pubkey -noout |
		openssl pkey -pubin -outform der | sha256sum | cut -c 1-64
}
pinned() { # pinned BOARD NAME HOST HASH: an edition?
	new_card
	run "$1" "$2" time=ntp.test stories=2 "pin=$3/$4" $feed
	[ "$code" -eq 0 ] && grep -q '^ 2\. ' "$out"
}
for board in $boards; do
	check "$board: the right pin" pinned "$board" leaf harbour.test "$(hash_of ec)"
	! pinned "$board" wrong harbour.test "$(hash_of rsa)"
	check "$board: the wrong pin" grep -qF \
		"nutgraf: not read: harbour.test: certificate does not have the pinned key" \
		"$out"
	check "$board: and nothing is read" grep -q 'no source could be read' "$out"
done
board=qemu-lm3s6965
check "a pin on the issuer" pinned $board middle harbour.test "$(hash_of ec-middle)"
check "a pin on the root" pinned $board root harbour.test "$(hash_of ec-root)"
check "another host's pin" pinned $board other nordic.test "$(hash_of rsa)"
exit $bad
