#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh TARGET SECONDS [SEED]: runs a libFuzzer target from our seeds. What it
# finds interesting stays in build/fuzz/corpus, a failure in build/fuzz/*-crash-*.
# With a SEED and no corpus yet, the same inputs in the same order.
set -eu
target=$1 seconds=$2 seed=${3:-0}
name=$(basename "$target")
corpus=build/fuzz/corpus/$name
seeds=$(test/fuzz/seeds.sh "$name")
mkdir -p "$corpus"
# shellcheck disable=SC2086
if ! "$target" -max_total_time="$seconds" -seed="$seed" -max_len=16384 -timeout=10 \
    -rss_limit_mb=1024 -artifact_prefix="build/fuzz/$name-" \
    "$corpus" $seeds >"build/fuzz/$name.log" 2>&1; then
    tail -n 60 "build/fuzz/$name.log"
    echo "fuzz: $name failed; what it was given lies in build/fuzz"
    exit 1
fi
sed -n "s/^Done \([0-9]*\) runs in .*/fuzz: $name: \1 runs/p" \
    "build/fuzz/$name.log"
