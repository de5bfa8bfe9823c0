/* SPDX-License-Identifier: MIT */
/* A pseudo-terminal stands in for the serial line: what the far end gets. */
#define _GNU_SOURCE
#include "../ng_test.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#include "linux/device.h"

struct line {
    int master;
    const char *name;
    struct log got;
    pthread_t reader;
};

static void line_open(struct line *l)
{
    *l = (struct line){.master = posix_openpt(O_RDWR | O_NOCTTY)};
    assert_true(l->master >= 0);
    assert_int_equal(grantpt(l->master), 0);
    assert_int_equal(unlockpt(l->master), 0);
    l->name = ptsname(l->master);
    assert_non_null(l->name);
}

/* Reads the far end until nothing has come for a while. */
static void *read_line_end(void *ctx)
{
    struct line *l = ctx;
    char buf[256];
    struct pollfd p = {l->master, POLLIN, 0};
    while (poll(&p, 1, 1000) > 0 && (p.revents & POLLIN) != 0) {
        ssize_t n = read(l->master, buf, sizeof buf);
        if (n <= 0) {
            break;
        }
        log_bytes(&l->got, buf, (size_t)n);
    }
    return NULL;
}

static void lines_end_with_cr_lf(void **state)
{
    struct line l;
    struct device d;
    struct termios set;
    (void)state;
    line_open(&l);
    assert_int_equal(device_open(&d, l.name, 9600, 5), 0);
    assert_int_equal(tcgetattr(l.master, &set), 0);
    assert_int_equal(cfgetospeed(&set), B9600);
    assert_int_equal(set.c_oflag & OPOST, 0);
    assert_int_equal(set.c_lflag & (ECHO | ICANON), 0);
    assert_int_equal(set.c_cflag & CSIZE, CS8);
    pthread_create(&l.reader, NULL, read_line_end, &l);
    assert_int_equal(d.sink.write(d.sink.ctx, "caf\x82\nta\nb", 9), NG_OK);
    assert_int_equal(d.sink.write(d.sink.ctx, "le\n", 3), NG_OK);
    assert_int_equal(device_close(&d), 0);
    pthread_join(l.reader, NULL);
    assert_string_equal(l.got.s, "caf\x82\r\nta\r\nble\r\n");
    log_free(&l.got);
    close(l.master);
}

/* More than the line's buffer, in pieces of all sizes: nothing is lost. */
static void a_long_edition_arrives_whole(void **state)
{
    struct line l;
    struct device d;
    char piece[700];
    size_t n = 0, newlines = 0;
    (void)state;
    memset(piece, 'x', sizeof piece);
    piece[99] = '\n';
    line_open(&l);
    assert_int_equal(device_open(&d, l.name, 115200, 5), 0);
    pthread_create(&l.reader, NULL, read_line_end, &l);
    for (size_t i = 1; i < sizeof piece; i += 3) {
        assert_int_equal(d.sink.write(d.sink.ctx, piece, i), NG_OK);
        n += i;
        newlines += i > 99;
    }
    assert_int_equal(device_close(&d), 0);
    pthread_join(l.reader, NULL);
    assert_int_equal(l.got.len, n + newlines);
    log_free(&l.got);
    close(l.master);
}

static void a_dead_line_ends_in_time(void **state)
{
    static char much[1 << 20];
    struct line l;
    struct device d;
    struct timespec a, b;
    (void)state;
    line_open(&l); /* and nobody reads */
    clock_gettime(CLOCK_MONOTONIC, &a);
    assert_int_equal(device_open(&d, l.name, 0, 1), 0);
    assert_int_equal(d.sink.write(d.sink.ctx, much, sizeof much), NG_EIO);
    assert_int_equal(device_close(&d), -1);
    assert_string_equal(d.reason, "the line takes no bytes, is it connected?");
    clock_gettime(CLOCK_MONOTONIC, &b);
    assert_in_range(b.tv_sec - a.tv_sec, 0, 25); /* not the usual 30 */
    close(l.master);
}

static void a_line_that_goes_away(void **state)
{
    static char much[1 << 20];
    struct line l;
    struct device d;
    (void)state;
    line_open(&l);
    assert_int_equal(device_open(&d, l.name, 0, 5), 0);
    close(l.master);
    assert_int_equal(d.sink.write(d.sink.ctx, much, sizeof much), NG_EIO);
    assert_int_equal(device_close(&d), -1);
    assert_non_null(d.reason);
}

static void what_cannot_be_opened(void **state)
{
    struct device d;
    (void)state;
    assert_int_equal(device_open(&d, "/dev/nutgraf-absent", 0, 1), -1);
    assert_string_equal(d.reason, "No such file or directory");
    assert_int_equal(device_close(&d), -1);
    assert_int_equal(device_open(&d, "/dev/null", 12345, 1), -1);
    assert_string_equal(d.reason, "no such baud rate");
}

/* The program itself, on a line of 32 columns. */
static void an_edition_on_the_line(void **state)
{
    struct line l;
    char command[256];
    (void)state;
    line_open(&l);
    snprintf(command, sizeof command,
            "TZ=UTC HOME=/nonexistent build/test/nutgraf -q --now "
            "2026-11-23T06:30:00Z --baud 9600 --width 32 --charset cp437 "
            "--device %s test/data/program/harbour.xml",
            l.name);
    pthread_create(&l.reader, NULL, read_line_end, &l);
    assert_int_equal(system(command), 0);
    pthread_join(l.reader, NULL);
    assert_non_null(l.got.s);
    assert_int_equal(strncmp(l.got.s, "\xCD\xCD\xCD", 3), 0);
    assert_non_null(strstr(l.got.s, "1. CAF\x90 ON THE QUAY \"SAVED\" -\r\n"));
    size_t column = 0;
    for (size_t i = 0; i < l.got.len; i++) {
        char c = l.got.s[i];
        column = c == '\r' || c == '\n' ? 0 : column + 1;
        assert_true(column <= 32);
        assert_true(c != '\n' || (i > 0 && l.got.s[i - 1] == '\r'));
    }
    assert_int_equal(l.got.s[l.got.len - 1], '\n');
    log_free(&l.got);
    close(l.master);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(lines_end_with_cr_lf),
            cmocka_unit_test(a_long_edition_arrives_whole),
            cmocka_unit_test(an_edition_on_the_line),
            cmocka_unit_test(a_dead_line_ends_in_time),
            cmocka_unit_test(a_line_that_goes_away),
            cmocka_unit_test(what_cannot_be_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
