#!/bin/sh
# SPDX-License-Identifier: MIT
# test_handshake.sh: what a handshake costs on a Cortex-M3, in instructions: the
# first after boot, and the next two, an edition each, whose sessions are
# resumed. Waiting for what the server sends is not counted: it takes the more
# instructions the less this machine has time for the server.
. test/boards/enter.sh

# -icount shift=5: an instruction is 32 ns, so that a millisecond, the unit of
# the firmware's clock, is not many; sleep=off: pauses are none
QEMU_ARGS="-icount shift=5,sleep=off"
export QEMU_ARGS
for host in harbour nordic long; do
	new_card
	run qemu-lm3s6965 $host time=ntp.test attempts=3 every=60 \
		https://$host.test/none.rss
	set -- $(sed -n 's/^nutgraf: figures .* handshake-ms \([0-9]*\) .*/\1/p' \
		"$out" | awk '{ printf "%.1f ", $1 / 32 }') 999 999 999
	echo "figures $host full $1 resumed $2 $3 million instructions"
	check "$host: one handshake, two resumed" \
		[ "$(figure handshakes) $(figure resumed)" = "1 2" ]
	check "$host: at most 170 million instructions" [ "${1%.*}" -lt 170 ]
	check "$host: resumed at most 3 million" [ "${2%.*}" -lt 3 -a "${3%.*}" -lt 3 ]
done
exit $bad
