#!/bin/sh
# SPDX-License-Identifier: MIT
# paper.sh FOLDER: the sample newspaper as files, for the replay. One feed and
# one page of it are missing, as in life.
set -eu
cp -r test/data/newspaper "$1"
find "$1" -type f -exec sed -i 's|@BASE@|https://paper.test|g' {} +
sed -i 's|	/|	https://paper.test/|' "$1/sources"
rm "$1/gazette/feed.xml" "$1/orbit/deep-sea-clock.html"
