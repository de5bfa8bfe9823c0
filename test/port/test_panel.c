/* SPDX-License-Identifier: MIT */
/* The drivers of port/panel against the simulator: every panel, every kind of
 * refresh, every rotation, over several sessions: nothing is violated, and
 * the glass is the picture, bit by bit. */
#include "../fake/panel/frames.h"
#include "../fake/panel/sim.h"
#include "../ng_test.h"
#include "panel/driver.h"
#include "panel/frames.h"

/* A picture that is asked for by its page: no symmetry, both inks. */
struct picture {
    uint16_t width, height; /* of the page */
    uint32_t seed;
    bool blank;
    uint8_t rotation; /* the panel's, when it was drawn last */
    bool accent;
    unsigned draws;
};

static enum panel_ink page_ink(
        const struct picture *p, uint32_t x, uint32_t y, bool accent)
{
    if (p->blank) {
        return PANEL_WHITE;
    }
    if (x < 5 && y < 3) { /* a corner that no other is like */
        return PANEL_BLACK;
    }
    uint32_t h = (x * 2654435761u) ^ (y * 2246822519u) ^ (p->seed * 374761393u);
    h ^= h >> 15;
    h *= 2246822519u;
    h ^= h >> 13;
    if (accent && h % 16 == 0) {
        return PANEL_ACCENT;
    }
    return h % 4 == 0 || (x + p->seed) / 8 % 16 == 3 ? PANEL_BLACK
                                                     : PANEL_WHITE;
}

/* Ink at a place of the panel that the page is turned onto, clockwise. */
static enum panel_ink turned(const struct picture *p, uint8_t rotation,
        bool accent, uint32_t x, uint32_t y, uint32_t w, uint32_t h)
{
    uint32_t px = x, py = y;
    if (rotation == NG_ROTATE_90) {
        px = y;
        py = w - 1 - x;
    } else if (rotation == NG_ROTATE_180) {
        px = w - 1 - x;
        py = h - 1 - y;
    } else if (rotation == NG_ROTATE_270) {
        px = h - 1 - y;
        py = x;
    }
    return page_ink(p, px, py, accent);
}

/* Rows in bands of uneven sizes, as a raster would send them. */
static int draw(void *ctx, const struct ng_panel *to)
{
    struct picture *p = ctx;
    uint8_t ink[16 * 256], accent[16 * 256];
    size_t stride = (to->width + 7u) / 8u;
    uint16_t y = 0, n = 0;
    bool turn = to->rotation % 2 == 1;
    p->rotation = to->rotation;
    p->accent = to->accent;
    p->draws++;
    assert_int_equal(to->width, turn ? p->height : p->width);
    assert_int_equal(to->height, turn ? p->width : p->height);
    while (y < to->height) {
        n = (uint16_t)(n % 16 + 1);
        n = y + n > to->height ? (uint16_t)(to->height - y) : n;
        memset(ink, 0, sizeof ink);
        memset(accent, 0, sizeof accent);
        for (uint32_t at = 0; at < (uint32_t)n * to->width; at++) {
            uint32_t x = at % to->width, row = at / to->width;
            enum panel_ink i = turned(p, to->rotation, to->accent, x, y + row,
                    to->width, to->height);
            uint8_t bit = (uint8_t)(0x80 >> x % 8);
            ink[row * stride + x / 8] |= i == PANEL_BLACK ? bit : 0;
            accent[row * stride + x / 8] |= i == PANEL_ACCENT ? bit : 0;
        }
        int err = to->rows(to->ctx, y, n, ink, to->accent ? accent : NULL);
        if (err != NG_OK) {
            return err;
        }
        y = (uint16_t)(y + n);
    }
    return NG_OK;
}

struct bench {
    const struct ng_epd_model *m;
    struct panel_sim *s;
    struct ng_hal hal;
    struct ng_epd e;
    struct picture now, old;
    const char *what;
};

static void start(struct bench *b, const struct ng_epd_model *m, uint8_t turn)
{
    memset(b, 0, sizeof *b);
    b->m = m;
    b->what = "";
    b->s = panel_sim_new(m->name);
    if (b->s == NULL) {
        fail_msg("the simulator knows no %s", m->name);
    }
    panel_sim_vcom(b->s, 2150);
    b->hal = panel_sim_hal(b->s);
    ng_epd_init(&b->e, m, &b->hal, turn);
    b->e.vcom_mv = 2150;
    ng_epd_size(&b->e, &b->now.width, &b->now.height);
    b->old = b->now;
}

static void finish(struct bench *b)
{
    panel_sim_free(b->s);
}

static int show(struct bench *b, const char *what, uint32_t seed, bool has_old,
        enum ng_refresh how)
{
    b->what = what;
    b->old = b->now;
    b->now.seed = seed;
    b->now.blank = false;
    struct ng_picture now = {draw, &b->now}, old = {draw, &b->old};
    int err = ng_epd_show(&b->e, &now, has_old ? &old : NULL, how);
    panel_sim_end(b->s);
    return err;
}

static bool is_paper(const struct bench *b)
{
    return b->m->family != NG_EPD_SSD130X;
}

static void assert_clean(struct bench *b)
{
    if (panel_sim_faults(b->s) > 0) {
        fail_msg("%s, %s, turned by %d:\n%s%s", b->m->name, b->what,
                b->e.rotation * 90, panel_sim_violations(b->s),
                getenv("TRACE") == NULL ? "" : panel_sim_trace(b->s));
    }
    if (is_paper(b)) {
        assert_true(panel_sim_is_off(b->s));
    }
}

static void assert_glass(struct bench *b)
{
    uint16_t w = panel_sim_width(b->s), h = panel_sim_height(b->s);
    uint32_t wrong = 0, first = 0;
    for (uint32_t at = 0; at < (uint32_t)w * h; at++) {
        uint16_t x = (uint16_t)(at % w), y = (uint16_t)(at / w);
        if (panel_sim_ink(b->s, x, y) !=
                turned(&b->now, b->now.rotation, b->now.accent, x, y, w, h)) {
            first = wrong++ == 0 ? at : first;
        }
    }
    if (wrong > 0) {
        fail_msg("%s, %s, turned by %d: %u pixels of %u are wrong, first at "
                 "%u,%u",
                b->m->name, b->what, b->e.rotation * 90, (unsigned)wrong,
                (unsigned)w * h, (unsigned)first % w, (unsigned)first / w);
    }
}

static void good(struct bench *b, const char *what, uint32_t seed, bool has_old,
        enum ng_refresh how, enum ng_refresh did)
{
    int err = show(b, what, seed, has_old, how);
    if (err != NG_OK) {
        fail_msg("%s, %s: %s: %s\n%s", b->m->name, what, ng_strerror(err),
                b->e.error, panel_sim_violations(b->s));
    }
    assert_clean(b);
    assert_glass(b);
    assert_string_equal(b->e.error, "");
    assert_int_equal(b->e.did, did);
    /* by the waveform that was meant; an IT8951's are another matter */
    uint32_t ms = ng_epd_nominal_ms(&b->e, did);
    if (is_paper(b) && b->m->family != NG_EPD_IT8951) {
        assert_in_range(panel_sim_refresh_ms(b->s), ms * 4 / 5, ms * 5 / 4);
    }
}

/* Three minutes between refreshes, as the policy has it. */
static void rest(struct bench *b)
{
    panel_sim_advance(b->s, 180000000);
}

/* PANEL=name in the environment: that one only. */
static const struct ng_epd_model *only(void)
{
    const char *name = getenv("PANEL");
    return name == NULL ? NULL : ng_epd_find(ng_str_of(name));
}

/* One of its size and kind was tried already: what is left for it is a
 * session. The larger the glass, the longer it takes. */
static bool is_big(const struct ng_epd_model *m)
{
    return (uint32_t)m->width * m->height > 800u * 600u;
}

static bool is_small(const struct ng_epd_model *m)
{
    return (uint32_t)m->width * m->height <= 400u * 300u;
}

/* Full, fast, partial three times, full again, each after deep sleep. */
static void session(const struct ng_epd_model *m, uint8_t turn)
{
    struct bench b;
    start(&b, m, turn);
    bool paper = is_paper(&b);
    enum ng_refresh part = (m->can & NG_EPD_PARTIAL) != 0 ? NG_REFRESH_PARTIAL
                                                          : NG_REFRESH_FULL;
    enum ng_refresh fast =
            (m->can & NG_EPD_FAST) != 0 ? NG_REFRESH_FAST : NG_REFRESH_FULL;
    good(&b, "full", 1, false, NG_REFRESH_FULL, NG_REFRESH_FULL);
    rest(&b);
    good(&b, "fast", 2, true, NG_REFRESH_FAST, fast);
    rest(&b);
    good(&b, "partial 1", 3, true, NG_REFRESH_PARTIAL, part);
    rest(&b);
    good(&b, "partial 2", 4, true, NG_REFRESH_PARTIAL, part);
    rest(&b);
    good(&b, "partial 3", 5, true, NG_REFRESH_PARTIAL, part);
    rest(&b);
    good(&b, "full after partial", 6, true, NG_REFRESH_FULL, NG_REFRESH_FULL);
    rest(&b);
    good(&b, "partial without the old", 7, false, NG_REFRESH_PARTIAL,
            NG_REFRESH_FULL);
    rest(&b);
    b.what = "clear";
    assert_int_equal(ng_epd_clear(&b.e), NG_OK);
    assert_int_equal(b.e.did, NG_REFRESH_FULL);
    panel_sim_end(b.s);
    assert_clean(&b);
    b.now.blank = true;
    assert_glass(&b);
    assert_int_equal(panel_sim_count(b.s, PANEL_FULL_SOON), 0);
    if (!paper) { /* dark: it begins anew */
        good(&b, "after the clear", 8, true, NG_REFRESH_FULL, NG_REFRESH_FULL);
    }
    finish(&b);
}

static void test_sessions(void **state)
{
    (void)state;
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        if (only() == NULL || only() == ng_epd_models[i]) {
            session(ng_epd_models[i], NG_ROTATE_0);
        }
    }
}

static void test_rotations(void **state)
{
    (void)state;
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        const struct ng_epd_model *m = ng_epd_models[i];
        /* upright rows: a page in landscape begins at the first of them */
        uint8_t first = m->native_portrait ? NG_ROTATE_90 : NG_ROTATE_0;
        for (uint8_t turn = 0; turn < (is_big(m) ? 2 : 4); turn++) {
            struct bench b;
            if (only() == NULL || only() == m) {
                start(&b, m, turn);
                good(&b, "full", 8, false, NG_REFRESH_FULL, NG_REFRESH_FULL);
                assert_int_equal(b.now.rotation, (first + turn) % 4);
                good(&b, "partial", 9, true, NG_REFRESH_PARTIAL,
                        (m->can & NG_EPD_PARTIAL) != 0 ? NG_REFRESH_PARTIAL
                                                       : NG_REFRESH_FULL);
                finish(&b);
            }
        }
    }
}

/* Chip select by pin, BUSY by polling, HATs of another kind. */
static void test_wirings(void **state)
{
    (void)state;
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        for (int hat = PANEL_HAT_PWR; hat <= PANEL_HAT_PLAIN; hat++) {
            struct bench b;
            const struct ng_epd_model *m = ng_epd_models[i];
            bool skip = hat != PANEL_HAT_CLEVER && !is_small(m);
            if (skip || (only() != NULL && only() != m)) {
                continue;
            }
            start(&b, ng_epd_models[i], NG_ROTATE_0);
            panel_sim_hat(b.s, (enum panel_hat)hat);
            panel_sim_spi_setup(b.s, 4000000, 0, true);
            panel_sim_pin(b.s, NG_PIN_CS, true);
            b.hal.wait = NULL;
            good(&b, "wiring", 10, false, NG_REFRESH_FULL, NG_REFRESH_FULL);
            finish(&b);
        }
    }
}

/* ---- over a serial line -------------------------------------------------- */

struct line {
    struct panel_frames f;
    uint8_t answer[256];
    size_t n, bytes;
};

static int line_put(void *ctx, const uint8_t *bytes, size_t n)
{
    struct line *l = ctx;
    l->bytes += n;
    for (size_t i = 0; i < n; i++) {
        assert_true(l->n + 64 <= sizeof l->answer);
        l->n += panel_frames_byte(&l->f, bytes[i], l->answer + l->n);
    }
    return NG_OK;
}

static int line_get(void *ctx, uint8_t *bytes, size_t n)
{
    struct line *l = ctx;
    assert_true(n <= l->n);
    memcpy(bytes, l->answer, n);
    memmove(l->answer, l->answer + n, l->n - n);
    l->n -= n;
    return NG_OK;
}

/* As a board in the emulator has it. */
static void test_frames(void **state)
{
    (void)state;
    static const char *const panels[] = {"7.5-v2", "2.13-v4", "it8951-6"};
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        struct bench b;
        start(&b, ng_epd_find(ng_str_of(panels[i])), NG_ROTATE_0);
        struct line far = {.f = {.s = b.s}};
        struct ng_wire line = {line_put, line_get, &far};
        panel_sim_spi_setup(b.s, 4000000, 0, true);
        panel_sim_pin(b.s, NG_PIN_CS, true);
        b.hal = ng_frames_hal(&line);
        good(&b, "frames", 20, false, NG_REFRESH_FULL, NG_REFRESH_FULL);
        b.hal.wait = NULL;
        rest(&b);
        good(&b, "frames, polled", 21, false, NG_REFRESH_FULL, NG_REFRESH_FULL);
        assert_int_equal(ng_frames_end(&line), 0);
        assert_true(far.f.ended);
        panel_sim_pin(b.s, NG_PIN_PWR, true);
        panel_sim_pin(b.s, NG_PIN_DC, false);
        b.hal.pin(b.hal.ctx, NG_PIN_CS, false);
        b.hal.spi(b.hal.ctx, (const uint8_t *)"\x04", NULL, 1);
        b.hal.pin(b.hal.ctx, NG_PIN_CS, true);
        assert_true(ng_frames_end(&line) > 0);
        assert_int_equal(far.n, 0);
        finish(&b);
    }
}

/* ---- broken hardware ---------------------------------------------------- */

/* The line names the panel, BUSY's level (an IT8951 can say more) and likely
 * causes, up to its end. */
static void assert_says(const struct bench *b, enum panel_fault fault)
{
    const char *line = b->e.error;
    bool idle = fault == PANEL_FAULT_ABSENT || fault == PANEL_FAULT_BROWN_OUT;
    const char *level = idle != b->m->busy_high ? " high " : " low ";
    size_t name = strlen(b->m->name), n = strlen(line);
    bool good = strncmp(line, b->m->name, name) == 0 &&
                strncmp(line + name, ": ", 2) == 0 && line[n - 1] == '?';
    if (fault == PANEL_FAULT_FLOATING) {
        good = good && strstr(line, "BUSY ") != NULL;
    } else if (b->m->family != NG_EPD_IT8951 && fault != PANEL_FAULT_LOST) {
        good = good && strstr(line, "BUSY ") != NULL &&
               strstr(line, level) != NULL;
    }
    if (!good) {
        fail_msg("fault %d, %s: %s", (int)fault, b->m->name, line);
    }
}

/* Ends in `err`, within virtual minutes, asleep or off. */
static void broken(const struct ng_epd_model *m, enum panel_fault fault,
        uint32_t at, const char *what, int want, uint32_t most_s)
{
    struct bench b;
    start(&b, m, NG_ROTATE_0);
    uint64_t from = panel_sim_now_us(b.s);
    panel_sim_fault(b.s, fault, at);
    int err = show(&b, what, 11, false, NG_REFRESH_FULL);
    uint64_t took = (panel_sim_now_us(b.s) - from) / 1000000;
    if (err != want || took > most_s) {
        fail_msg("%s, %s: %d after %u s (want %d in %u): %s\n%s", m->name, what,
                err, (unsigned)took, want, (unsigned)most_s, b.e.error,
                panel_sim_trace(b.s));
    }
    if (err == NG_OK) {
        assert_glass(&b);
    } else {
        assert_says(&b, fault);
    }
    /* an IT8951 that never becomes ready cannot be told to sleep */
    bool deaf = m->family == NG_EPD_IT8951 && err != NG_OK;
    if (panel_sim_is_driving(b.s) || (!panel_sim_is_off(b.s) && !deaf)) {
        fail_msg("%s, %s: neither asleep nor off\n%s", m->name, what,
                panel_sim_trace(b.s));
    }
    /* and when it is mended, all is well */
    panel_sim_fault(b.s, PANEL_FAULT_NONE, 0);
    panel_sim_forget(b.s);
    rest(&b);
    good(&b, "after the fault", 12, false, NG_REFRESH_FULL, NG_REFRESH_FULL);
    finish(&b);
}

static void test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        const struct ng_epd_model *m = ng_epd_models[i];
        if (m->family == NG_EPD_SSD130X || is_big(m) ||
                (only() != NULL && only() != m)) {
            continue;
        }
        uint32_t most = 30 + 7u * m->full_ms / 1000;
        broken(m, PANEL_FAULT_STUCK, 1, "stuck from the start", NG_EIO, most);
        broken(m, PANEL_FAULT_STUCK, 0, "stuck in the refresh", NG_EIO, most);
        broken(m, PANEL_FAULT_ABSENT, 0, "no panel", NG_EIO, most);
        broken(m, PANEL_FAULT_INVERTED, 0, "another model", NG_EIO, most);
        broken(m, PANEL_FAULT_BROWN_OUT, 0, "brown-out", NG_EIO, most);
        broken(m, PANEL_FAULT_BROWN_OUT, 1, "one brown-out", NG_OK, most);
        broken(m, PANEL_FAULT_COLD, 0, "slow and cold", NG_OK, most);
    }
}

/* BUSY at random, bytes that are lost: any end that is an end. */
static void test_random_faults(void **state)
{
    (void)state;
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        const struct ng_epd_model *m = ng_epd_models[i];
        if (m->family == NG_EPD_SSD130X || is_big(m) ||
                (only() != NULL && only() != m)) {
            continue;
        }
        /* every byte of the beginning on small panels */
        uint32_t step = is_small(m) ? 1 : 9;
        for (uint32_t at = 0; at < 64; at += step) {
            struct bench b;
            start(&b, m, NG_ROTATE_0);
            enum panel_fault fault =
                    at == 0 ? PANEL_FAULT_FLOATING : PANEL_FAULT_LOST;
            panel_sim_fault(b.s, fault, at - 1);
            int err = show(&b, "random", 13, false, NG_REFRESH_FULL);
            assert_true(err == NG_EIO || (err == NG_OK && at > 0));
            if (err != NG_OK) {
                assert_says(&b, fault);
            }
            assert_false(panel_sim_is_driving(b.s));
            assert_in_range(panel_sim_now_us(b.s) / 1000000, 0,
                    60 + 7u * m->full_ms / 1000);
            finish(&b);
        }
    }
}

/* ---- the glass, as one line a refresh ------------------------------------ */

/* Of the picture as PBM; how the driver got it there is test_epd's business. */
static void test_golden(void **state)
{
    (void)state;
    static const enum ng_refresh hows[] = {
            NG_REFRESH_FULL, NG_REFRESH_FAST, NG_REFRESH_PARTIAL};
    static const char *const names[] = {"full", "fast", "partial"};
    struct log l = {0};
    if (only() != NULL) {
        skip();
    }
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        struct bench b;
        start(&b, ng_epd_models[i], NG_ROTATE_0);
        for (uint32_t k = 0; k < 3; k++) {
            rest(&b);
            assert_int_equal(show(&b, names[k], 14 + k, true, hows[k]), NG_OK);
            log_printf(&l, "%s %s: %u ms, crc %08x\n", b.m->name, names[k],
                    (unsigned)panel_sim_refresh_ms(b.s),
                    (unsigned)panel_sim_pbm_crc(b.s));
        }
        finish(&b);
    }
    assert_golden("test/data/golden/panels.txt", &l, 0);
    log_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sessions),
            cmocka_unit_test(test_rotations), cmocka_unit_test(test_wirings),
            cmocka_unit_test(test_frames), cmocka_unit_test(test_faults),
            cmocka_unit_test(test_random_faults),
            cmocka_unit_test(test_golden)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
