#!/bin/sh
# SPDX-License-Identifier: MIT
# The baker of fonts: a board's own set, what it says of lists it cannot bake,
# and what is missing on a machine without them.
. test/run/setup

port/linux/bake/have.sh cc port/linux/bake/fonts.list >"$tmp/missing"
if [ -s "$tmp/missing" ]; then
    echo "skip fonts cannot be baked here, for want of:" $(cat "$tmp/missing")
    exit 0
fi
bake=build/fonts/bake_font
list=port/linux/bake/fonts.list
make -s $bake || not_ok "the baker builds"

$bake $list "$tmp" ng_fonts_board latin1 text-14 mast-40=ascii >"$tmp/out" ||
    not_ok "a board's set"
grep -q '^text-14 .* 221 glyphs' "$tmp/out" || not_ok "Latin-1 of text-14"
grep -q '^mast-40 .* 95 glyphs' "$tmp/out" || not_ok "ASCII of mast-40"
cmp -s "$tmp/mast-40.ngf" build/fonts/mast-40.ngf && not_ok "a smaller font"
cc -std=c11 -Iinclude -c "$tmp/ng_fonts_board.c" -o "$tmp/fonts.o" ||
    not_ok "its source compiles"
echo "ok a board's own set"

$bake $list "$tmp" again latin1 text-14 mast-40=ascii >/dev/null
[ "$(grep -h stamp\\[\\]\ = "$tmp/again.c" | cut -d= -f2)" = \
    "$(grep -h stamp\\[\\]\ = "$tmp/ng_fonts_board.c" | cut -d= -f2)" ] ||
    not_ok "the same fonts twice"
echo "ok baked twice it is the same"

refused() { # refused WORDS LINE: a list of one line is not baked, and why
    echo "$2" >"$tmp/list"
    ! $bake "$tmp/list" "$tmp" x - >/dev/null 2>"$tmp/err" ||
        not_ok "baked: $2"
    grep -q "$1" "$tmp/err" || {
        cat "$tmp/err"
        not_ok "no word of: $1"
    }
}
pcf=X11/100dpi/ncenR10.pcf.gz
refused "no such style" "a heavy 14 0 ascii $pcf"
refused "no such set" "a bold 14 0 klingon $pcf"
refused "has not that size" "a bold 15 0 ascii $pcf"
refused "not there" "a bold 14 0 ascii X11/nothing.pcf.gz"
refused "not a line" "a bold 14 0 ascii"
refused "option" "a bold 14 0 ascii $pcf@cursive"
refused "not all" "# nothing"
! $bake $list "$tmp" x - text-14 text-15 >/dev/null 2>&1 ||
    not_ok "a font that is not in the list"
echo "ok what cannot be baked is named"

echo "a bold 14 0 ascii X11/nothing.pcf.gz@mono X11/75dpi/nothing.pcf.gz" \
    >"$tmp/list"
[ "$(port/linux/bake/have.sh cc "$tmp/list" | tr '\n' ' ')" = \
    "/usr/share/fonts/X11/nothing.pcf.gz xfonts-75dpi " ] ||
    not_ok "what is missing is not named"
# a list of files that are nowhere: each has its package, which README installs
sed 's/\.\(pcf.gz\|[ot]tf\)/-no&/g' $list port/linux/bake/wide.list >"$tmp/list"
port/linux/bake/have.sh false "$tmp/list" >"$tmp/missing"
[ "$(wc -l <"$tmp/missing")" -eq 9 ] || not_ok "$(cat "$tmp/missing")"
while read -r package; do
    grep -q "install .* $package " README.md || not_ok "$package"
done <"$tmp/missing"
port/linux/bake/have.sh false "$tmp/list" | grep -q libfreetype-dev ||
    not_ok "missing FreeType is named"
echo "ok what is missing is named"
