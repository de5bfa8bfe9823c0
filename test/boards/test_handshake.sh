#!/bin/sh
# SPDX-License-Identifier: MIT
# test_handshake.sh: what a handshake costs on a Cortex-M3, in instructions: the
# first document after boot, and the next two, an edition each, whose sessions
# are resumed. All that is done besides counts too (DHCP, the card).
. test/boards/enter.sh

# -icount shift=0: an instruction is a nanosecond; sleep=off: pauses are none
QEMU_ARGS="-icount shift=0,sleep=off"
export QEMU_ARGS
for host in harbour nordic long; do
	new_card
	run qemu-lm3s6965 $host time=ntp.test attempts=3 every=60 \
		https://$host.test/none.rss
	set -- $(sed -n 's/^nutgraf: figures .* ms //p' "$out") 999 999 999
	echo "figures $host full $1 resumed $2 $3 million instructions"
	check "$host: one handshake, two resumed" \
		[ "$(figure handshakes) $(figure resumed)" = "1 2" ]
	check "$host: at most 170 million instructions" [ "$1" -le 170 ]
	check "$host: resumed at most 3 million" [ "$2" -le 3 ]
done
exit $bad
