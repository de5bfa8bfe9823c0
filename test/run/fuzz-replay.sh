#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz-replay.sh: every fuzz target on our seeds and some thousands of
# mutations of them, the same in every run, without a fuzzer.
set -u
bad=0
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM
for source in test/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    # shellcheck disable=SC2046
    set -- $(for dir in $(test/fuzz/seeds.sh "$name"); do
        find "$dir" -maxdepth 1 -type f ! -name '*.want'
    done | LC_ALL=C sort)
    runs=${RUNS:-2000}
    case $name in
    fuzz_compose) runs=$((runs / 20)) ;; # each makes up two pages
    esac
    if [ $# -eq 0 ]; then
        echo "not ok $name: no seeds in test/fuzz/corpus/${name#fuzz_}"
        bad=1
    elif CRASH="$tmp/input" "build/test/fuzz/$name" -n "$runs" "$@" \
        >"$tmp/out" 2>&1; then
        echo "ok $name: $(cat "$tmp/out")"
    else
        cat "$tmp/out"
        mkdir -p build/fuzz
        cp "$tmp/input" "build/fuzz/$name-replay"
        echo "not ok $name: its input is build/fuzz/$name-replay"
        bad=1
    fi
done
exit $bad
