#!/bin/sh
# SPDX-License-Identifier: MIT
# newspaper.sh PROGRAM SERVER CERTS [OPTION ...]: serves the sample newspaper
# over HTTPS on 127.0.0.1 and prints its edition; keeps nothing. SERVER_LOG
# names a file for the requests.
set -eu
program=$1 server=$2 certs=$3
shift 3
dir=$(mktemp -d)
trap 'kill $pid 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM
"$server" --certs "$certs" --root test/data/newspaper \
    ${SERVER_LOG:+--log "$SERVER_LOG"} </dev/zero >"$dir/ports" &
pid=$!
until grep -qs "^ready" "$dir/ports"; do
    kill -0 $pid 2>/dev/null || exit 1
    sleep 0.1
done
port=$(sed -n 's/^port https //p' "$dir/ports")
while IFS="$(printf '\t')" read -r name path section; do
    printf '[feed %s]\nurl = https://localhost:%s%s\n' "$name" "$port" "$path"
    [ -z "$section" ] || printf 'section = %s\n' "$section"
done <test/data/newspaper/sources >"$dir/conf"
export XDG_STATE_HOME="$dir/state" XDG_CONFIG_HOME="$dir"
"$program" -c "$dir/conf" --cacert "$certs/ca.pem" \
    --now 2026-11-23T06:00:00Z "$@" || code=$?
# 3: an edition, but a source failed, as the Gazette is meant to
[ "${code:-0}" -eq 0 ] || [ "${code:-0}" -eq 3 ]
