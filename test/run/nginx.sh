#!/bin/sh
# SPDX-License-Identifier: MIT
# nginx.sh [PROGRAM]: the program against a real web server, by what the
# server's log says: HTTP/2, gzip, few connections, conditional requests, the
# interval, and an edition when the server is gone.
set -u
program=$(realpath "${1:-build/test/nutgraf}")
certs=$(realpath build/test/certs)
nginx=$(PATH=$PATH:/usr/sbin command -v nginx) || {
    echo "skip: nginx is not installed"
    exit 0
}
dir=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM
bad=0
check() { # check WHAT CONDITION...
    what=$1
    shift
    if "$@"; then
        echo "ok $what"
    else
        echo "not ok $what ($*)"
        bad=1
    fi
}
free_port() {
    python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])' 2>/dev/null || shuf -i 20000-32000 -n 1
}

# two feeds of eight articles each, all on one host
port=$(free_port)
base=https://localhost:$port
mkdir -p "$dir/html/a" "$dir/conf"
for feed in harbour market; do
    {
        echo '<?xml version="1.0"?><rss version="2.0"><channel>'
        echo "<title>The $feed paper</title>"
        for i in 1 2 3 4 5 6 7 8; do
            echo "<item><title>The $feed council meets on day $i</title>"
            echo "<link>$base/a/$feed$i.html</link>"
            echo "<pubDate>Mon, 23 Nov 2026 0$i:00:00 GMT</pubDate></item>"
        done
        echo '</channel></rss>'
    } >"$dir/html/$feed.xml"
    for i in 1 2 3 4 5 6 7 8; do
        {
            echo "<html><head><title>The $feed council meets on day $i</title>"
            echo "</head><body><article><h1>The $feed council on day $i</h1>"
            for p in 1 2 3 4 5 6 7 8 9; do
                echo "<p>On day $i the $feed council talked for $p hours about"
                echo "the price of bread, and it agreed that number $p on its"
                echo "list will be paid for by the town before the winter.</p>"
            done
            echo '</article></body></html>'
        } >"$dir/html/a/$feed$i.html"
    done
done
cat >"$dir/nginx.conf" <<END
daemon off; master_process off; pid nginx.pid; error_log error.log;
events {}
http {
    log_format line '\$connection \$server_protocol \$status \$request_uri '
        '"\$sent_http_content_encoding" "\$http_if_none_match" '
        '"\$http_user_agent"';
    access_log access.log line;
    types { text/html html; text/xml xml; }
    gzip on; gzip_types text/xml; gzip_min_length 100;
    client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t;
    uwsgi_temp_path t; scgi_temp_path t;
    server {
        listen 127.0.0.1:$port ssl http2;
        ssl_certificate $certs/good.pem;
        ssl_certificate_key $certs/good.key;
        root html;
        location = /done { access_log off; return 204; }
    }
}
END
printf '[feed %s]\nurl = %s\n' Harbour "$base/harbour.xml" \
    Market "$base/market.xml" >"$dir/conf/nutgraf.conf"
"$nginx" -p "$dir" -c nginx.conf -e error.log 2>"$dir/stderr" &
pid=$!
until [ -s "$dir/nginx.pid" ]; do
    kill -0 "$pid" 2>/dev/null || {
        cat "$dir/stderr"
        # somebody else was quicker to take the port
        if grep -q 'in use' "$dir/stderr" && [ "${TRY:-1}" -lt 9 ]; then
            rm -rf "$dir"
            TRY=$((${TRY:-1} + 1)) exec "$0" "$program"
        fi
        echo "not ok nginx does not start"
        exit 1
    }
    sleep 0.1
done

export XDG_STATE_HOME="$dir/state"
run() { # run TIME OPTION...: an edition at that time; its code in $code
    : >"$dir/access.log"
    now=$1
    shift
    "$program" -c "$dir/conf/nutgraf.conf" --cacert "$certs/ca.pem" \
        --now "$now" "$@" >"$dir/out" 2>"$dir/err" </dev/null
    code=$?
    # nginx writes its log line after the answer, but before the next one
    printf 'GET /done HTTP/1.0\r\n\r\n' |
        openssl s_client -quiet -connect "localhost:$port" >/dev/null 2>&1
}
seen() { # lines of the log with this pattern
    grep -cE "$1" "$dir/access.log"
}
connections() {
    cut -d ' ' -f 1 "$dir/access.log" | sort -u | wc -l
}

run 2026-11-23T09:00:00Z
check "an edition" [ $code -eq 0 ]
check "both feeds and pages are fetched" [ "$(seen ' 200 /')" -ge 4 ]
check "each address once" [ "$(cut -d ' ' -f 4 "$dir/access.log" | sort |
    uniq -d | wc -l)" -eq 0 ]
check "over HTTP/2" [ "$(seen 'HTTP/2.0')" -eq "$(seen .)" ]
check "with gzip" [ "$(seen '"gzip"')" -eq "$(seen .)" ]
check "$(seen .) requests on two connections at most" \
    [ "$(connections)" -le 2 ]
check "under our name" [ "$(seen '"nutgraf/')" -eq "$(seen .)" ]

run 2026-11-23T09:10:00Z
check "nothing is asked within the interval" [ "$(seen '\.xml')" -eq 0 ]

run 2026-11-23T10:00:00Z
check "later: 304 for both" [ "$(seen ' 304 /[a-z]*.xml .* "(W/)?.+" ')" -eq 2 ]

sed -i 's/day 8/day 9/' "$dir/html/market.xml"
touch -d "1 hour ago" "$dir/html/market.xml" # a new file has another date
run 2026-11-23T11:00:00Z
check "a changed feed is read again" [ "$(seen ' 200 /market.xml')" -eq 1 ]
check "an unchanged one is not" [ "$(seen ' 304 /harbour.xml')" -eq 1 ]

run 2026-11-23T12:00:00Z --transport mbedtls
check "the boards' client: 304 for both" \
    [ "$(seen 'HTTP/1.1 304 /[a-z]*.xml .* "(W/)?.+" ')" -eq 2 ]

kill "$pid"
wait "$pid" 2>/dev/null
run 2026-11-23T13:00:00Z
# 3 degraded, or 4 nothing new: the copies have no story that was not printed
check "the server is gone: no error" [ $code -ge 3 ]
check "and its reason is told" grep -q 'connection refused' "$dir/out" "$dir/err"
exit $bad
