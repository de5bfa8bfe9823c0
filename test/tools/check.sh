#!/bin/sh
# SPDX-License-Identifier: MIT
# check.sh LIBRARY [ARM-LIBRARY]: the rules no compiler knows. Each rule
# prints what breaks it; the last line says how many did.
set -u
lib=$1
arm=${2:-}
bad=0
rule() { # rule NAME OUTPUT: any output is a breach
    if [ -n "$2" ]; then
        printf 'check: %s\n%s\n' "$1" "$2"
        bad=$((bad + 1))
    fi
}
sources=$(git ls-files -co --exclude-standard 'src/*.c' 'include/*.h' 'include/ng/*.h')
code=$(git ls-files -co --exclude-standard '*.c' '*.h')

rule "floors: a file includes only lower floors" \
    "$(awk -f test/tools/floors.awk include/ng/*.h src/*.c)"
rule "src includes nothing but stddef stdint stdbool stdalign string" \
    "$(grep -nE '^#include <' $sources | grep -vE '<(stdbool|stddef|stdint|stdalign|string)\.h>')"
rule "no float in the core" \
    "$(awk -f test/tools/code.awk $sources | grep -wE 'float|double')"
rule "no memory, no output, no way out but by returning" \
    "$(awk -f test/tools/code.awk src/*.c |
        grep -wE 'malloc|calloc|realloc|free|alloca|s?n?printf|puts|abort|exit|setjmp|longjmp')"
rule "no conditional compilation in src but for AddressSanitizer" \
    "$(grep -nE '^#(if|ifdef|elif)' src/*.c | grep -v __SANITIZE_ADDRESS__)"
for l in "$lib" $arm; do
    tool=
    case $l in *cortex*) tool=arm-none-eabi- ;; esac
    rule "$l: every global symbol starts with ng_" \
        "$(${tool}nm -g --defined-only "$l" |
            awk 'NF == 3 && $3 !~ /^ng_/ { print $3 }')"
    rule "$l: no mutable globals" \
        "$(${tool}size -A "$l" | awk '/:/ { file = $1 }
            /^\.(data|bss)/ && !/^\.data\.rel\.ro/ && $2 > 0 { print file, $1, $2 }')"
    rule "$l: no undefined symbols but mem*, strlen and integer helpers" \
        "$(${tool}nm -u "$l" | awk '/ U /{ print $2 }' | sort -u |
            grep -vE '^(ng_|mem(cpy|move|set|cmp|chr)$|strlen$|__aeabi_(mem|[iul][a-z]*div|[lu]|uidivmod|idivmod|idiv|uidiv)|_GLOBAL_OFFSET_TABLE_$|__stack_chk_fail$)')"
done
for h in include/ng/*.h; do
    n=$(basename "$h" .h)
    case $n in port | panel) continue ;; esac
    [ -e "src/$n.c" ] || rule "mirror" "include/ng/$n.h has no src/$n.c"
    [ -e "test/test_$n.c" ] || rule "mirror" "include/ng/$n.h has no test/test_$n.c"
done
for c in src/*.c; do
    n=$(basename "$c" .c)
    [ -e "include/ng/$n.h" ] || rule "mirror" "$c has no include/ng/$n.h"
done
rule "the floors of src/README.md are those of the headers" \
    "$(for h in include/ng/*.h; do
        n=$(basename "$h" .h)
        floor=$(grep -oE 'floor [0-9]+' "$h" | head -n 1 | tr -dc 0-9)
        grep -qE "^\\| $floor \\|([^|]* )?$n [^|]*\\|" src/README.md ||
            echo "$n (floor $floor)"
    done
    awk -F '|' '$2 ~ /^ [0-9]+ $/ { print $3 }' src/README.md | tr ' ' '\n' |
        grep . | while read -r n; do
        [ -e "include/ng/$n.h" ] || echo "$n is no header"
    done)"
graph=$(mktemp -d)
trap 'rm -rf "$graph"' EXIT
for c in src/*.c; do
    # not optimised: a tail call is a call, too
    gcc -std=c11 -O0 -Iinclude -fcallgraph-info -S "$c" \
        -o "$graph/$(basename "$c" .c).s" 2>"$graph/err" || break
done
if [ -s "$graph/base.ci" ] && [ "$(ls "$graph"/*.ci | wc -l)" -eq "$(ls src/*.c | wc -l)" ]; then
    rule "no recursion in the core" \
        "$(cat "$graph"/*.ci | awk -f test/tools/cycles.awk)"
else
    echo "check: gcc has no -fcallgraph-info: recursion not checked"
fi
rule "every header stands in nutgraf.h" \
    "$(for h in include/ng/*.h; do grep -q "\"ng/$(basename "$h")\"" include/nutgraf.h || echo "$h"; done)"
rule "SPDX line in the first line" \
    "$(for f in $code; do head -n 1 "$f" | grep -q 'SPDX-License-Identifier: MIT' || echo "$f"; done)"
rule "no file over 600 lines" \
    "$(wc -l $code | awk '$1 > 600 && $2 != "total" { print $2 ": " $1 }')"
rule "no left-over marks" "$(grep -nwE 'TODO|FIXME|XXX' $code Makefile *.md | grep -v 'grep')"
rule "port names nothing of boards; src names nothing of port" \
    "$(grep -nE '^#include "(\.\./|board|port/|boards/)' src/*.c include/ng/*.h)"
rule "semihosting is for the emulator's boards only" \
    "$(grep -lE 'semihost|test/' boards/*/board.mk | grep -vE '^boards/(qemu-|wall/)')"
format=$(command -v clang-format-14 || command -v clang-format) # 14 on Debian 12
if [ -n "$format" ]; then
    rule "clang-format (make fmt)" \
        "$("$format" --dry-run -Werror $code 2>&1 | grep -E 'error|warning' | head -n 20)"
else
    echo "check: clang-format is absent: format not checked"
fi
rule "links in *.md lead somewhere" \
    "$(for f in $(git ls-files -co --exclude-standard '*.md'); do
        grep -oE '\]\([^)# ]+' "$f" | sed 's/^](//' | grep -vE '^(https?|mailto):' |
        while read -r to; do
            [ -e "$(dirname "$f")/$to" ] || echo "$f: $to"
        done
    done)"
rule "what SECURITY.md names is there" \
    "$(grep -oE '`(test_[a-z_]+|fuzz_[a-z_]+|test/[a-z/.-]+)`' SECURITY.md | tr -d '`' |
        sort -u | while read -r n; do
        case $n in
        test/*) [ -e "$n" ] || echo "$n" ;;
        fuzz_*) [ -e "test/fuzz/$n.c" ] || echo "$n" ;;
        *) [ -e "test/$n.c" ] || [ -e "test/port/$n.c" ] || echo "$n" ;;
        esac
    done)"
rule "every fuzz target says which invariants of SECURITY.md it checks" \
    "$(for f in test/fuzz/fuzz_*.c; do
        head -n 2 "$f" | grep -qE 'Invariants? [0-9]+' || echo "$f"
    done)"
if [ $bad -eq 0 ]; then
    echo "check: all rules hold"
else
    echo "check: $bad rules broken"
    exit 1
fi
