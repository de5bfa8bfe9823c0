#!/bin/sh
# SPDX-License-Identifier: MIT
# test_core.sh: test/size/core.c prints the same edition on this machine, with
# every table, and on a Cortex-M3 with the small ones; and with the small core
# on both. The small core's edition of the sample newspaper on a Cortex-M3 is
# the one that test/run/small.sh holds this machine to.
set -u
cd "$(dirname "$0")/../.." || exit 1
command -v qemu-system-arm >/dev/null || {
	echo "skip: qemu-system-arm is not installed"
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
. test/boards/lib.sh

m3() { # m3 ELF
	timeout 600 qemu-system-arm -M mps2-an385 -display none -monitor none \
		-serial none -kernel "$1" \
		-semihosting-config enable=on,target=native </dev/null
}
edition() { # edition FILE: without the arena's peak, as pointers differ
	grep -v '^arena: ' "$1" >"$1.page"
	grep -q '^ 1\. HARBOUR BRIDGE' "$1"
}
for kind in full small; do
	core=build/size/core
	[ $kind = full ] || core=build/size/core-small
	$core >"$dir/here.$kind"
	check "$kind, here: a story" edition "$dir/here.$kind"
	m3 build/size/cortex-m3/$kind.elf >"$dir/there.$kind" 2>&1
	check "$kind, there: it ends well" [ $? -eq 0 ]
	check "$kind, there: a story" edition "$dir/there.$kind"
	check "$kind: the same" cmp "$dir/here.$kind.page" "$dir/there.$kind.page"
done

test/boards/paper.sh "$dir/paper"
page=$dir/paper/orbit/bird-radar.html
timeout 900 qemu-system-arm -M mps2-an385 -display none -monitor none \
	-serial stdio -nic none -kernel build/boards/replay/small.elf \
	-semihosting-config "enable=on,target=native,arg=$dir/paper,arg=$page" \
	</dev/null >"$dir/paper.there" 2>"$dir/err"
check "the sample newspaper: it ends well" [ $? -eq 0 ]
build/test/replay-small "$dir/paper" "$page" >"$dir/paper.here"
for f in here there; do
	grep -v '^replay: ' "$dir/paper.$f" >"$dir/page.$f"
done
check "the sample newspaper: the same bytes" cmp "$dir/page.here" "$dir/page.there"
exit $bad
