/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Sentences of text, joined with '|'. */
static void assert_split(const char *lang, const char *text, const char *want)
{
    struct log l = {0};
    struct ng_sentences it;
    struct ng_str s;
    /* an exact copy, so that ASan sees a read past the end */
    size_t n = strlen(text);
    char *copy = malloc(n + 1);
    memcpy(copy + 1, text, n); /* unaligned on purpose */
    log_bytes(&l, "", 0);
    ng_sentence_init(
            &it, (struct ng_str){copy + 1, (uint32_t)n}, ng_str_of(lang));
    while (ng_sentence_next(&it, &s)) {
        assert_true(s.len > 0);
        assert_true(s.s >= copy + 1 && s.s + s.len <= copy + 1 + n);
        log_printf(&l, "%s%.*s", l.len == 0 ? "" : "|", (int)s.len, s.s);
    }
    assert_string_equal(l.s, want);
    assert_false(ng_sentence_next(&it, &s));
    log_free(&l);
    free(copy);
}

static void plain(void **state)
{
    (void)state;
    assert_split("", "", "");
    assert_split("", " \n \n", "");
    assert_split("en", "The ferry sank. Nobody was hurt! Was it old?  Yes",
            "The ferry sank.|Nobody was hurt!|Was it old?|Yes");
    assert_split("en", "One line\nanother line\r\n\nthird.",
            "One line|another line|third.");
    assert_split("en", "It cost 3.5 million. In 2019. That is all.",
            "It cost 3.5 million.|In 2019.|That is all.");
    assert_split("en", "See www.example.org/a.html. Then e-mail me@a.org.",
            "See www.example.org/a.html.|Then e-mail me@a.org.");
    assert_split("en", "The vote was lost.Then came the rain.",
            "The vote was lost.|Then came the rain.");
    assert_split("en",
            "It was built (in 1931).Boats pass it since 1950.Nobody "
            "knows why.",
            "It was built (in 1931).|Boats pass it since 1950.|Nobody knows "
            "why.");
    assert_split("en",
            "It is e.g. Linux 5.Beta or user.Name@example.org today.",
            "It is e.g. Linux 5.Beta or user.Name@example.org today.");
}

static void abbreviations(void **state)
{
    (void)state;
    assert_split("en", "Dr. J. R. Poole met Gov. Lane at 5 p.m. on Monday.",
            "Dr. J. R. Poole met Gov. Lane at 5 p.m. on Monday.");
    assert_split("en", "They left at 5 p.m. The bus was late.",
            "They left at 5 p.m.|The bus was late.");
    assert_split("en",
            "Harbour Tools Inc. Chairman Ann Lee left. She was No. 2.",
            "Harbour Tools Inc. Chairman Ann Lee left.|She was No. 2.");
    assert_split("en", "At 5 a.m. Mr. Lane rose. Roe v. Wade was e.g. cited.",
            "At 5 a.m. Mr. Lane rose.|Roe v. Wade was e.g. cited.");
    assert_split("en", "She joined Yahoo! News in May. I don't. Tom does.",
            "She joined Yahoo! News in May.|I don't.|Tom does.");
    assert_split("en", "I sat. Tom stood. It was Sat. Nov. 7.",
            "I sat.|Tom stood.|It was Sat. Nov. 7.");
    assert_split("de",
            "Am 3. Oktober kam z. B. Hr. Maas. Es war der 20. Das "
            "Fest begann.",
            "Am 3. Oktober kam z. B. Hr. Maas.|Es war der 20.|Das Fest "
            "begann.");
    assert_split("es",
            "El Sr. Ruiz vive en EE. UU. desde 1990. ¿Por qué? No sé.",
            "El Sr. Ruiz vive en EE. UU. desde 1990.|¿Por qué?|No sé.");
    assert_split("de",
            "Johannes Paul II. Papst. Die 2. Liga ruht, d. h. Peter auch.",
            "Johannes Paul II. Papst.|Die 2. Liga ruht, d. h. Peter auch.");
    assert_split("fr", "M. Le Roux et J.-P. Petit partent. Il pleut.",
            "M. Le Roux et J.-P. Petit partent.|Il pleut.");
    assert_split("es", "Nació el 30 ago. 1984 a. C. La isla es del Sr. Paz.",
            "Nació el 30 ago. 1984 a. C.|La isla es del Sr. Paz.");
    assert_split(
            "it", "Arriva l'Ing. Verdi. È qui.", "Arriva l'Ing. Verdi.|È qui.");
    assert_split("da", "Han viste det. Skt. Hans er forbi.",
            "Han viste det.|Skt. Hans er forbi.");
    assert_split(
            "vi", "Tôi đồng ý. Anh ở TP. Huế.", "Tôi đồng ý.|Anh ở TP. Huế.");
    assert_split("hi", "डॉ. ली और बी. सी. की टीम आई। अंत",
            "डॉ. ली और बी. सी. की टीम आई।|अंत");
    assert_split("ru", "Это т. е. тут. Закон от 2012 г. № 44 принят.",
            "Это т. е. тут.|Закон от 2012 г. № 44 принят.");
    assert_split("ru", "В 1980 г. на ул. Мира жил А. С. Петров. Он уехал.",
            "В 1980 г. на ул. Мира жил А. С. Петров.|Он уехал.");
}

static void quotes(void **state)
{
    (void)state;
    assert_split("en", "\"It is late.\" She left. \"Go!\" he said.",
            "\"It is late.\"|She left.|\"Go!\" he said.");
    assert_split("en", "He said “no.” “Why?” asked Ann.",
            "He said “no.”|“Why?” asked Ann.");
    assert_split("fr", "« Nous partons. » Il a souri.",
            "« Nous partons. »|Il a souri.");
    assert_split("fr", "Il dort.L'autre lit.\"C'est tard\", dit-il.Il part.",
            "Il dort.|L'autre lit.|\"C'est tard\", dit-il.|Il part.");
    assert_split("fr", "\"Va ! \". Il sort (...) Elle (...) rit.",
            "\"Va ! \".|Il sort (...)|Elle (...) rit.");
    assert_split("de", "„Wir gehen.“ Dann kam Regen.",
            "„Wir gehen.“|Dann kam Regen.");
    assert_split("en", "He said: \"It ends.\"Next he left.\"Why?\" \"No.\"",
            "He said: \"It ends.\"|Next he left.|\"Why?\"|\"No.\"");
    assert_split("en", "\"Why not?\" Ann Lane asked. \"No!\" She said no.",
            "\"Why not?\" Ann Lane asked.|\"No!\"|She said no.");
    assert_split("en", "?It is over,? Lane said.? He left.",
            "?It is over,? Lane said.?|He left.");
    assert_split("ru", "«Да, – сказал он. – Пора». Все ушли. – Нет!",
            "«Да, – сказал он. – Пора».|Все ушли.|– Нет!");
    assert_split("da", "»Nej.« Hun gik. »Ja.«", "»Nej.«|Hun gik.|»Ja.«");
    assert_split("en", "It ended (at last.) Then he spoke.",
            "It ended (at last.)|Then he spoke.");
}

static void dots(void **state)
{
    (void)state;
    assert_split("en", "Well... he went. And then... He came back?! Yes…",
            "Well... he went.|And then...|He came back?!|Yes…");
    assert_split(
            "en", "He was . . . Not so sure.", "He was . . . Not so sure.");
    assert_split("en", "It was . . . . Then it ended.",
            "It was . . . .|Then it ended.");
    assert_split("en",
            "It \"was [...] long [...]\" (Lee 5). ...and then it rained.",
            "It \"was [...] long [...]\" (Lee 5).|...and then it rained.");
    assert_split("en", "It ended. . . . The rest . . . was lost. . . .",
            "It ended.|. . . The rest . . . was lost. . . .");
    assert_split("en", "They left. ... Why? ... \"... We saw,\" he said. ...",
            "They left. ...|Why? ...|\"... We saw,\" he said. ...");
    assert_split(
            "en", "He waited...Then he left!", "He waited...|Then he left!");
}

static void lists(void **state)
{
    (void)state;
    assert_split("en", "1) Eggs 2) Milk. 3) Two pears",
            "1) Eggs|2) Milk.|3) Two pears");
    assert_split("en", "9. The hen 10. The egg", "9. The hen|10. The egg");
    assert_split("en", "1.) Boil it. Wait. 2.) Eat it.",
            "1.) Boil it.|Wait.|2.) Eat it.");
    assert_split("en", "a. The hen b. The egg", "a. The hen|b. The egg");
    assert_split("de", "1. FC Nord siegt in der 2. Liga erneut.",
            "1. FC Nord siegt in der 2. Liga erneut.");
    assert_split("en", "1.5 of 2. The rest", "1.5 of 2.|The rest");
    assert_split("en", "A. Lane met B. Moor.", "A. Lane met B. Moor.");
    assert_split("en", "• First thing • Second thing",
            "• First thing|• Second thing");
}

/* By one who does not care for capitals. */
static void casual(void **state)
{
    (void)state;
    assert_split("en",
            "thanks for approx. two. see you? bring cake, tea etc. ok",
            "thanks for approx. two.|see you?|bring cake, tea etc. ok");
    assert_split("en", "It works. i know. Try it. https://a.example/ Bye. see",
            "It works.|i know.|Try it.|https://a.example/ Bye.|see");
    assert_split("pl", "Kup chleb. i mleko", "Kup chleb. i mleko");
}

static void scripts(void **state)
{
    (void)state;
    assert_split("zh", "他来了。“我走了。”她说！真的？是",
            "他来了。|“我走了。”|她说！|真的？|是");
    assert_split("ja", "「行こう。」と言った。雨だ。",
            "「行こう。」と言った。|雨だ。");
    assert_split("hi", "वह आया। फिर गया॥ अंत", "वह आया।|फिर गया॥|अंत");
    assert_split("ar", "هل جاء؟ قال د. أحمد. ثم ذهب.",
            "هل جاء؟|قال د. أحمد.|ثم ذهب.");
    assert_split("el", "Ήρθε ο κ. Νίκου; Ναι.", "Ήρθε ο κ. Νίκου;|Ναι.");
    assert_split("hy", "Այո: Ոչ:", "Այո:|Ոչ:");
}

/* Anything goes in; every byte but white space comes out once, in order. */
/* Each byte is looked at a bounded number of times: with a look ahead for each
 * sign, a line of them would take minutes. */
static void rows_of_signs(void **state)
{
    (void)state;
    static const char *const signs[] = {"\u2022 ", "\u2028 ", "\u2028-",
            "\u2028\u2022", "\u2029 ,", ". ", "! \u2022", "\u2026 ", "a. \"("};
    enum { ROOM = 1 << 20 };
    char *text = malloc(ROOM);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct ng_sentences it;
        struct ng_str s;
        size_t n = 1, len = strlen(signs[i]);
        text[0] = 'x';
        for (; n + len <= ROOM; n += len) {
            memcpy(text + n, signs[i], len);
        }
        ng_sentence_init(&it, (struct ng_str){text, (uint32_t)n}, NG_STR(""));
        n = 0;
        while (ng_sentence_next(&it, &s)) {
            n++;
        }
        assert_true(n > 0);
    }
    free(text);
    assert_split(
            "", "\u2022 \u2022 One \u2022 Two", "\u2022 \u2022 One|\u2022 Two");
    assert_split("", "\u2028 \u2028 One. \u2028Two", "One.|Two");
}

static void garbage(void **state)
{
    (void)state;
    uint32_t seed = 1;
    static const char alphabet[] =
            "aB1.!?\"' (\n\xE2\x80\xA6\xE3\x80\x82\xC2\xA0\xAB\xBB)2]\x94";
    static const char *const langs[] = {"de", "en", "", "ru"};
    for (int round = 0; round < 8000; round++) {
        char text[64];
        uint32_t n = 0, n_in = 0, n_out = 0;
        while (n < (uint32_t)(round % 64)) {
            seed = seed * 1664525u + 1013904223u;
            text[n] = (seed >> 28) == 0
                              ? (char)(seed >> 8)
                              : alphabet[(seed >> 16) % sizeof alphabet];
            n_in += (uint8_t)text[n] > ' ' && (uint8_t)text[n] < 0x80;
            n++;
        }
        char *copy = malloc(n + 1);
        memcpy(copy + 1, text, n);
        struct ng_sentences it;
        struct ng_str s;
        ng_sentence_init(
                &it, (struct ng_str){copy + 1, n}, ng_str_of(langs[round % 4]));
        while (ng_sentence_next(&it, &s)) {
            for (uint32_t i = 0; i < s.len; i++) {
                n_out += (uint8_t)s.s[i] > ' ' && (uint8_t)s.s[i] < 0x80;
            }
        }
        assert_int_equal(n_in, n_out);
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(plain),
            cmocka_unit_test(abbreviations),
            cmocka_unit_test(quotes),
            cmocka_unit_test(dots),
            cmocka_unit_test(lists),
            cmocka_unit_test(casual),
            cmocka_unit_test(scripts),
            cmocka_unit_test(rows_of_signs),
            cmocka_unit_test(garbage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
