#!/bin/sh
# SPDX-License-Identifier: MIT
# seeds.sh TARGET: the folders with our seeds for a target: its own in
# test/fuzz/corpus, and the test data that is of its kind.
for dir in "test/fuzz/corpus/${1#fuzz_}" $(case $1 in
    fuzz_markup | fuzz_document | fuzz_sniff) echo test/data/feeds test/data/pages ;;
    fuzz_feed) echo test/data/feeds ;;
    fuzz_extract | fuzz_score | fuzz_sentence) echo test/data/pages ;;
    esac); do
    [ ! -d "$dir" ] || echo "$dir"
done
