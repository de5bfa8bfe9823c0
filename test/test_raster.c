/* SPDX-License-Identifier: MIT */
#include "fake/font.h"
#include "ng_test.h"

#include "golden_fonts.h"

#define W 150 /* bytes not filled: spare bits */
#define H 83
#define PIXELS_MAX (800u * 480u)

/* What a panel was told, a byte for each pixel: 1 ink, 2 accent. */
struct glass {
    uint8_t pixels[PIXELS_MAX];
    uint16_t width, height;
    uint16_t next; /* row */
    uint32_t bands;
    int answer;
};

static int take_rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct glass *g = ctx;
    unsigned stride = (g->width + 7u) / 8;
    assert_int_equal(y, g->next);
    assert_true(n > 0 && y + n <= g->height);
    for (unsigned i = 0; i < n * stride; i++) {
        assert_true(accent == NULL || (ink[i] & accent[i]) == 0);
        for (unsigned bit = 0; bit < 8; bit++) {
            unsigned x = i % stride * 8 + bit;
            unsigned v =
                    (ink[i] >> (7 - bit) & 1u) |
                    (accent == NULL ? 0u : (accent[i] >> (7 - bit) & 1u) << 1);
            if (x < g->width) {
                g->pixels[(y + i / stride) * g->width + x] = (uint8_t)v;
            } else {
                assert_int_equal(v, 0); /* a spare bit */
            }
        }
    }
    g->next = (uint16_t)(y + n);
    g->bands++;
    return g->answer;
}

static struct glass *draw(const struct ng_sheet *s, uint16_t width,
        uint16_t height, uint8_t rotation, bool accent, size_t memory)
{
    struct glass *g = calloc(1, sizeof *g);
    struct ng_arena a;
    char *mem = malloc(memory + 1);
    assert_non_null(g);
    g->width = width;
    g->height = height;
    const struct ng_panel panel = {.width = width,
            .height = height,
            .rotation = rotation,
            .accent = accent,
            .rows = take_rows,
            .ctx = g};
    ng_arena_init(&a, mem, memory);
    assert_int_equal(ng_raster(s, &a, &panel), NG_OK);
    assert_int_equal(g->next, height);
    assert_int_equal(ng_arena_used(&a), 0);
    free(mem);
    return g;
}

/* A page with a piece of each kind. */
struct page {
    struct ng_font font;
    struct ng_piece pieces[8];
    struct ng_sheet sheet;
};

static void make(struct page *p)
{
    static const char code[] = {
            (char)0xE8, (char)0xA0, (char)0xE0, 0x58, (char)0x88};
    memset(p, 0, sizeof *p);
    p->font = fake_font(NG_FONT_REGULAR, 12, 5, 24, '!', '~');
    const struct ng_piece pieces[] = {
            {.kind = NG_PIECE_BOX, .x = 0, .y = 0, .width = W, .height = 3},
            {.kind = NG_PIECE_BOX,
                    .x = 3,
                    .y = 5,
                    .width = 100,
                    .height = 16,
                    .flags = NG_PIECE_ACCENT},
            {.kind = NG_PIECE_TEXT,
                    .font = &p->font,
                    .x = 5,
                    .y = 6,
                    .width = 90,
                    .height = 14,
                    .baseline = 12,
                    .text = NG_STR("IN BRIEF"),
                    .tracking = 1,
                    .flags = NG_PIECE_WHITE},
            {.kind = NG_PIECE_CODE,
                    .text = {code, sizeof code},
                    .x = 120,
                    .y = 7,
                    .width = 15,
                    .height = 15,
                    .size = 5,
                    .scale = 3},
            {.kind = NG_PIECE_TEXT,
                    .font = &p->font,
                    .x = 2,
                    .y = 30,
                    .width = 140,
                    .height = 14,
                    .baseline = 12,
                    .text = NG_STR("to be justi\u00ADfied as"),
                    .flags = NG_PIECE_JUSTIFIED | NG_PIECE_HYPHEN},
            {.kind = NG_PIECE_BOX,
                    .x = 0,
                    .y = 50,
                    .width = W,
                    .height = 2,
                    .flags = NG_PIECE_DASHED},
            {.kind = NG_PIECE_BOX,
                    .x = 140,
                    .y = 51,
                    .width = 1,
                    .height = H - 51,
                    .flags = NG_PIECE_DASHED},
            {.kind = NG_PIECE_TEXT,
                    .font = &p->font,
                    .x = 101,
                    .y = 60,
                    .width = 40,
                    .height = 14,
                    .baseline = 12,
                    .text = NG_STR("red"),
                    .flags = NG_PIECE_ACCENT}};
    memcpy(p->pieces, pieces, sizeof pieces);
    p->sheet = (struct ng_sheet){
            .pieces = p->pieces, .n_pieces = 8, .width = W, .height = H};
}

/* Where the page's pixel stands on a panel of that size. */
static uint8_t at(
        const struct glass *g, uint8_t rotation, unsigned x, unsigned y)
{
    unsigned w = g->width, h = g->height;
    unsigned px = rotation == NG_ROTATE_0     ? x
                  : rotation == NG_ROTATE_90  ? w - 1 - y
                  : rotation == NG_ROTATE_180 ? w - 1 - x
                                              : y;
    unsigned py = rotation == NG_ROTATE_0     ? y
                  : rotation == NG_ROTATE_90  ? x
                  : rotation == NG_ROTATE_180 ? h - 1 - y
                                              : h - 1 - x;
    return g->pixels[py * w + px];
}

/* The same picture whatever the rotation, the memory and the spare bits. */
static void rotations(void **state)
{
    (void)state;
    struct page p;
    make(&p);
    for (int accent = 0; accent < 2; accent++) {
        struct glass *whole =
                draw(&p.sheet, W, H, NG_ROTATE_0, accent, 1 << 20);
        assert_int_equal(whole->bands, 1);
        unsigned n[4] = {0};
        for (unsigned i = 0; i < W * H; i++) {
            n[whole->pixels[i]]++;
        }
        assert_true(n[1] > 1000 && (n[2] > 1000) == accent);
        for (uint8_t rotation = 0; rotation < 4; rotation++) {
            static const size_t memories[] = {1 << 20, 1000, 704};
            for (unsigned m = 0; m < 3; m++) {
                bool quarter = rotation & 1;
                struct glass *g = draw(&p.sheet, quarter ? H : W,
                        quarter ? W : H, rotation, accent, memories[m]);
                assert_true(m < 2 || g->bands > 1);
                for (unsigned i = 0; i < W * H; i++) {
                    assert_int_equal(
                            at(g, rotation, i % W, i / W), whole->pixels[i]);
                }
                free(g);
            }
        }
        free(whole);
    }
    fake_font_free(&p.font);
}

/* A panel larger than the page: the rest is white. */
static void larger(void **state)
{
    (void)state;
    struct page p;
    make(&p);
    struct glass *whole = draw(&p.sheet, W, H, NG_ROTATE_0, false, 1 << 20);
    for (uint8_t rotation = 0; rotation < 4; rotation++) {
        struct glass *g = draw(&p.sheet, 167, 201, rotation, false, 1 << 20);
        unsigned wide = rotation & 1 ? 201 : 167;
        unsigned high = rotation & 1 ? 167 : 201;
        for (unsigned y = 0; y < high; y++) {
            for (unsigned x = 0; x < wide; x++) {
                assert_int_equal(at(g, rotation, x, y),
                        x < W && y < H ? whole->pixels[y * W + x] : 0);
            }
        }
        free(g);
    }
    free(whole);
    fake_font_free(&p.font);
}

/* Columns of ink in rows y to y + n. */
static void ends(const struct glass *g, unsigned y, unsigned n, unsigned *first,
        unsigned *last)
{
    *first = g->width;
    *last = 0;
    for (unsigned i = y * g->width; i < (y + n) * g->width; i++) {
        if (g->pixels[i] != 0) {
            unsigned x = i % g->width;
            *first = x < *first ? x : *first;
            *last = x > *last ? x : *last;
        }
    }
}

/* A justified line ends where its box does, whatever the words; its spaces
 * differ by a pixel. */
static void justified(void **state)
{
    (void)state;
    static const char *const texts[] = {"a b", "it is to be set here so", "one",
            "all of it here", "is \u2013 or: was"};
    for (uint8_t part = 0; part < 64; part += 21) {
        struct ng_font f = fake_font(NG_FONT_REGULAR, 8, 3, part, '!', '~');
        for (size_t i = 0; i < 5; i++) {
            for (uint16_t width = 130; width < 145; width++) {
                unsigned right = width + 1u;
                const struct ng_piece line = {.kind = NG_PIECE_TEXT,
                        .font = &f,
                        .x = 3,
                        .width = width,
                        .height = 10,
                        .baseline = 8,
                        .text = ng_str_of(texts[i]),
                        .flags = NG_PIECE_JUSTIFIED};
                const struct ng_sheet s = {.pieces = &line,
                        .n_pieces = 1,
                        .width = W,
                        .height = 10};
                struct glass *g = draw(&s, W, 10, NG_ROTATE_0, false, 4096);
                unsigned first, last, gap = 0, least = W, most = 0;
                ends(g, 0, 10, &first, &last);
                assert_int_equal(first, 3);
                if (strchr(texts[i], ' ') != NULL) {
                    /* a letter's own white is at its right */
                    assert_in_range(last, right - (part > 0), right);
                }
                for (unsigned x = 3; x <= last; x++) {
                    if (g->pixels[3 * W + x] == 0 &&
                            g->pixels[2 * W + x] == 0) {
                        gap++;
                        continue;
                    }
                    if (gap > 2) {
                        least = gap < least ? gap : least;
                        most = gap > most ? gap : most;
                    }
                    gap = 0;
                }
                assert_true(most <= least + 1 || part != 0);
                free(g);
            }
        }
        fake_font_free(&f);
    }
}

/* Too little memory is said; what rows() answers is passed on. */
static void refused(void **state)
{
    (void)state;
    struct page p;
    make(&p);
    static char mem[4096];
    struct ng_arena a;
    static struct glass g;
    g.width = W;
    g.height = H;
    struct ng_panel panel = {
            .width = W, .height = H, .rows = take_rows, .ctx = &g};
    ng_arena_init(&a, mem, 19 * 8 - 1);
    assert_int_equal(ng_raster(&p.sheet, &a, &panel), NG_ENOMEM);
    assert_int_equal(ng_raster_hash(&p.sheet, &a), 0);
    assert_int_equal(g.next, 0);
    ng_arena_init(&a, mem, 19 * 8);
    assert_int_equal(ng_raster(&p.sheet, &a, &panel), NG_OK);
    assert_int_equal(g.bands, 11);
    g.next = 0;
    g.bands = 0;
    g.answer = NG_EIO;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_raster(&p.sheet, &a, &panel), NG_OK - 2);
    assert_int_equal(g.bands, 1);
    assert_true(a.peak <= NG_RASTER_BAND);
    assert_int_equal(ng_arena_used(&a), 0);
    a.fail_at = a.n_allocs + 1;
    assert_int_equal(ng_raster(&p.sheet, &a, &panel), NG_ENOMEM);
    panel.width = 0;
    assert_int_equal(ng_raster(&p.sheet, &a, &panel), NG_EARG);
    fake_font_free(&p.font);
}

static void hash(void **state)
{
    (void)state;
    struct page p;
    make(&p);
    static char mem[40000];
    struct ng_arena a, small;
    ng_arena_init(&a, mem, sizeof mem);
    ng_arena_init(&small, mem, 19 * 8 * 2);
    uint64_t before = ng_raster_hash(&p.sheet, &a);
    assert_true(before != 0);
    assert_true(before == ng_raster_hash(&p.sheet, &small));
    p.pieces[7].x++;
    assert_true(before != ng_raster_hash(&p.sheet, &a));
    p.pieces[7].x--;
    p.pieces[7].flags = 0; /* black */
    assert_true(before != ng_raster_hash(&p.sheet, &a));
    fake_font_free(&p.font);
}

/* A line of each style in the program's fonts: these pixels, on every
 * machine. */
static void golden(void **state)
{
    (void)state;
    struct ng_piece pieces[NG_FONT_WIDE];
    struct ng_sheet s = {.pieces = pieces, .width = 300, .height = 2};
    static char mem[4096];
    struct ng_arena a;
    struct log l = {0};
    if (!fonts_are_golden()) {
        skip();
    }
    static const uint8_t sizes[] = {14, 34, 14, 8, 40};
    for (uint8_t i = 0; i < NG_FONT_WIDE; i++) {
        const struct ng_font *f =
                ng_fonts_pick(&ng_fonts_linux, (enum ng_font_style)i, sizes[i]);
        pieces[s.n_pieces++] = (struct ng_piece){.kind = NG_PIECE_TEXT,
                .font = f,
                .text = NG_STR("To Wh\u00FCgt \u0416\u03BB \u201CA\u201D"),
                .x = 2,
                .y = s.height,
                .width = 290,
                .height = f->leading,
                .baseline = f->ascent};
        s.height = (uint16_t)(s.height + f->leading);
    }
    struct glass *g = draw(&s, s.width, s.height, NG_ROTATE_0, false, 65536);
    for (unsigned i = 0; i < (unsigned)s.width * s.height; i++) {
        log_bytes(&l, g->pixels[i] ? "#" : ".", 1);
        if (i % s.width == s.width - 1u) {
            log_bytes(&l, "\n", 1);
        }
    }
    ng_arena_init(&a, mem, sizeof mem);
    log_printf(
            &l, "hash %016llx\n", (unsigned long long)ng_raster_hash(&s, &a));
    assert_golden("test/data/golden/raster.txt", &l, a.peak);
    log_free(&l);
    free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rotations),
            cmocka_unit_test(larger), cmocka_unit_test(justified),
            cmocka_unit_test(refused), cmocka_unit_test(hash),
            cmocka_unit_test(golden)};
    return cmocka_run_group_tests_name("raster", tests, NULL, NULL);
}
