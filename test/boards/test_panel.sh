#!/bin/sh
# SPDX-License-Identifier: MIT
# test_panel.sh: the driver of a 7.5" panel on a Cortex-M3 in the emulator;
# pins and SPI go as frames through its second UART to the simulator, which
# says what was violated and what the glass shows.
set -u
cd "$(dirname "$0")/../.." || exit 1
command -v qemu-system-arm >/dev/null || {
	echo "skip: qemu-system-arm is not installed"
	exit 0
}
dir=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null; rm -rf "$dir"' EXIT
. test/boards/lib.sh

build/test/panel_server 7.5-v2 "$dir/line" "$dir/glass" \
	</dev/zero >"$dir/server" 2>&1 &
server=$!
for _ in $(seq 600); do
	[ -S "$dir/line" ] && break
	sleep 0.1
done
timeout 600 qemu-system-arm -M lm3s6965evb -display none -monitor none \
	-serial stdio -chardev "socket,id=panel,path=$dir/line" \
	-serial chardev:panel -nic none -kernel build/boards/panel/panel.elf \
	-semihosting-config enable=on,target=native \
	</dev/null >"$dir/console" 2>"$dir/err"
code=$?
cat "$dir/console" "$dir/err" >>"$dir/server"
out=$dir/server
check "the driver has shown two pictures" [ $code -eq 0 ]
wait $server
code=$?
server=
check "the simulator saw nothing wrong" [ $code -eq 0 ]
check "a session as on Linux: two refreshes, asleep, off" sh -c \
	"[ \$(grep -c '^C 12' '$dir/glass.trace') -eq 2 ] &&
	tail -n 3 '$dir/glass.trace' | tr '\n' ' ' | grep -q 'C 07 D A5 PWR 0'"
# stripes of 24: in row y, x is black where (x + y) / 24 % 3 is 0
tail -c 48000 "$dir/glass.pbm" | od -An -v -tu1 -w100 | awk '{
	for (x = 0; x < 800; x++)
		wrong += int($(int(x / 8) + 1) / 2 ^ (7 - x % 8)) % 2 != \
			(int((x + NR - 1) / 24) % 3 == 0)
} END { exit NR != 480 || wrong > 0 }' && same=yes
check "the glass is the second picture, to the pixel" [ "${same:-no}" = yes ]
exit $bad
