#!/bin/sh
# SPDX-License-Identifier: MIT
# init, add, list, import, export, and what a broken configuration says.
. test/run/setup

run 0 init
says out "Wrote $conf"
cmp -s "$conf" port/linux/nutgraf.conf || not_ok "not the sample"
run 0 list
says out "BBC World" "https://feeds.bbci.co.uk/news/world/rss.xml"
echo precious >>"$conf"
run 1 init
says err "is there already"
grep -q precious "$conf" || not_ok "init has overwritten"
echo "ok init writes a sample that reads, and never overwrites"

rm "$conf"
run 0 add "Harbour Post" https://harbour.example/rss section=Sea limit=5
run 0 add Wire https://wire.example/feed.xml
run 0 list
cat >"$tmp/want" <<'END'
Harbour Post  Sea  https://harbour.example/rss
Wire               https://wire.example/feed.xml
END
same "$tmp/out" "$tmp/want"
run 1 add wire https://other.example/
says err "$conf:7: [feed Wire] is there already"
run 1 add Other https://wire.example/feed.xml
run 2 add Third ftp://third.example/
says err "expected an http or https address"
run 2 add Third https://third.example/ limt=3
says err 'did you mean "limit"?'
run 2 add "" https://third.example/
says err "a feed needs a name"
run 2 add 'a]b' https://third.example/
run 2 add Third https://third.example/ 'section=a
[feed Evil]'
run 0 list
same "$tmp/out" "$tmp/want"
echo "ok add appends what is right and nothing else"

ln -s "$conf" "$HOME/link.conf"
run 0 -c "$HOME/link.conf" add Linked https://linked.example/
[ -h "$HOME/link.conf" ] || not_ok "the link is gone"
grep -q Linked "$conf" || not_ok "not added through the link"
chmod 600 "$conf"
run 0 add Private https://private.example/
[ "$(stat -c %a "$conf")" = 600 ] || not_ok "rights have changed"
echo "ok links and rights stay"

run 0 import "$data/subscriptions.opml"
says out "8 feeds added to $conf"
run 0 import "$data/subscriptions.opml"
says out "0 feeds added" "8 known before"
run 0 export
cp "$tmp/out" "$tmp/first.opml"
quiet
mv "$conf" "$tmp/first.conf"
run 0 import "$tmp/first.opml"
run 0 export
same "$tmp/out" "$tmp/first.opml"
run 0 export -o "$tmp/second.opml"
same "$tmp/second.opml" "$tmp/first.opml"
if command -v xmllint >/dev/null; then
    xmllint --noout "$tmp/first.opml" || not_ok "not well-formed"
fi
run 1 import "$data/../feeds/rss2.xml"
says err "is it OPML?"
echo "ok import and export round trip"

cat >"$conf" <<'END'
[edition]
widht = 40
[feed A]
url = nowhere
END
for command in "" list export check "add N https://n.example/" \
    "import $data/subscriptions.opml"; do
    # shellcheck disable=SC2086
    run 1 $command
    says err "$conf:2: unknown key \"widht\", did you mean \"width\"?" \
        "$conf:4: url is \"nowhere\", expected an http or https address"
done
run 1 -c "$tmp/absent.conf"
says err "absent.conf: No such file"
run 1 -c "$tmp" list
says err "nutgraf: $tmp: Is a directory"
head -c 40 /dev/zero | tr '\0' '\n' | sed 's/^/x/' >"$tmp/hopeless"
run 1 -c "$tmp/hopeless" list
says err "$tmp/hopeless:10: expected key" "and 30 more"
[ "$(wc -l <"$tmp/err")" -eq 11 ] || not_ok "not ten errors"
printf '[edition]\nlang = tlh\n' >"$tmp/klingon"
run 1 -c "$tmp/klingon" list
says err "klingon:2: lang is \"tlh\", expected en, de, fr, es, it or nl"
echo "ok errors have a file, a line and what is expected"

printf '[edition]\ntitle = Mine\n' >"$conf"
for command in "" list check; do
    # shellcheck disable=SC2086
    run 2 $command
    says err "names no feeds yet" "nutgraf add"
done
run 0 export
says err "names no feeds yet"
rm "$conf"
run 0 export
says err "nutgraf init"
says out "<opml"
run 2 list
says err "nutgraf init"
echo "ok a configuration without feeds"
