# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Sourced by the scripts that fetch from Debian's archive: an apt of the
# project's own. It needs no root and leaves the system's alone: its lists,
# cache and state are in a folder of ours. The mirror is the one the system's
# apt uses (or $DEBIAN_MIRROR, and for the security suite
# $DEBIAN_SECURITY_MIRROR); apt checks the archive's signature. Whoever sources
# this has a function die.

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

stanza() # TYPE URI SUITE
{
	printf 'Types: %s\nURIs: %s\nSuites: %s\nComponents: main\n' "$@"
	printf 'Signed-By: %s\n\n' "$keyring"
}

# Makes that folder; from here on apt-get works in it. Sets $sources (the
# addresses) and $apt_log (a file of the update's complaints).
own_apt() # FOLDER deb|deb-src SUITE ARCHITECTURE
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
	sources=$(echo $main $security)
	[ -n "$sources" ] || die \
		"no Debian mirror in the system's apt sources" \
		"set DEBIAN_MIRROR to the address of one (often .../debian)"
	apt=$1
	rm -rf "$apt"
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" \
		"$apt/state" "$apt/parts" "$apt/log"
	: >"$apt/status"
	for uri in $main; do stanza "$2" "$uri" "$3"; done \
		>"$apt/parts/own.sources"
	for uri in $security; do stanza "$2" "$uri" "$3-security"; done \
		>>"$apt/parts/own.sources"
	cat >"$apt/apt.conf" <<-END
		APT::Architecture "$4";
		APT::Architectures "$4";
		Dir::Etc::sourcelist "/dev/null";
		Dir::Etc::sourceparts "$apt/parts";
		Dir::Etc::preferences "/dev/null";
		Dir::Etc::preferencesparts "/dev/null";
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
	apt_log=$apt/log/update
	# One mirror of several may fail; what counts is what comes in the end.
	apt-get -qq update >"$apt_log" 2>&1 || :
}

complaints() # LOG...
{
	grep -h '^[EW]:' "$@" | grep -v unsandboxed | head -5 >&2 || :
}
