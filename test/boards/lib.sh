# SPDX-License-Identifier: MIT
# lib.sh, sourced by the board tests: $dir, or else $1, is for their files.
dir=${dir:-$1}
bad=0
boards=${BOARDS:-$(cd boards && ls -d qemu-*)}

check() { # check WHAT CONDITION...
	what=$1
	shift
	if "$@" >"$dir/why" 2>&1; then
		echo "ok $what"
	else
		echo "not ok $what ($*)"
		head -n 20 "$dir/why"
		[ -z "${out:-}" ] || tail -n 5 "$out"
		bad=1
	fi
}

# an empty card for the board that has a reader
new_card() {
	CARD=$dir/card
	export CARD
	rm -f "$CARD"
	truncate -s 16M "$CARD"
}

# run BOARD NAME WORD...: its output in $dir/BOARD.NAME ($out), exit in $code
run() {
	out=$dir/$1.$2
	test/boards/run.sh "$1" "$out" "$3" $(shift 3 && echo "$@")
	code=$?
}

# what the run printed, without what the firmware says about itself
edition() {
	grep -v '^nutgraf: ' "$out" >"$dir/page"
}

# figures BOARD: the last run's figures in one line; figure NAME: one of them
figures() {
	echo "figures $1 $(grep '^nutgraf: figures' "$out" | tail -n 1 | cut -d' ' -f3-)"
}
figure() {
	grep '^nutgraf: figures' "$out" | tail -n 1 | tr ' ' '\n' |
		awk -v name="$1" 'found { print; exit } $0 == name { found = 1 }'
}
