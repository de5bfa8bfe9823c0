#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch.sh LOCK BUILD: puts the Debian source package that LOCK pins, with
# Debian's patches applied, into BUILD/<package>-src. Needs no root and leaves
# the system's apt alone: lists, cache and state are in BUILD/fetch. The mirror
# is the one the system's own apt uses (or $DEBIAN_MIRROR, and for the security
# suite $DEBIAN_SECURITY_MIRROR); apt checks the archive's signature, we check
# version and SHA-256. Files already in BUILD/fetch/files are not fetched again.
set -eu

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

# The base addresses in the system's own sources that have this release's
# suite, in whatever format they stand and whether or not their lists were ever
# fetched. Some may be no Debian archive: apt finds that out by the signature.
mirrors() # suffix of the suite
{
	release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
	apt-get --print-uris update 2>/dev/null |
		sed -nE "s#^'([^']*[^/'])/+dists/(${release:-stable}|stable|\
oldstable|testing|unstable|sid)$1/.*#\1#p" | sort -u
}

stanza() # URI SUITE
{
	printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' \
		"$1" "$2"
	printf 'Signed-By: %s\n\n' "$keyring"
}

download()
{
	keyring=
	for k in /usr/share/keyrings/debian-archive-keyring.gpg \
		/usr/share/keyrings/debian-archive-keyring.pgp; do
		[ -n "$keyring" ] || [ ! -e $k ] || keyring=$k
	done
	[ -n "$keyring" ] || die "the Debian archive's keys are missing" \
		"apt install debian-archive-keyring"
	main=${DEBIAN_MIRROR:-$(mirrors '')}
	security=${DEBIAN_SECURITY_MIRROR:-$(mirrors -security)}
	[ -n "$main$security" ] || die \
		"no Debian mirror in the system's apt sources" \
		"set DEBIAN_MIRROR to the address of one (often .../debian)," \
		"or put $dsc and the files it names" \
		"into $files and run make again"
	apt=$work/apt
	rm -rf "$apt"
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" \
		"$apt/state" "$apt/parts" "$apt/log"
	: >"$apt/status"
	for uri in $main; do stanza "$uri" "$suite"; done \
		>"$apt/parts/source.sources"
	for uri in $security; do stanza "$uri" "$suite-security"; done \
		>>"$apt/parts/source.sources"
	cat >"$apt/apt.conf" <<-END
		Dir::Etc::sourcelist "/dev/null";
		Dir::Etc::sourceparts "$apt/parts";
		Dir::State "$apt/state";
		Dir::State::lists "$apt/lists";
		Dir::State::status "$apt/status";
		Dir::Cache "$apt/cache";
		Dir::Log "$apt/log";
		Acquire::Languages "none";
		Acquire::AllowInsecureRepositories "false";
		APT::Get::AllowUnauthenticated "false";
		APT::Update::Post-Invoke "";
		APT::Update::Post-Invoke-Success "";
	END
	APT_CONFIG=$apt/apt.conf
	export APT_CONFIG
	# One mirror of several may fail; what counts is whether the source comes.
	apt-get -qq update >"$apt/log/update" 2>&1 || :
	(cd "$files" && apt-get -qq source --download-only --only-source \
		"$package=$version") >"$apt/log/source" 2>&1 || {
		grep -h '^[EW]:' "$apt/log/update" "$apt/log/source" |
			grep -v unsandboxed | head -5 >&2 || :
		known=$(apt-cache showsrc --only-source "$package" 2>/dev/null |
			sed -n 's/^Version: //p' | tr '\n' ' ')
		if [ -n "$known" ]; then
			die "Debian $suite no longer has $package $version" \
				"it has $known: a point release replaced it;" \
				"write the new version and its sums into $lock"
		fi
		die "could not fetch $package $version from" \
			"$(echo $main $security)" "see $apt/log; DEBIAN_MIRROR" \
			"and DEBIAN_SECURITY_MIRROR name other places"
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
