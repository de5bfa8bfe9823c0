/* SPDX-License-Identifier: MIT */
/* LD_PRELOAD: /dev/spidev*, /dev/gpiochip* and time, in front of the panel
 * simulator, so that the program as it is shipped can be run from end to end.
 * What it is to be comes from the environment:
 *
 *   SHIM_PANEL  the panel's name
 *   SHIM_OUT    files OUT.pbm (the glass), OUT.txt (violations, then figures)
 *               at the end
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
#include <linux/gpio.h>
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

#define CHUNK 4096u
#define SPI "/dev/spidev0.0"
#define CHIP "/dev/gpiochip"

static struct {
    struct panel_sim *sim;
    uint64_t skipped_us; /* virtual time ahead of the machine's */
    int spi, chip, out, in;
    int other; /* a chip that is not the header's */
    int lines[4];
    int pins[4]; /* of the output request, in its order */
    uint32_t n_transfers, longest, n_pins;
    uint64_t bytes;
} shim = {.spi = -1, .chip = -1, .out = -1, .in = -1, .other = -1};

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
}

__attribute__((destructor)) static void stop(void)
{
    char path[4096];
    if (shim.sim == NULL) {
        return;
    }
    panel_sim_end(shim.sim);
    snprintf(path, sizeof path, "%s.txt", env("SHIM_OUT", "/tmp/shim"));
    FILE *f = fopen(path, "we");
    if (f != NULL) {
        fprintf(f,
                "%s%u violations, %s, %u refreshes, %llu bytes in %u "
                "transfers of at most %u\n",
                panel_sim_violations(shim.sim), panel_sim_faults(shim.sim),
                panel_sim_is_off(shim.sim) ? "asleep" : "awake",
                panel_sim_refreshes(shim.sim), (unsigned long long)shim.bytes,
                shim.n_transfers, shim.longest);
        fclose(f);
    }
    snprintf(path, sizeof path, "%s.pbm", env("SHIM_OUT", "/tmp/shim"));
    f = fopen(path, "we");
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
    return real(path, flags, mode);
}

int close(int fd)
{
    REAL(close);
    int *ours[] = {&shim.spi, &shim.chip, &shim.out, &shim.in, &shim.other};
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

int nanosleep(const struct timespec *t, struct timespec *left)
{
    REAL(nanosleep);
    if (shim.spi < 0 && t->tv_sec > 0) {
        shim.skipped_us += (uint64_t)t->tv_sec * 1000000;
        return 0; /* a wait for the next refresh */
    }
    if (shim.spi < 0) {
        return real(t, left);
    }
    skip((uint64_t)t->tv_sec * 1000000 + (uint64_t)t->tv_nsec / 1000);
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
