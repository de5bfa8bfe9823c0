/* SPDX-License-Identifier: MIT */
#include "panel/driver.h"

#include <string.h>

#define MS 1000u        /* microseconds */
#define LOOK_MS 10u     /* BUSY is valid 0.2 ms after a command: be generous */
#define PATIENCE 3u     /* times the nominal time */
#define BEGIN_MS 250u   /* a refresh shows on BUSY within this */
#define SHORTEST 16u    /* a refresh takes at least this part of nominal */
#define REST_LOOKS 16u  /* a pin nobody drives does not stay level */
#define POWER_UP_MS 20u /* before the reset: "clever reset" boards */
#define RESET_AFTER_MS 20u
#define WHITE_ROW 256u

static const char *const waits[] = {
        [NG_EPD_RESET] = "the reset",
        [NG_EPD_POWER_ON] = "power on",
        [NG_EPD_WAVEFORM] = "loading the waveform",
        [NG_EPD_REFRESH] = "the refresh",
        [NG_EPD_POWER_OFF] = "power off",
        [NG_EPD_WORD] = "a command",
};

/* ---- the error line: text without stdio, cut where it is full ------------ */

static void put(struct ng_epd *e, const char *text)
{
    char *at = e->error + strlen(e->error);
    while (*text != '\0' && at < e->error + sizeof e->error - 1) {
        *at++ = *text++;
    }
    *at = '\0';
}

/* Milliseconds as seconds from 10 s on. */
static void put_time(struct ng_epd *e, uint32_t ms)
{
    char digits[12];
    size_t at = sizeof digits;
    uint32_t n = ms < 10000 ? ms : ms / 1000;
    digits[--at] = '\0';
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n != 0);
    put(e, digits + at);
    put(e, ms < 10000 ? " ms" : " s");
}

int ng_epd_fail(struct ng_epd *e, const char *why)
{
    if (e->error[0] != '\0') {
        return NG_EIO; /* the first try tells more than the second */
    }
    put(e, e->model->name);
    put(e, ": ");
    put(e, why);
    return NG_EIO;
}

/* "7.5-v2: BUSY stayed low for 12 s after the refresh: wrong model? ..." */
static int fail_busy(struct ng_epd *e, const char *did, bool level, uint32_t ms,
        enum ng_epd_wait what, const char *causes)
{
    e->late = true;
    if (e->error[0] != '\0') {
        return NG_EIO;
    }
    ng_epd_fail(e, did);
    put(e, level ? "high" : "low");
    if (ms > 0) {
        put(e, " for ");
        put_time(e, ms);
    }
    put(e, " after ");
    put(e, waits[what]);
    put(e, causes);
    return NG_EIO;
}

/* ---- pins and bytes -------------------------------------------------------
 */

static int pin(struct ng_epd *e, enum ng_pin which, bool level)
{
    return e->hal->pin(e->hal->ctx, which, level);
}

static void delay_ms(struct ng_epd *e, uint32_t ms)
{
    e->hal->delay_us(e->hal->ctx, ms * MS);
}

void ng_epd_step(struct ng_epd *e, const char *what)
{
    if (e->hal->step != NULL) {
        e->hal->step(e->hal->ctx, what);
    }
}

int ng_epd_frame(struct ng_epd *e, const uint8_t *tx, uint8_t *rx, size_t n)
{
    int err = pin(e, NG_PIN_CS, false);
    if (err == NG_OK) {
        err = e->hal->spi(e->hal->ctx, tx, rx, n);
    }
    return err == NG_OK ? pin(e, NG_PIN_CS, true) : err;
}

static int send(struct ng_epd *e, bool data, const uint8_t *bytes, size_t n)
{
    int err = pin(e, NG_PIN_DC, data);
    return err == NG_OK ? ng_epd_frame(e, bytes, NULL, n) : err;
}

int ng_epd_command(struct ng_epd *e, uint8_t command)
{
    return send(e, false, &command, 1);
}

int ng_epd_data(struct ng_epd *e, const uint8_t *bytes, size_t n)
{
    return send(e, true, bytes, n);
}

int ng_epd_script(struct ng_epd *e, const uint8_t *script)
{
    static const uint8_t zeros[16];
    int err = NG_OK;
    for (; err == NG_OK && script != NULL && *script != NG_EPD_END;) {
        uint8_t n = *script++;
        if (n == NG_EPD_IDLE) {
            enum ng_epd_wait what = (enum ng_epd_wait) * script++;
            err = ng_epd_idle(e, what, what == NG_EPD_POWER_OFF ? 300 : 200);
            continue;
        }
        if (n == NG_EPD_ZEROS) {
            for (uint8_t left = *script++; err == NG_OK && left > 0;) {
                uint8_t some = left < sizeof zeros ? left : sizeof zeros;
                err = ng_epd_data(e, zeros, some);
                left = (uint8_t)(left - some);
            }
            continue;
        }
        if (n == NG_EPD_MORE) {
            n = *script++;
        } else {
            err = ng_epd_command(e, *script++);
        }
        if (err == NG_OK && n > 0) {
            err = ng_epd_data(e, script, n);
        }
        script += n;
    }
    return err;
}

/* ---- waits ------------------------------------------------------------------
 */

/* 1 as soon as BUSY has that level, 0 when it had not in all the time. */
static int until(struct ng_epd *e, bool level, uint32_t ms)
{
    const struct ng_hal *hal = e->hal;
    if (hal->wait != NULL) {
        return hal->wait(hal->ctx, level, ms);
    }
    for (uint32_t waited = 0;;) {
        int at = hal->busy(hal->ctx);
        if (at < 0 || (at > 0) == level) {
            return at < 0 ? at : 1;
        }
        if (waited >= ms) {
            return 0;
        }
        /* short waits are looked at closely, a long one costs no processor */
        uint32_t pause = waited < 100 ? 1 : 10;
        delay_ms(e, pause);
        waited += pause;
    }
}

static bool idle_level(const struct ng_epd *e)
{
    return !e->model->busy_high;
}

int ng_epd_idle(struct ng_epd *e, enum ng_epd_wait what, uint32_t nominal_ms)
{
    uint32_t limit = PATIENCE * nominal_ms;
    if (what != NG_EPD_WORD) {
        delay_ms(e, LOOK_MS);
    }
    int came = until(e, idle_level(e), limit);
    if (came != 0) {
        return came < 0 ? came : NG_OK;
    }
    return fail_busy(e, "BUSY stayed ", !idle_level(e), limit, what,
            what == NG_EPD_RESET
                    ? ": wrong model (BUSY the other way round)? flat cable, "
                      "no power (PWR pin, 5 V)?"
                    : ": wrong model? flat cable, DIP switch, weak supply?");
}

int ng_epd_refreshed(struct ng_epd *e, uint32_t nominal_ms)
{
    delay_ms(e, 1);
    int came = until(e, !idle_level(e), BEGIN_MS);
    if (came == 0) {
        return fail_busy(e, "BUSY stayed ", idle_level(e), BEGIN_MS,
                NG_EPD_REFRESH,
                ": nothing listens: SPI off? flat cable, DIP switch, weak "
                "supply, wrong model?");
    }
    if (came > 0) {
        came = until(e, idle_level(e), nominal_ms / SHORTEST);
        if (came > 0) {
            return fail_busy(e, "BUSY went back too soon to ", idle_level(e), 0,
                    NG_EPD_REFRESH,
                    ": BUSY not connected? flat cable, weak supply?");
        }
    }
    return came < 0 ? came : ng_epd_idle(e, NG_EPD_REFRESH, nominal_ms);
}

uint32_t ng_epd_nominal_ms(const struct ng_epd *e, enum ng_refresh how)
{
    return how == NG_REFRESH_PARTIAL ? e->model->partial_ms
           : how == NG_REFRESH_FAST  ? e->model->fast_ms
                                     : e->model->full_ms;
}

/* ---- a session
 * ------------------------------------------------------------------ */

/* Power first, then a short low pulse. */
static int reset(struct ng_epd *e)
{
    int err = pin(e, NG_PIN_PWR, true);
    if (err == NG_OK) {
        err = pin(e, NG_PIN_CS, true);
    }
    if (err == NG_OK) {
        err = pin(e, NG_PIN_RST, true);
    }
    delay_ms(e, POWER_UP_MS);
    if (err == NG_OK) {
        err = pin(e, NG_PIN_RST, false);
    }
    delay_ms(e, e->model->driver->reset_ms);
    if (err == NG_OK) {
        err = pin(e, NG_PIN_RST, true);
    }
    delay_ms(e, RESET_AFTER_MS);
    return err;
}

/* After a reset it must be idle, and stay so. */
static int at_rest(struct ng_epd *e)
{
    int err = ng_epd_idle(e, NG_EPD_RESET, e->model->driver->ready_ms);
    for (uint32_t i = 0; err == NG_OK && i < REST_LOOKS; i++) {
        int at = e->hal->busy(e->hal->ctx);
        if (at < 0) {
            err = at;
        } else if ((at > 0) != idle_level(e)) {
            e->late = true;
            err = ng_epd_fail(e, "BUSY flickers at rest: not connected? flat "
                                 "cable, wrong pin, no power (PWR pin, 5 V)?");
        }
        delay_ms(e, 1);
    }
    return err;
}

static int begin(struct ng_epd *e)
{
    if (e->awake) {
        return NG_OK;
    }
    ng_epd_step(e, "reset");
    int err = reset(e);
    if (err == NG_OK && e->model->driver->ready_ms > 0) {
        err = at_rest(e);
    }
    return err;
}

/* To sleep, whatever went wrong: then a reset first, which ends the high
 * voltage, and no answer is waited for. */
static int end(struct ng_epd *e, int err)
{
    const struct ng_epd_driver *driver = e->model->driver;
    if (err == NG_OK && driver->sleep == NULL) {
        e->awake = true;
        return NG_OK;
    }
    ng_epd_step(e, "sleep");
    if (err == NG_OK) {
        err = driver->sleep(e, false);
    }
    if (err != NG_OK) {
        (void)reset(e);
        if (driver->sleep != NULL) {
            (void)driver->sleep(e, true);
        }
    }
    e->awake = false;
    int off = pin(e, NG_PIN_PWR, false);
    return err != NG_OK ? err : off;
}

void ng_epd_init(struct ng_epd *e, const struct ng_epd_model *model,
        const struct ng_hal *hal, uint8_t rotation)
{
    memset(e, 0, sizeof *e);
    e->model = model;
    e->hal = hal;
    e->rotation = rotation;
}

struct ng_panel ng_epd_panel(const struct ng_epd *e)
{
    const struct ng_epd_model *m = e->model;
    return (struct ng_panel){.width = m->width,
            .height = m->height,
            .rotation = (uint8_t)((e->rotation +
                                          (m->native_portrait ? NG_ROTATE_90
                                                              : NG_ROTATE_0)) %
                                  4),
            .accent = (m->can & NG_EPD_ACCENT) != 0};
}

int ng_epd_rows_fit(
        const struct ng_epd *e, uint16_t came, uint16_t y, uint16_t n)
{
    return y == came && n <= e->model->height - came ? NG_OK : NG_EARG;
}

void ng_epd_size(const struct ng_epd *e, uint16_t *width, uint16_t *height)
{
    struct ng_panel p = ng_epd_panel(e);
    bool turned = p.rotation % 2 != 0;
    *width = turned ? p.height : p.width;
    *height = turned ? p.width : p.height;
}

int ng_epd_show(struct ng_epd *e, const struct ng_picture *now,
        const struct ng_picture *old, enum ng_refresh how)
{
    unsigned can = e->model->can;
    int err = NG_OK;
    e->error[0] = '\0';
    e->did = NG_REFRESH_NONE;
    if (how == NG_REFRESH_NONE || how == NG_REFRESH_LATER) {
        return NG_OK;
    }
    if ((how == NG_REFRESH_PARTIAL &&
                (old == NULL || (can & NG_EPD_PARTIAL) == 0)) ||
            (how == NG_REFRESH_FAST && (can & NG_EPD_FAST) == 0)) {
        how = NG_REFRESH_FULL;
    }
    for (int tries = 0; tries < 2; tries++) {
        e->late = false;
        err = begin(e);
        if (err == NG_OK) {
            err = e->model->driver->show(e, now, old, how);
        }
        if (err == NG_OK) {
            e->did = (uint8_t)how;
        }
        err = end(e, err);
        /* what is on the glass need not be brought there again */
        if (!e->late || e->did != NG_REFRESH_NONE) {
            break;
        }
    }
    if (err == NG_OK) {
        e->error[0] = '\0';
    } else if (err == NG_EIO && e->error[0] == '\0') {
        ng_epd_fail(e, "SPI or GPIO failed");
    }
    return err;
}

static int draw_white(void *ctx, const struct ng_panel *to)
{
    uint8_t row[WHITE_ROW];
    int err = NG_OK;
    (void)ctx;
    memset(row, 0, sizeof row);
    for (uint16_t y = 0; err == NG_OK && y < to->height; y++) {
        err = to->rows(to->ctx, y, 1, row, to->accent ? row : NULL);
    }
    return err;
}

int ng_epd_clear(struct ng_epd *e)
{
    const struct ng_picture white = {draw_white, NULL};
    int err = ng_epd_show(e, &white, NULL, NG_REFRESH_FULL);
    if (err == NG_OK && e->awake) {
        (void)end(e, NG_EIO); /* an OLED: its reset makes it dark */
    }
    return err;
}
