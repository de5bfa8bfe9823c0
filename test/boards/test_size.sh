#!/bin/sh
# SPDX-License-Identifier: MIT
# test_size.sh: the budgets of budgets.tsv, by the figures of the tests before
# this one: each that must be reached is, but for those that never were.
set -u
cd "$(dirname "$0")/../.." || exit 1
short='flash, everything: bytes
small (English, port/small), linked, Cortex-M3 -Os, flash: bytes'
table=$(test/boards/budgets.sh) || exit 1
printf '%s\n' "$table"
bad=0
missed=$(printf '%s\n' "$table" | grep ' SHORT$' | sed 's/  .*//')
new=$(printf '%s\n' "$missed" | grep -vxF "$short" | grep .) && {
	echo "not ok over its budget: $new"
	bad=1
}
[ "$missed" = "$short" ] || [ $bad = 1 ] || {
	echo "not ok reached at last: take it off this test's list"
	bad=1
}
printf '%s\n' "$table" | sed -n 's/\(.*\)  *pass\(, aim\)\{0,1\}$/ok \1/p'
exit $bad
