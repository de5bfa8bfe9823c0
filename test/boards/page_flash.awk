# SPDX-License-Identifier: MIT
# What a page of pixels takes of a linked program's flash, by the linker's map:
# "fonts N hyphens N compose N raster N driver N". Dates and words that plain
# text wants, too, are not in it.
function number(hex, value, i)
{
	for (i = 3; i <= length(hex); i++) {
		value = value * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
	}
	return value
}
BEGIN {
	n = split("card columns compose face front galley hyphen masthead " \
		"paragraph place plan roll story wrap", names, " ")
	for (i = 1; i <= n; i++) part[names[i]] = "compose"
	n = split("raster canvas font type", names, " ")
	for (i = 1; i <= n; i++) part[names[i]] = "raster"
	n = split("epd planes uc81xx ssd16xx", names, " ")
	for (i = 1; i <= n; i++) part[names[i]] = "driver"
	part["ng_fonts_board"] = "fonts"
	part["ng_hyphens_en"] = "hyphens"
}
/^Linker script and memory map/ { map = 1 }
map && /^ \.(text|rodata)/ && NF == 1 { getline rest; $0 = $0 rest }
map && /^ \.(text|rodata)/ && NF >= 4 {
	object = $4
	sub(/.*[\/(]/, "", object)
	sub(/\.o\)?$/, "", object)
	size[part[object]] += number($3)
}
END {
	printf "fonts %d hyphens %d compose %d raster %d driver %d\n",
		size["fonts"], size["hyphens"], size["compose"], size["raster"],
		size["driver"]
}
