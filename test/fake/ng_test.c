/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

void log_bytes(struct log *l, const void *bytes, size_t n)
{
    if (l->len + n + 1 > l->cap) {
        l->cap = (l->len + n + 1) * 2;
        l->s = realloc(l->s, l->cap);
        assert_non_null(l->s);
    }
    if (n > 0) {
        memcpy(l->s + l->len, bytes, n);
    }
    l->len += n;
    l->s[l->len] = '\0';
}

void log_str(struct log *l, struct ng_str s)
{
    log_bytes(l, s.s, s.len);
}

void log_printf(struct log *l, const char *format, ...)
{
    char line[4096];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    assert_true(n >= 0 && (size_t)n < sizeof line);
    log_bytes(l, line, (size_t)n);
}

void log_free(struct log *l)
{
    free(l->s);
    memset(l, 0, sizeof *l);
}

static int log_write(void *ctx, const void *bytes, size_t n)
{
    log_bytes(ctx, bytes, n);
    return NG_OK;
}

struct ng_sink log_sink(struct log *l)
{
    return (struct ng_sink){log_write, l};
}

char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        fail_msg("cannot open %s", path);
    }
    struct log l = {0};
    char buf[65536];
    size_t got;
    log_bytes(&l, "", 0);
    while ((got = fread(buf, 1, sizeof buf, f)) > 0) {
        log_bytes(&l, buf, got);
    }
    fclose(f);
    if (n != NULL) {
        *n = l.len;
    }
    return l.s;
}

struct log feed_split(const char *bytes, size_t n,
        void (*run)(const struct pieces *p, struct log *l, void *ctx),
        void *ctx)
{
    static const size_t steps[] = {0, 1, 2, 3, 7, 64};
    struct log first = {0};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct pieces p = {bytes, n, steps[i]};
        struct log l = {0};
        log_bytes(&l, "", 0);
        run(&p, &l, ctx);
        if (i == 0) {
            first = l;
            continue;
        }
        if (l.len != first.len || memcmp(l.s, first.s, l.len) != 0) {
            fail_msg("by %zu bytes:\n%s\nwhole:\n%s", steps[i], l.s, first.s);
        }
        log_free(&l);
    }
    return first;
}

int feed_pieces(const struct pieces *p,
        int (*feed)(void *decoder, const char *bytes, size_t n), void *decoder)
{
    if (p->step == 0) {
        return feed(decoder, p->bytes, p->n);
    }
    for (size_t at = 0; at < p->n; at += p->step) {
        size_t n = p->n - at < p->step ? p->n - at : p->step;
        /* an exact copy, so that ASan sees a read past the piece */
        char *piece = malloc(n);
        assert_non_null(piece);
        memcpy(piece, p->bytes + at, n);
        int err = feed(decoder, piece, n);
        free(piece);
        if (err != NG_OK) {
            return err;
        }
    }
    return NG_OK;
}

void assert_golden(const char *path, const struct log *got, size_t peak)
{
    const char *mode = getenv("GOLDEN");
    if (mode != NULL && strcmp(mode, "write") == 0) {
        FILE *f = fopen(path, "wb");
        assert_non_null(f);
        fprintf(f, "peak <= %zu\n", (peak / 1024 + 1) * 1024);
        fwrite(got->s, 1, got->len, f);
        assert_int_equal(fclose(f), 0);
    }
    size_t n;
    char *want = read_file(path, &n);
    unsigned long most = 0;
    assert_int_equal(sscanf(want, "peak <= %lu", &most), 1);
    char *text = strchr(want, '\n') + 1;
    if (strcmp(text, got->s) != 0) {
        fail_msg("%s differs; got:\n%s", path, got->s);
    }
    if (peak > most) {
        fail_msg("%s: peak %zu, more than %lu", path, peak, most);
    }
    free(want);
}

void assert_str(struct ng_str s, const char *want)
{
    if (!ng_str_eq(s, ng_str_of(want))) {
        fail_msg("got \"%.*s\", want \"%s\"", (int)s.len,
                s.s == NULL ? "" : s.s, want);
    }
}
