#!/bin/sh
# SPDX-License-Identifier: MIT
# make single: the whole core in two files compiles everywhere and prints what
# the library does; so does a part of it, without the rest; the same each time.
set -eu
command -v python3 >/dev/null || {
    echo "skip single: python3 is not installed"
    exit 0
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM
unset MAKEFLAGS MFLAGS MAKELEVEL || :
warn=$(sed -n '/^WARN :=/,/[^\\]$/p' Makefile | sed '1s/.*:=//' | tr -d '\\\n\t')
not_ok() {
    echo "not ok $*"
    exit 1
}
# compiles CC...: both files of $tmp/$part, no warning and nothing else wanted
compiles() {
    command -v "$1" >/dev/null || {
        echo "skip $part: $1 is not installed"
        return 0
    }
    # shellcheck disable=SC2086
    "$@" $warn -c "$tmp/$part/nutgraf.c" -o "$tmp/nutgraf.o" ||
        not_ok "$part: $1 does not compile it"
    wanted=$(nm -u "$tmp/nutgraf.o" | grep ' ng_' || :)
    [ -z "$wanted" ] || not_ok "$part: not in it: $wanted"
    echo "ok $part: $1"
}
single() { # single NAME STAGE...
    part=$1
    shift
    make -s single SINGLE="$tmp/$part" STAGES="$*"
}

single whole
single again
cmp "$tmp/whole/nutgraf.c" "$tmp/again/nutgraf.c" &&
    cmp "$tmp/whole/nutgraf.h" "$tmp/again/nutgraf.h" ||
    not_ok "it is not the same twice"
part=whole
compiles clang-14 -O0
compiles arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -O0
compiles gcc -O0
gcc -I"$tmp/whole" test/size/core.c "$tmp/nutgraf.o" -o "$tmp/core"
gcc -Iinclude test/size/core.c build/linux/libnutgraf.a -o "$tmp/library"
"$tmp/core" >"$tmp/core.txt"
"$tmp/library" >"$tmp/library.txt"
cmp "$tmp/core.txt" "$tmp/library.txt" || not_ok "not the library's edition"
grep -q 'HARBOUR BRIDGE' "$tmp/core.txt" || not_ok "no edition"
echo "ok whole: the library's edition"

# of every kind; the first is the README's
for stages in "extract sentence score" base http "feed date" charset; do
    # shellcheck disable=SC2086
    single "${stages%% *}" $stages
    compiles clang-14 -O0
    compiles arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -O0
    compiles gcc -O0
done
! grep -q 'ng_fit' "$tmp/charset/nutgraf.c" || not_ok "charset: holds the rest"
cat >"$tmp/use.c" <<'END'
#include "nutgraf.h"
#include <stdio.h>
int main(void)
{
    struct ng_url u;
    return ng_url_split(NG_STR("https://a.example/b"), &u) != NG_OK ||
           fwrite(u.host.s, 1, u.host.len, stdout) != 9;
}
END
single url url
[ "$(cc -I"$tmp/url" "$tmp/use.c" "$tmp/url/nutgraf.c" -o "$tmp/use" &&
    "$tmp/use")" = a.example ] || not_ok "url: it does not work"
echo "ok url: it works"
if command -v g++ >/dev/null; then
    echo '#include "nutgraf.h"' >"$tmp/use.cc"
    g++ -I"$tmp/whole" -Wall -Wextra -Werror -fsyntax-only "$tmp/use.cc" ||
        not_ok "the header is no C++"
    echo "ok the header in C++"
fi
! make -s single SINGLE="$tmp/none" STAGES="nonsense" 2>"$tmp/err" &&
    grep -q 'there is no stage "nonsense"' "$tmp/err" || not_ok "a wrong name"
echo "ok a wrong name is said"
