#!/bin/sh
# SPDX-License-Identifier: MIT
# arena.sh [KB ...]: the sample newspaper's edition of twelve with so little
# memory, from the same files on a Cortex-M3 (in the emulator) and on this
# machine, whose pointers are twice as long: a table for README.md.
set -eu
cd "$(dirname "$0")/../.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
[ $# -gt 0 ] || set -- 64 32 24 16 12
test/boards/paper.sh "$dir/paper"

m3() { # m3 KB
	timeout 600 qemu-system-arm -M mps2-an385 -display none -monitor none \
		-serial stdio -nic none -kernel build/boards/replay/replay.elf \
		-semihosting-config "enable=on,target=native,arg=$dir/paper,arg=$1" \
		</dev/null 2>"$dir/err"
}
# what is left of FILE, against the edition with the most memory in FIRST
row() { # row FIRST FILE
	awk -F '\t' '
		FNR == 1 { file++ }
		$1 == "story" && file == 1 { first[$4] = $2 }
		$1 == "story" && file == 2 {
			stories++; sentences += $2; outlets += $3
			if (!($4 in first)) { others++ }
		}
		$1 != "story" && file == 2 { said = $0 }
		END {
			if (!stories) { printf "none: %s | | |", said; exit }
			printf "%d | %d | %d | %d", stories, sentences, outlets, others
		}' "$1" "$2"
}
echo '| arena | stories | sentences | outlets named | not in the first row |'
echo '|---|---|---|---|---|'
for kb; do
	m3 "$kb" >"$dir/m3.$kb"
	echo "| $kb KB | $(row "$dir/m3.$1" "$dir/m3.$kb") |"
done
for kb; do
	build/linux/replay "$dir/paper" "$kb" >"$dir/here.$kb"
	echo "| $kb KB, 64-bit machine | $(row "$dir/m3.$1" "$dir/here.$kb") |"
done
