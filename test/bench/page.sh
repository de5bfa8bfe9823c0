#!/bin/sh
# SPDX-License-Identifier: MIT
# What a page of 800x480 costs on a board, from the edition to the last row:
# instructions of a Cortex-M3 (QEMU counts them), memory, stack; and of this
# processor (callgrind), of an edition of 12 stories and one of 28.
set -eu
bin=build/bench-bin
mkdir -p $bin/fonts
command -v qemu-system-arm >/dev/null &&
    command -v arm-none-eabi-gcc >/dev/null || {
    echo "page: skipped, no qemu-system-arm, arm-none-eabi-gcc"
    exit 0
}
${MAKE:-make} -s --no-print-directory build/fonts/bake_font \
    build/hyphens/ng_hyphens_en.c build/cortex-m3/libnutgraf.a || {
    echo "page: skipped, no fonts"
    exit 0
}
build/fonts/bake_font port/linux/bake/fonts.list $bin/fonts ng_fonts_board \
    latin1 text-14 text-18 italic-12 bold-14 bold-20 bold-24 bold-34 label-8 \
    mast-40=ascii | tail -n 1
arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -Os --specs=picolibc.specs \
    -nostartfiles -Iinclude -Iport -T port/cortexm/link.ld \
    -Wl,--defsym=ng_flash=0,--defsym=ng_flash_size=4M \
    -Wl,--defsym=ng_ram=0x20000000,--defsym=ng_ram_size=4M \
    -Wl,--defsym=ng_stack_size=8K test/bench/page_m3.c \
    $bin/fonts/ng_fonts_board.c build/hyphens/ng_hyphens_en.c \
    build/cortex-m3/libnutgraf.a -o $bin/page.elf
timeout 60 qemu-system-arm -M mps2-an385 -nographic -icount shift=0 \
    -semihosting-config enable=on,target=native -kernel $bin/page.elf \
    2>&1 | awk '{ printf "%s%s %s", NR == 1 ? "Cortex-M3, -Os: " : ", ",
        $1, $2 } END { print "" }'

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
