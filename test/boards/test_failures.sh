#!/bin/sh
# SPDX-License-Identifier: MIT
# test_failures.sh: what goes wrong on a board is said in plain words, in
# bounded time, and the rest of the edition is printed.
. test/boards/enter.sh
feed=harbour/feed.rss

# Their time is by the instructions, so that patience is not used up by a
# machine that is busy with something else.
QEMU_ARGS="-icount shift=3"
export QEMU_ARGS

# said BOARD WHO REASON: of the last run
said() {
	check "$1: $2: $3" grep -qF "nutgraf: not read: $2: $3" "$out"
}

for board in ${BOARDS:-$boards}; do
	new_card
	run "$board" sources time=ntp.test patience=4000 stories=3 \
		https://long.test/$feed https://other.test/$feed \
		https://expired.test/$feed https://not-yet.test/$feed \
		https://unknown.test/$feed https://nowhere.example/$feed \
		https://silent.test/$feed https://refused.test:9/$feed \
		https://stall.test:8444/$feed https://tls13.test:8443/$feed \
		https://nordic.test:8442/nordic/feed.atom \
		https://harbour.test/harbour/none.rss ftp://harbour.test/
	check "$board: an edition in spite of it all" [ $code -eq 0 ]
	check "$board: a chain of 6.7 KB is verified" \
		grep -q ' 200 long.test/' "$dir/access.log"
	said "$board" other.test 'certificate is for another host'
	said "$board" expired.test 'certificate has expired'
	said "$board" not-yet.test 'certificate is not yet valid'
	said "$board" unknown.test 'unknown certificate authority'
	said "$board" nowhere.example 'host name not found'
	said "$board" silent.test 'the name server does not answer'
	said "$board" refused.test 'connection refused'
	said "$board" stall.test 'timed out during the TLS handshake'
	said "$board" harbour.test 'HTTP 404'
	case $board in
	*an385)
		said "$board" tls13.test 'certificate is for another host'
		;;
	*)
		said "$board" tls13.test 'the server refused the TLS handshake'
		;;
	esac
	check "$board: TLS 1.2 only, RSA" \
		grep -q 'TLSv1.2 . 200 nordic.test/nordic/feed.atom' "$dir/access.log"
	figures "$board"
	check "$board: no packet buffer is lost" [ "$(figure pbufs)" = 0 ]

	# too much, too slowly, and no way there
	new_card
	run "$board" more time=ntp.test patience=4000 stories=3 \
		https://slow.test:8446/$feed https://large.test:8445/$feed \
		https://huge.test:8447/$feed https://10.99.0.1/$feed
	check "$board: too slow" grep -q 'not read: .*: timed out in the body' "$out"
	said "$board" large.test 'TLS message too large for this build'
	said "$board" huge.test 'TLS message too large for this build'
	said "$board" 10.99.0.1 'timed out while connecting'
	check "$board: then no packet buffer is lost" [ "$(figure pbufs)" = 0 ]
done

# more than the small board's heap: told apart from a bad certificate
new_card
run qemu-lm3s6965 longer time=ntp.test https://longer.test/$feed
said small longer.test 'TLS ran out of memory'

# nothing but a cable: nobody answers DHCP
for board in ${BOARDS:-$boards}; do
	new_card
	NIC=hubport,hubid=0 run "$board" lease time=ntp.test patience=3000 \
		https://harbour.test/$feed
	check "$board: no lease" \
		grep -q 'no edition: no address: DHCP was not answered' "$out"
	check "$board: no lease: no packet buffer is lost" [ "$(figure pbufs)" = 0 ]
done

new_card
run qemu-lm3s6965 time time=silent.test patience=3000 https://harbour.test/$feed
check "no time" grep -q 'no edition: the name server does not answer' "$out"
check "and that https waits for it" \
	grep -qx 'nutgraf: no https before the time is known' "$out"

# a time server that is wrong, or not what it seems: never before this release,
# nor before the last time under which a certificate was verified
new_card
run qemu-lm3s6965 proven time=ntp.test stories=1 https://harbour.test/$feed
for past in 1500000000 $((1795413600 - 7 * 86400)); do
	echo $past >"$dir/now"
	run qemu-lm3s6965 past time=ntp.test stories=1 https://harbour.test/$feed
	check "a time from before, $past, is not believed" \
		grep -q "no edition: the time server's time is long past" "$out"
	check "and no https is opened" [ "$(figure handshakes) $(figure resumed)" = "0 0" ]
done
new_card
run qemu-lm3s6965 week time=ntp.test stories=1 https://harbour.test/$feed
check "a new device believes the latter" [ $code -eq 0 ]
echo 1795413600 >"$dir/now"
CARD=
run qemu-lm3s6965 card time=ntp.test https://harbour.test/$feed
check "no card is said" grep -qx 'nutgraf: no card' "$out"
new_card
printf 'MSDOS5.0' | dd of="$CARD" conv=notrunc 2>"$dir/dd"
run qemu-lm3s6965 stranger time=ntp.test https://harbour.test/$feed
check "somebody's card is said" grep -q 'nutgraf: the card has other data' "$out"
check "and left alone" cmp -n 8 "$CARD" - <<END
MSDOS5.0
END

# no generator: by the seed on the card, which is another after each boot
new_card
run qemu-lm3s6965 seedless entropy=none time=10.0.2.2 https://harbour.test/$feed
check "neither generator nor seed is said" grep -q 'no https: neither' "$out"
check "and https is refused" [ "$(figure handshakes)" = 0 ]
build/linux/card "$CARD"
cp "$CARD" "$dir/made"
run qemu-lm3s6965 seed entropy=none time=ntp.test stories=2 https://harbour.test/$feed
check "with a seed: an edition" [ $code -eq 0 ]
check "the seed is another now" sh -c "! cmp -s -n 1536 '$CARD' '$dir/made'"

# asleep for an hour, the clock of the emulator jumps (there is no hour in
# LIMIT); then the next edition
new_card
QEMU_ARGS="-icount shift=0,sleep=off"
LIMIT=3000 run qemu-lm3s6965 sleep time=ntp.test stories=3 attempts=2 \
	every=3600 https://harbour.test/$feed
check "two editions, an hour apart" [ "$code $(grep -c 'nutgraf: figures' "$out")" = "0 2" ]
check "the second an hour later" grep -q '· 07:00' "$out"
check "after a sleep no packet buffer is lost" [ "$(figure pbufs)" = 0 ]

# one failure after the other: each pause is twice as long, but no longer than
# from one edition to the next
new_card
run qemu-lm3s6965 ladder \
	time=silent.test patience=50 attempts=6 every=600 https://harbour.test/
check "the pauses after failures" [ "$(sed -n \
	's/^nutgraf: next try in \([0-9]*\) s$/\1/p' "$out" | tr '\n' ' ')" = \
	"60 120 240 480 600 " ]

# a program that hangs is restarted: 60 s, by a slow clock (a microsecond an
# instruction) that take a second here
out=$dir/hang
: >"$out"
QEMU_ARGS="-icount shift=10,sleep=off" test/boards/run.sh qemu-lm3s6965 "$out" \
	hang=1 &
while kill -0 $! 2>"$dir/why" && [ "$(grep -c '^hangs$' "$out")" -lt 2 ]; do
	sleep 0.2
done
kill $! 2>"$dir/why"
check "the watchdog restarts it" [ "$(grep -c '^hangs$' "$out")" -ge 2 ]
QEMU_ARGS="-icount shift=3"

# no network the next day: yesterday's page
new_card
run qemu-lm3s6965 up time=ntp.test stories=2 https://harbour.test/$feed
edition
cp "$dir/page" "$dir/yesterday"
run qemu-lm3s6965 down time=ntp.test patience=3000 https://silent.test/$feed
check "no edition, and why" grep -q 'no edition: no source could be read' "$out"
check "the last one's age" grep -q 'the last edition, of about 0 hours ago' "$out"
edition
check "the last edition" diff "$dir/yesterday" "$dir/page"
exit $bad
