#!/bin/sh
# SPDX-License-Identifier: MIT
# make bench-quality: the table says pass, aim and SHORT where it should, and
# without the bench data it says that it did nothing.
set -u
command -v python3 >/dev/null || {
    echo "skip quality: python3 is not installed"
    exit 0
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM
failed=0

tab=$(printf '\t')
lines() { sed "s/ *| */$tab/g"; }

lines >"$tmp/targets" <<'EOF'
# section | key | measure | sense | must | aim | others
body | a | under the must | >= | .955 | .975 | Peer .968
body | b | at the must | >= | .955 | .975
body | c | at the aim | >= | .955 | .975
body | d | without a bar | | |
loss | e | less is better | <= | .005 | .003
loss | f | more is worse | <= | .005 | .003
loss | g | nothing lost | <= | .003 | 0
two | h | one part short | >= | .80/.88 | .90/.95
two | i | both parts | >= | .80/.88 | .90/.95
two | j | a part that is not judged | >= | -/0 | 0/0
two | k | no figure for a part | >= | 4/100 | 4/1000
rest | l | only a must | >= | 90 |
rest | m | could not run | >= | 1 | 2
rest | n | not measured | >= | 1 | 2
EOF
lines >"$tmp/figures" <<'EOF'
a | .954 | precision and recall | here .914
b | .955
c | .9751
d | .1
e | 0.0031
f | 0.0051
g | -0.0001
h | .85/.87
i | .85/.88
j | -1.22/+1.35
k | +5.83/-
l | 90.4
m | skipped | no such filter
EOF
python3 test/bench/quality/table.py "$tmp/targets" "$tmp/figures" \
    >"$tmp/table" || failed=1

expect() { # expect MEASURE FIGURE VERDICT [OTHERS]
    if grep -qE "^$1 +$2 *([0-9./-]+ +){0,2}$3 *${4:-}$" "$tmp/table"; then
        echo "ok $1"
    else
        echo "not ok $1"
        grep "^$1" "$tmp/table"
        failed=1
    fi
}

expect 'under the must' '\.954' 'SHORT' 'here \.914, \[Peer \.968\]'
expect 'at the must' '\.955' 'pass'
expect 'at the aim' '\.9751' 'pass, aim'
expect 'without a bar' '\.1' ''
expect 'less is better' '0\.0031' 'pass'
expect 'more is worse' '0\.0051' 'SHORT'
expect 'nothing lost' '-0\.0001' 'pass, aim'
expect 'one part short' '\.85/\.87' 'SHORT'
expect 'both parts' '\.85/\.88' 'pass'
expect 'a part that is not judged' '-1\.22/\+1\.35' 'pass'
expect 'no figure for a part' '\+5\.83/-' 'SHORT'
expect 'only a must' '90\.4' 'pass'
if grep -q '^could not run  *skipped: no such filter$' "$tmp/table" &&
    ! grep -q '^not measured' "$tmp/table" &&
    grep -q '^    precision and recall$' "$tmp/table" &&
    grep -q '^2 reach the aim, 5 the must, 4 are SHORT of it, 1 skipped$' \
        "$tmp/table"; then
    echo "ok skipped, notes and the count"
else
    echo "not ok skipped, notes and the count"
    cat "$tmp/table"
    failed=1
fi

# every target has a section, a key of its own, and a sense if it has a bar
if awk -F'\t' '/^#/ { next } NF < 3 || seen[$2]++ || ($5 $6 != "" &&
        $4 !~ /^[<>]=$/) { print; bad = 1 } END { exit bad }' \
    test/bench/quality/targets.tsv; then
    echo "ok the targets"
else
    echo "not ok the targets"
    failed=1
fi

if said=$(BENCH=$tmp/none test/bench/quality.sh) &&
    [ "$said" = "quality: skipped, no $tmp/none" ]; then
    echo "ok without the data it is skipped"
else
    echo "not ok without the data it is skipped: $said"
    failed=1
fi
exit $failed
