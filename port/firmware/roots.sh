#!/bin/sh
# SPDX-License-Identifier: MIT
# roots.sh LIST: writes the certificates that LIST names, a line each, as a C
# table of DER. A bare name is one of Debian's ca-certificates; a name with a
# slash is a PEM file. '#' begins a comment.
set -eu
mozilla=/usr/share/ca-certificates/mozilla
list=$1
names=$(sed 's/#.*//; s/[[:space:]]*$//' "$list" | grep .) || names=
[ -n "$names" ] || { echo "$list names no certificate" >&2; exit 1; }

echo '/* SPDX-License-Identifier: MIT */'
echo "/* made by port/firmware/roots.sh from $list */"
echo '#include "firmware/roots.h"'
n=0
table=
for name in $names; do
	case $name in
	*/*) file=$name ;;
	*) file=$mozilla/$name ;;
	esac
	[ -e "$file" ] || {
		echo "$list: $file is not there (apt install ca-certificates)" >&2
		exit 1
	}
	echo "/* $(basename "$name") */"
	echo "static const uint8_t root$n[] = {"
	sed -n '/^-----BEGIN CERT/,/^-----END CERT/{/^-----/d;p}' "$file" |
		base64 -d | od -An -v -tu1 |
		sed 's/^ *//; s/  */,/g; s/$/,/'
	echo '};'
	table="$table    {root$n, sizeof root$n},
"
	n=$((n + 1))
done
printf 'static const struct ng_anchor anchors[] = {\n%s};\n' "$table"
echo "struct ng_trust_table ng_roots = {anchors, $n};"
