#!/bin/sh
# SPDX-License-Identifier: MIT
# The pages of the sample newspaper, pixel for pixel as they were when they
# were last looked at (test/data/golden/pages.txt), drawn with the same fonts;
# their codes decode. GOLDEN=write writes the file: `make pages`, and look.
set -eu
press=build/linux/press
golden=test/data/golden/pages.txt
${MAKE:-make} -s --no-print-directory $press
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
stamp=$($press stamp) || {
    echo "skip pages: the fonts are not here"
    exit 0
}
echo "fonts $stamp" >"$dir/pages.txt"
grep -v '^#' test/data/editions/pages | while read -r name rest; do
    # shellcheck disable=SC2086
    $press $rest >"$dir/$name.pbm" 2>"$dir/$name.err" || {
        cat "$dir/$name.err"
        exit 1
    }
    echo "$name $(cksum <"$dir/$name.pbm")" >>"$dir/pages.txt"
done
echo "ok pages without faults"
if command -v zbarimg >/dev/null; then
    for name in 800x480 480x800 400x300 296x128 receipt german; do
        zbarimg -q --raw "$dir/$name.pbm" >"$dir/link" 2>/dev/null || :
        grep -q '^https://[a-z]*\.example/' "$dir/link" || {
            echo "pages: the code of $name does not decode"
            exit 1
        }
        echo "ok the code of $name decodes"
    done
else
    echo "skip the codes of pages: zbarimg is not installed (zbar-tools)"
fi
if [ "${GOLDEN:-}" = write ]; then
    cp "$dir/pages.txt" $golden
elif [ "$(head -n 1 $golden)" != "fonts $stamp" ]; then
    echo "skip pages pixel for pixel: other fonts than those of $golden"
else
    diff $golden "$dir/pages.txt"
    echo "ok pixel for pixel"
fi
