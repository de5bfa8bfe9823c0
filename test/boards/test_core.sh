#!/bin/sh
# SPDX-License-Identifier: MIT
# test_core.sh: test/size/core.c prints the same edition on this machine, with
# every table, and on a Cortex-M3 with the small ones.
set -u
cd "$(dirname "$0")/../.." || exit 1
command -v qemu-system-arm >/dev/null || {
	echo "skip: qemu-system-arm is not installed"
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
. test/boards/lib.sh

build/size/core >"$dir/here"
check "here: a story" grep -q '^ 1\. HARBOUR BRIDGE' "$dir/here"
timeout 60 qemu-system-arm -M mps2-an385 -display none -monitor none \
	-serial none -kernel build/size/cortex-m3/core.elf \
	-semihosting-config enable=on,target=native </dev/null >"$dir/there" 2>&1
check "there: it ends well" [ $? -eq 0 ]
check "the same" cmp "$dir/here" "$dir/there"
exit $bad
