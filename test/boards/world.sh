#!/bin/sh
# SPDX-License-Identifier: MIT
# world.sh DIR COMMAND...: runs COMMAND in a network of its own, where nothing
# is but the sample newspaper's servers, over TLS with the chains of certs.sh,
# a name server and a time server that says 2026-11-23 06:00 UTC, or what is in
# DIR/now. Everything is gone when COMMAND ends. DIR: for its files; a skip is said and exits 77.
#
#   https://harbour.test   chain "ec"    https://nordic.test   chain "rsa"
#   https://long.test, longer.test, expired.test, not-yet.test, unknown.test
#                          chains of these names, the feed of harbour.test
#   https://NAME.test:8443 TLS 1.3 only; :8442 1.2 only, with chain "rsa"
#   https://NAME.test:8444 takes the connection and never answers
#   https://NAME.test:8445 answers with too large a record
#   https://slow.test:8446 the header and 1 KB, then 10 bytes a second
#   https://huge.test:8447 chain "huge"
set -eu
if [ "${IN_WORLD:-}" != yes ]; then
	for tool in nginx unshare ip python3 openssl; do
		PATH=$PATH:/usr/sbin command -v $tool >/dev/null || {
			echo "skip: $tool is not installed"
			exit 77
		}
	done
	map=
	[ "$(id -u)" = 0 ] || map=--map-root-user
	unshare $map --net --mount true 2>/dev/null || {
		echo "skip: no namespaces of one's own on this machine"
		exit 77
	}
	IN_WORLD=yes exec unshare $map --net --mount --pid --fork --kill-child \
		"$0" "$@"
fi
here=$(pwd)
dir=$1
shift
certs=$here/build/test/boards/certs
mkdir -p "$dir/html" "$dir/tmp"
dir=$(cd "$dir" && pwd)
ip link set lo up
ip address add 10.0.2.2/32 dev lo # as the emulated board sees this host
echo 'nameserver 127.0.0.1' >"$dir/resolv.conf"
mount --bind "$dir/resolv.conf" /etc/resolv.conf

# each outlet on a host of its own, as in life
for outlet in harbour nordic; do
	mkdir -p "$dir/html/$outlet"
	cp -r "test/data/newspaper/$outlet" "$dir/html/$outlet/"
	find "$dir/html/$outlet" -type f -exec \
		sed -i "s|@BASE@|https://$outlet.test|g" {} +
done
server() { # server HOST CHAIN ROOT PORT [LINE ...]
	printf 'server { listen %s ssl; server_name %s;\n' "$4" "$1.test"
	printf 'ssl_certificate %s.pem; ssl_certificate_key %s.key;\n' \
		"$certs/$2" "$certs/$2"
	printf 'root html/%s; %s }\n' "$3" "${5:-}"
}
{
	cat <<-END
		daemon off; master_process off; pid nginx.pid; error_log error.log;
		events {}
		http {
		log_format line '\$connection \$ssl_protocol \$ssl_session_reused '
			'\$status \$host\$request_uri';
		access_log access.log line;
		ssl_protocols TLSv1.2 TLSv1.3;
		types { text/html html; application/rss+xml rss;
			application/atom+xml atom; }
		client_body_temp_path tmp; proxy_temp_path tmp;
		fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
	END
	server harbour ec harbour 443
	server nordic rsa nordic 443
	for bad in long longer expired not-yet unknown; do
		server $bad $bad harbour 443
	done
	server slow slow harbour 8446 'limit_rate 10; limit_rate_after 1k;'
	server huge huge harbour 8447
	server harbour ec harbour 8443 'ssl_protocols TLSv1.3;'
	server nordic rsa nordic 8442 'ssl_protocols TLSv1.2;'
	echo '}'
} >"$dir/nginx.conf"
PATH=$PATH:/usr/sbin
nginx -p "$dir" -e error.log -c nginx.conf 2>"$dir/nginx.err" &
echo 1795413600 >"$dir/now"
python3 test/boards/names.py "$dir/now" >"$dir/names" 2>&1 &
for _ in $(seq 1200); do
	grep -qs ready "$dir/names" && [ -s "$dir/nginx.pid" ] && break
	sleep 0.05
done
"$@"
