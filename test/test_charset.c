/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* A converter for the tests: two bytes XY of "gb18030" become "{XY}", in hex.
 * Other sets are refused. */
struct fake {
    bool open;
    unsigned opened, closed;
    uint8_t tail;
};

static int fake_open(void *ctx, const char *name)
{
    struct fake *f = ctx;
    if (strcmp(name, "gbk") != 0 && strcmp(name, "gb18030") != 0 &&
            strcmp(name, "iso-2022-jp") != 0) {
        return NG_EFORMAT;
    }
    f->opened++;
    f->open = true;
    f->tail = 0;
    return NG_OK;
}

static int fake_convert(
        void *ctx, const void *bytes, size_t n, const struct ng_sink *out)
{
    struct fake *f = ctx;
    const uint8_t *s = bytes;
    assert_true(f->open);
    if (n == 0 && f->tail != 0) {
        return out->write(out->ctx, "{?}", 3);
    }
    for (size_t i = 0; i < n; i++) {
        char text[16];
        int len = 1;
        if (f->tail != 0) {
            len = snprintf(text, sizeof text, "{%02x%02x}", f->tail, s[i]);
            f->tail = 0;
        } else if (s[i] >= 0x80 || s[i] == 0x1B) {
            f->tail = s[i];
            continue;
        } else {
            text[0] = (char)s[i];
        }
        int err = out->write(out->ctx, text, (size_t)len);
        if (err != NG_OK) {
            return err;
        }
    }
    return NG_OK;
}

static void fake_close(void *ctx)
{
    struct fake *f = ctx;
    f->open = false;
    f->closed++;
}

struct input {
    const char *content_type;
    bool hooked;
};

static int feed(void *decoder, const char *bytes, size_t n)
{
    return ng_charset_feed(decoder, bytes, n);
}

/* "name|text" */
static void run(const struct pieces *p, struct log *l, void *ctx)
{
    const struct input *in = ctx;
    struct fake fake = {0};
    struct ng_charset_hook hook = {fake_open, fake_convert, fake_close, &fake};
    struct ng_charset c;
    struct log text = {0};
    ng_charset_init(&c, ng_str_of(in->content_type), in->hooked ? &hook : NULL,
            log_sink(&text));
    assert_int_equal(feed_pieces(p, feed, &c), NG_OK);
    assert_int_equal(ng_charset_end(&c), NG_OK);
    assert_true(c.decided);
    assert_int_equal(fake.opened, fake.closed);
    assert_int_equal(ng_utf8_valid(text.s, text.len), text.len);
    log_printf(l, "%s|", c.name);
    log_bytes(l, text.s, text.len);
    log_free(&text);
}

static void check_n(const char *content_type, bool hooked, const char *bytes,
        size_t n, const char *want)
{
    struct input in = {content_type, hooked};
    struct log l = feed_split(bytes, n, run, &in);
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void check(const char *content_type, const char *bytes, const char *want)
{
    check_n(content_type, true, bytes, strlen(bytes), want);
}

#define CHECK_BYTES(type, bytes, want)                                         \
    check_n((type), true, (bytes), sizeof(bytes) - 1, (want))

static void undeclared_is_utf8_or_windows_1252(void **state)
{
    (void)state;
    check("", "", "utf-8|");
    check("", "plain", "utf-8|plain");
    check("", "caf\xC3\xA9", "utf-8|caf\xC3\xA9");
    check("", "caf\xE9", "windows-1252|caf\xC3\xA9");
    check("", "a \x93quoted\x94 word", "windows-1252|a “quoted” word");
    /* one bad byte among good ones is a bad byte */
    check("", "\xC3\xA9 \xC3\xA8 \xFF", "utf-8|\xC3\xA9 \xC3\xA8 \xEF\xBF\xBD");
    /* a cut character says nothing */
    check("", "summary cut\xE2\x80 end", "utf-8|summary cut\xEF\xBF\xBD end");
    CHECK_BYTES("", "a\0b", "utf-8|a");
}

static void undeclared_pairs_are_chinese(void **state)
{
    (void)state;
    check("", "A \xD6\xD0\xB9\xFA B \xD6\xD0\xB9\xFA",
            "gbk|A {d6d0}{b9fa} B {d6d0}{b9fa}");
    check_n("", false, "\xD6\xD0\xB9\xFA\xD6\xD0\xB9\xFA", 8,
            "windows-1252|\xC3\x96\xC3\x90\xC2\xB9\xC3\xBA"
            "\xC3\x96\xC3\x90\xC2\xB9\xC3\xBA");
    /* a letter alone among them */
    check("", "\xD6\xD0\xB9\xFA\xD6\xD0\xB9\xFA \xE9.",
            "windows-1252|\xC3\x96\xC3\x90\xC2\xB9\xC3\xBA"
            "\xC3\x96\xC3\x90\xC2\xB9\xC3\xBA \xC3\xA9.");
}

static void ill_formed_utf8_is_repaired(void **state)
{
    (void)state;
    check("text/html; charset=utf-8",
            "a\xFF"
            "b",
            "utf-8|a\xEF\xBF\xBD"
            "b");
    check("text/xml;charset=\"UTF-8\"",
            "a\xC0\xAF"
            "b",
            "utf-8|a\xEF\xBF\xBD\xEF\xBF\xBD"
            "b");
    check("text/xml; charset=utf-8", "\xF0\x9F\x98", "utf-8|\xEF\xBF\xBD");
    check("text/xml; charset=utf-8", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41",
            "utf-8|\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
            "A");
    check("text/xml; charset=utf-8", "\xED\xA0\x80x",
            "utf-8|\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx");
}

static void labels_are_found(void **state)
{
    (void)state;
    check("text/html; charset=windows-1251", "\xCF\xF0",
            "windows-1251|\xD0\x9F\xD1\x80");
    check("text/html; CHARSET = 'koi8-r' ; x=y", "\xF0", "koi8-r|\xD0\x9F");
    check("", "<?xml version='1.0' encoding='iso-8859-2'?>\xB1",
            "iso-8859-2|<?xml version='1.0' encoding='iso-8859-2'?>\xC4\x85");
    check("", " \n<b>Warning</b><?xml encoding=\"latin2\"?>\xB1",
            "iso-8859-2| \n<b>Warning</b><?xml encoding=\"latin2\"?>\xC4\x85");
    check("", "<meta charset=iso-8859-2>\xB1",
            "iso-8859-2|<meta charset=iso-8859-2>\xC4\x85");
    check("", "<meta content='a; charset=l2' http-equiv=Content-Type>\xB1",
            "iso-8859-2|<meta content='a; charset=l2' "
            "http-equiv=Content-Type>\xC4\x85");
    /* no pragma, in a comment, in a value, cut off */
    check("", "<meta content='charset=l2'>\xB1",
            "windows-1252|<meta content='charset=l2'>\xC2\xB1");
    check("", "<!-- <meta charset=l2> -->\xB1",
            "windows-1252|<!-- <meta charset=l2> -->\xC2\xB1");
    check("", "<p title='<meta charset=l2>'>\xB1",
            "windows-1252|<p title='<meta charset=l2>'>\xC2\xB1");
    check("", "\xB1<meta charset=l2", "windows-1252|\xC2\xB1<meta charset=l2");
    /* markup that was read as ASCII is not UTF-16 */
    check("", "<meta charset=utf-16>\xC3\xA9",
            "utf-8|<meta charset=utf-16>\xC3\xA9");
    /* HTTP before the document */
    check("text/html; charset=l2", "<meta charset=koi8-r>\xB1",
            "iso-8859-2|<meta charset=koi8-r>\xC4\x85");
    check("text/html; charset=hz-gb-2312", "<meta charset=iso-2022-kr>\xB1",
            "windows-1252|<meta charset=iso-2022-kr>\xC2\xB1");
    check("text/html; charset=none", "<meta charset=l2>\xB1",
            "iso-8859-2|<meta charset=l2>\xC4\x85");
}

static void bytes_that_contradict_win(void **state)
{
    (void)state;
    /* publishers re-encode and forget the meta */
    check("", "<meta charset=iso-8859-1>caf\xC3\xA9",
            "utf-8|<meta charset=iso-8859-1>caf\xC3\xA9");
    check("text/html; charset=windows-1251", "\xD0\x9F\xD1\x80",
            "utf-8|\xD0\x9F\xD1\x80");
    check("text/html; charset=gbk", "\xE4\xB8\xAD\xE5\x9B\xBD",
            "utf-8|\xE4\xB8\xAD\xE5\x9B\xBD");
    /* two bytes of gbk may look like UTF-8 by chance */
    check("text/html; charset=gbk", "\xC4\xA3 ", "gbk|{c4a3} ");
    /* a server's default, and a document that knows better */
    check("text/html; charset=utf-8", "<meta charset=gb2312>\xD6\xD0\xB9\xFA",
            "gbk|<meta charset=gb2312>{d6d0}{b9fa}");
    /* a literal U+FFFD is a good sequence */
    check("", "<meta charset=latin1>\xEF\xBF\xBD",
            "utf-8|<meta charset=latin1>\xEF\xBF\xBD");
    /* the document's own "UTF-8" against more than three bad bytes */
    check("", "<meta charset=utf-8>\x93 don\x92t \x94 won\x92t",
            "windows-1252|<meta charset=utf-8>“ don’t ” won’t");
    check("", "<?xml version='1.0' encoding='utf-8'?>a\xFF b\xFF c\xFF",
            "utf-8|<?xml version='1.0' encoding='utf-8'?>a\xEF\xBF\xBD "
            "b\xEF\xBF\xBD c\xEF\xBF\xBD");
}

static void utf16_and_boms(void **state)
{
    (void)state;
    check("text/html; charset=koi8-r", "\xEF\xBB\xBFx\xC3\xA9\xFF",
            "utf-8|x\xC3\xA9\xEF\xBF\xBD");
    CHECK_BYTES("",
            "\xFF\xFE"
            "a\0\xAC\x20",
            "utf-16le|a\xE2\x82\xAC");
    CHECK_BYTES("", "\xFE\xFF\0a\x20\xAC", "utf-16be|a\xE2\x82\xAC");
    CHECK_BYTES("", "<\0?\0\x3D\xD8\x00\xDE", "utf-16le|<?\xF0\x9F\x98\x80");
    CHECK_BYTES("", "\0<\0?\xD8\x3D\xDE\x00", "utf-16be|<?\xF0\x9F\x98\x80");
    CHECK_BYTES("a; charset=utf-16", "a\0\xE9\0", "utf-16le|a\xC3\xA9");
    CHECK_BYTES("a; charset=utf-16be", "a caf\xC3\xA9", "utf-8|a caf\xC3\xA9");
    /* unpaired surrogates, half a unit */
    CHECK_BYTES("",
            "<\0?\0\x3D\xD8"
            "a\0\x3D\xD8\x3D\xD8\x00\xDE\x00\xDE!",
            "utf-16le|<?\xEF\xBF\xBD"
            "a\xEF\xBF\xBD\xF0\x9F\x98\x80"
            "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK_BYTES("", "\xFF\xFE\x3D\xD8", "utf-16le|\xEF\xBF\xBD");
}

static void other_sets_go_through_the_hook(void **state)
{
    (void)state;
    check("a; charset=gb2312",
            "A\xD6\xD0"
            "B",
            "gbk|A{d6d0}B");
    check("a; charset=gb18030", "\xD6", "gb18030|{?}");
    check("a; charset=iso-2022-jp", "A\x1B$B", "iso-2022-jp|A{1b24}B");
    /* refused, or no hook: better readable markup than nothing */
    check("a; charset=big5", "A\xA4\x40", "windows-1252|A\xC2\xA4@");
    check_n("a; charset=gbk", false, "A\xD6\xD0", 3,
            "windows-1252|A\xC3\x96\xC3\x90");
}

/* Text longer than head and window, with the deciding byte far in. */
static void the_window_begins_at_the_first_byte_beyond_ascii(void **state)
{
    (void)state;
    enum { ASCII_BYTES = 3000, TAIL = 2500 };
    static char bytes[ASCII_BYTES + TAIL];
    struct input in = {"", false};
    memset(bytes, 'x', sizeof bytes);
    bytes[ASCII_BYTES] = '\xE9'; /* alone: windows-1252 from here on */
    memcpy(bytes + sizeof bytes - 2, "\xC3\xA9", 2);
    struct log l = feed_split(bytes, sizeof bytes, run, &in);
    assert_memory_equal(l.s, "windows-1252|x", 14);
    assert_string_equal(
            l.s + 13 + ASCII_BYTES + 2 + TAIL - 3, "\xC3\x83\xC2\xA9");
    log_free(&l);
    /* a good sequence on the last two bytes of the window saves UTF-8 */
    bytes[ASCII_BYTES] = '\xC3';
    bytes[ASCII_BYTES + 1] = '\xA9';
    memset(bytes + sizeof bytes - 2, '\xFF', 2);
    l = feed_split(bytes, sizeof bytes, run, &in);
    assert_memory_equal(l.s, "utf-8|x", 7);
    assert_string_equal(l.s + l.len - 6, "\xEF\xBF\xBD\xEF\xBF\xBD");
    log_free(&l);
    /* a character across the end of the window is no fault */
    memset(bytes, 'x', sizeof bytes);
    for (size_t i = 1; i + 1 < sizeof bytes; i += 2) {
        memcpy(bytes + i, "\xC3\xA9", 2);
    }
    l = feed_split(bytes, sizeof bytes, run, &in);
    assert_memory_equal(l.s + 6, bytes, sizeof bytes);
    log_free(&l);
}

/* A <meta> behind kilobytes of scripts, just before the <title>. */
static void a_late_meta_is_seen(void **state)
{
    (void)state;
    enum { SCRIPT = 5000 };
    static char bytes[SCRIPT + 600];
    static const char meta[] = "<meta charset=koi8-r>";
    struct input in = {"", false};
    for (size_t gap = 0; gap < 500; gap += 83) {
        memset(bytes, 'x', sizeof bytes);
        memcpy(bytes + SCRIPT - gap, meta, sizeof meta - 1);
        bytes[SCRIPT + sizeof meta - 1] = '\xF0';
        struct log l = feed_split(bytes, sizeof bytes, run, &in);
        assert_memory_equal(l.s, "koi8-r|x", 8);
        log_free(&l);
    }
    /* in the first 16 KB, however far from the byte that it is about */
    memset(bytes, 'x', sizeof bytes);
    memcpy(bytes + 2040, meta, sizeof meta - 1);
    bytes[SCRIPT + 500] = '\xF0';
    struct log l = feed_split(bytes, sizeof bytes, run, &in);
    assert_memory_equal(l.s, "koi8-r|x", 8);
    log_free(&l);
    /* behind it */
    memset(bytes, 'x', sizeof bytes);
    bytes[SCRIPT] = '\xF0';
    memcpy(bytes + SCRIPT + 9, meta, sizeof meta - 1);
    l = feed_split(bytes, sizeof bytes, run, &in);
    assert_memory_equal(l.s, "koi8-r|x", 8);
    log_free(&l);
}

/* Every byte of every single-byte set comes out as one valid character, in
 * any split; a few are looked at closely. */
static void single_byte_sets(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        uint8_t byte;
        const char *want;
    } cases[] = {{"ibm866", 0x80, "А"}, {"ibm866", 0xF2, "Є"},
            {"latin2", 0xA3, "Ł"}, {"latin3", 0xF8, "ĝ"},
            {"iso-8859-4", 0xBE, "ž"}, {"iso-8859-5", 0xD0, "а"},
            {"iso-8859-6", 0xC7, "ا"}, {"greek", 0xE1, "α"},
            {"hebrew", 0xE0, "א"}, {"iso-8859-8-i", 0xFA, "ת"},
            {"latin6", 0xBB, "ŧ"}, {"iso-8859-13", 0xF9, "ł"},
            {"iso-8859-14", 0xFE, "ŷ"}, {"iso-8859-15", 0xA4, "€"},
            {"iso-8859-16", 0xAA, "Ș"}, {"koi8-r", 0xC1, "а"},
            {"koi8-u", 0xA4, "є"}, {"koi8-u", 0xAE, "ў"},
            {"macintosh", 0x8E, "é"}, {"tis-620", 0xA1, "ก"},
            {"cp1250", 0x9C, "ś"}, {"cp1251", 0xB8, "ё"}, {"latin1", 0x80, "€"},
            {"latin1", 0x81, "\xC2\x81"}, {"cp1253", 0xE1, "α"},
            {"latin5", 0xFE, "ş"}, {"cp1255", 0xE0, "א"}, {"cp1256", 0xC7, "ا"},
            {"cp1257", 0xE0, "ą"}, {"cp1258", 0xF0, "đ"},
            {"x-mac-cyrillic", 0x80, "А"},
            {"iso-8859-6", 0xA1, "\xEF\xBF\xBD"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char type[64];
        char bytes[300];
        char want[64];
        snprintf(type, sizeof type, "a/b; charset=%s", cases[i].label);
        snprintf(want, sizeof want, "%s|%s",
                ng_charset_label(ng_str_of(cases[i].label)), cases[i].want);
        bytes[0] = (char)cases[i].byte;
        check_n(type, false, bytes, 1, want);
        for (unsigned b = 0; b < 300; b++) {
            bytes[b] = (char)(b < 140 ? b | 0x80 : b);
        }
        struct input in = {type, false};
        struct log l = feed_split(bytes, sizeof bytes, run, &in);
        log_free(&l);
    }
}

static void label_names(void **state)
{
    (void)state;
    assert_string_equal(ng_charset_label(NG_STR(" UTF-8\n")), "utf-8");
    assert_string_equal(ng_charset_label(NG_STR("utf8")), "utf-8");
    assert_string_equal(
            ng_charset_label(NG_STR("ISO_8859-1:1987")), "windows-1252");
    assert_string_equal(ng_charset_label(NG_STR("gb_2312-80")), "gbk");
    assert_string_equal(ng_charset_label(NG_STR("x-sjis")), "shift_jis");
    assert_string_equal(ng_charset_label(NG_STR("unicode")), "utf-16le");
    assert_string_equal(ng_charset_label(NG_STR("utf-16be")), "utf-16be");
    assert_null(ng_charset_label(NG_STR("")));
    assert_null(ng_charset_label(NG_STR("-")));
    assert_null(ng_charset_label(NG_STR("utf")));
    assert_null(ng_charset_label(NG_STR("utf-88")));
    assert_null(ng_charset_label(NG_STR("utf8 utf8")));
}

static int refuse(void *ctx, const void *bytes, size_t n)
{
    (void)bytes;
    unsigned *calls = ctx;
    ++*calls;
    return n > 0 ? NG_ESTOP : NG_OK;
}

static void a_sink_that_has_enough_is_left_alone(void **state)
{
    (void)state;
    struct fake fake = {0};
    struct ng_charset_hook hook = {fake_open, fake_convert, fake_close, &fake};
    struct ng_charset c;
    unsigned calls = 0;
    struct ng_sink sink = {refuse, &calls};
    char bytes[1500];
    memset(bytes, '\xD6', sizeof bytes);
    ng_charset_init(&c, NG_STR("a; charset=gbk"), &hook, sink);
    assert_int_equal(ng_charset_feed(&c, bytes, sizeof bytes), NG_ESTOP);
    assert_int_equal(ng_charset_feed(&c, bytes, sizeof bytes), NG_ESTOP);
    assert_int_equal(ng_charset_end(&c), NG_ESTOP);
    assert_int_equal(calls, 1);
    assert_int_equal(fake.closed, 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(undeclared_is_utf8_or_windows_1252),
            cmocka_unit_test(undeclared_pairs_are_chinese),
            cmocka_unit_test(ill_formed_utf8_is_repaired),
            cmocka_unit_test(labels_are_found),
            cmocka_unit_test(bytes_that_contradict_win),
            cmocka_unit_test(utf16_and_boms),
            cmocka_unit_test(other_sets_go_through_the_hook),
            cmocka_unit_test(the_window_begins_at_the_first_byte_beyond_ascii),
            cmocka_unit_test(a_late_meta_is_seen),
            cmocka_unit_test(single_byte_sets),
            cmocka_unit_test(label_names),
            cmocka_unit_test(a_sink_that_has_enough_is_left_alone),
    };
    return cmocka_run_group_tests_name("charset", tests, NULL, NULL);
}
