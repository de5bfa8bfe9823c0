#!/bin/sh
# SPDX-License-Identifier: MIT
# test_front.sh: the newspaper on the wall (boards/wall): feeds over verified
# TLS, the edition on the console and its front page on a 7.5" panel, the
# simulator at the second UART; bit by bit the page that this machine makes of
# the Linux program's edition with the same fonts.
. test/boards/enter.sh
[ -e build/boards/wall/nutgraf.elf ] || {
	echo "skip: the font packages are not installed"
	exit 0
}
sources="https://harbour.test/harbour/feed.rss https://nordic.test/nordic/feed.atom"

cat build/test/boards/certs/*-root.pem >"$dir/roots.pem"
for format in text json; do
	XDG_STATE_HOME=$dir/state.$format XDG_CONFIG_HOME=$dir TZ=UTC \
		build/linux/nutgraf --transport mbedtls --cacert "$dir/roots.pem" \
		--now 2026-11-23T06:00:00Z --title 'The Board Edition' --width 64 \
		--charset utf-8 --format $format $sources >"$dir/linux.$format" \
		2>"$dir/linux.err"
done
build/linux/page_host "$dir/linux.json" 7.5-v2 0 >"$dir/linux.pbm" 2>"$dir/linux.err"

# wall NAME WORD...: the console in $out, the glass in $out.glass
wall() {
	out=$dir/$1
	words=enable=on,target=native
	shift
	for word; do
		words=$words,arg=$word
	done
	timeout 600 qemu-system-arm -M mps2-an385 -nic user,model=lan9118 \
		-display none -monitor none -serial stdio $panel \
		-kernel build/boards/wall/nutgraf.elf \
		-semihosting-config "$words" </dev/null >"$out" 2>"$out.err"
	code=$?
}

# in a world of its own it cannot look for leaks
ASAN_OPTIONS=detect_leaks=0 build/test/panel_server 7.5-v2 "$dir/line" "$dir/glass" \
	</dev/zero >"$dir/server" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null' EXIT
for _ in $(seq 600); do
	[ -S "$dir/line" ] && break
	sleep 0.1
done
panel="-chardev socket,id=panel,path=$dir/line -serial chardev:panel"
# shellcheck disable=SC2086
wall twice time=ntp.test attempts=2 every=2 $sources
check "two editions" [ $code -eq 0 ]
wait $server
served=$?
out=$dir/server
check "the simulator saw nothing wrong" [ $served -eq 0 ]
out=$dir/twice
edition
check "the console: twice the edition of the Linux program" sh -c \
	"cat '$dir/linux.text' '$dir/linux.text' | diff - '$dir/page'"
check "the glass: its front page" cmp "$dir/linux.pbm" "$dir/glass.pbm"
check "the same page again leaves the glass alone" \
	[ "$(grep -c '^C 12' "$dir/glass.trace")" -eq 1 ]
check "nothing to complain of" sh -c \
	"! grep '^nutgraf: ' '$out' | grep -v 'figures\|no card'"
figures wall
check "at most 8 KB of stack" [ "$(figure stack)" -le 8192 ]

# nobody at the other end
panel="-serial null"
# shellcheck disable=SC2086
wall none time=ntp.test $sources
check "no panel: an edition" [ $code -eq 0 ]
edition
check "no panel: the same on the console" diff "$dir/linux.text" "$dir/page"
check "no panel: said" grep -q '^nutgraf: 7.5-v2: SPI or GPIO failed' "$out"
exit $bad
