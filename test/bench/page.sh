#!/bin/sh
# SPDX-License-Identifier: MIT
# What making up a page of 800x480 costs this processor (callgrind), of an
# edition of 12 stories and one of 28. What it costs a Cortex-M3, and in which
# memory, test/boards/test_page.sh says ("figures page").
set -eu
host=build/linux/page_host
command -v valgrind >/dev/null && ${MAKE:-make} -s --no-print-directory $host || {
    echo "page: valgrind: not here, no instructions of this processor"
    exit 0
}
count() { # count FUNCTION EDITION
    valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        --toggle-collect="$1" $host test/data/editions/"$2".json 7.5-v2 0 \
        2>&1 >/dev/null | sed -n 's/.*Collected : *//p'
}
for edition in newspaper newspaper-long; do
    echo "$edition $(count ng_compose $edition) $(count ng_raster $edition)" |
        awk '{ printf "x86-64, -O2, %s: fitted %.1f, drawn %.1f million\n",
            $1, $2 / 1e6, $3 / 1e6 }'
done
