#!/bin/sh
# SPDX-License-Identifier: MIT
# lint.sh: what other compilers' analysers say, of those that are installed:
# gcc -fanalyzer (core), cppcheck (core and ports), clang-tidy (.clang-tidy).
# LINT_JOBS at once (2).
set -u
bad=0
jobs=${LINT_JOBS:-2}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 1' INT TERM
verdict() { # verdict TOOL: what it wrote to the log is a breach
    if [ -s "$log" ]; then
        echo "lint: $1"
        cat "$log"
        bad=1
    else
        echo "lint: $1 has no objection"
    fi
}

# each file's output as one piece, so that two at once do not mix
each() { # each COMMAND FILE...: "$0" in COMMAND is the file
    command=$1
    shift
    printf '%s\n' "$@" | xargs -P "$jobs" -n 1 sh -c \
        "out=\$($command) || printf '%s\n' \"\$out\"" >"$log"
}

if gcc -fanalyzer -x c -c /dev/null -o /dev/null 2>"$log"; then
    each 'gcc -std=c11 -O0 -fanalyzer -Werror -Iinclude -c "$0" -o /dev/null 2>&1' \
        src/*.c
    verdict "gcc -fanalyzer"
else
    echo "lint: gcc has no -fanalyzer"
fi

if command -v cppcheck >/dev/null; then
    # wrong in 2.10, the version of Debian 12: state.c fills the struct it is
    # said to read, jsonl.c is C, calendar.c tests what it changes in a loop,
    # charset.c has its limit elsewhere; two variables may begin alike
    cppcheck --quiet --std=c11 -j "$jobs" --error-exitcode=1 \
        --enable=warning,performance,portability --suppress=missingInclude \
        --suppress=ctuuninitvar:port/linux/state.c \
        --suppress=internalAstError:port/linux/jsonl.c \
        --suppress=nullPointerRedundantCheck:src/calendar.c \
        --suppress=arrayIndexThenCheck:src/charset.c \
        --suppress=duplicateAssignExpression \
        -Iinclude -Iport src port >"$log" 2>&1
    verdict cppcheck
else
    echo "lint: cppcheck is absent"
fi

tidy=$(command -v clang-tidy || command -v clang-tidy-14)
if [ -n "$tidy" ]; then
    each "$tidy --quiet \"\$0\" -- -std=c11 -Iinclude -Iport 2>/dev/null" src/*.c
    verdict clang-tidy
else
    echo "lint: clang-tidy is absent"
fi
exit $bad
