/* SPDX-License-Identifier: MIT */
/* LD_PRELOAD: /dev/spidev*, /dev/gpiochip* and time, in front of the panel
 * simulator; /dev/fb0, and the EEPROM of an Inky on /dev/i2c-1; so that the
 * program as it is shipped can be run from end to end. What it is to be comes
 * from the environment:
 *
 *   SHIM_PANEL  the panel's name
 *   SHIM_OUT    files OUT.pbm (the glass), OUT.txt (violations, then figures)
 *               at the end
 *   SHIM_BEFORE a PBM, the glass in the controller's rows, that it shows at
 *               the start
 *   SHIM_FB     "WIDTH HEIGHT BITS", and MONO10 behind it: the framebuffer,
 *               OUT.pbm at the end
 *   SHIM_TURN   90, 180 or 270: how far counter-clockwise the screen hangs
 *   SHIM_INKY   number of the display in the EEPROM
 *   SHIM_SPI    ENOENT, EACCES or EBUSY: how opening /dev/spidev0.0 fails
 *   SHIM_GPIO   the same for a GPIO chip; BUSYLINE: line 17 has another user
 *   SHIM_CHIP   number of the chip with the header (0)
 *   SHIM_LABEL  its label (pinctrl-bcm2711)
 *   SHIM_FAULT  stuck, floating, inverted, absent, brown-out, lost, cold
 *   SHIM_LINES  "RST DC BUSY PWR" as numbers ("17 25 24 18") */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <linux/fb.h>
#include <linux/gpio.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <linux/spi/spidev.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "fake/panel/sim.h"
#include "panel/epd.h"

#define CHUNK 4096u
#define SPI "/dev/spidev0.0"
#define CHIP "/dev/gpiochip"
#define FB "/dev/fb0"
#define I2C "/dev/i2c-1"
#define FB_BEHIND 12u /* bytes of a row that are not seen */

static struct {
    struct panel_sim *sim;
    uint64_t skipped_us; /* virtual time ahead of the machine's */
    int spi, chip, out, in;
    int other; /* a chip that is not the header's */
    int lines[4];
    int pins[4]; /* of the output request, in its order */
    uint32_t n_transfers, longest, n_pins;
    uint64_t bytes;
    uint32_t shown; /* refreshes before the program's first */
    int fb, i2c;
    unsigned fb_width, fb_height, fb_bits;
    bool fb_light; /* one bit a pixel, 1 is light */
} shim = {.spi = -1,
        .chip = -1,
        .out = -1,
        .in = -1,
        .other = -1,
        .fb = -1,
        .i2c = -1};

static const char *env(const char *name, const char *instead)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : instead;
}

static int fails(const char *name)
{
    const char *value = env(name, "");
    return strcmp(value, "ENOENT") == 0   ? ENOENT
           : strcmp(value, "EACCES") == 0 ? EACCES
           : strcmp(value, "EBUSY") == 0  ? EBUSY
                                          : 0;
}

/* ---- what the glass shows at the start -------------------------------------
 *
 * The driver's, of another day. */

struct before {
    uint8_t *ink;
    unsigned width, height;
};

static int draw_before(void *ctx, const struct ng_panel *to)
{
    const struct before *b = ctx;
    size_t stride = (b->width + 7u) / 8;
    int err =
            to->width == b->width && to->height == b->height ? NG_OK : NG_EARG;
    for (unsigned y = 0; y < b->height && err == NG_OK; y++) {
        err = to->rows(to->ctx, (uint16_t)y, 1, b->ink + y * stride, NULL);
    }
    return err;
}

static void show_before(const char *path)
{
    struct before b = {NULL, 0, 0};
    struct ng_epd epd;
    const struct ng_epd_model *model =
            ng_epd_find(ng_str_of(env("SHIM_PANEL", "7.5-v2")));
    FILE *f = fopen(path, "re");
    if (model == NULL || f == NULL ||
            fscanf(f, "P4 %u %u", &b.width, &b.height) != 2) {
        _exit(99);
    }
    (void)fgetc(f);
    size_t n = (size_t)((b.width + 7) / 8) * b.height;
    b.ink = malloc(n);
    struct ng_hal hal = panel_sim_hal(shim.sim);
    struct ng_picture picture = {draw_before, &b};
    ng_epd_init(&epd, model, &hal, 0);
    if (b.ink == NULL || fread(b.ink, 1, n, f) != n ||
            ng_epd_show(&epd, &picture, NULL, NG_REFRESH_FULL) != NG_OK) {
        fprintf(stderr, "shim: %s: %s\n", path, epd.error);
        _exit(99);
    }
    free(b.ink);
    fclose(f);
    panel_sim_end(shim.sim);
    panel_sim_forget(shim.sim);
    panel_sim_advance(shim.sim, UINT64_C(86400000000));
    shim.shown = panel_sim_refreshes(shim.sim);
}

static void start(void)
{
    static const char *const faults[] = {"none", "stuck", "floating",
            "inverted", "absent", "brown-out", "lost", "cold"};
    if (shim.sim != NULL) {
        return;
    }
    shim.sim = panel_sim_new(env("SHIM_PANEL", "7.5-v2"));
    if (shim.sim == NULL) {
        fputs("shim: no such panel\n", stderr);
        _exit(99);
    }
    for (unsigned i = 0; i < sizeof faults / sizeof *faults; i++) {
        if (strcmp(env("SHIM_FAULT", "none"), faults[i]) == 0) {
            panel_sim_fault(shim.sim, (enum panel_fault)i, i == 1 ? 1 : 0);
        }
    }
    if (sscanf(env("SHIM_LINES", "17 25 24 18"), "%d %d %d %d", &shim.lines[0],
                &shim.lines[1], &shim.lines[2], &shim.lines[3]) != 4) {
        _exit(99);
    }
    if (shim.lines[3] < 0) {
        panel_sim_hat(shim.sim, PANEL_HAT_PLAIN);
    }
    if (env("SHIM_BEFORE", NULL) != NULL) {
        show_before(getenv("SHIM_BEFORE"));
    }
}

/* ---- the framebuffer ------------------------------------------------------
 */

static FILE *file_at_end(const char *ending)
{
    char path[4096];
    snprintf(path, sizeof path, "%s%s", env("SHIM_OUT", "/tmp/shim"), ending);
    return fopen(path, "we");
}

static unsigned fb_line(void)
{
    return (shim.fb_width * shim.fb_bits + 7) / 8 + FB_BEHIND;
}

/* Ink is a pixel of zeros, paper one of ones, and there is nothing else. */
static int fb_ink(const uint8_t *row, unsigned x)
{
    unsigned n = shim.fb_bits / 8;
    if (n == 0) {
        return (row[x / 8] >> (7 - x % 8) & 1) != (int)shim.fb_light;
    }
    for (unsigned i = 0; i < n; i++) {
        if (row[x * n + i] != row[x * n] ||
                (row[x * n] != 0 && row[x * n] != 0xff)) {
            fputs("shim: a pixel of another colour\n", stderr);
            _exit(99);
        }
    }
    return row[x * n] == 0;
}

/* Whether a pixel of the screen, as it hangs, is ink; all: its rows. */
static int fb_seen(const uint8_t *all, unsigned x, unsigned y)
{
    unsigned right = shim.fb_width - 1, bottom = shim.fb_height - 1;
    unsigned at[] = {x, right - y, right - x, y};
    unsigned row[] = {y, x, bottom - y, bottom - x};
    unsigned turn = (unsigned)atoi(env("SHIM_TURN", "0")) / 90 % 4;
    return fb_ink(all + (size_t)fb_line() * row[turn], at[turn]);
}

static void fb_end(void)
{
    bool on_side = atoi(env("SHIM_TURN", "0")) % 180 != 0;
    unsigned width = on_side ? shim.fb_height : shim.fb_width;
    unsigned height = on_side ? shim.fb_width : shim.fb_height;
    uint8_t *all = calloc(shim.fb_height, fb_line());
    FILE *f = file_at_end(".pbm");
    if (f == NULL || all == NULL) {
        return;
    }
    (void)!pread(shim.fb, all, (size_t)fb_line() * shim.fb_height, 0);
    fprintf(f, "P4\n%u %u\n", width, height);
    for (unsigned y = 0; y < height; y++) {
        for (unsigned x = 0; x < width; x += 8) {
            int byte = 0;
            for (unsigned i = 0; i < 8; i++) {
                byte = byte << 1 | (x + i < width && fb_seen(all, x + i, y));
            }
            fputc(byte, f);
        }
    }
    for (unsigned y = 0; y < shim.fb_height; y++) {
        const uint8_t *row = all + (size_t)fb_line() * y;
        for (unsigned i = fb_line() - FB_BEHIND; i < fb_line(); i++) {
            if (row[i] != 0) {
                fputs("shim: written behind the end of a row\n", stderr);
                _exit(99);
            }
        }
    }
    free(all);
    fclose(f);
}

static int fb_ioctl(unsigned long request, void *arg)
{
    if (request == FBIOGET_VSCREENINFO) {
        struct fb_var_screeninfo *var = arg;
        memset(var, 0, sizeof *var);
        var->xres = var->xres_virtual = shim.fb_width;
        var->yres = var->yres_virtual = shim.fb_height;
        var->bits_per_pixel = shim.fb_bits;
        return 0;
    }
    struct fb_fix_screeninfo *fix = arg;
    memset(fix, 0, sizeof *fix);
    fix->line_length = fb_line();
    fix->visual = shim.fb_bits > 1 ? FB_VISUAL_TRUECOLOR
                  : shim.fb_light  ? FB_VISUAL_MONO10
                                   : FB_VISUAL_MONO01;
    return 0;
}

__attribute__((destructor)) static void stop(void)
{
    if (shim.fb_width > 0) {
        fb_end();
        return;
    }
    if (shim.sim == NULL) {
        return;
    }
    panel_sim_end(shim.sim);
    FILE *f = file_at_end(".txt");
    if (f != NULL) {
        fprintf(f,
                "%s%u violations, %s, %u refreshes, the last of %u ms, %llu "
                "bytes in %u transfers of at most %u\n",
                panel_sim_violations(shim.sim), panel_sim_faults(shim.sim),
                panel_sim_is_off(shim.sim) ? "asleep" : "awake",
                panel_sim_refreshes(shim.sim) - shim.shown,
                panel_sim_refresh_ms(shim.sim), (unsigned long long)shim.bytes,
                shim.n_transfers, shim.longest);
        fclose(f);
    }
    f = file_at_end(".pbm");
    if (f != NULL) {
        panel_sim_write_pbm(shim.sim, f);
        fclose(f);
    }
}

#define REAL(name)                                                             \
    __typeof__(&name) real;                                                    \
    *(void **)&real = dlsym(RTLD_NEXT, #name)

static int stand_in(void)
{
    REAL(open);
    return real("/dev/null", O_RDWR | O_CLOEXEC);
}

static int refuse(int err)
{
    errno = err;
    return -1;
}

int open(const char *path, int flags, ...)
{
    REAL(open);
    va_list args;
    va_start(args, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(args, mode_t) : 0;
    va_end(args);
    if (strncmp(path, "/dev/spidev", 11) == 0) {
        int err = strcmp(path, SPI) == 0 ? fails("SHIM_SPI") : ENOENT;
        start();
        return err != 0 ? refuse(err) : (shim.spi = stand_in());
    }
    if (strncmp(path, CHIP, sizeof CHIP - 1) == 0) {
        int err = fails("SHIM_GPIO");
        int number = atoi(path + sizeof CHIP - 1);
        start();
        if (err != 0) {
            return refuse(err);
        }
        return number == atoi(env("SHIM_CHIP", "0"))
                       ? (shim.chip = stand_in())
                       : (shim.other = stand_in());
    }
    if (strcmp(path, I2C) == 0 && getenv("SHIM_INKY") != NULL) {
        return shim.i2c = stand_in();
    }
    if (strcmp(path, FB) == 0 && getenv("SHIM_FB") != NULL) {
        char visual[16] = "";
        if (sscanf(getenv("SHIM_FB"), "%u %u %u %15s", &shim.fb_width,
                    &shim.fb_height, &shim.fb_bits, visual) < 3) {
            _exit(99);
        }
        shim.fb_light = strcmp(visual, "MONO10") == 0;
        FILE *f = tmpfile();
        return shim.fb = f != NULL ? dup(fileno(f)) : -1;
    }
    return real(path, flags, mode);
}

int access(const char *path, int mode)
{
    REAL(access);
    return strcmp(path, I2C) == 0
                   ? getenv("SHIM_INKY") != NULL ? 0 : refuse(ENOENT)
                   : real(path, mode);
}

int close(int fd)
{
    REAL(close);
    int *ours[] = {
            &shim.spi, &shim.chip, &shim.out, &shim.in, &shim.other, &shim.i2c};
    if (fd >= 0 && fd == shim.fb) {
        return 0; /* read at the end */
    }
    for (size_t i = 0; fd >= 0 && i < sizeof ours / sizeof *ours; i++) {
        if (*ours[i] == fd) {
            *ours[i] = -1;
        }
    }
    return real(fd);
}

int glob(const char *pattern, int flags, int (*on_error)(const char *, int),
        glob_t *found)
{
    REAL(glob);
    static char names[2][32];
    static char *list[3];
    if (strcmp(pattern, CHIP "*") != 0) {
        return real(pattern, flags, on_error, found);
    }
    int number = atoi(env("SHIM_CHIP", "0"));
    snprintf(names[0], sizeof names[0], CHIP "%d", number == 4 ? 3 : 4);
    snprintf(names[1], sizeof names[1], CHIP "%d", number);
    list[0] = names[0];
    list[1] = names[1];
    *found = (glob_t){.gl_pathc = 2, .gl_pathv = list};
    return 0;
}

void globfree(glob_t *found)
{
    REAL(globfree);
    if (found->gl_pathc > 0 &&
            strncmp(found->gl_pathv[0], CHIP, sizeof CHIP - 1) == 0) {
        return;
    }
    real(found);
}

/* ---- requests -------------------------------------------------------------
 */

static int line_request(struct gpio_v2_line_request *r)
{
    if (strcmp(env("SHIM_GPIO", ""), "BUSYLINE") == 0) {
        for (uint32_t i = 0; i < r->num_lines; i++) {
            if (r->offsets[i] == (uint32_t)shim.lines[0]) {
                return refuse(EBUSY);
            }
        }
    }
    r->fd = stand_in();
    if ((r->config.flags & GPIO_V2_LINE_FLAG_INPUT) != 0) {
        shim.in = r->fd;
        return r->num_lines == 1 && r->offsets[0] == (uint32_t)shim.lines[2]
                       ? 0
                       : refuse(EINVAL);
    }
    shim.out = r->fd;
    shim.n_pins = r->num_lines;
    for (uint32_t i = 0; i < r->num_lines; i++) {
        int line = (int)r->offsets[i];
        shim.pins[i] = line == shim.lines[0]   ? NG_PIN_RST
                       : line == shim.lines[1] ? NG_PIN_DC
                       : line == shim.lines[3] ? NG_PIN_PWR
                                               : NG_PIN_CS;
        panel_sim_pin(shim.sim, (enum ng_pin)shim.pins[i],
                (r->config.attrs[0].attr.values >> i & 1) != 0);
    }
    return 0;
}

static int transfer(const struct spi_ioc_transfer *t)
{
    if (t->len > CHUNK) {
        return refuse(EMSGSIZE);
    }
    shim.n_transfers++;
    shim.bytes += t->len;
    shim.longest = t->len > shim.longest ? t->len : shim.longest;
    panel_sim_spi(shim.sim, (const uint8_t *)(uintptr_t)t->tx_buf,
            (uint8_t *)(uintptr_t)t->rx_buf, t->len);
    return (int)t->len;
}

/* width, height, colour, version of the board, variant of the display */
static int inky_read(const struct i2c_rdwr_ioctl_data *both)
{
    uint8_t eeprom[29] = {250, 0, 122, 0, 1, 12};
    eeprom[6] = (uint8_t)atoi(env("SHIM_INKY", "1"));
    const struct i2c_msg *at = &both->msgs[0], *to = &both->msgs[1];
    if (both->nmsgs != 2 || at->addr != 0x50 || to->addr != 0x50 ||
            at->len != 2 || (at->flags & I2C_M_RD) != 0 ||
            (to->flags & I2C_M_RD) == 0 || to->len > sizeof eeprom) {
        return refuse(EREMOTEIO);
    }
    memcpy(to->buf, eeprom, to->len);
    return 2;
}

int ioctl(int fd, unsigned long request, ...)
{
    REAL(ioctl);
    va_list args;
    va_start(args, request);
    void *arg = va_arg(args, void *);
    va_end(args);
    if (fd < 0) {
        return real(fd, request, arg);
    }
    if (fd == shim.fb) {
        return fb_ioctl(request, arg);
    }
    if (fd == shim.i2c && request == I2C_RDWR) {
        return inky_read(arg);
    }
    if (fd == shim.spi) {
        if (request == SPI_IOC_MESSAGE(1)) {
            return transfer(arg);
        }
        if (request == SPI_IOC_WR_MAX_SPEED_HZ) {
            panel_sim_spi_setup(shim.sim, *(const uint32_t *)arg, 0, false);
        }
        return 0;
    }
    if (request == GPIO_GET_CHIPINFO_IOCTL &&
            (fd == shim.chip || fd == shim.other)) {
        struct gpiochip_info *info = arg;
        snprintf(info->label, sizeof info->label, "%s",
                fd == shim.chip ? env("SHIM_LABEL", "pinctrl-bcm2711")
                                : "raspberrypi-exp-gpio");
        return 0;
    }
    if (fd == shim.chip && request == GPIO_V2_GET_LINE_IOCTL) {
        return line_request(arg);
    }
    if (fd == shim.chip && request == GPIO_V2_GET_LINEINFO_IOCTL) {
        struct gpio_v2_line_info *info = arg;
        if (strcmp(env("SHIM_GPIO", ""), "BUSYLINE") == 0 &&
                info->offset == (uint32_t)shim.lines[0]) {
            info->flags = GPIO_V2_LINE_FLAG_USED;
            snprintf(info->consumer, sizeof info->consumer, "fancontrol");
        }
        return 0;
    }
    struct gpio_v2_line_values *values = arg;
    if (fd == shim.out && request == GPIO_V2_LINE_SET_VALUES_IOCTL) {
        for (uint32_t i = 0; i < shim.n_pins; i++) {
            if ((values->mask >> i & 1) != 0) {
                panel_sim_pin(shim.sim, (enum ng_pin)shim.pins[i],
                        (values->bits >> i & 1) != 0);
            }
        }
        return 0;
    }
    if (fd == shim.in && request == GPIO_V2_LINE_GET_VALUES_IOCTL) {
        values->bits = panel_sim_busy(shim.sim) != 0;
        return 0;
    }
    return real(fd, request, arg);
}

/* ---- time -----------------------------------------------------------------
 */

static void skip(uint64_t us)
{
    panel_sim_advance(shim.sim, us);
    shim.skipped_us += us;
}

/* No test waits: not for the next refresh, not for another run's lock. */
int nanosleep(const struct timespec *t, struct timespec *left)
{
    uint64_t us = (uint64_t)t->tv_sec * 1000000 + (uint64_t)t->tv_nsec / 1000;
    (void)left;
    if (shim.spi < 0) {
        shim.skipped_us += us;
    } else {
        skip(us);
    }
    return 0;
}

int clock_gettime(clockid_t clock, struct timespec *t)
{
    REAL(clock_gettime);
    int err = real(clock, t);
    if (clock == CLOCK_MONOTONIC) {
        t->tv_sec += (time_t)(shim.skipped_us / 1000000);
        t->tv_nsec += (long)(shim.skipped_us % 1000000) * 1000;
        if (t->tv_nsec >= 1000000000) {
            t->tv_nsec -= 1000000000;
            t->tv_sec++;
        }
    }
    return err;
}

/* An edge of BUSY comes within the time, or the time is over at once. */
int poll(struct pollfd *fds, nfds_t n, int timeout_ms)
{
    REAL(poll);
    if (n != 1 || fds[0].fd < 0 || fds[0].fd != shim.in) {
        return real(fds, n, timeout_ms);
    }
    uint64_t us, most = (uint64_t)timeout_ms * 1000;
    (void)panel_sim_busy_for(shim.sim, &us);
    bool edge = us <= most;
    skip(edge ? us + 1 : most);
    fds[0].revents = edge ? POLLIN : 0;
    return edge;
}

ssize_t read(int fd, void *to, size_t n)
{
    REAL(read);
    if (fd >= 0 && fd == shim.in) {
        size_t one = sizeof(struct gpio_v2_line_event);
        memset(to, 0, n < one ? n : one);
        return (ssize_t)(n < one ? n : one);
    }
    return real(fd, to, n);
}
