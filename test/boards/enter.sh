# SPDX-License-Identifier: MIT
# enter.sh, sourced first by the board tests: begins them again inside a world
# of their own, then gives them lib.sh.
set -u
cd "$(dirname "$0")/../.." || exit 1
if [ "${IN_WORLD:-}" != yes ]; then
	command -v qemu-system-arm >/dev/null || {
		echo "skip: qemu-system-arm is not installed"
		exit 0
	}
	dir=$(mktemp -d)
	trap 'rm -rf "$dir"' EXIT
	test/boards/world.sh "$dir" "$0" "$dir"
	code=$?
	[ $code -eq 77 ] && exit 0
	exit $code
fi
. test/boards/lib.sh
