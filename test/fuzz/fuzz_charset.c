/* SPDX-License-Identifier: MIT */
/* Invariants 2, 3 and 7: whatever the bytes and whatever set is declared, what
 * comes out is well-formed, the same for two splits, and no longer than four
 * bytes for one; and no target gets a control character of it. Input: a
 * Content-Type value, LF, the document. */
#include "fuzz.h"

struct out {
    char *s;
    size_t n, cap;
};

static int add(void *ctx, const void *bytes, size_t n)
{
    struct out *o = ctx;
    must(n <= o->cap - o->n);
    memcpy(o->s + o->n, bytes, n);
    o->n += n;
    return NG_OK;
}

static const char *decode(struct ng_str type, const uint8_t *data, size_t n,
        size_t step, struct out *o)
{
    struct ng_charset c;
    o->cap = 4 * n + 16;
    o->n = 0;
    o->s = malloc(o->cap);
    must(o->s != NULL);
    ng_charset_init(&c, type, NULL, (struct ng_sink){add, o});
    for (size_t i = 0; i < n; i += step) {
        size_t part = n - i < step ? n - i : step;
        char *piece = fuzz_copy(data + i, part);
        must(ng_charset_feed(&c, piece, part) == NG_OK);
        free(piece);
    }
    must(ng_charset_end(&c) == NG_OK);
    return c.name;
}

static int no_controls(void *ctx, const void *bytes, size_t n)
{
    const uint8_t *s = bytes;
    (void)ctx;
    for (size_t i = 0; i < n; i++) {
        must(s[i] >= 0x20 && s[i] != 0x7F);
    }
    return NG_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const uint8_t *lf = n > 0 ? memchr(data, '\n', n) : NULL;
    size_t n_type = lf == NULL ? 0 : (size_t)(lf - data);
    size_t skip = lf == NULL ? 0 : n_type + 1;
    char *type = fuzz_copy(data, n_type);
    struct ng_str t = {type, (uint32_t)n_type};
    struct out whole, pieces;
    size_t step = n > 0 ? data[n - 1] % 50 + 1u : 1;
    const char *name = decode(t, data + skip, n - skip, n, &whole);
    must(name == decode(t, data + skip, n - skip, step, &pieces));
    must(whole.n == pieces.n && memcmp(whole.s, pieces.s, whole.n) == 0);
    must(ng_utf8_valid(whole.s, whole.n) == whole.n);
    for (int e = NG_ENCODE_UTF8; e <= NG_ENCODE_CP1252; e++) {
        const struct ng_sink sink = {no_controls, NULL};
        struct ng_str text = {whole.s, (uint32_t)whole.n};
        must(ng_encode_str(&sink, (enum ng_encoding)e, text) == NG_OK);
    }
    free(whole.s);
    free(pieces.s);
    free(type);
    return 0;
}
