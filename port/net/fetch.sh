#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch.sh LOCK BUILD: puts the Debian source package that LOCK pins, with
# Debian's patches applied, into BUILD/<package>-src. Needs no root and leaves
# the system's apt alone (see apt.sh): lists, cache and state are in
# BUILD/fetch. We check version and SHA-256 besides the archive's signature.
# Files already in BUILD/fetch/files are not fetched again.
set -eu
. "$(dirname "$0")/apt.sh"

die()
{
	printf '%s: %s\n' "$lock" "$1" >&2
	shift
	for line; do printf '  %s\n' "$line" >&2; done
	exit 1
}

[ $# = 2 ] || { echo "usage: fetch.sh LOCK BUILD" >&2; exit 2; }
lock=$1
mkdir -p "$2"
build=$(cd "$2" && pwd)
field() { sed -n "s/^$1=//p" "$lock"; }
package=$(field package) version=$(field version) suite=$(field suite)
orig=$(field orig) orig_sha=$(field orig_sha256)
dsc=${package}_$version.dsc dsc_sha=$(field dsc_sha256)
work=$build/fetch
files=$work/files

for tool in apt-get dpkg-source sha256sum patch bzip2 xz; do
	command -v $tool >/dev/null || die "the program $tool is missing" \
		"on Debian: apt install apt dpkg-dev coreutils patch bzip2 xz-utils"
done

sums_ok()
{
	(cd "$files" && printf '%s  %s\n%s  %s\n' "$orig_sha" "$orig" \
		"$dsc_sha" "$dsc" | sha256sum --strict --check --status 2>/dev/null)
}

download()
{
	own_apt "$work/apt-$package" deb-src "$suite" "$(dpkg --print-architecture)"
	log=$work/apt-$package/log/source
	(cd "$files" && apt-get -qq source --download-only --only-source \
		"$package=$version") >"$log" 2>&1 || {
		complaints "$apt_log" "$log"
		known=$(apt-cache showsrc --only-source "$package" 2>/dev/null |
			sed -n 's/^Version: //p' | tr '\n' ' ')
		if [ -n "$known" ]; then
			die "Debian $suite no longer has $package $version" \
				"it has $known: a point release replaced it;" \
				"write the new version and its sums into $lock"
		fi
		die "could not fetch $package $version from $sources" \
			"see $work/apt-$package/log; DEBIAN_MIRROR and" \
			"DEBIAN_SECURITY_MIRROR name other places; or put $dsc" \
			"and the files it names into $files and run make again"
	}
}

mkdir -p "$files"
sums_ok || download
sums_ok || die "the files in $files are not the ones that $lock pins" \
	"wanted $orig_sha $orig" "wanted $dsc_sha $dsc" \
	"delete them and run make again; if it stays, do not use them"
rm -rf "$build/$package-src"
# It checks every part against the .dsc; that it "cannot verify" the signature
# inside does not matter, for the .dsc is pinned.
dpkg-source -q -x "$files/$dsc" "$build/$package-src" \
	>"$work/unpack.log" 2>&1 || {
	cat "$work/unpack.log" >&2
	die "could not unpack $dsc"
}
