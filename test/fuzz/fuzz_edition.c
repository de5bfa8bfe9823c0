/* SPDX-License-Identifier: MIT */
/* Invariants 1 to 5, 7 and 12: an edition that was kept is read or refused, the
 * same for any split, in any arena; what was read is written and read again
 * as it is; set on any page it is no wider and no longer than the page, and
 * no control character comes out. Input: an edition as JSON, then options:
 * arena, page. */
#include "fuzz.h"

struct out {
    char *s;
    size_t n, cap;
};

static int add(void *ctx, const void *bytes, size_t n)
{
    struct out *o = ctx;
    if (n > o->cap - o->n) {
        o->cap = 2 * (o->cap + n);
        o->s = realloc(o->s, o->cap);
        must(o->s != NULL);
    }
    if (n > 0) {
        memcpy(o->s + o->n, bytes, n);
        o->n += n;
    }
    return NG_OK;
}

static int feed(void *e, const char *bytes, size_t n)
{
    return ng_edition_feed(e, bytes, n);
}

/* Reads the edition and writes it to out. */
static int read_back(struct ng_arena *a, struct ng_digest *d, const void *data,
        size_t n, size_t step, struct out *out)
{
    struct ng_edition e;
    int err = ng_edition_init(&e, a);
    if (err == NG_OK) {
        fuzz_feed(data, n, step, feed, &e);
        err = ng_edition_end(&e, d);
    }
    must(err == NG_OK || err == NG_ENOMEM || err == NG_EFORMAT);
    if (err == NG_OK) {
        const struct ng_sink sink = {add, out};
        must(ng_edition_write(d, &sink) == NG_OK);
    }
    return err;
}

static void set_page(const struct ng_digest *d, uint8_t option)
{
    const struct ng_page page = {.width = (uint16_t)(20 + option % 64),
            .height = (option & 1) != 0 ? option / 4 : 0,
            .encoding = (enum ng_encoding)(option % 7),
            .links = (option & 2) != 0};
    struct ng_arena a;
    struct ng_layout l;
    void *mem = fuzz_arena(&a, option == 255 ? 3000 : 1u << 18);
    int err = ng_fit(&l, &a, d, &page);
    must(err == NG_OK || err == NG_ENOMEM || err == NG_ELIMIT);
    struct out out = {0};
    const struct ng_sink sink = {add, &out};
    size_t tall = 0;
    if (err == NG_OK) {
        tall = l.height;
        must(page.height == 0 || l.n_stories == 0 || tall <= page.height);
        must(ng_text(&l, NG_TEXT_PLAIN, &sink) == NG_OK);
    }
    size_t lines = 0, columns = 0;
    bool utf8 = page.encoding == NG_ENCODE_UTF8;
    must(!utf8 || ng_utf8_valid(out.s, out.n) == out.n);
    for (size_t i = 0; i < out.n; i++) {
        uint8_t c = (uint8_t)out.s[i];
        must(c == '\n' || (c >= ' ' && c != 0x7F));
        must(!utf8 || c != 0xC2 || (uint8_t)out.s[i + 1] >= 0xA0);
        lines += c == '\n';
        columns = c == '\n' ? 0 : columns + 1;
        must(utf8 || columns <= page.width);
    }
    must(lines <= tall);
    free(out.s);
    free(mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t small = fuzz_option(data, &n);
    uint8_t option = fuzz_option(data, &n);
    size_t room = small % 2 == 0 ? 64u * small : 65536;
    struct out whole = {0}, pieces = {0}, again = {0};
    struct ng_arena a;
    struct ng_digest d;
    void *mem = fuzz_arena(&a, room);
    int err = read_back(&a, &d, data, n, 0, &whole);
    must(a.peak <= room);
    if (err == NG_OK) {
        set_page(&d, option);
    }
    ng_arena_init(&a, mem, room);
    must(read_back(&a, &d, data, n, 1u + option / 4u, &pieces) == err);
    must(whole.n == pieces.n &&
            (whole.n == 0 || memcmp(whole.s, pieces.s, whole.n) == 0));
    free(mem);
    if (err == NG_OK) {
        mem = fuzz_arena(&a, 1u << 20);
        must(read_back(&a, &d, whole.s, whole.n, 0, &again) == NG_OK);
        must(whole.n == again.n && memcmp(whole.s, again.s, whole.n) == 0);
        free(mem);
    }
    free(whole.s);
    free(pieces.s);
    free(again.s);
    return 0;
}
