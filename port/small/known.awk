# SPDX-License-Identifier: MIT
# awk -v want="en de iso-8859-15" -f known.awk src/known.c: the same without
# the lines whose marks name nothing that is wanted.
BEGIN {
	n = split(want, words, " ")
	for (i = 1; i <= n; i++) {
		wanted[words[i]] = 1
	}
}
/^ .*, +\/\* .* \*\/$/ {
	mark = $0
	sub(/.*\/\* /, "", mark)
	sub(/ \*\/$/, "", mark)
	n = split(mark, words, " ")
	keep = 0
	for (i = 1; i <= n; i++) {
		keep = keep || words[i] in wanted
	}
	if (!keep) {
		next
	}
}
{ print }
