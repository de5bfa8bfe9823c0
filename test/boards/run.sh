#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh BOARD OUT WORD...: boots the board's firmware in the emulator, at most
# 600 s; what it prints goes to OUT, the words are the run's arguments
# (edition.c). Exits as the firmware did. CARD: an image, for the board that has
# a card reader. NIC: what it is connected to. LIMIT: of time, for timeout.
# QEMU_ARGS: more for the emulator.
board=$1
out=$2
shift 2
case $board in
qemu-lm3s6965)
	machine="lm3s6965evb -nic ${NIC:-user},model=stellaris"
	[ -z "${CARD:-}" ] || machine="$machine -drive if=sd,format=raw,file=$CARD"
	;;
*) machine="${board#qemu-} -nic ${NIC:-user},model=lan9118" ;;
esac
arguments=enable=on,target=native
for word; do
	arguments=$arguments,arg=$word
done
# shellcheck disable=SC2086
exec timeout ${LIMIT:-600} qemu-system-arm -M $machine -display none -monitor none \
	-serial stdio -kernel "build/boards/$board/nutgraf.elf" \
	-semihosting-config "$arguments" ${QEMU_ARGS:-} \
	</dev/null >"$out" 2>"$out.err"
