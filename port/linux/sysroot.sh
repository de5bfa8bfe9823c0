#!/bin/sh
# SPDX-License-Identifier: MIT
# sysroot.sh FOLDER SUITE ARCHITECTURE PACKAGE...: unpacks Debian's packages of
# another machine, with all that they depend on, into FOLDER: the headers and
# libraries to compile against, and what qemu-user needs to run the program.
# Needs no root and leaves the system's apt and dpkg alone (see ../net/apt.sh).
# The suite is pinned, and the archive's signature checked; within the suite
# the newest fixes are taken. FOLDER/packages says which.
set -eu
. "$(dirname "$0")/../net/apt.sh"

die()
{
	printf 'sysroot for %s: %s\n' "$arch" "$1" >&2
	shift
	for line; do printf '  %s\n' "$line" >&2; done
	exit 1
}

[ $# -gt 3 ] || { echo "usage: sysroot.sh FOLDER SUITE ARCHITECTURE PACKAGE..." >&2; exit 2; }
folder=$1 suite=$2 arch=$3
shift 3
for tool in apt-get dpkg-deb; do
	command -v $tool >/dev/null ||
		die "the program $tool is missing" "on Debian: apt install apt dpkg"
done
rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
own_apt "$folder.apt" deb "$suite" "$arch"
log=$apt/log/install
# nothing is installed in that folder's state, so all that is needed comes
apt-get -qq install --download-only --no-install-recommends "$@" \
	</dev/null >"$log" 2>&1 || {
	complaints "$apt_log" "$log"
	die "could not fetch $* of Debian $suite from $sources" \
		"see $apt/log; DEBIAN_MIRROR and DEBIAN_SECURITY_MIRROR" \
		"name other places"
}
for deb in "$apt"/cache/archives/*.deb; do
	dpkg-deb -x "$deb" "$folder"
	dpkg-deb -f "$deb" Package Version | sed 's/.*: //' | paste -s -d ' '
done >"$apt/packages"
[ -e "$folder/lib" ] || ln -s usr/lib "$folder/lib" # Debian 13 has it so
rm -rf "$folder/usr/share" "$folder/etc" "$folder/var"
# libm.so -> /lib/... would be the machine's own
find "$folder" -type l -lname '/*' | while read -r link; do
	ln -sfnr "$folder$(readlink "$link")" "$link"
done
mv "$apt/packages" "$folder/packages"
rm -rf "$apt"
