#!/bin/sh
# SPDX-License-Identifier: MIT
# test_size.sh: the budgets of budgets.tsv, by the figures of the tests before
# this one: each that must be reached is.
set -u
cd "$(dirname "$0")/../.." || exit 1
table=$(test/boards/budgets.sh) || exit 1
printf '%s\n' "$table"
bad=0
printf '%s\n' "$table" | grep ' SHORT$' | sed 's/^/not ok over its budget: /' |
	grep . && bad=1
printf '%s\n' "$table" | sed -n 's/\(.*\)  *pass\(, aim\)\{0,1\}$/ok \1/p'
exit $bad
