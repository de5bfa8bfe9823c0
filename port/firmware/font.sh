#!/bin/sh
# SPDX-License-Identifier: MIT
# font.sh: the letters of Spleen 5x8 (F. Cambus, BSD 2-clause; Debian's
# fonts-spleen) as a C table: ' ' to '~', 5 columns each, the top row in bit 0.
set -eu
font=/usr/share/consolefonts/spleen-5x8.psfu.gz
[ -e "$font" ] || {
	echo "$font is not there (apt install fonts-spleen)" >&2
	exit 1
}
echo '/* SPDX-License-Identifier: MIT */'
echo '/* made by port/firmware/font.sh */'
echo '#include "firmware/glass.h"'
echo 'const uint8_t ng_glass_font[95][5] = {'
# PC Screen Font 2: a head of 32 bytes, then 8 bytes a letter
zcat "$font" | od -An -v -tu1 -w8 -j$((32 + 32 * 8)) -N$((95 * 8)) | awk '{
	line = "{"
	for (column = 0; column < 5; column++) {
		bits = 0
		for (row = 1; row <= 8; row++) {
			bits += int($row / 2 ^ (7 - column)) % 2 * 2 ^ (row - 1)
		}
		line = line bits ", "
	}
	print line "},"
}'
echo '};'
