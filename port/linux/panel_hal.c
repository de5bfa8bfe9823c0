/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/panel_hal.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <linux/gpio.h>
#include <linux/spi/spidev.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define NO_PIN 255u

static const char *const pin_names[] = {"RST", "DC", "CS", "PWR"};

static int fail(struct panel_hal *h, const char *what)
{
    snprintf(h->reason, sizeof h->reason, "%s: %s", what, strerror(errno));
    return NG_EIO;
}

/* ---- the driver's side ----------------------------------------------------
 */

static int set_pin(void *ctx, enum ng_pin pin, bool level)
{
    struct panel_hal *h = ctx;
    if (h->index[pin] == NO_PIN) {
        return NG_OK;
    }
    uint64_t bit = UINT64_C(1) << h->index[pin];
    struct gpio_v2_line_values values = {.bits = level ? bit : 0, .mask = bit};
    return ioctl(h->outputs, GPIO_V2_LINE_SET_VALUES_IOCTL, &values) == 0
                   ? NG_OK
                   : fail(h, pin_names[pin]);
}

static int get_busy(void *ctx)
{
    struct panel_hal *h = ctx;
    struct gpio_v2_line_values values = {.mask = 1};
    if (h->busy < 0) {
        snprintf(h->reason, sizeof h->reason, "BUSY is not wired");
        return NG_EIO;
    }
    return ioctl(h->busy, GPIO_V2_LINE_GET_VALUES_IOCTL, &values) == 0
                   ? (int)(values.bits & 1)
                   : fail(h, "BUSY");
}

/* Never more than 256 bytes (hal.h), so far below spidev's limit of 4096. */
static int transfer(void *ctx, const uint8_t *tx, uint8_t *rx, size_t n)
{
    struct panel_hal *h = ctx;
    struct spi_ioc_transfer t;
    memset(&t, 0, sizeof t); /* fields are added over time */
    t.tx_buf = (uintptr_t)tx;
    t.rx_buf = (uintptr_t)rx;
    t.len = (uint32_t)n;
    t.speed_hz = h->wiring.hz;
    t.bits_per_word = 8;
    return ioctl(h->spi, SPI_IOC_MESSAGE(1), &t) >= 0 ? NG_OK
                                                      : fail(h, h->wiring.spi);
}

static void nap(void *ctx, uint32_t us)
{
    struct timespec t = {us / 1000000, (long)(us % 1000000) * 1000};
    (void)ctx;
    while (nanosleep(&t, &t) != 0 && errno == EINTR) {
    }
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The level is looked at before and after each edge: an edge that came before
 * the wait is none. */
static int wait_busy(void *ctx, bool level, uint32_t timeout_ms)
{
    struct panel_hal *h = ctx;
    int64_t end = now_ms() + timeout_ms;
    for (;;) {
        int now = get_busy(h);
        int64_t left = end - now_ms();
        if (now < 0 || now == (int)level) {
            return now < 0 ? now : 1;
        }
        if (left <= 0) {
            return 0;
        }
        struct pollfd edge = {h->busy, POLLIN, 0};
        int ready = poll(&edge, 1, left < 1000 ? (int)left : 1000);
        if (ready < 0 && errno != EINTR) {
            return fail(h, "BUSY");
        }
        struct gpio_v2_line_event events[16];
        if (ready > 0 && read(h->busy, events, sizeof events) < 0 &&
                errno != EAGAIN && errno != EINTR) {
            return fail(h, "BUSY");
        }
    }
}

static void step(void *ctx, const char *what)
{
    struct panel_hal *h = ctx;
    if (h->step != NULL) {
        h->step(h->step_ctx, what);
    }
}

/* ---- opening --------------------------------------------------------------
 */

/* By label, never by number: on a Pi 5 the header's chip has been gpiochip4,
 * 0 and others (raspberrypi/linux pull request 6144). */
static bool label_fits(const char *label, const char *wanted)
{
    static const char *const pi[] = {
            "pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835"};
    if (wanted[0] != '\0') {
        return strcmp(label, wanted) == 0;
    }
    for (size_t i = 0; i < sizeof pi / sizeof *pi; i++) {
        if (strcmp(label, pi[i]) == 0) {
            return true;
        }
    }
    return false;
}

int panel_chip_open(
        const char *label, char *path, size_t n, char *why, size_t n_why)
{
    glob_t chips = {0};
    int found = -1, denied = 0, open_ones = 0;
    if (glob("/dev/gpiochip*", 0, NULL, &chips) != 0) {
        snprintf(why, n_why, "there is no /dev/gpiochip*");
        return -1;
    }
    for (size_t i = 0; i < chips.gl_pathc && found < 0; i++) {
        struct gpiochip_info info = {0};
        int fd = open(chips.gl_pathv[i], O_RDWR | O_CLOEXEC);
        denied += fd < 0 && errno == EACCES;
        if (fd < 0) {
            continue;
        }
        open_ones++;
        if (ioctl(fd, GPIO_GET_CHIPINFO_IOCTL, &info) == 0 &&
                label_fits(info.label, label)) {
            snprintf(path, n, "%s", chips.gl_pathv[i]);
            found = fd;
        } else {
            close(fd);
        }
    }
    globfree(&chips);
    if (found < 0 && denied > 0 && open_ones == 0) {
        snprintf(why, n_why,
                "/dev/gpiochip*: permission denied: be in the group gpio: "
                "sudo usermod -aG gpio $USER, then log in again");
    } else if (found < 0) {
        snprintf(why, n_why, "no GPIO chip is labelled %s",
                label[0] != '\0' ? label
                                 : "pinctrl-rp1, pinctrl-bcm2711 or "
                                   "pinctrl-bcm2835");
    }
    return found;
}

void panel_line_user(int chip, int line, char *user, size_t n)
{
    struct gpio_v2_line_info info = {.offset = (uint32_t)line};
    user[0] = '\0';
    if (ioctl(chip, GPIO_V2_GET_LINEINFO_IOCTL, &info) == 0 &&
            (info.flags & GPIO_V2_LINE_FLAG_USED) != 0) {
        snprintf(user, n, "%s",
                info.consumer[0] != '\0' ? info.consumer : "somebody");
    }
}

static int line_fails(struct panel_hal *h, int chip, const char *what,
        const int *lines, int n)
{
    int err = errno;
    char user[64];
    for (int i = 0; i < n; i++) {
        panel_line_user(chip, lines[i], user, sizeof user);
        if (user[0] != '\0') {
            snprintf(h->reason, sizeof h->reason,
                    "GPIO %d (%s) is in use by %s", lines[i], what, user);
            return -1;
        }
    }
    errno = err;
    fail(h, what);
    return -1;
}

static int request(struct panel_hal *h, int chip)
{
    const struct wiring *w = &h->wiring;
    const int lines[] = {
            w->rst, w->dc, w->cs_by_gpio ? w->cs : WIRING_NONE, w->pwr};
    struct gpio_v2_line_request out = {0}, in = {.num_lines = 1};
    int wanted[4];
    for (uint8_t pin = 0; pin < 4; pin++) {
        h->index[pin] = NO_PIN;
        if (lines[pin] != WIRING_NONE) {
            h->index[pin] = (uint8_t)out.num_lines;
            wanted[out.num_lines] = lines[pin];
            out.offsets[out.num_lines++] = (uint32_t)lines[pin];
        }
    }
    /* none moves before the driver says so: RST, CS and PWR are high */
    uint64_t high = 0;
    for (unsigned pin = 0; pin < 4; pin++) {
        if (pin != NG_PIN_DC && h->index[pin] != NO_PIN) {
            high |= UINT64_C(1) << h->index[pin];
        }
    }
    snprintf(out.consumer, sizeof out.consumer, "nutgraf");
    out.config.flags = GPIO_V2_LINE_FLAG_OUTPUT;
    out.config.num_attrs = 1;
    out.config.attrs[0].mask = (UINT64_C(1) << out.num_lines) - 1;
    out.config.attrs[0].attr.id = GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES;
    out.config.attrs[0].attr.values = high;
    if (out.num_lines > 0) {
        if (ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &out) != 0) {
            return line_fails(h, chip, "an output of the panel", wanted,
                    (int)out.num_lines);
        }
        h->outputs = out.fd;
    }
    if (w->busy == WIRING_NONE) {
        return 0; /* an OLED has no such line */
    }
    in.offsets[0] = (uint32_t)w->busy;
    snprintf(in.consumer, sizeof in.consumer, "nutgraf");
    in.config.flags = GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_EDGE_RISING |
                      GPIO_V2_LINE_FLAG_EDGE_FALLING;
    if (ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &in) != 0) {
        return line_fails(h, chip, "BUSY", &w->busy, 1);
    }
    h->busy = in.fd;
    return 0;
}

static int open_spi(struct panel_hal *h)
{
    uint8_t mode = SPI_MODE_0, bits = 8;
    const char *node = h->wiring.spi;
    h->spi = open(node, O_RDWR | O_CLOEXEC);
    if (h->spi < 0) {
        int err = errno;
        snprintf(h->reason, sizeof h->reason, "%s: %s%s", node, strerror(err),
                err == ENOENT   ? ": is SPI on? dtparam=spi=on in config.txt"
                : err == EACCES ? ": be in the group spi: sudo usermod -aG spi "
                                  "$USER, then log in again"
                                : "");
        return -1;
    }
    if (h->wiring.cs_by_gpio) {
        mode |= SPI_NO_CS;
    }
    if (ioctl(h->spi, SPI_IOC_WR_MODE, &mode) != 0 ||
            ioctl(h->spi, SPI_IOC_WR_BITS_PER_WORD, &bits) != 0 ||
            ioctl(h->spi, SPI_IOC_WR_MAX_SPEED_HZ, &h->wiring.hz) != 0) {
        fail(h, node);
        return -1;
    }
    return 0;
}

int panel_hal_open(struct panel_hal *h, const struct wiring *w)
{
    char path[64];
    h->wiring = *w;
    h->spi = h->outputs = h->busy = -1;
    h->hal = (struct ng_hal){.pin = set_pin,
            .busy = get_busy,
            .spi = transfer,
            .delay_us = nap,
            .wait = wait_busy,
            .step = step,
            .ctx = h};
    if (open_spi(h) != 0) {
        panel_hal_close(h);
        return -1;
    }
    int chip = panel_chip_open(
            w->chip, path, sizeof path, h->reason, sizeof h->reason);
    int err = chip < 0 ? -1 : request(h, chip);
    if (chip >= 0) {
        close(chip);
    }
    if (err != 0) {
        panel_hal_close(h);
    }
    return err;
}

static void close_one(int *fd)
{
    if (*fd >= 0) {
        close(*fd);
    }
    *fd = -1;
}

void panel_hal_close(struct panel_hal *h)
{
    close_one(&h->spi);
    close_one(&h->outputs);
    close_one(&h->busy);
}
