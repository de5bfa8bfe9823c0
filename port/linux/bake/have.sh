#!/bin/sh
# SPDX-License-Identifier: MIT
# have.sh CC LIST: what is missing to bake the fonts of a list; nothing: nothing.
echo '#include <ft2build.h>' |
	$1 $(pkg-config --cflags freetype2 2>/dev/null) -E -x c - >/dev/null 2>&1 ||
	echo "libfreetype-dev"
sed 's/#.*//' "$2" | tr ' ' '\n' | grep / | sed 's/@.*//' | sort -u | while read -r file; do
	[ -e "/usr/share/fonts/$file" ] || echo "/usr/share/fonts/$file"
done
