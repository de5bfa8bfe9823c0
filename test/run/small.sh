#!/bin/sh
# SPDX-License-Identifier: MIT
# small.sh: the small core (port/small in place of the library's) on this
# machine: its edition of the sample newspaper, and that nothing breaks it.
set -u
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
bad=0
check() { # check WHAT CONDITION...
    what=$1
    shift
    if "$@"; then
        echo "ok $what"
    else
        echo "not ok $what ($*)"
        bad=1
    fi
}
golden=test/data/golden/paper-small.txt

test/boards/paper.sh "$dir/paper"
page=$dir/paper/orbit/bird-radar.html
build/test/replay-small "$dir/paper" "$page" >"$dir/out"
check "it ends well" [ $? -eq 0 ]
grep -v '^replay: ' "$dir/out" >"$dir/edition"
[ "${GOLDEN:-}" != write ] || cp "$dir/edition" $golden
check "the edition" diff "$dir/edition" $golden
# what it has no tables for is named, and not printed wrong
check "JSON Feed is not read" grep -q '^Not read: Field & Orbit' "$dir/edition"
check "windows-1251 is not read" grep -q '^Not read: Вестник' "$dir/edition"

for program in build/test/fuzz-small/fuzz_*; do
    name=$(basename "$program")
    # shellcheck disable=SC2046
    set -- $(for d in $(test/fuzz/seeds.sh "$name"); do
        find "$d" -maxdepth 1 -type f ! -name '*.want'
    done | LC_ALL=C sort)
    check "$name" env CRASH="$dir/input" "$program" -n "${RUNS:-500}" "$@"
done
exit $bad
