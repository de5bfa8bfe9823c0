#!/bin/sh
# SPDX-License-Identifier: MIT
# sizes.sh NAME ELF FLASH-ORIGIN FLASH-SIZE RAM-ORIGIN RAM-SIZE: one line: how
# much of flash and RAM a board's firmware takes.
set -eu
arm-none-eabi-size -A "$2" | awk -v name="$1" -v flash="$4" -v ram="$6" '
	function bytes(s) { return s ~ /M$/ ? s * 1048576 : s ~ /K$/ ? s * 1024 : s }
	$1 ~ /^\.(text|data|ARM\.exidx)$/ { f += $2 }
	$1 ~ /^\.(stack|data|bss)$/ { r += $2 }
	$1 == ".stack" { stack = $2 }
	END {
		printf "%-16s flash %6d of %d (%d%%), RAM %6d of %d (%d%%, stack %d)\n",
			name, f, bytes(flash), 100 * f / bytes(flash), r, bytes(ram),
			100 * r / bytes(ram), stack
	}'
