#!/bin/sh
# SPDX-License-Identifier: MIT
# What make install puts where; a program of somebody else's builds with it.
. test/run/setup

make -s install DESTDIR="$tmp/root" PREFIX=/opt/nutgraf >"$tmp/out" 2>&1 || {
    cat "$tmp/out"
    not_ok "make install"
}
root=$tmp/root/opt/nutgraf
(cd "$root" && find . -type f | grep -v '^./include/ng/' | sort) >"$tmp/files"
cat >"$tmp/want" <<'END'
./bin/nutgraf
./include/nutgraf.h
./lib/libnutgraf.a
./lib/pkgconfig/nutgraf.pc
./share/man/man1/nutgraf.1
END
same "$tmp/files" "$tmp/want"
[ "$(find "$tmp/root" -type f | wc -l)" -eq \
    "$(($(wc -l <"$tmp/files") + $(find include/ng -name "*.h" | wc -l)))" ] ||
    not_ok "files outside the prefix"
"$root/bin/nutgraf" --version | grep -q '^nutgraf ' || not_ok "the program"
echo "ok everything lies in its place"

cat >"$tmp/mine.c" <<'END'
#include <nutgraf.h>
#include <stdio.h>
int main(void)
{
    char iso[NG_DATE_ISO_LEN];
    return fwrite(iso, 1, ng_date_iso(0, iso), stdout) != NG_DATE_ISO_LEN;
}
END
flags="-I$root/include -L$root/lib -lnutgraf"
if command -v pkg-config >/dev/null; then
    export PKG_CONFIG_PATH="$root/lib/pkgconfig"
    flags=$(pkg-config --define-variable=prefix="$root" --cflags --libs nutgraf)
    [ "nutgraf $(pkg-config --modversion nutgraf)" = \
        "$("$root/bin/nutgraf" --version)" ] || not_ok "two versions"
fi
# shellcheck disable=SC2086
cc "$tmp/mine.c" $flags -o "$tmp/mine" 2>"$tmp/err" || not_ok "does not build"
[ "$("$tmp/mine")" = 1970-01-01T00:00:00Z ] || not_ok "does not run"
echo "ok somebody else's program builds with the library"

if command -v mandoc >/dev/null; then
    mandoc -T lint -W error "$root/share/man/man1/nutgraf.1" >"$tmp/err" ||
        not_ok "the man page"
    # every option of the help is explained, and every key of the sample
    "$nutgraf" --help | grep -oE -- '--[a-z-]+' | sort -u |
        while read -r option; do
            mandoc -T ascii port/linux/nutgraf.1 | col -b |
                grep -qF -- "$option" || not_ok "no $option in the man page"
        done
    echo "ok the man page is whole"
fi
