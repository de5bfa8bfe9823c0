/* SPDX-License-Identifier: MIT */
/* ITE's IT8951, a controller with its own memory and waveforms. 16-bit words;
 * each select begins with a word that says what follows: a command, data to
 * write, data to read. HRDY is high when it takes the next one, and is looked
 * at before each (the words after the first follow without a pause, so a
 * hardware chip select will do).
 *
 * The picture is loaded with 1 bit a pixel, which the controller calls 8 bits
 * a pixel of a picture an eighth as wide, in whole groups of 32 pixels: with
 * less it shears. A bit of 1 is white; in a word the leftmost pixel is the
 * lowest bit. A reset loses what it knew of the glass, and each session
 * begins with one: so there are full refreshes, which clear the glass first,
 * and short ones, which do not, but no partial ones. */
#include "panel/driver.h"
#include "panel/models.h"

#define COMMAND 0x6000u
#define WRITE 0x0000u
#define READ 0x1000u

enum {
    RUN = 0x0001,
    SLEEP = 0x0003,
    READ_REGISTER = 0x0010,
    WRITE_REGISTER = 0x0011,
    LOAD_AREA = 0x0021,
    LOAD_END = 0x0022,
    DISPLAY = 0x0034,
    VCOM = 0x0039,
    INFO = 0x0302
};

enum {
    PACKED = 0x0004,
    TARGET = 0x0208, /* low word, and the high one behind it */
    ONE_BIT = 0x113a,
    ENGINES = 0x1224, /* 0: all at rest */
    GREYS = 0x1250    /* high byte for a bit of 0, low byte for 1 */
};

enum { INIT = 0, GC16 = 2 }; /* waveforms */

#define WORDS_MAX 20u
#define ROW_MAX 240u /* bytes: 1920 pixels */
#define INIT_MS 2000u
#define READY_MS 1750u
#define TAKES_MS 500u
#define POLL_MS 10u
#define VCOM_MAX 5000u

static void put(uint8_t *at, uint32_t word)
{
    at[0] = (uint8_t)(word >> 8);
    at[1] = (uint8_t)word;
}

/* One select: what it is, then n bytes that stand behind it. */
static int send(struct ng_epd *e, uint32_t what, uint8_t *frame, size_t n)
{
    int err = ng_epd_idle(e, NG_EPD_WORD, TAKES_MS);
    put(frame, what);
    return err == NG_OK ? ng_epd_frame(e, frame, NULL, 2 + n) : err;
}

static int send_word(struct ng_epd *e, uint32_t what, uint32_t word)
{
    uint8_t frame[4];
    put(frame + 2, word);
    return send(e, what, frame, 2);
}

static int command(
        struct ng_epd *e, uint32_t which, const uint16_t *args, size_t n)
{
    int err = send_word(e, COMMAND, which);
    for (size_t i = 0; err == NG_OK && i < n; i++) {
        err = send_word(e, WRITE, args[i]);
    }
    return err;
}

static int receive(struct ng_epd *e, uint16_t *words, size_t n)
{
    uint8_t tx[4 + WORDS_MAX * 2] = {READ >> 8}, rx[4 + WORDS_MAX * 2];
    int err = ng_epd_idle(e, NG_EPD_WORD, TAKES_MS);
    if (err == NG_OK) {
        err = ng_epd_frame(e, tx, rx, 4 + n * 2);
    }
    for (size_t i = 0; err == NG_OK && i < n; i++) {
        words[i] = (uint16_t)(rx[4 + i * 2] << 8 | rx[5 + i * 2]);
    }
    return err;
}

static int write_register(struct ng_epd *e, uint16_t which, uint16_t value)
{
    const uint16_t args[] = {which, value};
    return command(e, WRITE_REGISTER, args, 2);
}

static int read_register(struct ng_epd *e, uint16_t which, uint16_t *value)
{
    int err = command(e, READ_REGISTER, &which, 1);
    return err == NG_OK ? receive(e, value, 1) : err;
}

/* Is it there, and does it drive this glass? Where its memory is. */
static int meet(struct ng_epd *e, uint16_t address[2])
{
    uint16_t info[WORDS_MAX] = {0};
    int err = command(e, RUN, NULL, 0);
    if (err == NG_OK) {
        err = command(e, INFO, NULL, 0);
    }
    if (err == NG_OK) {
        err = receive(e, info, WORDS_MAX);
    }
    if (err == NG_OK && (info[0] == 0 || info[0] == 0xffff)) {
        e->late = true;
        return ng_epd_fail(e, "no answer from the controller: SPI off? flat "
                              "cable, MISO, power (5 V, 1 A)?");
    }
    if (err == NG_OK &&
            (info[0] != e->model->width || info[1] != e->model->height)) {
        return ng_epd_fail(e, "the controller drives a glass of another size: "
                              "wrong model?");
    }
    address[0] = info[2];
    address[1] = info[3];
    return err;
}

static int prepare(struct ng_epd *e)
{
    const uint16_t vcom[] = {1, e->vcom_mv};
    uint16_t address[2] = {0, 0};
    int err = meet(e, address);
    if (err == NG_OK) {
        err = write_register(e, PACKED, 1);
    }
    if (err == NG_OK) {
        err = command(e, VCOM, vcom, 2);
    }
    if (err == NG_OK) {
        err = write_register(e, TARGET + 2, address[1]);
    }
    return err == NG_OK ? write_register(e, TARGET, address[0]) : err;
}

/* Shows the whole memory, until the engines are at rest. */
static int display(struct ng_epd *e, uint16_t mode, uint32_t nominal_ms)
{
    const uint16_t args[] = {0, 0, e->model->width, e->model->height, mode};
    uint16_t engines = 1;
    int err = command(e, DISPLAY, args, 5);
    for (uint32_t ms = 0; err == NG_OK && engines != 0; ms += POLL_MS) {
        if (ms > 3 * nominal_ms) {
            e->late = true;
            return ng_epd_fail(e, "the refresh did not end: power too weak "
                                  "(5 V, 1 A)? wrong model?");
        }
        e->hal->delay_us(e->hal->ctx, POLL_MS * 1000);
        err = read_register(e, ENGINES, &engines);
    }
    return err;
}

/* ---- the picture ----------------------------------------------------------
 */

struct stream {
    struct ng_epd *e;
    uint16_t rows; /* that came */
};

/* Bytes of a row in the controller's memory: groups of 32 pixels. */
static uint32_t padded(const struct ng_epd *e)
{
    return (e->model->width + 31u) / 32 * 4;
}

static uint8_t mirrored(uint8_t b)
{
    b = (uint8_t)((b & 0x55) << 1 | (b >> 1 & 0x55));
    b = (uint8_t)((b & 0x33) << 2 | (b >> 2 & 0x33));
    return (uint8_t)(b << 4 | b >> 4);
}

static int rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct stream *s = ctx;
    uint8_t frame[2 + ROW_MAX];
    uint32_t bytes = (s->e->model->width + 7u) / 8, all = padded(s->e);
    int err = ng_epd_rows_fit(s->e, s->rows, y, n);
    (void)accent;
    for (; err == NG_OK && n > 0; n--, ink += bytes, s->rows++) {
        for (uint32_t i = 0; i < all; i++) {
            /* the left byte of two is the low one, sent after the other */
            frame[2 + (i ^ 1)] =
                    (uint8_t)~mirrored(i < bytes ? ink[i] : (uint8_t)0);
        }
        err = send(s->e, WRITE, frame, all);
    }
    return err;
}

static int load(struct ng_epd *e, const struct ng_picture *picture)
{
    const uint16_t area[] = {3 << 4, 0, 0, (uint16_t)padded(e),
            e->model->height}; /* low byte first, 8 bits, not turned */
    struct stream s = {e, 0};
    struct ng_panel panel = ng_epd_panel(e);
    panel.rows = rows;
    panel.ctx = &s;
    ng_epd_step(e, "picture");
    int err = command(e, LOAD_AREA, area, 5);
    if (err == NG_OK) {
        err = picture->draw(picture->ctx, &panel);
    }
    if (err == NG_OK && s.rows != e->model->height) {
        err = NG_EARG;
    }
    return err == NG_OK ? command(e, LOAD_END, NULL, 0) : err;
}

static int show(struct ng_epd *e, const struct ng_picture *now,
        const struct ng_picture *old, enum ng_refresh how)
{
    uint16_t mode = 0;
    (void)old;
    if (e->vcom_mv == 0 || e->vcom_mv > VCOM_MAX) {
        (void)ng_epd_fail(e, "its VCOM is not set: it is printed on the flat "
                             "cable, such as -2.30 (V): 2300");
        return NG_EARG;
    }
    int err = prepare(e);
    if (err == NG_OK && how == NG_REFRESH_FULL) {
        ng_epd_step(e, "clear");
        err = display(e, INIT, INIT_MS);
    }
    if (err == NG_OK) {
        err = load(e, now);
    }
    ng_epd_step(e, "refresh");
    if (err == NG_OK) {
        err = read_register(e, ONE_BIT, &mode);
    }
    if (err == NG_OK) {
        err = write_register(e, ONE_BIT, (uint16_t)(mode | 4));
    }
    if (err == NG_OK) {
        err = write_register(e, GREYS, 0x00f0);
    }
    if (err == NG_OK) {
        err = display(e, GC16, e->model->fast_ms);
    }
    return err == NG_OK ? write_register(e, ONE_BIT, (uint16_t)(mode & ~4u))
                        : err;
}

static int sleep(struct ng_epd *e, bool failed)
{
    uint8_t frame[4] = {COMMAND >> 8, 0, SLEEP >> 8, SLEEP};
    if (!failed) {
        return command(e, SLEEP, NULL, 0);
    }
    e->hal->delay_us(e->hal->ctx, READY_MS * 1000);
    return ng_epd_frame(e, frame, NULL, sizeof frame);
}

static const struct ng_epd_driver driver = {
        .ready_ms = READY_MS, .reset_ms = 10, .show = show, .sleep = sleep};

#define MODEL(symbol, name_, about_, w, h, ppi_)                               \
    const struct ng_epd_model symbol = {.name = NG_EPD_TEXT(name_),            \
            .about = NG_EPD_TEXT(about_),                                      \
            .width = w,                                                        \
            .height = h,                                                       \
            .family = NG_EPD_IT8951,                                           \
            .can = NG_EPD_FAST,                                                \
            .ppi = ppi_,                                                       \
            .full_ms = INIT_MS + 900,                                          \
            .fast_ms = 900,                                                    \
            .wiring = "it8951",                                                \
            .driver = &driver}

MODEL(ng_epd_it8951_6in, "it8951-6", "IT8951 board, 6\", 800x600", 800, 600,
        167);
MODEL(ng_epd_it8951_6in_hd, "it8951-6-hd", "IT8951 board, 6\" HD, 1448x1072",
        1448, 1072, 300);
MODEL(ng_epd_it8951_7in8, "it8951-7.8", "IT8951 board, 7.8\", 1872x1404", 1872,
        1404, 300);
MODEL(ng_epd_it8951_9in7, "it8951-9.7", "IT8951 board, 9.7\", 1200x825", 1200,
        825, 150);
MODEL(ng_epd_it8951_10in3, "it8951-10.3", "IT8951 board, 10.3\", 1872x1404",
        1872, 1404, 227);
