#!/bin/sh
# SPDX-License-Identifier: MIT
# test_page.sh: a page of pixels on a Cortex-M3 in the emulator: a kept edition,
# composed, drawn in bands and shown by a real driver, whose pins and SPI go as
# frames to the simulator. What the glass shows is, bit by bit, the page that
# this machine makes with the same fonts.
set -u
cd "$(dirname "$0")/../.." || exit 1
command -v qemu-system-arm >/dev/null || {
	echo "skip: qemu-system-arm is not installed"
	exit 0
}
[ -e build/boards/page/ng_fonts_board.c ] || {
	echo "skip: the font packages are not installed"
	exit 0
}
dir=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null; rm -rf "$dir"' EXIT
. test/boards/lib.sh
paper=test/data/editions/newspaper.json

# show BOARD MODEL PANEL [KB]: the console in $out, the glass in $glass
show() {
	out=$dir/$1.$2.$4
	glass=$out.glass
	build/test/panel_server "$3" "$dir/line" "$glass" \
		</dev/zero >"$out.server" 2>&1 &
	server=$!
	for _ in $(seq 600); do
		[ -S "$dir/line" ] && break
		sleep 0.1
	done
	machine=${1#qemu-}
	[ "$machine" != lm3s6965 ] || machine=lm3s6965evb
	timeout 600 qemu-system-arm -M "$machine" -icount shift=0 \
		-display none -monitor none -serial stdio \
		-chardev "socket,id=panel,path=$dir/line" \
		-serial chardev:panel -nic none \
		-kernel "build/boards/page/$1-$2.elf" \
		-semihosting-config "enable=on,target=native,arg=$paper${4:+,arg=$4}" \
		</dev/null >"$out" 2>"$out.err"
	code=$?
	wait $server
	served=$?
	server=
}
# figure NAME: the highest of the run's
most() {
	grep '^page: figures' "$out" | tr ' ' '\n' | awk -v name="$1" '
		last == name && $1 + 0 > top { top = $1 + 0 }
		{ last = $1 } END { print top + 0 }'
}
page() { # page BOARD MODEL PANEL SCREEN [KB]
	show "$1" "$2" "$3" "${5:-}"
	name="$1, $3${5:+, $5 KB}"
	check "$name: the driver has shown it" [ $code -eq 0 ]
	check "$name: the simulator saw nothing wrong" [ $served -eq 0 ]
	build/linux/page_host $paper "$3" "$4" >"$dir/here.pbm" 2>"$dir/here"
	check "$name: the glass is the page that this machine makes" \
		cmp "$dir/here.pbm" "$glass.pbm"
}
# of 60,000 bytes: a page, and no blank one
inked() {
	LC_ALL=C tr -d '\000' <"$dir/here.pbm" | wc -c | awk -v least="$1" \
		'{ exit $1 < least }'
}

for board in qemu-mps2-an385 qemu-lm3s6965; do
	page $board 7in5_v2 7.5-v2 0
	check "$board: there is ink on it" inked 10000
	instructions=$(($(most fit) + $(most draw)))
	arena=$(most arena)
	check "$board: fitted and drawn in under 40 million instructions" \
		[ $instructions -gt 0 -a $instructions -lt 40000000 ]
	check "$board: under 4 KB of memory to draw in" \
		[ "$(most bands)" -gt 0 -a "$(most bands)" -lt 4096 ]
	check "$board: at most 4 KB of stack" [ "$(most stack)" -le 4096 ]
	echo "figures page $board fit $(most fit) draw $(most draw)" \
		"arena $arena sheet $(most sheet) bands $(most bands)" \
		"stack $(most stack) flash $(most flash)" \
		"$(awk -f test/boards/page_flash.awk build/boards/page/$board-7in5_v2.map)"

	# a small page: one story a screen, the second by turning the page
	page $board 2in13_v4 2.13-v4 1
	check "$board: a full refresh, then a partial one" sh -c \
		"[ \"\$(grep -A 1 '^C 22' '$glass.trace' | grep '^D' | tr '\n' ' ')\" = \
		'D F7 D FF ' ]"
done

# with less memory than it wants: fewer stories, but a page
page qemu-lm3s6965 7in5_v2 7.5-v2 0 24
show qemu-lm3s6965 7in5_v2 7.5-v2 20
check "20 KB: shown" [ $code -eq 0 ]
check "20 KB: the simulator saw nothing wrong" [ $served -eq 0 ]
check "20 KB: a full page of fewer stories" \
	[ "$(most told)" -ge 3 -a "$(most fill)" -ge 900 ]
show qemu-lm3s6965 7in5_v2 7.5-v2 8
check "8 KB, too little for the edition: said so, not shown" \
	sh -c "[ $code -ne 0 ] && grep -q 'memory' '$out'"
exit $bad
