#!/bin/sh
# SPDX-License-Identifier: MIT
# What make install puts where; the README's program builds with it and makes
# a digest; every header compiles alone, as C and as C++; the man page and
# --help tell of the same options.
. test/run/setup

make -s install DESTDIR="$tmp/root" PREFIX=/usr >"$tmp/out" 2>&1 || {
    cat "$tmp/out"
    not_ok "make install"
}
root=$tmp/root/usr
(cd "$root" && find . -type f | grep -vE '^./(include/ng|share/nutgraf)/' |
    sort) >"$tmp/files"
cat >"$tmp/want" <<'END'
./bin/nutgraf
./include/nutgraf.h
./lib/libnutgraf.a
./lib/pkgconfig/nutgraf.pc
./lib/systemd/system/nutgraf.service
./lib/systemd/system/nutgraf.timer
./lib/sysusers.d/nutgraf.conf
./lib/udev/rules.d/60-nutgraf.rules
./share/man/man1/nutgraf.1
END
same "$tmp/files" "$tmp/want"
[ "$(find "$tmp/root" -type f | wc -l)" -eq \
    "$(($(wc -l <"$tmp/files") + $(find include/ng -name "*.h" | wc -l) +
    $(find "$root/share/nutgraf" -name "*.ngf" 2>/dev/null | wc -l)))" ] ||
    not_ok "files outside the prefix"
"$root/bin/nutgraf" --version | grep -q '^nutgraf ' || not_ok "the program"
echo "ok everything lies in its place"

# ---- the README's program ---------------------------------------------------

flags="-I$root/include -L$root/lib -lnutgraf"
if command -v pkg-config >/dev/null; then
    export PKG_CONFIG_LIBDIR="$root/lib/pkgconfig" \
        PKG_CONFIG_SYSROOT_DIR="$tmp/root" PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 \
        PKG_CONFIG_ALLOW_SYSTEM_LIBS=1
    flags=$(pkg-config --cflags --libs nutgraf)
    [ "nutgraf $(pkg-config --modversion nutgraf)" = \
        "$("$root/bin/nutgraf" --version)" ] || not_ok "two versions"
else
    echo "skip pkg-config is absent: its file is not tried"
fi
awk '/^```/ { on = /^```c$/; next } on' README.md >"$tmp/digest.c"
grep -q '^int digest(' "$tmp/digest.c" || not_ok "no program in README.md"
# the world of that program: a network of one feed, and a line to write to
cat >"$tmp/world.c" <<'END'
#include <nutgraf.h>
#include <stdio.h>
#include <string.h>

int digest(void *mem, size_t n, const struct ng_config *c,
        const struct ng_sink *uart);

static int get(void *ctx, struct ng_get *g)
{
    static const char feed[] =
            "<rss><channel><title>Harbour Post</title><item>"
            "<title>Ferry crews end their strike</title>"
            "<description>Ferries ran again on Monday. Crews and the harbour "
            "company agreed on shorter shifts.</description>"
            "</item></channel></rss>";
    (void)ctx;
    int err = g->body.write(g->body.ctx, feed, sizeof feed - 1);
    return err == NG_ESTOP ? NG_OK : err;
}

static int write_line(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n ? NG_OK : NG_EIO;
}

int main(void)
{
    static char mem[65536];
    struct ng_source source;
    struct ng_config c;
    const struct ng_sink uart = {write_line, NULL};
    memset(&source, 0, sizeof source);
    memset(&c, 0, sizeof c);
    source.url = ng_str_of("https://example.org/feed.xml");
    c.sources = &source;
    c.n_sources = 1;
    c.net.get = get;
    return -digest(mem, sizeof mem, &c, &uart);
}
END
strict="-Wall -Wextra -Wpedantic -Werror"
(
    cd "$tmp"
    # shellcheck disable=SC2086
    cc -std=c11 $strict digest.c world.c $flags -o mine 2>"$tmp/err"
) || not_ok "the README's program does not build"
"$tmp/mine" >"$tmp/out" || not_ok "the README's program fails: $?"
says out "FERRY CREWS END THEIR STRIKE" "Ferries ran again on Monday." \
    "Harbour Post"
echo "ok the README's program builds with the library and makes a digest"

# ---- the headers ------------------------------------------------------------

for h in nutgraf.h $(cd include && ls ng/*.h); do
    printf '#include "%s"\nint main(void) { return 0; }\n' "$h" >"$tmp/h.c"
    # shellcheck disable=SC2086
    cc -std=c11 $strict -I"$root/include" -fsyntax-only "$tmp/h.c" \
        2>"$tmp/err" || not_ok "$h as C"
done
echo "ok every header compiles alone as C11"
if command -v c++ >/dev/null; then
    for h in nutgraf.h $(cd include && ls ng/*.h); do
        printf 'extern "C" {\n#include "%s"\n}\nint main() { return 0; }\n' \
            "$h" >"$tmp/h.cc"
        # shellcheck disable=SC2086
        c++ $strict -I"$root/include" -fsyntax-only "$tmp/h.cc" \
            2>"$tmp/err" || not_ok "$h as C++"
    done
    cat >"$tmp/h.cc" <<'END'
#include <nutgraf.h>
int main()
{
    char iso[NG_DATE_ISO_LEN];
    return ng_date_iso(0, iso) == NG_DATE_ISO_LEN ? 0 : 1;
}
END
    # shellcheck disable=SC2086
    c++ $strict "$tmp/h.cc" $flags -o "$tmp/cc" 2>"$tmp/err" && "$tmp/cc" ||
        not_ok "a C++ program"
    echo "ok every header compiles alone as C++, and a C++ program links"
else
    echo "skip c++ is absent"
fi

# ---- the man page -----------------------------------------------------------

page=$root/share/man/man1/nutgraf.1
if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning "$page" >"$tmp/err" || not_ok "the man page"
    echo "ok mandoc has no objection to the man page"
else
    echo "skip mandoc is absent"
fi
sed -n '/^\.Sh OPTIONS/,/^\.Sh /p' "$page" | grep -E '^\.It Fl' |
    grep -oE 'Fl -?[a-z-]+' | sed 's/Fl /-/' | sort -u >"$tmp/man"
"$nutgraf" --help | grep -oE '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,' |
    sort -u >"$tmp/help"
[ "$(wc -l <"$tmp/man")" -gt 20 ] || not_ok "no options in the man page"
same "$tmp/help" "$tmp/man"
echo "ok the man page and --help have the same $(wc -l <"$tmp/man") options"
