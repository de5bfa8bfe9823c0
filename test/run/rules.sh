#!/bin/sh
# SPDX-License-Identifier: MIT
# Every rule of make check can fail: a copy of the tree that breaks them all,
# each in a file of its own. A rule without a breach here fails this test.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM
unset MAKEFLAGS MFLAGS MAKELEVEL || :
tree=$tmp/tree
mkdir "$tree"
git ls-files -co --exclude-standard -z | xargs -0 sh -c '
    for f; do [ ! -e "$f" ] || cp -p --parents "$f" "$0"; done' "$tree"
mkdir -p "$tree/build/linux"
cp -a build/linux/src "$tree/build/linux/"
cd "$tree"
git init -q .

breach() { # breach FILE RULE LINE...: adds the lines to the file
    file=$1
    printf '%s: %s\n' "$file" "$2" >>"$tmp/breaches"
    shift 2
    printf '%s\n' "$@" >>"$file"
}

breach src/url.c "floors" '#include "ng/digest.h"'
breach src/wrap.c "src includes nothing but" '#include <stdio.h>'
breach src/phrase.c "no float" 'float ng_half(void);' \
    'float ng_half(void)' '{' '    return 0.5f;' '}'
breach src/look.c "no memory, no output" 'void *malloc(size_t n);' \
    'void *ng_take(void);' 'void *ng_take(void)' '{' '    return malloc(9);' '}'
breach src/words.c "no conditional compilation" '#ifdef BOARD' '#endif'
breach src/lang.c "every global symbol starts with ng_" 'int loose(void);' \
    'int loose(void)' '{' '    return 1;' '}'
breach src/line.c "no mutable globals" 'int ng_count(void);' \
    'int ng_count(void)' '{' '    static int n;' '    return ++n;' '}'
breach src/term.c "no undefined symbols" 'int putchar(int c);' \
    'int ng_show(void);' 'int ng_show(void)' '{' "    return putchar('x');" '}'
breach src/meta.c "no recursion" 'int ng_odd(int n);' 'int ng_even(int n);' \
    'int ng_odd(int n)' '{' '    return n == 0 ? 0 : ng_even(n - 1);' '}' \
    'int ng_even(int n)' '{' '    return n == 0 ? 1 : ng_odd(n - 1);' '}'
breach src/lonely.c "mirror" '/* SPDX-License-Identifier: MIT */' \
    '#include "ng/base.h"'
breach src/plain.c "port names nothing of boards" \
    '#include "../include/ng/base.h"'
breach port/linux/bare.c "SPDX line" 'extern int bare;'
breach port/linux/long.c "no file over 600 lines" \
    '/* SPDX-License-Identifier: MIT */' $(seq -f 'x(%g);' 600)
breach port/net/mark.c "no left-over marks" \
    '/* SPDX-License-Identifier: MIT */' "/* TO""DO */"
breach port/net/format.c "clang-format" \
    '/* SPDX-License-Identifier: MIT */' 'int   format( void );'
breach boards/template/board.mk "semihosting is for the emulator's boards" \
    'BOARD_SRC += port/cortexm/semihost.c'
breach CONTRIBUTING.md "links in" '[away](no/such/file.md)'
breach SECURITY.md "what SECURITY.md names" '| 99 | x | `test_nothing` |'
breach test/fuzz/fuzz_bare.c "every fuzz target says" \
    '/* SPDX-License-Identifier: MIT */'
breach include/nutgraf.h "every header stands in nutgraf.h"
sed -i '/"ng\/words.h"/d' include/nutgraf.h
breach src/README.md "the floors of src/README.md"
sed -i '/^| 9 |/s/ text / /' src/README.md
breach test/test_wrap.c "mirror"
rm test/test_wrap.c

make -s build/linux/libnutgraf.a >"$tmp/out" 2>&1 || {
    cat "$tmp/out"
    echo "not ok the broken tree does not build"
    exit 1
}
if test/tools/check.sh build/linux/libnutgraf.a >"$tmp/out" 2>&1; then
    echo "not ok a tree that breaks every rule passes"
    exit 1
fi

# under the name of its rule each file is named
bad=0
while IFS= read -r line; do
    file=${line%%: *}
    rule=${line#*: }
    case $file in
    src/lonely.c) name="src/lonely.c has no" ;;
    src/README.md) name="text (floor 9)" ;;
    src/lang.c) name=loose ;;
    src/line.c) name=line.o ;;
    src/term.c) name=putchar ;;
    src/meta.c) name="ng_odd calls ng_even" ;;
    include/nutgraf.h) name=include/ng/words.h ;;
    test/test_wrap.c) name="has no test/test_wrap.c" ;;
    CONTRIBUTING.md) name=no/such/file.md ;;
    SECURITY.md) name=test_nothing ;;
    *) name=$file ;;
    esac
    if awk -v rule="$rule" '/^check: / { on = index($0, rule) } on' \
        "$tmp/out" | grep -qF -- "$name"; then
        echo "ok $rule: $name"
    elif grep "$rule.*not checked\|$rule.* is absent" "$tmp/out"; then
        : # a tool is absent, and said so
    else
        echo "not ok $rule: does not name $name"
        bad=1
    fi
done <"$tmp/breaches"

grep -oE '^ *(\[.*)?rule "[^"]*"' test/tools/check.sh | sed 's/.*rule "//; s/"$//
    s/^\$l: //' | sort -u | while IFS= read -r name; do
    cut -d: -f2- "$tmp/breaches" | sed 's/^ //' | grep . | while IFS= read -r r; do
        case $name in *"$r"*) echo found ;; esac
    done | grep -q found || echo "$name"
done >"$tmp/unproved"
if [ -s "$tmp/unproved" ]; then
    sed 's/^/not ok nothing here breaks: /' "$tmp/unproved"
    bad=1
fi
[ $bad -eq 0 ] || cat "$tmp/out"
exit $bad
