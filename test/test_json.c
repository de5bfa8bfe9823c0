/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Events as one line: strings in <>, keys in quotes, numbers in (). */
struct trace {
    struct log *l;
    bool open; /* inside a string value */
    int stop_at;
};

static int on_event(void *ctx, const struct ng_json_event *e)
{
    struct trace *t = ctx;
    static const char marks[] = "{}[]";
    switch (e->kind) {
    case NG_JSON_OBJECT:
    case NG_JSON_OBJECT_END:
    case NG_JSON_ARRAY:
    case NG_JSON_ARRAY_END:
        log_printf(t->l, "%c%u", marks[e->kind - NG_JSON_OBJECT], e->depth);
        break;
    case NG_JSON_KEY:
        log_printf(t->l, "'%.*s'", (int)e->text.len, e->text.s);
        break;
    case NG_JSON_STRING:
    case NG_JSON_STRING_END:
        if (!t->open) {
            log_printf(t->l, "<");
        }
        log_str(t->l, e->text);
        t->open = e->kind == NG_JSON_STRING;
        if (!t->open) {
            log_printf(t->l, ">");
        }
        break;
    case NG_JSON_NUMBER:
        log_printf(t->l, "(%.*s)", (int)e->text.len, e->text.s);
        break;
    default:
        log_printf(t->l, "%c", "tfn"[e->kind - NG_JSON_TRUE]);
    }
    return t->stop_at > 0 && --t->stop_at == 0 ? NG_ESTOP : NG_OK;
}

static int feed(void *j, const char *bytes, size_t n)
{
    return ng_json_feed(j, bytes, n);
}

static void run(const struct pieces *p, struct log *l, void *ctx)
{
    struct trace t = {l, false, ctx == NULL ? 0 : *(int *)ctx};
    struct ng_json j;
    ng_json_init(&j, on_event, &t);
    int err = feed_pieces(p, feed, &j);
    int end = ng_json_end(&j);
    if (err != NG_OK) {
        assert_int_equal(end, err);
        assert_int_equal(ng_json_feed(&j, "{}", 2), err);
    }
    if (end != NG_OK) {
        log_printf(l, "!%d", end);
    }
}

static void check(const char *json, const char *want)
{
    struct log l = feed_split(json, strlen(json), run, NULL);
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void grammar(void **state)
{
    (void)state;
    check("{}", "{0}0");
    check(" [ 1 , -2.5e+3 ,true,false,null, \"\" ] ", "[0(1)(-2.5e+3)tfn<>]0");
    check("{\"a\":{\"b\":[[],{}]},\"c\":\"d\"}",
            "{0'a'{1'b'[2[3]3{3}3]2}1'c'<d>}0");
    check("{\"a\":1}\n{\"a\":2}\n", "{0'a'(1)}0{0'a'(2)}0");
}

static void escapes(void **state)
{
    (void)state;
    check("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u20AC\"]",
            "[0<\"\\/\b\f\n\r\t\xC3\xA9\xE2\x82\xAC>]0");
    check("[\"\\uD83D\\uDE00\"]", "[0<\xF0\x9F\x98\x80>]0");
    check("{\"\\u0061\\n\":\"\"}", "{0'a\n'<>}0");
    /* a lone surrogate of each kind, two high ones, one before an escape */
    check("[\"\\uD83Dx\\uDE00\\uD83D\\uD83D\\uDE00\\uD83D\\n\\uD83D\"]",
            "[0<\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD\xF0\x9F\x98\x80"
            "\xEF\xBF\xBD\n\xEF\xBF\xBD>]0");
}

static void lenient(void **state)
{
    (void)state;
    check("[1,]", "[0(1)]0");
    check("{\"a\":1,}", "{0'a'(1)}0");
    check("[\"a\nb\tc\"]", "[0<a\nb\tc>]0");
    check("[\"it\\'s \\u00g\"]", "[0<it's \xEF\xBF\xBDg>]0");
    check("\xEF\xBB\xBF{}", "{0}0");
    check("\n<!--\n{\"a\":[1]}\n-->", "{0'a'[1(1)]1}0");
    check("//<![CDATA[\n[{}]\n//]]>", "[0{1}1]0");
    check("/*<![CDATA[*/{}/*]]>*/;", "{0}0");
    check("callback([1]);", "[0(1)]0");
}

static void errors(void **state)
{
    (void)state;
    check("", "!-3");
    check("<html>no json</html>", "!-3");
    check("{\"a\":1", "{0'a'!-3"); /* the number might go on */
    check("[1}", "[0(1)!-3");
    check("{\"a\" 1}", "{0'a'!-3");
    check("{1:2}", "{0!-3");
    check("[tru]", "[0!-3");
    check("[1 2]", "[0(1)!-3");
    check("{\"a\":]", "{0'a'!-3");
    check("[\"\\", "[0!-3");
}

static void stop(void **state)
{
    (void)state;
    int stop_at = 3;
    const char *json = "{\"a\":1,\"b\":2}";
    struct log l = feed_split(json, strlen(json), run, &stop_at);
    assert_string_equal(l.s, "{0'a'(1)!-6");
    log_free(&l);
}

static void depth(void **state)
{
    (void)state;
    char deep[2 * NG_JSON_DEPTH_MAX + 3] = "";
    memset(deep, '[', NG_JSON_DEPTH_MAX);
    memset(deep + NG_JSON_DEPTH_MAX, ']', NG_JSON_DEPTH_MAX);
    struct log l = feed_split(deep, strlen(deep), run, NULL);
    assert_null(strchr(l.s, '!'));
    log_free(&l);
    memset(deep, '[', NG_JSON_DEPTH_MAX + 1);
    l = feed_split(deep, strlen(deep), run, NULL);
    assert_non_null(strstr(l.s, "!-3"));
    log_free(&l);
}

/* A key of 62 + 2 bytes is cut before its last character, not inside it. */
static void long_key(void **state)
{
    (void)state;
    char json[128], want[128], x[63];
    memset(x, 'x', 62);
    x[62] = '\0';
    snprintf(json, sizeof json, "{\"%s\xC3\xA9y\":1}", x);
    snprintf(want, sizeof want, "{0'%s'(1)}0", x);
    check(json, want);
    snprintf(json, sizeof json, "{\"%sz\":1}", x);
    snprintf(want, sizeof want, "{0'%sz'(1)}0", x);
    check(json, want);
}

static void writer(void **state)
{
    (void)state;
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    ng_json_string(&out, NG_STR("a\"b\\c\n\x01\xC3\xA9\xE2\x80\xA8\xFFz"));
    ng_json_string(&out, NG_STR(""));
    assert_string_equal(
            l.s, "\"a\\\"b\\\\c\\n\\u0001\xC3\xA9\\u2028\xEF\xBF\xBDz\"\"\"");
    log_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(grammar),
            cmocka_unit_test(escapes),
            cmocka_unit_test(lenient),
            cmocka_unit_test(errors),
            cmocka_unit_test(stop),
            cmocka_unit_test(depth),
            cmocka_unit_test(long_key),
            cmocka_unit_test(writer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
