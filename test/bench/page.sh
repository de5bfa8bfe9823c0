#!/bin/sh
# SPDX-License-Identifier: MIT
# What a page of 800x480 costs on a board, from the edition to the last row:
# instructions of a Cortex-M3 (QEMU counts them), memory, stack.
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
