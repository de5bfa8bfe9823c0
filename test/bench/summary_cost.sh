#!/bin/sh
# SPDX-License-Identifier: MIT
# What the summary of an article of our own costs: instructions of this
# processor (callgrind) and of a Cortex-M3 (QEMU counts them).
set -eu
bin=build/bench-bin
mkdir -p $bin
page=test/data/newspaper/harbour/world/lake-orsa-treaty.html
build/linux/nutgraf extract $page | python3 -c '
import json, sys
a = json.loads(sys.stdin.readline())
sys.stdout.write("\t".join(["1", a["lang"] or "en", a["title"],
                            a["text"].replace("\n", "\x1f")]))
' >$bin/article.tsv
${CC:-cc} -O2 -Iinclude test/bench/summary.c build/linux/libnutgraf.a \
    -o $bin/summary
if command -v valgrind >/dev/null; then
    for times in 1 101; do
        for _ in $(seq $times); do cat $bin/article.tsv && echo; done |
            valgrind --tool=callgrind --callgrind-out-file=/dev/null \
                $bin/summary 3 2>&1 >/dev/null | sed -n 's/.*refs: *//p' |
            tr -d ,
    done | awk 'NR == 1 { one = $1 } NR == 2 {
        printf "x86-64, -O2: instructions %d\n", ($1 - one) / 100 }'
else
    echo "summary_cost: valgrind: not here, no instructions of this processor"
fi
if command -v qemu-system-arm >/dev/null &&
    command -v arm-none-eabi-gcc >/dev/null; then
    ${MAKE:-make} -s --no-print-directory build/cortex-m3/libnutgraf.a
    arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -Os --specs=picolibc.specs \
        -nostartfiles -Iinclude -T port/cortexm/link.ld \
        -Wl,--defsym=ng_flash=0,--defsym=ng_flash_size=4M \
        -Wl,--defsym=ng_ram=0x20000000,--defsym=ng_ram_size=4M \
        -Wl,--defsym=ng_stack_size=8K test/bench/summary_m3.c \
        build/cortex-m3/libnutgraf.a -o $bin/m3.elf
    timeout 60 qemu-system-arm -M mps2-an385 -nographic -icount shift=0 \
        -semihosting-config enable=on,target=native -kernel $bin/m3.elf \
        2>&1 | awk '{ printf "%s%s %s", NR == 1 ? "Cortex-M3, -Os: " : ", ",
            $1, $2 } END { print "" }'
else
    echo "summary_cost: qemu-system-arm, arm-none-eabi-gcc: not both here"
fi
