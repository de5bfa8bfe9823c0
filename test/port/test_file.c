/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "../ng_test.h"

#include <unistd.h>

#include "linux/net_file.h"

static char folder[] = "/tmp/nutgraf-test-XXXXXX";
static char path[64];

static int make(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/feed.xml", folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    for (int i = 0; i < 5000; i++) {
        fprintf(f, "line %d\n", i);
    }
    fclose(f);
    return 0;
}

static int clean(void **state)
{
    (void)state;
    return unlink(path) + rmdir(folder);
}

static int below_get(void *ctx, struct ng_get *g)
{
    (void)g;
    *(int *)ctx += 1;
    return NG_OK;
}

static int ask(struct ng_net net, const char *url, enum ng_get_kind kind,
        uint32_t max_bytes, struct log *l, struct ng_get *g)
{
    *g = (struct ng_get){.url = ng_str_of(url),
            .kind = kind,
            .max_bytes = max_bytes,
            .body = log_sink(l)};
    return net.get(net.ctx, g);
}

static void reads_files_as_sources(void **state)
{
    (void)state;
    struct ng_file_net f;
    struct ng_net net = ng_file_net(&f, (struct ng_net){0});
    struct ng_get g;
    struct log l = {0};
    assert_int_equal(ask(net, path, NG_GET_SOURCE, 0, &l, &g), NG_OK);
    assert_int_equal(l.len, 48890);
    assert_memory_equal(l.s, "line 0\n", 7);
    assert_memory_equal(l.s + l.len - 10, "line 4999\n", 10);
    log_free(&l);
    assert_int_equal(ask(net, path, NG_GET_SOURCE, 20000, &l, &g), NG_OK);
    assert_int_equal(l.len, 20000);
    log_free(&l);
    char url[80];
    snprintf(url, sizeof url, "file://%s", path);
    assert_int_equal(ask(net, url, NG_GET_SOURCE, 7, &l, &g), NG_OK);
    assert_string_equal(l.s, "line 0\n");
    log_free(&l);
    assert_int_equal(
            ask(net, "./no such file", NG_GET_SOURCE, 0, &l, &g), NG_EIO);
    assert_str(g.reason, "No such file or directory");
    assert_int_equal(ask(net, folder, NG_GET_SOURCE, 0, &l, &g), NG_EIO);
    assert_str(g.reason, "Is a directory");
    log_free(&l);
}

static void reads_standard_input(void **state)
{
    (void)state;
    int fds[2], was = dup(STDIN_FILENO);
    assert_int_equal(pipe(fds), 0);
    assert_int_equal(write(fds[1], "piped", 5), 5);
    close(fds[1]);
    dup2(fds[0], STDIN_FILENO);
    close(fds[0]);
    struct ng_file_net f;
    struct ng_net net = ng_file_net(&f, (struct ng_net){0});
    struct ng_get g;
    struct log l = {0};
    assert_int_equal(ask(net, "-", NG_GET_SOURCE, 0, &l, &g), NG_OK);
    assert_string_equal(l.s, "piped");
    dup2(was, STDIN_FILENO);
    close(was);
    log_free(&l);
}

/* What a feed links to is never a file. */
static void pages_are_not_files(void **state)
{
    (void)state;
    int asked = 0;
    struct ng_file_net f;
    struct ng_net net =
            ng_file_net(&f, (struct ng_net){.get = below_get, .ctx = &asked});
    struct ng_get g;
    struct log l = {0};
    ask(net, path, NG_GET_PAGE, 0, &l, &g);
    ask(net, "file:///etc/passwd", NG_GET_PAGE, 0, &l, &g);
    ask(net, "-", NG_GET_PAGE, 0, &l, &g);
    assert_int_equal(asked, 3);
    ask(net, "https://example.org/feed", NG_GET_SOURCE, 0, &l, &g);
    ask(net, "gopher://example.org/", NG_GET_SOURCE, 0, &l, &g);
    assert_int_equal(asked, 5);
    assert_int_equal(l.len, 0);
    net = ng_file_net(&f, (struct ng_net){0});
    assert_int_equal(ask(net, path, NG_GET_PAGE, 0, &l, &g), NG_EIO);
    assert_str(g.reason, "no network");
}

static void knows_a_file_name(void **state)
{
    (void)state;
    assert_true(ng_file_is_name(NG_STR("-")));
    assert_true(ng_file_is_name(NG_STR("feed.xml")));
    assert_true(ng_file_is_name(NG_STR("/var/a:b")));
    assert_true(ng_file_is_name(NG_STR("./http:")));
    assert_true(ng_file_is_name(NG_STR("C:/feed.xml")));
    assert_true(ng_file_is_name(NG_STR("FILE:/a")));
    assert_false(ng_file_is_name(NG_STR("https://example.org")));
    assert_false(ng_file_is_name(NG_STR("mailto:a@example.org")));
    assert_false(ng_file_is_name(NG_STR("")));
}

static int stop(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    (void)bytes;
    (void)n;
    return NG_ESTOP;
}

static int refuse(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    (void)bytes;
    (void)n;
    return NG_EFORMAT;
}

static void heeds_the_sink(void **state)
{
    (void)state;
    struct ng_file_net f;
    struct ng_net net = ng_file_net(&f, (struct ng_net){0});
    struct ng_get g = {.url = ng_str_of(path), .body = {stop, NULL}};
    assert_int_equal(net.get(net.ctx, &g), NG_OK);
    g.body.write = refuse;
    assert_int_equal(net.get(net.ctx, &g), NG_EFORMAT);
    assert_true(g.reason.len > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(reads_files_as_sources),
            cmocka_unit_test(reads_standard_input),
            cmocka_unit_test(pages_are_not_files),
            cmocka_unit_test(knows_a_file_name),
            cmocka_unit_test(heeds_the_sink),
    };
    return cmocka_run_group_tests(tests, make, clean);
}
