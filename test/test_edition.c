/* SPDX-License-Identifier: MIT */
#include "fake/sample.h"
#include "ng_test.h"

static char mem[32768];

static struct log written(const struct ng_digest *d)
{
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    assert_int_equal(ng_edition_write(d, &out), NG_OK);
    return l;
}

static int feed(void *e, const char *bytes, size_t n)
{
    return ng_edition_feed(e, bytes, n);
}

/* What is read back is written again: the transcript. */
static void run(const struct pieces *p, struct log *l, void *ctx)
{
    (void)ctx;
    struct ng_arena a;
    struct ng_edition e;
    struct ng_digest d;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_edition_init(&e, &a), NG_OK);
    feed_pieces(p, feed, &e);
    int err = ng_edition_end(&e, &d);
    log_printf(l, "%d\n", err);
    if (err == NG_OK) {
        struct ng_sink out = log_sink(l);
        ng_edition_write(&d, &out);
        assert_int_equal(d.n_failed, 1);
        assert_int_equal(d.n_stale, 1);
        /* the sentences are one text again */
        assert_str(ng_story_body(&d.stories[1], 2),
                "Three ships left the southern terminals at dawn under a new "
                "inspection deal. Insurers cut war-risk premiums by a third "
                "within hours, and wheat futures fell 4 per cent.");
    }
}

static void round_trip(void **state)
{
    (void)state;
    struct ng_digest d = sample_digest;
    d.title = NG_STR("A \"quoted\" title");
    d.as_of = d.now - 3600;
    d.utc_offset_min = -210;
    struct log first = written(&d);
    struct log again = feed_split(first.s, first.len, run, NULL);
    assert_int_equal(memcmp(again.s, "0\n", 2), 0);
    assert_string_equal(again.s + 2, first.s);
    log_free(&first);
    log_free(&again);
}

static int read_text(const char *text, size_t room)
{
    struct ng_arena a;
    struct ng_edition e;
    struct ng_digest d;
    ng_arena_init(&a, mem, room);
    int err = ng_edition_init(&e, &a);
    if (err == NG_OK) {
        ng_edition_feed(&e, text, strlen(text));
        err = ng_edition_end(&e, &d);
    }
    return err;
}

static void damaged(void **state)
{
    (void)state;
    assert_int_equal(read_text("", sizeof mem), NG_EFORMAT);
    assert_int_equal(read_text("[1,2]", sizeof mem), NG_EFORMAT);
    assert_int_equal(
            read_text("{\"nutgraf\":2,\"n_stories\":0,\"n_sources\":0}",
                    sizeof mem),
            NG_EFORMAT);
    /* more stories than announced, members in the wrong place: skipped */
    assert_int_equal(
            read_text("{\"nutgraf\":1,\"n_stories\":1,\"n_sources\":0,"
                      "\"stories\":[{\"title\":\"a\",\"also\":[[],7,{\"x\":1}],"
                      "\"summary\":[\"\",[\"b\"],{}]},{\"title\":\"c\"}],"
                      "\"sources\":[{\"name\":\"d\"}]}",
                    sizeof mem),
            NG_OK);
    struct log l = written(&sample_digest);
    for (size_t cut = l.len - 3; cut > 100; cut -= 97) {
        l.s[cut] = '\0';
        assert_int_equal(read_text(l.s, sizeof mem), NG_EFORMAT);
    }
    log_free(&l);
}

/* The sentences of a story are one text, whatever the file says. */
static void summary_told_twice(void **state)
{
    (void)state;
    static const char text[] =
            "{\"nutgraf\":1,\"n_stories\":1,\"n_sources\":0,\"stories\":["
            "{\"summary\":[\"One.\",\"Two.\"],\"title\":\"between\","
            "\"summary\":[\"Three.\"]}],\"sources\":[]}";
    struct ng_arena a;
    struct ng_edition e;
    struct ng_digest d;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_edition_init(&e, &a), NG_OK);
    ng_edition_feed(&e, text, sizeof text - 1);
    assert_int_equal(ng_edition_end(&e, &d), NG_OK);
    assert_str(ng_story_body(&d.stories[0], NG_SENTENCES_MAX), "One. Two.");
}

/* Any arena: the edition or NG_ENOMEM. */
static void any_memory(void **state)
{
    (void)state;
    struct log l = written(&sample_digest);
    int refused = 0, read = 0;
    for (size_t room = 0; room < sizeof mem; room += 61) {
        int err = read_text(l.s, room);
        assert_true(err == NG_OK || err == NG_ENOMEM);
        refused += err != NG_OK;
        read += err == NG_OK;
    }
    assert_true(refused > 0 && read > 0);
    log_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(round_trip),
            cmocka_unit_test(damaged),
            cmocka_unit_test(summary_told_twice),
            cmocka_unit_test(any_memory),
    };
    return cmocka_run_group_tests_name("edition", tests, NULL, NULL);
}
