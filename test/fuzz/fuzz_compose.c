/* SPDX-License-Identifier: MIT */
/* Invariants 1, 4, 5 and 17: any edition on any paper in any arena is a page
 * on which no ink lies upon other ink or outside of it, or is refused; stories
 * are told or not as the sheet says, the same in a second run; it is drawn.
 * With fonts that are damaged it is refused or drawn. Pages are small, with few
 * stories, and most are made once: one option each makes them as large, as
 * many, and makes them twice, so that thousands are tried in a minute. Input:
 * options, then texts, 0xFF between them: title of the edition, its language,
 * its sources' names, then section, title, source, link and sentences of the
 * stories. */
#include "fuzz.h"

#include "../fake/font.c"
#include "../fake/page_fonts.c"

#define STORIES 24u
#define STORIES_FEW 4u
#define BYTES_FEW 1200u
#define OPTIONS 16u
#define FONTS 23u

/* Bits of the first option. */
enum {
    OLD = 1,   /* the edition is of yesterday */
    WILD = 6,  /* both: as large or as small as may be */
    CODES = 8, /* of the links */
    FAIL = 16, /* an allocation is refused */
    TWICE = 32,
    MANY = 192 /* both: more stories, longer texts, all fonts */
};

/* Text as the stages before hand it on: well-formed, no control characters but
 * '\n', no white space at its ends; never more than 60,000 bytes. */
static struct ng_str next_text(
        const uint8_t **at, const uint8_t *end, char **to)
{
    const uint8_t *stop = memchr(*at, 0xFF, (size_t)(end - *at));
    stop = stop != NULL ? stop : end;
    struct ng_str s = {*to, 0};
    while (*at < stop) {
        uint32_t cp, n = ng_utf8_decode(
                             (const char *)*at, (uint32_t)(stop - *at), &cp);
        if (cp >= 0x20 ? cp != 0x7F && (cp < 0x80 || cp > 0x9F) : cp == '\n') {
            *to += ng_utf8_encode(cp, *to);
        }
        *at += n;
    }
    s.len = (uint32_t)(*to - s.s);
    while (s.len > 0 && (s.s[s.len - 1] == ' ' || s.s[s.len - 1] == '\n')) {
        s.len--;
    }
    while (s.len > 0 && (*s.s == ' ' || *s.s == '\n')) {
        s = ng_str_cut(s, 1, s.len);
    }
    *at = stop < end ? stop + 1 : end;
    return s;
}

static struct ng_story read_story(
        const uint8_t **at, const uint8_t *end, char **to, uint8_t k)
{
    struct ng_story s = {.date = NG_NO_DATE};
    s.section = next_text(at, end, to);
    s.title = next_text(at, end, to);
    s.source = next_text(at, end, to);
    s.link = next_text(at, end, to);
    while (s.n_sentences < k) { /* one after the other, a space between */
        char *from = *to;
        struct ng_str text = next_text(at, end, to);
        if (text.len == 0) {
            break;
        }
        memmove(from, text.s, text.len);
        s.sentences[s.n_sentences++] = (struct ng_str){from, text.len};
        *to = from + text.len;
        *(*to)++ = ' ';
    }
    return s;
}

/* A code of ctx's modules. */
static uint8_t fuzz_code(
        void *ctx, struct ng_str text, uint8_t *bits, size_t cap)
{
    uint8_t size = *(const uint8_t *)ctx;
    size_t n = (size + 7u) / 8u * size;
    if (n > cap || text.len > 200) {
        return 0;
    }
    memset(bits, 0xAA, n);
    return size;
}

/* What a panel is shown. */
struct shown {
    uint32_t rows, stride;
    uint64_t hash;
};

static int show_rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct shown *shown = ctx;
    must(y == shown->rows && ink != NULL && accent != NULL);
    shown->rows += n;
    shown->hash = ng_hash(shown->hash, ink, (size_t)n * shown->stride);
    shown->hash = ng_hash(shown->hash, accent, (size_t)n * shown->stride);
    return NG_OK;
}

/* Draws it, as the glass hangs; what there is to be seen, 0: no memory. */
static uint64_t draw(const struct ng_sheet *s, struct ng_arena *a, uint8_t turn)
{
    struct shown shown = {0, 0, NG_HASH_INIT};
    struct ng_panel panel = {.width = turn % 2 ? s->height : s->width,
            .height = turn % 2 ? s->width : s->height,
            .rotation = turn,
            .accent = true,
            .rows = show_rows,
            .ctx = &shown};
    shown.stride = (panel.width + 7u) / 8;
    a->fail_at = 0;
    int err = ng_raster(s, a, &panel);
    must(err == NG_ENOMEM || (err == NG_OK && shown.rows == panel.height));
    return err == NG_OK ? shown.hash : 0;
}

/* Does any piece show a part of the text, which is one of the digest's? */
static bool shows(const struct ng_sheet *sheet, struct ng_str text)
{
    for (uint32_t i = 0; i < sheet->n_pieces; i++) {
        const struct ng_piece *p = &sheet->pieces[i];
        if (p->kind == NG_PIECE_TEXT && p->text.s >= text.s &&
                p->text.s < text.s + text.len) {
            return true;
        }
    }
    return false;
}

static void tell(void *ctx, const struct ng_piece *p,
        const struct ng_piece *other, struct ng_str what)
{
    (void)ctx;
    fprintf(stderr, "%.*s: %u %u %u %u kind %u \"%.*s\"\n", (int)what.len,
            what.s, p->x, p->y, p->width, p->height, p->kind,
            p->kind == NG_PIECE_TEXT ? (int)p->text.len : 0, p->text.s);
    if (other != NULL) {
        fprintf(stderr, "  on %u %u %u %u kind %u \"%.*s\"\n", other->x,
                other->y, other->width, other->height, other->kind,
                other->kind == NG_PIECE_TEXT ? (int)other->text.len : 0,
                other->text.s);
    }
}

static void check(const struct ng_sheet *sheet, const struct ng_digest *d)
{
    const struct ng_font *font = &pages_fonts()->list[0];
    uint32_t told = 0;
    if (sheet->n_pieces <= 1500) { /* the work grows with their square */
        must(ng_sheet_faults(sheet, tell, NULL) == 0);
    }
    must(sheet->fill <= 1000);
    for (uint16_t i = 0; i < d->n_stories; i++) {
        told += sheet->shown[i];
        must(sheet->shown[i] || !shows(sheet, d->stories[i].title));
        must(!sheet->shown[i] || ng_type_lost(font, d->stories[i].title) == 0);
    }
    must(told == sheet->n_stories);
}

/* Of the fonts those whose sizes are enough to tell apart. */
static void thin(struct ng_font *list, struct ng_fonts *fonts)
{
    uint16_t n = 0;
    for (uint16_t i = 0; i < fonts->n; i++) {
        const struct ng_font *f = &fonts->list[i];
        if (f->size == 10 || f->size == 14 || f->size == 25 ||
                (f->style > NG_FONT_BOLD && f->size < 25)) {
            list[n++] = *f;
        }
    }
    *fonts = (struct ng_fonts){list, n};
}

/* Fonts with bytes changed; those that are not refused. */
static uint16_t damage(struct ng_font *list, char **blobs,
        const struct ng_fonts *fonts, const uint8_t *options)
{
    uint16_t n = 0;
    for (uint16_t i = 0; i < fonts->n; i++) {
        const struct ng_font *f = &fonts->list[i];
        char *blob = fuzz_copy(f->blob, f->n);
        uint32_t at = 8 + (options[12] + 7u * i) % 60u;
        blob[at] = (char)(blob[at] ^ options[13]);
        at = 8 + (options[14] + 3u * i) % 60u;
        blob[at] = (char)(blob[at] ^ options[15]);
        blobs[i] = blob;
        if (ng_font_open(&list[n], blob, f->n) == NG_OK) {
            n++;
        }
    }
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct ng_story stories[STORIES];
    static struct ng_source_report sources[64];
    struct ng_font list[FONTS], some[FONTS];
    char *blobs[FONTS] = {NULL};
    uint8_t o[OPTIONS];
    if (n < OPTIONS || n > 65000) {
        return 0;
    }
    memcpy(o, data, OPTIONS);
    bool many = (o[0] & MANY) == MANY, twice = (o[0] & TWICE) != 0;
    if (!many && n > BYTES_FEW) {
        n = BYTES_FEW;
    }
    const uint8_t *at = data + OPTIONS, *end = data + n;
    char *texts = malloc(3 * n + 16), *to = texts;
    must(texts != NULL);
    struct ng_digest d = {.stories = stories, .sources = sources};
    d.title = next_text(&at, end, &to);
    d.lang = next_text(&at, end, &to);
    d.now = INT64_C(1795413600);
    d.as_of = (o[0] & OLD) != 0 ? d.now - 90000 : 0;
    uint8_t n_sources = o[1] % 64;
    for (uint8_t i = 0; i < n_sources; i++) {
        sources[i] = (struct ng_source_report){.name = next_text(&at, end, &to),
                .reason = NG_STR("no answer"),
                .status = (enum ng_source_status)(i % 3),
                .fetched = NG_NO_DATE};
        d.n_sources++;
    }
    d.n_failed = d.n_sources / 3; /* every third */
    d.n_stale = (uint16_t)((d.n_sources + 1) / 3);
    while (at < end && d.n_stories < (many ? STORIES : STORIES_FEW)) {
        stories[d.n_stories++] =
                read_story(&at, end, &to, o[2] % (NG_SENTENCES_MAX + 1));
    }
    uint8_t modules = (uint8_t)(21 + 4 * (o[3] % 6));
    struct ng_fonts fonts = *pages_fonts();
    if (!many) {
        thin(some, &fonts);
    }
    bool damaged = o[13] != 0 || o[15] != 0;
    if (damaged) {
        fonts.n = damage(list, blobs, &fonts, o);
        fonts.list = list;
    }
    /* mostly as small panels are; now and then as large or as small as may be
     */
    uint32_t step = (o[0] & WILD) == WILD ? 16 : 2;
    struct ng_paper paper = {.width = (uint16_t)(96 + o[4] * step),
            .height = (uint16_t)(o[5] == 0 ? 0 : 46 + o[5] * step),
            .ppi = (uint16_t)(o[6] < 3 ? o[6] : 60 + o[6]),
            .fonts = &fonts,
            .screen = o[7],
            .scale = (uint16_t)(o[8] < 200 ? 0 : o[8]),
            .coder = {fuzz_code, &modules},
            .codes = (o[0] & CODES) != 0};
    size_t room = o[9] < 128 ? 1u << 19 : (o[9] - 127u) * 512;
    uint32_t fail_at = o[9] < 128 && (o[0] & FAIL) != 0 ? o[10] : 0;
    struct ng_arena a;
    struct ng_sheet s, again;
    void *memory = fuzz_arena(&a, room);
    a.fail_at = fail_at;
    int err = ng_compose(&s, &a, &d, &paper);
    must(err == NG_OK || err == NG_ENOMEM || err == NG_ELIMIT ||
            err == NG_EARG);
    if (err == NG_OK && !damaged) {
        check(&s, &d);
    }
    uint64_t first = err == NG_OK ? draw(&s, &a, o[11] % 4) : 0;
    if (twice && err == NG_OK) {
        struct ng_arena b;
        void *more = fuzz_arena(&b, room);
        b.fail_at = fail_at;
        must(ng_compose(&again, &b, &d, &paper) == NG_OK);
        must(draw(&again, &b, o[11] % 4) == first);
        free(more);
    }
    for (uint32_t i = 0; i < FONTS; i++) {
        free(blobs[i]);
    }
    free(memory);
    free(texts);
    return 0;
}
