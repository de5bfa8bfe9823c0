#!/bin/sh
# SPDX-License-Identifier: MIT
# budgets.sh: what a device takes, against budgets.tsv, in one table. Of what
# is built; what only a run shows is from the logs of the last make test-boards,
# and left out where the firmware is newer than they are.
set -eu
cd "$(dirname "$0")/../.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
log=build/test/log

say() { # say KEY FIGURE [NOTE]
	printf '%s\t%s\t%s\n' "$1" "$2" "${3:-}"
}
skip() {
	say "$1" skipped "$2"
}
# fresh FILE LOG...: the logs are there, and of this firmware
fresh() {
	made=$1
	shift
	for l; do
		[ -s "$log/$l.log" ] && [ "$log/$l.log" -nt "$made" ] || return 1
	done
}
# most BOARD NAME: the highest such figure of the runs
most() {
	grep -h "^figures $1 flash" "$log/test_edition.log" \
		"$log/test_failures.log" | tr ' ' '\n' |
		awk -v name="$2" 'last == name && $1 + 0 > top { top = $1 + 0 }
			{ last = $1 } END { print top + 0 }'
}

board() { # board KEY BOARD
	elf=build/boards/$2/nutgraf.elf
	if [ ! -e "$elf" ]; then
		for what in flash ram stack tls arena handshake; do
			skip "$1:$what" "make boards first"
		done
		return
	fi
	set -- "$1" "$2" $(port/cortexm/sizes.sh x "$elf" 0 1 0 1 |
		sed 's/.*flash *\([0-9]*\) .*RAM *\([0-9]*\) .*/\1 \2/')
	say "$1:flash" "$3"
	say "$1:ram" "$4" "with the whole of the stack that is set aside"
	if ! fresh "$elf" test_edition test_failures test_handshake; then
		for what in stack tls arena handshake; do
			skip "$1:$what" "make test-boards first"
		done
		return
	fi
	say "$1:stack" "$(most "$2" stack)"
	say "$1:tls" "$(most "$2" tls)"
	say "$1:arena" "$(most "$2" arena)"
	say "$1:handshake" "$(sed -n 's/^figures .* full \([0-9.]*\) resumed \([0-9.]*\) \([0-9.]*\) .*/\1 \2 \3/p' \
		"$log/test_handshake.log" | awk '{ if ($1 > f) f = $1
			if ($2 > r) r = $2; if ($3 > r) r = $3 } END { print f "/" r }')" \
		"the dearest chain; without waiting for the server"
}

{
	board lm3s qemu-lm3s6965
	board an511 qemu-mps2-an511
	board an385 qemu-mps2-an385
	for cpu in cortex-m3 cortex-m0plus cortex-m4 riscv32; do
		for kind in full small; do
			map=build/size/$cpu/$kind.map
			if [ -e "$map" ]; then
				say $kind:$cpu "$(awk -f test/size/map.awk "$map" |
					awk 'END { print $2 + 0 }')"
			else
				skip $kind:$cpu "its compiler is not installed"
			fi
		done
	done
	page=build/boards/page/qemu-lm3s6965-7in5_v2.elf
	if [ -e $page ] && fresh $page test_page; then
		grep '^figures page qemu-lm3s6965' "$log/test_page.log" | awk '{
			for (i = 4; i < NF; i += 2) f[$i] = $(i + 1)
			printf "page:instructions\t%.1f\n", (f["fit"] + f["draw"]) / 1e6
			printf "page:arena\t%.1f\tthe edition in it\n", f["arena"] / 1024
			n = split("bands stack flash fonts hyphens compose raster driver", k, " ")
			for (i = 1; i <= n; i++)
				printf "page:%s\t%d\n", k[i], f[k[i]]
		}'
	else
		for what in instructions arena bands stack flash fonts hyphens \
			compose raster driver; do
			skip page:$what "make test-boards first, with the font packages"
		done
	fi
	replay=build/boards/replay/replay.elf
	if [ -e $replay ] && command -v qemu-system-arm >/dev/null; then
		test/boards/arena.sh 64 32 28 26 24 22 20 18 16 14 12 >"$dir/arena"
		say core:arena "$(awk -F ' *[|] *' '$2 ~ /^[0-9]+ KB$/ &&
			$3 >= 8 && $4 >= 2.5 * $3 { print $2 + 0 }' "$dir/arena" |
			sort -n | head -n 1)" \
			'with 2.5 sentences a story at least; the sample newspaper'
	else
		skip core:arena "make test-boards first"
	fi
	if [ -e $replay ] && fresh $replay test_same; then
		say core:article "$(sed -n \
			's/.* bytes \([0-9]*\) million instructions$/\1/p' $log/test_same.log)"
	else
		skip core:article "make test-boards first"
	fi
} >"$dir/figures"
python3 test/bench/quality/table.py test/boards/budgets.tsv "$dir/figures" |
	sed 's/ *others$//'
