#!/bin/sh
# SPDX-License-Identifier: MIT
# qemu-user.sh ARCH SYSROOT PEAK PROGRAM [ARGUMENT ...]: runs another machine's
# PROGRAM as that machine would, as far as qemu-user goes. PEAK: a file for the
# most memory that it held, in KB: the resident pages of the guest, which is
# given addresses that begin with 20, without those of the emulator.
arch=$1 root=$2 peak=$3
shift 3
case $arch in
arm64) qemu="qemu-aarch64-static -cpu cortex-a53 -R 0x1000000000" ;;
armhf) qemu="qemu-arm-static -cpu cortex-a7" ;;
armv6) qemu="qemu-arm-static -cpu arm1176" ;;
esac
# shellcheck disable=SC2086
$qemu -B 0x200000000000 -L "$root" "$@" &
pid=$!
trap 'kill $pid 2>/dev/null' EXIT
trap 'exit 130' INT TERM
most=0
while grep -qs '^State:.[^Z]' /proc/$pid/status; do
    now=$(awk '/^[0-9a-f]+-/ { guest = /^20/ && index($0, "-") == 13 }
        guest && /^Rss:/ { n += $2 }
        END { print n + 0 }' /proc/$pid/smaps 2>/dev/null)
    [ "${now:-0}" -le "$most" ] || most=$now
    sleep 0.01
done
wait $pid
code=$?
trap - EXIT
[ -z "$peak" ] || echo "$most" >"$peak"
exit $code
