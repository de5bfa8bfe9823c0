#!/bin/sh
# SPDX-License-Identifier: MIT
# test_same.sh: from the same files the same edition, byte for byte, on this
# machine and on a Cortex-M3; and what reading takes there, in instructions.
set -u
cd "$(dirname "$0")/../.." || exit 1
command -v qemu-system-arm >/dev/null || {
	echo "skip: qemu-system-arm is not installed"
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
. test/boards/lib.sh

test/boards/paper.sh "$dir/paper"
# five of its pages as one, to make a long one
cat "$dir"/paper/harbour/*/*.html | head -c 102400 >"$dir/page.html"

build/linux/replay "$dir/paper" "$dir/page.html" >"$dir/here"
check "here: an edition" grep -q '^ *9\. ' "$dir/here"
timeout 900 qemu-system-arm -M mps2-an385 -display none -monitor none \
	-serial stdio -nic none -icount shift=0 \
	-kernel build/boards/replay/replay.elf \
	-semihosting-config "enable=on,target=native,arg=$dir/paper,arg=$dir/page.html" \
	</dev/null >"$dir/there" 2>"$dir/err"
check "there: an edition" [ $? -eq 0 ]
grep -v '^replay: ' "$dir/here" >"$dir/here.page"
grep -v '^replay: ' "$dir/there" >"$dir/there.page"
check "the same bytes" cmp "$dir/here.page" "$dir/there.page"
# -icount shift=0: an instruction is a nanosecond
echo "figures $(sed -n 's/^replay: \(.*\)/\1/p' "$dir/there" |
	sed 's/ ms/ million instructions/g')"
instructions=$(sed -n 's/^replay: .* \([0-9]*\) ms$/\1/p' "$dir/there")
check "an article of 100 KB takes at most 60 million instructions" \
	[ "$instructions" -le 60 ]

# the table in README.md is what make arena-table prints
test/boards/arena.sh >"$dir/arena"
check "README.md: the table of editions by memory" sh -c \
	"grep -c '^| [0-9]* KB' '$dir/arena' | grep -qx 10 && ! grep -vxFf README.md '$dir/arena'"
exit $bad
