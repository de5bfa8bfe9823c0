#!/bin/sh
# SPDX-License-Identifier: MIT
# The program for a Raspberry Pi, cross-built for its three kinds of system and
# run by qemu-user: the sample newspaper over verified TLS, the same bytes as
# on any machine, as text and as a page of pixels; its size, and the most memory it took. The first time this
# fetches packages (see port/linux/cross.mk) and builds for a minute.
. test/run/setup
unset MAKEFLAGS MFLAGS MAKELEVEL || :
certs=$PWD/build/test/certs
golden=test/data/golden/newspaper-80.txt

have() { # have ARCH PROGRAM...: or says what to skip
    what=$1
    shift
    for program; do
        command -v "$program" >/dev/null || {
            echo "skip $what: $program is not installed"
            return 1
        }
    done
}

cross() { # cross ARCH: builds it
    timeout 1500 make -s -j"$(nproc)" ARCH="$1" >"$tmp/make" 2>&1 && return
    grep -q 'could not fetch\|no Debian mirror' "$tmp/make" || {
        tail -n 30 "$tmp/make"
        not_ok "make ARCH=$1"
    }
    echo "skip $1: its packages cannot be fetched here"
    grep 'could not fetch\|no Debian mirror' "$tmp/make"
    return 1
}

newspaper() { # newspaper OPTION...: the edition to $tmp/page
    code=0
    timeout 600 test/tools/newspaper.sh "$nutgraf" build/test/server "$certs" \
        --width 80 --charset utf-8 --format text "$@" >"$tmp/page" \
        2>"$tmp/err" || code=$?
    sed -i 's/localhost:[0-9]*/localhost:PORT/g' "$tmp/page"
}

# The host's pages, of the newspaper (whose addresses have another port each
# time, so no codes) and of a feed's file: $tmp/host-*.png
host_pixels() {
    make -s build/linux/nutgraf >/dev/null
    nutgraf=$PWD/build/linux/nutgraf
    if "$nutgraf" --now $now -o "$tmp/host-file.png" "$data/harbour.xml" 2>&1 |
        grep -q 'without fonts'; then
        echo "skip pages of pixels: their fonts are not installed"
        return
    fi
    newspaper --format png --codes no --page 800x480 -o "$tmp/host-page.png"
    [ $code -eq 0 ] || not_ok "a page of the newspaper: exit $code"
}

same_pixels() { # same_pixels ARCH TRANSPORT
    [ -e "$tmp/host-page.png" ] || return 0
    newspaper --format png --codes no --page 800x480 -o "$tmp/page.png" \
        --transport "$2"
    [ $code -eq 0 ] || not_ok "$1: a page of the newspaper: exit $code"
    same "$tmp/page.png" "$tmp/host-page.png"
    echo "figures $1, its page of 800x480: $(cat "$tmp/peak") KB resident"
    run 0 --now $now -o "$tmp/page.png" "$data/harbour.xml"
    same "$tmp/page.png" "$tmp/host-file.png"
    echo "ok $1: pages of pixels, byte for byte"
}

try() { # try ARCH KB TRANSPORT...: the most memory that it may take
    arch=$1
    limit=$2
    shift 2
    nutgraf=$tmp/$arch
    printf '#!/bin/sh\nexec %s %s %s %s %s "$@"\n' \
        "$PWD/test/tools/qemu-user.sh" "$arch" "$PWD/build/sysroot/$arch" \
        "$tmp/peak" "$PWD/build/$arch/nutgraf" >"$nutgraf"
    chmod +x "$nutgraf"
    figures="$arch $(wc -c <"build/$arch/nutgraf") bytes"
    for transport; do
        newspaper --transport "$transport"
        [ $code -eq 0 ] || not_ok "$arch $transport: exit $code"
        same "$tmp/page" $golden
        echo "ok $arch $transport: the edition over TLS, byte for byte"
        [ "$(cat "$tmp/peak")" -lt "$limit" ] ||
            not_ok "$arch $transport: $(cat "$tmp/peak") KB, not $limit"
        figures="$figures, $transport $(cat "$tmp/peak") KB resident"
        newspaper --transport "$transport" --cacert "$certs/other-ca.pem"
        [ $code -eq 1 ] || not_ok "$arch $transport: exit $code, not 1"
        says err "certificate"
        [ ! -s "$tmp/page" ] || not_ok "an edition of unverified sources"
        echo "ok $arch $transport: another's certificate is refused"
    done
    echo "figures $figures"
    same_pixels "$arch" "$transport"
    # a time beyond 2038
    sed 's/2026/2040/' "$data/harbour.xml" >"$tmp/2040.xml"
    run 0 --now 2040-11-23T06:30:00Z "$tmp/2040.xml"
    says out "Friday, 23 November 2040"
    echo "ok $arch: 2040"
}

page_of_east_asia() {
    printf '<meta charset=gbk><title>\320\302\316\305</title><article>'
    for _ in 1 2 3 4 5 6; do
        printf '<p>\325\342\327\371\264\363\307\305\326\334\310\325\315\355'
        printf '\311\317\271\330\261\325\241\243</p>'
    done
}
page_of_east_asia >"$tmp/gbk.html"
host_pixels
if have arm64 aarch64-linux-gnu-gcc qemu-aarch64-static && cross arm64; then
    try arm64 16000 curl mbedtls
fi
if have armhf arm-linux-gnueabihf-gcc qemu-arm-static && cross armhf; then
    try armhf 12000 curl mbedtls
    run 0 extract "$tmp/gbk.html"
    says out '这座大桥'
    echo "ok armhf: GBK by the system's iconv"
fi
have armv6 arm-linux-gnueabi-gcc qemu-arm-static && cross armv6 || exit 0
# nothing of the sysroot is there, as on the machine itself
try armv6 3000 mbedtls
rm -rf "$tmp/root"
sed -i "s#$PWD/build/sysroot/armv6#$tmp/root#" "$nutgraf"
mkdir "$tmp/root" "$tmp/root/etc"
run 1 extract "$tmp/gbk.html"
says out '"error":"not in a known format"'
echo "ok armv6: GBK, which it has not, is no garbage"
run 1 --transport curl "$data/harbour.xml"
says err "built without libcurl: use --transport mbedtls"
echo "ok armv6: says what it was built without"

# names, as Raspberry Pi OS has them looked up
have "armv6 names" unshare ip python3 || exit 0
[ "$(id -u)" = 0 ] && map= || map=--map-root-user
unshare $map --net --pid --fork --mount-proc true 2>/dev/null || {
    echo "skip armv6 names: no network of one's own on this machine"
    exit 0
}
printf 'nameserver 127.0.0.1\noptions timeout:5 attempts:1\n' \
    >"$tmp/root/etc/resolv.conf"
echo 'hosts: files mdns4_minimal [NOTFOUND=return] dns' \
    >"$tmp/root/etc/nsswitch.conf"
cat >"$tmp/world" <<'END'
ip link set lo up
ip address add 10.0.2.2/32 dev lo
python3 test/boards/names.py 1795413600 >"$tmp/names" 2>&1 &
until grep -qs ready "$tmp/names"; do
    kill -0 $! 2>/dev/null || exit 1
    sleep 0.1
done
for host in harbour.test harbour.invalid silent.test; do
    "$nutgraf" --timeout 30 "http://$host:9/" 2>&1
done
END
tmp=$tmp nutgraf=$nutgraf timeout 600 unshare $map --net --pid --fork --mount-proc \
    --kill-child sh "$tmp/world" >"$tmp/out" </dev/null || :
says out "harbour.test: connection refused" \
    "harbour.invalid: host name not found" \
    "silent.test: the name server does not answer"
echo "ok armv6: a name that DNS knows, one that it does not, and no answer"
