#!/bin/sh
# SPDX-License-Identifier: MIT
# test_glass.sh: the edition on the small display, pixel by pixel, and the keys
# that turn its pages, also when there is no newer one: nothing new, or a
# failure.
. test/boards/enter.sh
feed=https://harbour.test/harbour/feed.rss

# glass NAME ATTEMPTS WORD...: the display after so many, and after each key,
# in $dir/NAME
glass() {
	to=$dir/$1
	out=$to/console
	timeout 1000 python3 test/boards/glass.py "$to" \
		build/boards/qemu-lm3s6965/nutgraf.elf "$CARD" "$2" time=ntp.test \
		attempts=9 $(shift 2 && echo "$@") || {
		echo "not ok the display's run: $1"
		exit 1
	}
}
golden() { # golden WHAT NAME FILE
	[ "${GOLDEN:-}" != write ] ||
		cp "$dir/$2/0-start.txt" "test/data/golden/$3"
	check "$1" diff "test/data/golden/$3" "$dir/$2/0-start.txt"
}
differ() { ! cmp -s "$1" "$2"; }
# same NAME NAME: the same on the display at every step
same() {
	for picture in "$dir/$1"/*.txt; do
		cmp "$picture" "$dir/$2/${picture##*/}" || return 1
	done
}

new_card
glass front 1 every=500 stories=4 $feed
golden "the front page" front board-front.txt
cd "$dir/front" || exit 1
check "down: the next page" differ 0-start.txt 1-down.txt
check "down: and the next" differ 1-down.txt 2-down.txt
check "up: back" cmp 1-down.txt 3-up.txt
check "select: the front page" cmp 0-start.txt 4-ctrl.txt
check "no page is empty" grep -q '#' 2-down.txt
cd "$OLDPWD" || exit 1

# all that the feed has; then nothing is new
new_card
glass all 1 every=500 stories=20 $feed
glass again 1 every=500 stories=20 $feed
check "nothing new, said" grep -q 'nothing new' "$out"
check "nothing new: the last edition's pages" same all again
new_card
glass later 2 every=30 stories=20 $feed
check "nothing new, without a new start: likewise" same all later

# three hours on nothing can be read
echo $((1795413600 + 3 * 3600)) >"$dir/now"
glass failed 1 patience=10000 every=500 https://silent.test/feed
golden "a failure: why, and how old the edition is" failed board-failed.txt
check "and it is there" differ "$dir/failed/1-down.txt" "$dir/failed/2-down.txt"
check "in full" grep -q '#' "$dir/failed/2-down.txt"
exit $bad
