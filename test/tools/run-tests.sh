#!/bin/sh
# SPDX-License-Identifier: MIT
# run-tests.sh LOGDIR TEST...: runs each test program (cmocka) or script,
# shows the output of those that fail, and closes with one line of figures.
set -u
logs=$1
shift
mkdir -p "$logs"
passed=0
failed=0
for t in "$@"; do
    name=$(basename "$t" .sh)
    if timeout 3600 "$t" >"$logs/$name.log" 2>&1 </dev/null; then
        # a program says how many cases passed, a script says "ok" for each
        n=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$logs/$name.log")
        [ -n "$n" ] || n=$(grep -c '^ok ' "$logs/$name.log")
        if [ "$n" -eq 0 ] && ! grep -q '^skip' "$logs/$name.log"; then
            echo "FAILED $name: it tested nothing"
            cat "$logs/$name.log"
            failed=$((failed + 1))
            continue
        fi
        passed=$((passed + n))
        printf '%-28s %3d\n' "$name" "$n"
        grep -E '^(skip|figures )' "$logs/$name.log"
    else
        n=$(sed -n 's/^ *\([0-9]*\) FAILED TEST(S).*/\1/p' "$logs/$name.log")
        [ -n "$n" ] || n=$(grep -c '^not ok ' "$logs/$name.log")
        [ "$n" -gt 0 ] || n=1
        failed=$((failed + n))
        echo "FAILED $name"
        tail -n 60 "$logs/$name.log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
