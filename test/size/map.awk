# SPDX-License-Identifier: MIT
# What each object of the core takes of a linked program's flash, by the
# linker's map, the largest first. -v name=PROCESSOR -v kind=full or small
# -v flash=BYTES IN ALL
function number(hex, value, i)
{
	for (i = 3; i <= length(hex); i++) {
		value = value * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
	}
	return value
}
/^Linker script and memory map/ { map = 1 }
map && /^ \.(text|rodata)/ && NF == 1 { getline rest; $0 = $0 rest }
map && /^ \.(text|rodata)/ && NF >= 4 && ($4 ~ /libnutgraf|\/(small|full)\//) {
	object = $4
	sub(/.*[\/(]/, "", object)
	sub(/\.o\)?$/, "", object)
	size[object] += number($3)
	all += number($3)
}
END {
	for (object in size) {
		printf "%-12s %6d\n", object, size[object] | "sort -k2nr"
	}
	close("sort -k2nr")
	printf "%-12s %6d: the core alone, %s, linked for %s; %d with C library and example\n",
		"all", all, kind == "small" ? "small" : "in full", name, flash
}
