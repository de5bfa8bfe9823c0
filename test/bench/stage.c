/* SPDX-License-Identifier: MIT */
/* One stage over standard input with nothing beneath it but the core and two
 * system calls: no heap, no stdio.
 *
 *   stage feed       an item a line, fields between tabs, as sfeed prints them
 *   stage extract    headline and text of the article
 *
 * On standard error: "arena-peak N bytes N found N" (items; characters). */
#include <string.h>
#include <unistd.h>

#include "nutgraf.h"

enum { ARENA = 160 * 1024, CHUNK = 16384 };

static char arena_bytes[ARENA], chunk[CHUNK], out[CHUNK];
static size_t n_out;
static uint64_t found;

static void flush(int fd)
{
    for (size_t at = 0; at < n_out;) {
        ssize_t n = write(fd, out + at, n_out - at);
        if (n <= 0) {
            _exit(1);
        }
        at += (size_t)n;
    }
    n_out = 0;
}

static void put(const char *s, size_t n)
{
    while (n > 0) {
        size_t most = n < CHUNK - n_out ? n : CHUNK - n_out;
        memcpy(out + n_out, s, most);
        n_out += most;
        s += most;
        n -= most;
        if (n_out == CHUNK) {
            flush(1);
        }
    }
}

/* A field and the tab behind it; a line break becomes "\n". */
static void put_field(struct ng_str s)
{
    const char *at = s.s, *end = s.s + s.len, *stop;
    while (s.len > 0 && (stop = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        put(at, (size_t)(stop - at));
        put("\\n", 2);
        at = stop + 1;
    }
    put(at, s.len > 0 ? (size_t)(end - at) : 0);
    put("\t", 1);
}

static void put_number(uint64_t n)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    put(digits + at, sizeof digits - at);
}

static int on_item(void *ctx, const struct ng_item *i)
{
    (void)ctx;
    found++;
    if (i->date != NG_NO_DATE && i->date >= 0) {
        put_number((uint64_t)i->date);
    }
    put("\t", 1);
    put_field(i->title);
    put_field(i->link);
    put_field(i->content.len > 0 ? i->content : i->summary);
    put_field(i->id);
    put_field(i->author);
    put_field(i->section);
    put("\n", 1);
    return NG_OK;
}

int main(int argc, char **argv)
{
    struct ng_arena a;
    struct ng_feed f;
    struct ng_extract x;
    struct ng_article article = {.text = {NULL, 0}};
    struct ng_feed_config feed = {.item = on_item};
    struct ng_extract_config extract = {.text_max = 0};
    bool is_feed = argc == 2 && strcmp(argv[1], "feed") == 0;
    uint64_t bytes = 0;
    ssize_t n;
    ng_arena_init(&a, arena_bytes, sizeof arena_bytes);
    int err = is_feed ? ng_feed_init(&f, &a, &feed)
                      : ng_extract_init(&x, &a, &extract);
    while (err == NG_OK && (n = read(0, chunk, sizeof chunk)) > 0) {
        bytes += (uint64_t)n;
        err = is_feed ? ng_feed_feed(&f, chunk, (size_t)n)
                      : ng_extract_feed(&x, chunk, (size_t)n);
    }
    if (err == NG_OK) {
        err = is_feed ? ng_feed_end(&f) : ng_extract_end(&x, &article);
    }
    if (!is_feed) {
        put(article.title.s, article.title.len);
        put("\n", 1);
        put(article.text.s, article.text.len);
        put("\n", 1);
        found = article.text.len;
    }
    flush(1);
    put("arena-peak ", 11);
    put_number(a.peak);
    put(" bytes ", 7);
    put_number(bytes);
    put(" found ", 7);
    put_number(found);
    put("\n", 1);
    flush(2);
    return err == NG_OK ? 0 : 1;
}
