#!/bin/sh
# SPDX-License-Identifier: MIT
# test_edition.sh: each board fetches two feeds and their articles over
# verified TLS, prints the edition, and it is the one that the Linux program
# prints.
. test/boards/enter.sh
sources="https://harbour.test/harbour/feed.rss https://nordic.test/nordic/feed.atom"

cat build/test/boards/certs/*-root.pem >"$dir/roots.pem"
XDG_STATE_HOME=$dir/state XDG_CONFIG_HOME=$dir TZ=UTC \
	build/linux/nutgraf --transport mbedtls --cacert "$dir/roots.pem" \
	--now 2026-11-23T06:00:00Z --title 'The Board Edition' --width 64 \
	--charset utf-8 --format text $sources >"$dir/linux" 2>"$dir/linux.err"
check "the Linux program reads both" [ "$(grep -c '^ *[0-9]*\. ' "$dir/linux")" -ge 8 ]

for board in $boards; do
	: >"$dir/access.log"
	new_card
	run "$board" edition time=ntp.test $sources
	check "$board: an edition" [ $code -eq 0 ]
	edition "$board"
	check "$board: the same as on Linux" diff "$dir/linux" "$dir/page"
	check "$board: over TLS" [ "$(grep -c TLSv1 "$dir/access.log")" -ge 10 ]
	figures "$board"
	check "$board: no packet buffer is lost" [ "$(figure pbufs)" = 0 ]
	check "$board: TLS had memory enough" [ "$(figure tls-refused)" = 0 ]
	check "$board: one full handshake a host" [ "$(figure handshakes)" = 2 ]
done

# the small board once more, with its card: what was printed is not again
new_card
run qemu-lm3s6965 first time=ntp.test $sources
run qemu-lm3s6965 again time=ntp.test $sources
check "the card: a second edition" [ $code -eq 0 ]
grep -h '^ *https:' "$dir/linux" | sort >"$dir/first"
edition
check "the card: tells no story twice" \
	sh -c "grep '^ *https:' $dir/page | sort | comm -12 - $dir/first >$dir/twice; ! grep . $dir/twice"
check "the card: no session is negotiated twice" \
	[ "$(figure handshakes)" -le 2 ]
exit $bad
