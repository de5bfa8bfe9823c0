#!/bin/sh
# SPDX-License-Identifier: MIT
# The program as it is shipped and a panel, from end to end: its device nodes
# are stood in for by test/fake/shim, behind which the panel's simulator is.
NUTGRAF=$PWD/build/linux/nutgraf
. test/run/setup
shim=$PWD/build/test/shim.so
feed=$data/harbour.xml

"$nutgraf" panel list >"$tmp/list"
if "$nutgraf" --panel 7.5-v2 panel test -o "$tmp/try.png" 2>&1 |
    grep -q 'without fonts'; then
    echo "skip panels: the fonts of pages of pixels are not installed"
    exit 0
fi

# pi CODE ARG...: nutgraf on a machine that has a panel's device nodes
pi() {
    want=$1
    shift
    code=0
    rm -f "$tmp/glass.pbm" "$tmp/glass.txt"
    SHIM_OUT=$tmp/glass LD_PRELOAD=$shim "$nutgraf" "$@" \
        >"$tmp/out" 2>"$tmp/err" </dev/null || code=$?
    [ "$code" -eq "$want" ] || not_ok "exit $code, not $want: nutgraf $*"
}

# ---- the list -------------------------------------------------------------

for name in 7.5-v2 7.5-v2-old 7.5-b-v2 5.83-v2 4.2-v1 4.2-v2 4.26 2.9-v2 \
    2.13-v2 2.13-v3 2.13-v4; do
    grep -q "^$name " "$tmp/list" || not_ok "panel list has no $name"
done
echo "ok panel list"

# ---- a session ------------------------------------------------------------

export SHIM_PANEL=7.5-v2
pi 0 --panel 7.5-v2 panel test
quiet
says glass.txt "0 violations, asleep, 1 refreshes" "of at most 100"
run 0 --panel 7.5-v2 panel test -o "$tmp/card.pbm"
same "$tmp/glass.pbm" "$tmp/card.pbm"
echo "ok a test card on the glass is the card in a file"

pi 0 --now $now --panel 7.5-v2 "$feed"
quiet
[ ! -s "$tmp/out" ] || not_ok "stdout is not empty"
says glass.txt "0 violations, asleep, 1 refreshes"
run 0 --now $now --panel 7.5-v2 -o "$tmp/page.pbm" "$feed"
same "$tmp/glass.pbm" "$tmp/page.pbm"
echo "ok an edition on the glass is the edition in a file"

run 0 --now $now --panel 7.5-v2 --hal "sim:$tmp/sim.pbm" "$feed"
same "$tmp/sim.pbm" "$tmp/page.pbm"
run 0 --now $now --panel 7.5-v2 --hal "sim:$tmp/sim.png" "$feed"
says sim.png PNG
run 1 --now $now --panel 7.5-v2 --hal "sin:$tmp/sim.png" "$feed"
says err "--hal takes sim:FILE.png"
echo "ok the driver over the simulator, without any hardware"

# sections are named in the second colour, on the glass as in the picture
SHIM_PANEL=7.5-b-v2
pi 0 --now $now --panel 7.5-b-v2 "$feed"
says glass.txt "0 violations, asleep, 1 refreshes"
run 0 --now $now --panel 7.5-b-v2 -o "$tmp/page.pbm" "$feed"
same "$tmp/glass.pbm" "$tmp/page.pbm"
if command -v python3 >/dev/null; then
    for name in 7.5-b-v2 inky-what 7.3-e; do
        run 0 --now $now --panel $name -o "$tmp/page.png" "$feed"
        run 0 --now $now --panel $name --hal "sim:$tmp/sim.png" "$feed"
        for side in page sim; do
            python3 test/tools/inks.py "$tmp/$side.png" >"$tmp/$side" ||
                not_ok "inks.py $side.png"
        done
        same "$tmp/page" "$tmp/sim"
        [ "$(tail -n 1 "$tmp/page" | cut -d ' ' -f 6)" -gt 0 ] ||
            not_ok "nothing is red on $name"
    done
    echo "ok the second colour on the glass is that of the picture"
else
    echo "skip the second colour: python3 is not installed"
fi

SHIM_PANEL=2.13-v4
for turn in 0 90 180 270; do
    pi 0 --now $now --panel 2.13-v4 --rotate $turn "$feed"
    says glass.txt "0 violations, asleep, 1 refreshes"
done
echo "ok in every rotation"

# ---- a Raspberry Pi is known by its chip's label ---------------------------

SHIM_PANEL=7.5-v2
SHIM_CHIP=13 SHIM_LABEL=pinctrl-rp1 pi 0 --panel 7.5-v2 panel test
says glass.txt "0 violations, asleep"
SHIM_LABEL=other pi 1 --panel 7.5-v2 panel test
says err "no GPIO chip is labelled pinctrl-rp1"
SHIM_LABEL=other pi 0 --panel 7.5-v2 --wiring "waveshare-hat chip=other" \
    panel test
SHIM_LINES="5 6 13 -1" pi 0 --panel 7.5-v2 \
    --wiring "rst=5 dc=6 busy=13 pwr=none" panel test
says glass.txt "0 violations, asleep"
echo "ok chips by label, lines as they are wired"

# ---- what goes wrong is said ----------------------------------------------

# wrong TEXT...: one line on stderr with the texts, and no hang
wrong() {
    pi 1 --panel 7.5-v2 panel test
    [ "$(wc -l <"$tmp/err")" -eq 1 ] || not_ok "not one reason"
    says err "$@"
}
SHIM_SPI=ENOENT wrong "/dev/spidev0.0" "dtparam=spi=on"
SHIM_SPI=EACCES wrong "/dev/spidev0.0" "group spi"
SHIM_SPI=EBUSY wrong "/dev/spidev0.0" "busy"
SHIM_GPIO=EACCES wrong "/dev/gpiochip" "group gpio"
SHIM_GPIO=BUSYLINE wrong "GPIO 17" "fancontrol"
SHIM_FAULT=stuck wrong "7.5-v2" "BUSY"
SHIM_FAULT=inverted wrong "nutgraf: 7.5-v2: BUSY"
for fault in stuck inverted brown-out; do
    SHIM_FAULT=$fault pi 1 --panel 7.5-v2 panel test
    grep -q " asleep, " "$tmp/glass.txt" || not_ok "$fault leaves it awake"
done
SHIM_FAULT=cold pi 0 --panel 7.5-v2 panel test
says glass.txt "0 violations, asleep, 1 refreshes"
echo "ok errors name the node, the line and its user, the panel"

pi 2 panel tset
pi 1 panel test
says err "--panel NAME"
pi 1 --panel 7.5-v3 panel test
says err "did you mean 7.5-v2?"
pi 1 --panel 7.5 panel test
says err "but there are 7.5-v2, 7.5-v2-old, 7.5-b-v2 ("
pi 1 --panel epd7in5b_V2 panel test
says err "did you mean 7.5-b-v2?"
pi 1 --panel 5.83 panel test
says err "did you mean 5.83-v2?"
# nothing is fetched before that is known
for wrong in "--panel 75v3" "--panel 7.5-v2 --wiring waveshare-hut" \
    "--panel 7.5-v2 --wiring rst=x" "--panel 7.5-v2 --font none.ngf" \
    "--panel 7.5-v2 --page 400x300" "--device /dev/fb0 --page 800x480"; do
    # shellcheck disable=SC2086
    pi 1 $wrong https://127.0.0.1:9/feed.xml
    [ "$(wc -l <"$tmp/err")" -eq 1 ] || not_ok "not one reason: $wrong"
    says_not err 127.0.0.1
done
pi 0 --now $now --panel 75V2 --page 800x480 "$feed"
says glass.txt "asleep, 1 refreshes"
echo "ok what cannot be meant"

# ---- the doctor -----------------------------------------------------------

pi 0 --panel 7.5-v2 panel doctor
says out "can be opened" "GPIO 17 (RST) is free" "at rest, as it should be"
says_not out wrong
says glass.txt "0 refreshes"
SHIM_SPI=ENOENT pi 1 --panel 7.5-v2 panel doctor
says out "wrong  /dev/spidev0.0 is not there" "dtparam=spi=on"
SHIM_SPI=EACCES SHIM_GPIO=EACCES pi 1 --panel 7.5-v2 panel doctor
[ "$(grep -c '^wrong' "$tmp/out")" -eq 2 ] || not_ok "a fault is told twice"
says_not out "doctor says how" "group ,"
SHIM_GPIO=BUSYLINE pi 1 --panel 7.5-v2 panel doctor
says out "GPIO 17 (RST) is in use by \"fancontrol\""
SHIM_PANEL=2.13-v4 pi 1 --panel 7.5-v2 panel doctor
says out "that means busy"
pi 0 panel doctor
says out "no panel is named: with --panel NAME"
export SHIM_LINES="27 22 17 -1" SHIM_PANEL=inky-phat SHIM_INKY=10
pi 1 panel doctor
name=$(sed -n 's/.*use --panel //p' "$tmp/out")
SHIM_PANEL=$name pi 0 --panel "$name" panel doctor
says out "wired as inky" "an Inky says that it is $name"
SHIM_INKY=99 pi 1 --panel inky-phat panel doctor
says out "variant 99, which has no driver here"
unset SHIM_LINES SHIM_INKY
SHIM_PANEL=7.5-v2
echo "ok the doctor"

# ---- small pages, a story a screen ------------------------------------------

rm -rf "$state"
SHIM_PANEL=2.13-v4
export SHIM_BEFORE
pi 0 --now $now --panel 2.13-v4 --screen 2 "$feed"
says glass.txt "0 violations, asleep, 1 refreshes, the last of 3000 ms"
SHIM_BEFORE=$tmp/before.pbm
hour=6
for screen in 3 1; do # of three
    mv "$tmp/glass.pbm" "$SHIM_BEFORE"
    hour=$((hour + 1))
    pi 0 --now 2026-11-23T0$hour:00:00Z --panel 2.13-v4 --screen next "$feed"
    says glass.txt "0 violations, asleep, 1 refreshes, the last of 460 ms"
    mv "$tmp/glass.pbm" "$tmp/partial.pbm"
    SHIM_BEFORE='' pi 0 --now 2026-11-23T0$hour:10:00Z --panel 2.13-v4 \
        --screen $screen --refresh full "$feed"
    says glass.txt "0 violations, asleep, 1 refreshes, the last of 3000 ms"
    same "$tmp/glass.pbm" "$tmp/partial.pbm"
done
echo "ok the next screen, in a partial refresh"

# a person waits for it: at once, as no edition and no other screen is
mv "$tmp/glass.pbm" "$SHIM_BEFORE"
pi 0 --now 2026-11-23T08:10:10Z --panel 2.13-v4 --screen next -v "$feed"
says_not err waits
says glass.txt "0 violations, asleep, 1 refreshes, the last of 460 ms"
mv "$tmp/glass.pbm" "$SHIM_BEFORE"
pi 0 --now 2026-11-23T08:10:20Z --panel 2.13-v4 --screen 1 -v "$feed"
says err "waits 170 s"
unset SHIM_BEFORE
SHIM_PANEL=7.5-v2
echo "ok a page turned by hand does not wait"

# ---- 180 s are kept, by the test card, too ----------------------------------

rm -rf "$state"
pi 0 --now 2026-11-23T07:00:00Z --panel 7.5-v2 panel test -v
says_not err waits
pi 0 --now 2026-11-23T07:01:00Z --panel 7.5-v2 panel test -v
says err "waits 120 s"
says glass.txt "asleep, 1 refreshes"
pi 0 --now 2026-11-23T07:03:00Z --panel 7.5-v2 -v "$feed"
says err "waits 180 s" # the card was shown at 07:03, after its wait
(
    flock 9
    pi 1 --now 2026-11-23T08:00:00Z --panel 7.5-v2 panel test
    [ ! -e "$tmp/glass.txt" ] || not_ok "two at one panel"
) 9>>"$state/lock"
says err "another run"
echo "ok a test card keeps the times, and away from another run"

# ---- from day to day ------------------------------------------------------

cat >"$tmp/conf" <<END
[edition]
panel = 7.5-v2
since = 52w
[feed Harbour]
url = $feed
END
pi 0 --now $now -c "$tmp/conf"
says glass.txt "1 refreshes"
pi 4 --now 2026-11-23T12:00:00Z -c "$tmp/conf"
[ ! -e "$tmp/glass.txt" ] || says glass.txt " 0 refreshes"
# the same page once more: the glass is left alone; another: after a while
pi 3 --now 2026-11-23T12:00:00Z -c "$tmp/conf" --offline
cp "$tmp/glass.pbm" "$tmp/before.pbm" 2>/dev/null || :
pi 3 --now 2026-11-23T12:00:10Z -c "$tmp/conf" --offline
[ ! -e "$tmp/glass.txt" ] || says glass.txt " 0 refreshes"
pi 3 --now 2026-11-23T12:00:20Z -c "$tmp/conf" --offline --title "Evening Edition" \
    -v
says err "waits"
says glass.txt "1 refreshes"
echo "ok the glass is refreshed when the page changed, and not too soon"

run 0 -c "$tmp/conf" check
says out "ok      panel: 7.5-v2"
sed 's/7.5-v2/7.5-v9/' "$tmp/conf" >"$tmp/other"
run 1 -c "$tmp/other" check
says out "failed  panel:" "did you mean 7.5-v2?"
echo "ok check knows the panel"

# untouched: the panel was not even opened
untouched() {
    [ ! -e "$tmp/glass.txt" ] || not_ok "the panel was touched"
}
rm -rf "$state"
pi 0 --now $now -c "$tmp/conf" --why
says out "1."
untouched
pi 0 --now $now -c "$tmp/conf" --dry-run
untouched
pi 0 --now $now --panel 7.5-v2 --format text "$feed"
says out "T H E"
untouched
pi 2 --now $now -c "$tmp/conf" --panel
untouched
echo "ok --why, --dry-run and text leave the panel alone"

# a panel that somebody else has: the stories are not lost
SHIM_SPI=EBUSY pi 1 --now $now -c "$tmp/conf"
[ "$(grep -c spidev "$tmp/err")" -eq 1 ] || not_ok "not one reason"
pi 0 --now $now -c "$tmp/conf"
says glass.txt "0 violations, asleep, 1 refreshes"
cat >>"$tmp/conf" <<END
[feed Gone]
url = $tmp/gone.xml
END
rm -rf "$state"
pi 3 --now $now -c "$tmp/conf"
says glass.txt "0 violations, asleep, 1 refreshes"
pi 4 --now 2026-11-23T09:00:00Z -c "$tmp/conf"
untouched
echo "ok exit codes 0, 1, 3 and 4 with a panel"
