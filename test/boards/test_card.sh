#!/bin/sh
# SPDX-License-Identifier: MIT
# test_card.sh: the small board's card: too little room, and power lost while
# it is written.
. test/boards/enter.sh
board=qemu-lm3s6965
feed=https://harbour.test/harbour/feed.rss
# first blocks of the two places of "seen" and "page", by the plan in main.c
seen_b=13 page_a=21 page_b=69

# block N FROM TO: one block of a card onto another
block() {
	dd if="$2" of="$3" bs=512 skip="$1" seek="$1" count=1 conv=notrunc \
		2>"$dir/dd"
}
last_edition() { # last_edition NAME: boots without a network
	run $board "$1" time=ntp.test patience=1000 https://silent.test/feed
	edition
}

# a document that the smallest of cards cannot hold: it is read as far as it goes
{
	sed '/<\/channel>/,$d' "$dir/html/harbour/harbour/feed.rss"
	echo '<!--'
	head -c 600000 /dev/zero | tr '\0' ' '
	echo '--></channel></rss>'
} >"$dir/html/harbour/harbour/big.rss"
small_card() { # small_card SIZE; QEMU's cards say they have 256K at least
	new_card
	rm "$CARD"
	truncate -s "$1" "$CARD"
}
small_card 512K
run $board full time=ntp.test stories=3 https://harbour.test/harbour/big.rss
check "a full card: an edition all the same" [ $code -eq 0 ]
edition
check "a full card: of three stories" grep -q '^ 3\. ' "$dir/page"
small_card 256K
run $board small time=ntp.test $feed
check "too small a card is said" grep -qx 'nutgraf: the card is too small to work on' "$out"
check "and that nothing can be read" grep -q 'not read: harbour.test: no card to work on' "$out"
small_card 64K # writes beyond that fail
run $board broken time=ntp.test $feed
check "a card that cannot be written is said" \
	grep -q 'not read: harbour.test: the card cannot be written' "$out"

# two editions, and the second one's records torn: the first is sound
new_card
run $board first time=ntp.test stories=2 $feed
edition
cp "$dir/page" "$dir/a"
cp "$CARD" "$dir/card.a"
# the emulator logs what the second one writes, in its order
: >"$dir/log"
kept=$CARD
CARD=
QEMU_ARGS="-drive if=sd,driver=blklogwrites,file.driver=file,file.filename=$kept,log.driver=file,log.filename=$dir/log"
export QEMU_ARGS
run $board second time=ntp.test stories=2 $feed
QEMU_ARGS=
CARD=$kept
edition
cp "$dir/page" "$dir/b"
cp "$CARD" "$dir/card.b"
check "two editions" sh -c "! cmp -s '$dir/a' '$dir/b' && [ -s '$dir/b' ]"
last_edition whole
check "the second is kept" diff "$dir/b" "$dir/page"
check "it is where this test thinks" \
	sh -c "! cmp -s -i $((page_b * 512)) -n 512 '$dir/card.a' '$dir/card.b' &&
		cmp -s -i $((page_a * 512)) -n 512 '$dir/card.a' '$dir/card.b'"
for torn in $page_b $((page_b + 1)); do
	cp "$dir/card.b" "$CARD"
	block $torn "$dir/card.a" "$CARD"
	last_edition torn
	check "block $torn is not written: the first edition" \
		diff "$dir/a" "$dir/page"
done
cp "$dir/card.b" "$CARD"
block $seen_b "$dir/card.a" "$CARD"
run $board seen time=ntp.test stories=2 $feed
edition
check "what was seen is torn: the second edition again" diff "$dir/b" "$dir/page"

# power lost between the second one's writes: one of the two, and whole
set -- $(python3 test/boards/lost.py "$dir/log" "$dir/card.a")
writes=$1
shift
for n; do
	cp "$dir/card.a" "$CARD"
	python3 test/boards/lost.py "$dir/log" "$CARD" "$n"
	last_edition "after"
	cmp -s "$dir/b" "$dir/page" && second="${second:-} $n"
	check "power lost after $n writes of $writes: one edition, whole" \
		sh -c "cmp -s '$dir/a' '$dir/page' || cmp -s '$dir/b' '$dir/page'"
done
check "the first for some, the second for others" \
	[ -n "${second:-}" -a "${second:-}" != " $*" ]
cp "$dir/card.a" "$CARD"
python3 test/boards/lost.py "$dir/log" "$CARD" "$writes"
check "after all of them: the card" cmp "$dir/card.b" "$CARD"
exit $bad
