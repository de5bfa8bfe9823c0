#!/bin/sh
# SPDX-License-Identifier: MIT
# test_glass.sh: the edition on the small display, pixel by pixel, and the keys
# that turn its pages.
. test/boards/enter.sh

new_card
if ! timeout 110 python3 test/boards/glass.py "$dir" \
	build/boards/qemu-lm3s6965/nutgraf.elf "$CARD" time=ntp.test attempts=2 \
	every=90 stories=4 https://harbour.test/harbour/feed.rss; then
	echo "not ok the display's run"
	exit 1
fi
[ "${GOLDEN:-}" != write ] || cp "$dir/0-start.txt" test/data/golden/board-front.txt
differ() { ! cmp -s "$1" "$2"; }
check "the front page" diff test/data/golden/board-front.txt "$dir/0-start.txt"
check "down: the next page" differ "$dir/0-start.txt" "$dir/1-down.txt"
check "down: and the next" differ "$dir/1-down.txt" "$dir/2-down.txt"
check "up: back" cmp "$dir/1-down.txt" "$dir/3-up.txt"
check "select: the front page" cmp "$dir/0-start.txt" "$dir/4-ctrl.txt"
check "no page is empty" grep -q '#' "$dir/2-down.txt"
exit $bad
