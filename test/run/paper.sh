#!/bin/sh
# SPDX-License-Identifier: MIT
# Pages of pixels anywhere but on a panel: framebuffers, receipts, pictures,
# with the program as it is shipped.
NUTGRAF=$PWD/build/linux/nutgraf
. test/run/setup
shim=$PWD/build/test/shim.so
feed=$data/harbour.xml

# a program that was built where no fonts are
${CC:-cc} -Iinclude -Iport build/linux/port/linux/main.o \
    port/linux/without/fonts.c build/linux/libport.a \
    build/linux/libnutgraf.a build/linux/libmbedtls.a \
    build/linux/libpanelsim.a -lcurl -linih -lpng -lqrcodegen \
    -Wl,--gc-sections -o "$tmp/without" || not_ok "it does not link"
with=$nutgraf
nutgraf=$tmp/without
run 1 --now $now -o "$tmp/page.png" "$feed"
says err "built without fonts" "--font FILE"
[ ! -e "$tmp/page.png" ] || not_ok "an empty picture"
run 0 --now $now "$feed"
nutgraf=$with
echo "ok a program without fonts says so, and prints text"

if "$nutgraf" --now $now -o "$tmp/page.png" "$feed" 2>&1 |
    grep -q 'without fonts'; then
    echo "skip pages of pixels: their fonts are not installed"
    exit 0
fi

# ---- a framebuffer --------------------------------------------------------

for fb in "320 200 1" "333 200 1 MONO10" "400 300 16" "333 240 24" \
    "640 480 32"; do
    set -- $fb
    rm -f "$tmp/glass.pbm"
    SHIM_FB=$fb SHIM_OUT=$tmp/glass LD_PRELOAD=$shim "$nutgraf" --now $now \
        --device /dev/fb0 "$feed" >"$tmp/out" 2>"$tmp/err" </dev/null ||
        not_ok "exit $?: a framebuffer of $fb"
    quiet
    run 0 --now $now --page "$1x$2" -o "$tmp/page.pbm" "$feed"
    same "$tmp/glass.pbm" "$tmp/page.pbm"
done
for turn in "90 240x333" "180 333x240" "270 240x333"; do
    set -- $turn
    SHIM_FB="333 240 16" SHIM_TURN=$1 SHIM_OUT=$tmp/glass LD_PRELOAD=$shim \
        "$nutgraf" --now $now --device /dev/fb0 --rotate "$1" "$feed" ||
        not_ok "exit $?: turned by $1"
    run 0 --now $now --page "$2" -o "$tmp/page.pbm" "$feed"
    same "$tmp/glass.pbm" "$tmp/page.pbm"
done
echo "ok a framebuffer turned, pixel for pixel"
run 1 --now $now --device /dev/fb7 "$feed"
says err "/dev/fb7: No such file or directory"
echo "ok a framebuffer of 1, 16, 24 and 32 bits has the picture's pixels"

# ---- receipts -------------------------------------------------------------

: >"$tmp/lp0"
if command -v python3 >/dev/null; then
    for dots in 384 576; do
        : >"$tmp/lp0"
        run 0 --now $now --format escpos --page $dots --device "$tmp/lp0" \
            "$feed"
        quiet
        run 0 --now $now --page $dots -o "$tmp/page.pbm" "$feed"
        python3 test/tools/escpos.py "$tmp/lp0" >"$tmp/printed.pbm" \
            2>"$tmp/err" || not_ok "no receipt of $dots dots"
        same "$tmp/printed.pbm" "$tmp/page.pbm"
    done
    : >"$tmp/lp0"
    run 0 --now $now --format escpos --panel 7.5-v2 --device "$tmp/lp0" "$feed"
    python3 test/tools/escpos.py "$tmp/lp0" | head -n 2 | grep -q "^384 " ||
        not_ok "a receipt as wide as the panel of the configuration"
    echo "ok a receipt's dots are the picture's"
else
    echo "skip receipts: python3 is not installed"
fi

# text CHARSET PAGE WIDTH: starts with that code page, no line is longer
text() {
    : >"$tmp/lp0"
    run 0 --now $now --format escpos-text --charset "$1" --width "$3" \
        --device "$tmp/lp0" "$feed"
    quiet
    [ "$(head -c 5 "$tmp/lp0" | od -An -tx1 | tr -d ' \n')" = "1b401b74$2" ] ||
        not_ok "another code page than $2 for $1"
    [ "$(tail -c 6 "$tmp/lp0" | od -An -tx1 | tr -d ' \n')" = 1b64041d5601 ] ||
        not_ok "the paper is not cut"
    LC_ALL=C sed 's/\x1b@//g; s/\x1bt.//g; s/\x1bE.//g; s/\x1bd.*//' \
        "$tmp/lp0" | LC_ALL=C awk -v most="$3" 'length($0) > most { exit 1 }
        END { if (NR < 10) exit 1 }' || not_ok "a line over $3 columns"
}
text cp437 00 32
text cp866 11 42
text cp850 02 48
run 2 --format escpos-text --width 19 "$feed"
run 1 --now $now --format escpos-text --charset utf-8 "$feed"
says err "charset"
echo "ok a receipt in the printer's letters"

# ---- pictures -------------------------------------------------------------

# QR codes are read from the picture
run 0 --now $now --page 800x1200 -o "$tmp/page.png" "$feed"
if command -v zbarimg >/dev/null; then
    zbarimg -q --raw "$tmp/page.png" >"$tmp/read" 2>/dev/null ||
        not_ok "no code is read"
    sed -n 's#.*<link>\(.*\)</link>.*#\1#p' "$feed" >"$tmp/links"
    while read -r address; do
        grep -qxF -- "$address" "$tmp/links" || not_ok "a code says $address"
    done <"$tmp/read"
    run 0 --now $now --page 800x1200 --codes no -o "$tmp/page.png" "$feed"
    ! zbarimg -q --raw "$tmp/page.png" >"$tmp/read" 2>/dev/null ||
        not_ok "codes anyway"
    echo "ok QR codes lead to the articles"
else
    echo "skip QR codes: zbarimg is not installed (apt-get install zbar-tools)"
fi

red() { # red FILE: its palette has the second colour
    od -An -tx1 -v "$1" | tr -d ' \n' | grep -q c01818
}
run 0 --panel 7.5-b-v2 panel test -o "$tmp/card.png"
red "$tmp/card.png" || not_ok "a panel's second colour is not red"
run 0 --panel 7.5-v2 panel test -o "$tmp/card.png"
! red "$tmp/card.png" || not_ok "red on a panel without it"
echo "ok a second colour in the picture of a panel that has it"

printf 'NGF1 of another kind' >"$tmp/bad.ngf"
run 1 --now $now --font "$tmp/bad.ngf" -o "$tmp/page.png" "$feed"
says err "bad.ngf: no font that nutgraf baked"
run 1 --now $now --font "$tmp/none.ngf" -o "$tmp/page.png" "$feed"
says err "none.ngf: No such file or directory"
wide=build/fonts/wide/wide-16.ngf
if [ -e $wide ]; then
    run 0 --now $now --font $wide -o "$tmp/page.png" "$feed"
    head -c 1000 $wide >"$tmp/bad.ngf"
    run 1 --now $now --font "$tmp/bad.ngf" -o "$tmp/page.png" "$feed"
    says err "bad.ngf: no font that nutgraf baked"
fi
echo "ok a font's file, and one that is none"

# ---- what cannot be meant -------------------------------------------------

run 2 --page 10x10 -o "$tmp/page.png" "$feed"
says err "--page"
for page in 48x48 4096x48 48; do
    rm -f "$tmp/page.png"
    code=0
    "$nutgraf" --now $now --page $page -o "$tmp/page.png" "$feed" \
        2>"$tmp/err" || code=$?
    case $code in
    0) ;;
    1) says err "not one headline fits" ;;
    *) not_ok "exit $code: a page of $page" ;;
    esac
done
rm -f "$tmp/page.jpg"
run 1 --now $now --panel 7.5-v2 -o "$tmp/page.jpg" "$feed"
says err "page.jpg: pictures are .png or .pbm"
[ ! -e "$tmp/page.jpg" ] || not_ok "a text named page.jpg"
run 0 --now $now --page 400x300 "$feed"
head -c 4 "$tmp/out" | grep -q PNG || not_ok "a page of pixels is no picture"
if command -v script >/dev/null; then
    code=0
    script -qec "'$nutgraf' --now $now --format png '$feed'" /dev/null \
        >"$tmp/out" </dev/null || code=$?
    [ $code -eq 1 ] || not_ok "exit $code: a picture on a terminal"
    says out "a picture is not for a terminal: say -o FILE"
fi
echo "ok what cannot be meant, before anything is fetched"
