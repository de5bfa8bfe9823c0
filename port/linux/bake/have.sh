#!/bin/sh
# SPDX-License-Identifier: MIT
# have.sh CC LIST: the packages that are missing to bake the fonts of a list (a
# file's name where its package is not known); nothing: nothing.
{
	command -v pkg-config >/dev/null || echo pkg-config
	echo '#include <ft2build.h>' |
		$1 $(pkg-config --cflags freetype2 2>/dev/null) -E -x c - >/dev/null 2>&1 ||
		echo libfreetype-dev
	sed 's/#.*//' "$2" | tr ' ' '\n' | grep / | sed 's/@.*//' | sort -u | while read -r file; do
		[ -e "/usr/share/fonts/$file" ] || echo "$file"
	done | sed 's|^X11/\([0-9]*dpi\)/.*|xfonts-\1|
		s|^truetype/charis/.*|fonts-sil-charis|
		s|^truetype/dejavu/.*|fonts-dejavu-extra|
		s|^truetype/noto/.*|fonts-noto-core|
		s|^truetype/\(fonts-[a-z]*\)/.*|\1|
		s|^opentype/\([a-z-]*\)/.*|fonts-\1|
		s|^.*/.*|/usr/share/fonts/&|'
} | sort -u
