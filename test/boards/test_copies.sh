#!/bin/sh
# SPDX-License-Identifier: MIT
# test_copies.sh: the small board asks only for what is new of a feed, and its
# later editions are those of the Linux program, which does so too: 304, a feed
# that changed, one that is gone.
. test/boards/enter.sh
board=qemu-lm3s6965
sources="https://harbour.test/harbour/feed.rss https://nordic.test/nordic/feed.atom"
cat build/test/boards/certs/*-root.pem >"$dir/roots.pem"
cat >"$dir/config" <<END
[feed Harbour Post]
url = https://harbour.test/harbour/feed.rss
[feed Nordic Wire]
url = https://nordic.test/nordic/feed.atom
END

# asked CODE: how often a feed was asked for, and answered so
asked() {
	grep -c " $1 [a-z]*.test/[a-z]*/feed" "$dir/access.log"
}
linux() { # linux HOUR: its edition of that hour, into linux.HOUR
	XDG_STATE_HOME=$dir/state XDG_CONFIG_HOME=$dir TZ=UTC \
		build/linux/nutgraf --transport mbedtls --cacert "$dir/roots.pem" \
		--now "2026-11-23T$1:00:30Z" --title 'The Board Edition' --width 64 \
		--stories 3 --charset utf-8 --format text -c "$dir/config" \
		>"$dir/linux.$1" 2>"$dir/linux.err"
}
board() { # board HOUR: likewise
	date -u -d "2026-11-23T$1:00:00Z" +%s >"$dir/now"
	run $board "$1" time=ntp.test stories=3 $sources
	edition
	cp "$dir/page" "$dir/board.$1"
}
new_card
for hour in 06 07 08 09; do
	case $hour in
	08) # a new story
		sed -i '4s|^|<item><title>A ninth pier for the harbour</title><link>https://harbour.test/harbour/pier.html</link><pubDate>Mon, 23 Nov 2026 07:30:00 GMT</pubDate><description>The harbour gets a ninth pier in spring, the council said on Monday. It is for fishing boats.</description></item>|' \
			"$dir/html/harbour/harbour/feed.rss"
		;;
	09) rm "$dir/html/nordic/nordic/feed.atom" ;;
	esac
	linux $hour
	: >"$dir/access.log"
	board $hour
	check "$hour:00: an edition" [ $code -eq 0 ]
	check "$hour:00: as on Linux" diff "$dir/linux.$hour" "$dir/board.$hour"
	case $hour in
	06) check "both fetched" [ "$(asked 200) $(asked 304)" = "2 0" ] ;;
	07) check "neither is fetched again" [ "$(asked 200) $(asked 304)" = "0 2" ] ;;
	08)
		check "one has changed" [ "$(asked 200) $(asked 304)" = "1 1" ]
		check "its new story" grep -q 'NINTH PIER' "$dir/board.08"
		;;
	09)
		check "one is gone" [ "$(asked 404) $(asked 304)" = "1 1" ]
		check "and said so" grep -q 'HTTP 404' "$dir/board.09"
		;;
	esac
done
exit $bad
