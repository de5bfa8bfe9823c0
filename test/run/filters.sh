#!/bin/sh
# SPDX-License-Identifier: MIT
# The stages as filters: files and JSON lines in, JSON lines out. jq is the judge where it is there.
. test/run/setup
command -v jq >/dev/null || {
    echo "skip filters: jq is absent"
    exit 0
}

# is JQ: the expression is true of the one object in out
is() {
    jq -e -s "length == 1 and (.[0] | $1)" "$tmp/out" >/dev/null ||
        not_ok "not so: $1: $(cat "$tmp/out")"
}

run 0 feed "$data/harbour.xml"
quiet
is '.id == "harbour" and .encoding == "utf-8"'
is '.feed == {"title":"Harbour Post","link":"http://127.0.0.1:9/","language":"en"}'
is '.items | length == 3'
is '.items[0] | .title == "Café on the quay “saved” – for €1 million" and
    .link == "http://127.0.0.1:9/cafe" and .id == "harbour-1" and
    .date == "2026-11-23T05:40:00Z"'
is '.items[0].summary | contains("euros.\nResidents")'
is '.items[0] | .content == .summary'
"$nutgraf" feed <"$data/harbour.xml" >"$tmp/stdin"
jq -c 'del(.id)' "$tmp/out" >"$tmp/a"
jq -c 'del(.id)' "$tmp/stdin" >"$tmp/b"
same "$tmp/a" "$tmp/b"
echo "ok feed: one line a feed"

run 0 extract "$data/page.html"
quiet
is '.id == "page" and .title == "Grain ships leave after long pause"'
is '.date == "2026-11-22T21:15:00+01:00" and .lang == "en" and .charset == "utf-8"'
is '.article'
is '.text | contains("Three ships loaded") and contains("\n“We have waited")'
is '.text | (contains("cookies") or contains("Quiz") or contains("not text")) | not'
run 0 extract test/data/pages/error.html
is '.article == false'
echo "ok extract: the article without its surroundings, and what is none"

run 0 summary --sentences 2 "$data/page.html"
is '.id == "page" and (.summary | split("\n") | length == 2)'
run 0 summary --chars 200 "$data/page.html"
is '.summary | length > 0 and length <= 200'
jq -n -c --rawfile t "$data/page.html" '{id: 7, text:
    "The bridge opened on Monday after ten years of work. It rained. The mayor cut a ribbon in front of two thousand people. Trains will follow in spring.",
    title: "Bridge opens", lang: "en", other: [{"text": "no"}]}' >"$tmp/lines"
run 0 summary --jsonl --sentences 1 "$tmp/lines"
is '.id == "7" and .summary == "The bridge opened on Monday after ten years of work."'
echo "ok summary: of a page, of a text, by sentences, by characters"

printf 'Dr. Lane\033won. She left!\nIt rained at 5 p.m. on \351t\351' |
    "$nutgraf" sentences >"$tmp/out"
printf 'Dr. Lane won.\nShe left!\nIt rained at 5 p.m. on été\n' >"$tmp/want"
same "$tmp/out" "$tmp/want"
echo "Am 3. Oktober" | "$nutgraf" sentences --lang fr >"$tmp/out"
[ "$(wc -l <"$tmp/out")" -eq 2 ] || not_ok "--lang is not heard"
echo "To było w 3. Oddział tam" | "$nutgraf" --lang pl sentences >"$tmp/out"
[ "$(wc -l <"$tmp/out")" -eq 1 ] || not_ok "--lang of no edition"
run 0 sentences "$data/page.html"
quiet
says out "Three ships loaded"
says_not out cookies
printf '%s\n' '{"id":1,"text":"Am 3. Mai kam er. \"Ja!\"","lang":"de"}' \
    '{"id":2,"text":"他来了。雨！"}' '{"id":3,"text":""}' '{"id":4}' \
    "{\"file\":\"$data/page.html\"}" >"$tmp/lines"
run 3 sentences --jsonl "$tmp/lines"
jq -e -s '.[0] == {"id":"1","sents":["Am 3. Mai kam er.","\"Ja!\""]} and
    .[1].sents == ["他来了。","雨！"] and .[2].sents == [] and
    (.[3].error | contains("neither")) and (.[4].sents | length > 3)' \
    "$tmp/out" >/dev/null || not_ok "$(cat "$tmp/out")"
run 1 sentences "$tmp/gone.txt"
says err "gone.txt: No such file"
[ ! -s "$tmp/out" ] || not_ok "no sentence, but output"
echo "ok sentences: of a text, of a page, of JSON lines"

cat >"$tmp/lines" <<END
{"id":"one","file":"$data/page.html","url":"https://nordic.example/a/b"}

{"file":"$data/page.html","content_type":"text/html; charset=windows-1252"}
{"id":"gone","file":"$tmp/gone.html"}
{"id":"nothing"}
not json
END
run 3 extract --jsonl "$tmp/lines"
jq -e -s 'length == 5 and .[0].id == "one" and
    .[0].url == "https://nordic.example/a/b" and .[1].id == "page" and
    (.[2] | .id == "gone" and .error == "No such file or directory") and
    (.[3].error | contains("no \"file\"")) and
    (.[4].error | contains("not a JSON object"))' "$tmp/out" >/dev/null ||
    not_ok "$(cat "$tmp/out")"
says err "gone.html: No such file" "lines:6"
"$nutgraf" extract --jsonl - <"$tmp/lines" >"$tmp/stdin" 2>/dev/null || :
jq -c 'select(.text)' "$tmp/out" >"$tmp/a"
jq -c 'select(.text)' "$tmp/stdin" >"$tmp/b"
same "$tmp/a" "$tmp/b"
run 1 feed "$tmp/gone.xml"
run 1 extract https://nordic.example/
says err "https://nordic.example/: filters read files"
is '.id == "https://nordic.example/"'
echo '{"url":"https://nordic.example/"}' >"$tmp/lines"
run 1 extract --jsonl "$tmp/lines"
says err "lines:1: the line has no \"file\""
run 1 feed "$data/page.html"
is '.error == "no feed in it"'
run 1 feed -q "$data/page.html"
quiet
echo "ok what cannot be read is a line with its error"

cat >"$tmp/lines" <<END
{"id":"a","title":"Ferry Anna runs aground near Holm with 90 on board","time":1700000000}
{"id":"b","title":"Noria raises interest rates to 4.5 percent","time":1700000060}
{"id":7,"title":"Ninety rescued as ferry Anna hits reef off Holm","time":"2023-11-14T22:20:00Z"}
{"title":"Noria interest rates up half a point","time":1700000700}
{"id":"late","title":"Ninety rescued as ferry Anna hits reef off Holm","time":1700200000}
END
run 0 cluster "$tmp/lines"
quiet
[ "$(cat "$tmp/out")" = '{"id":"a","cluster":1}
{"id":"b","cluster":2}
{"id":"7","cluster":1}
{"id":"'"$tmp"'/lines:4","cluster":2}
{"id":"late","cluster":5}' ] || not_ok "$(cat "$tmp/out")"
"$nutgraf" cluster --jsonl --memory 8k - <"$tmp/lines" >"$tmp/a"
sed 's/lines:4/-:4/; s,"[^"]*/-:4,"-:4,' "$tmp/out" >"$tmp/b"
same "$tmp/a" "$tmp/b"
printf '%s\n' '{"id":"x","title":"One"}' '{"id":"y"}' \
    '{"id":"z","title":"Two","time":"soon"}' \
    '{"id":"ms","title":"Two","time":1700000000000}' >"$tmp/lines"
run 3 cluster "$tmp/lines"
says out '{"id":"x","cluster":1}' '"error":"the line has no \"title\""'
says err 'lines:2: the line has no "title"' \
    'lines:3: "time" is no number of seconds' 'lines:4: "time" is no number'
# seconds as some programs print them, and a date that begins like a number
printf '%s\n' '{"id":"a","title":"Noria raises rates","time":1.7e9}' \
    '{"id":"b","title":"Noria raises rates","time":"15.11.2023"}' \
    '{"id":"c","title":"Noria raises rates","time":"1700000000.5"}' \
    '{"id":"d","title":"Noria raises rates","time":"20.11.2023"}' >"$tmp/lines"
run 0 cluster "$tmp/lines"
[ "$(sed 's/.*://' "$tmp/out" | tr -d '\n')" = '1}1}1}4}' ] ||
    not_ok "$(cat "$tmp/out")"
# each line is answered before the next one comes
mkfifo "$tmp/fifo"
"$nutgraf" cluster <"$tmp/fifo" >"$tmp/a" &
exec 9>"$tmp/fifo"
echo '{"id":"x","title":"One"}' >&9
until [ -s "$tmp/a" ]; do
    kill -0 $! 2>/dev/null || not_ok "no answer"
    sleep 0.1
done
exec 9>&-
wait $!
echo "ok cluster: a stream of headlines"

# 200 documents in one process take no more of the arena than one does
run 0 extract --stats "$data/page.html"
one=$(sed -n 's/.* \([0-9]*\) of .* bytes.*/\1/p' "$tmp/err")
set --
while [ $# -lt 200 ]; do
    set -- "$@" "$data/page.html"
done
run 0 extract --stats "$@"
[ "$(wc -l <"$tmp/out")" -eq 200 ] || not_ok "not 200 lines"
[ "$(sort -u "$tmp/out" | wc -l)" -eq 1 ] || not_ok "not 200 equal lines"
many=$(sed -n 's/.* \([0-9]*\) of .* bytes.*/\1/p' "$tmp/err")
{ [ "$one" -gt 0 ] && [ "$one" -eq "$many" ]; } ||
    not_ok "arena $one, then $many"
echo "ok many documents in constant memory"
