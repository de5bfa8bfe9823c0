/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#include "fake/plain_font.h"
#include "linux/hyphens.h"

enum { MOST = 64, MEMORY = 16384 };

static const char harbour[] =
        "The council agreed on Monday to rebuild the old harbour wall after "
        "storms broke through it twice last winter, flooding forty homes and "
        "closing the ferry terminal for weeks. Work will begin in April and "
        "cost an estimated twelve million, most of it paid by the regional "
        "government.";

struct set {
    struct ng_line lines[MOST];
    uint32_t n;
    size_t peak;
};

static const struct ng_hyphens *english(void)
{
    return ng_hyphens_pick(ng_hyphens_linux, ng_hyphens_linux_n, NG_STR("en"));
}

/* Sets a paragraph and checks what holds for all: no character is lost or
 * moved, no line is wider than its measure, the memory is given back. */
static struct set set(struct ng_paragraph p, size_t memory)
{
    static char mem[MEMORY];
    struct ng_font font = fake_plain_font();
    struct ng_arena a;
    struct set s = {.n = 0};
    p.font = &font;
    ng_arena_init(&a, mem, memory);
    s.n = ng_paragraph_set(&p, &a, s.lines, MOST);
    s.peak = a.peak;
    assert_int_equal(ng_arena_used(&a), 0);
    assert_in_range(s.n, 0, MOST);
    assert_int_equal(ng_paragraph_set(&p, &a, NULL, 0), s.n);
    const char *at = p.text.s;
    for (uint32_t i = 0; i < s.n; i++) {
        const struct ng_line *l = &s.lines[i];
        uint32_t cut = i < p.cut_lines ? p.cut_width : 0;
        uint32_t wide = ng_type_width_64(&font, l->text) + l->hyphen * 3 * 64u;
        if (l->text.len == 0) {
            continue;
        }
        for (; at < l->text.s; at++) {
            assert_true(*at == ' ' || *at == '\n');
        }
        assert_ptr_equal(at, l->text.s);
        at += l->text.len;
        assert_true(wide <= 64u * (p.width - cut) || l->text.len == 1);
        assert_int_equal(l->width, l->justified ? p.width - cut : wide / 64);
        assert_true(l->text.s[0] != ' ' && at[-1] != ' ');
    }
    for (; at < p.text.s + p.text.len; at++) {
        assert_true(*at == ' ' || *at == '\n');
    }
    return s;
}

static void check(struct ng_paragraph p, const char *want)
{
    struct set s = set(p, MEMORY);
    struct log l = {0};
    log_printf(&l, "%s", "");
    for (uint32_t i = 0; i < s.n; i++) {
        log_printf(&l, "%s", i > 0 ? "|" : "");
        log_str(&l, s.lines[i].text);
        log_printf(&l, "%s", s.lines[i].hyphen ? "-" : "");
    }
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void plain(void **state)
{
    (void)state;
    struct ng_paragraph p = {.width = 60};
    p.text = NG_STR("");
    check(p, "");
    p.text = NG_STR("  ");
    check(p, "");
    p.text = NG_STR("one");
    check(p, "one");
    p.text = NG_STR("so\n\nit goes\n");
    check(p, "so\n\nit goes");
    p.text = NG_STR("over supercalifragilistic");
    check(p, "over|supercalifr|agilistic");
    p.width = 0;
    p.text = NG_STR("ab c");
    check(p, "a|b|c");
}

/* Pseudo-random texts and measures, the same every time. */
static uint32_t random_below(uint32_t n)
{
    static uint64_t state = UINT64_C(88172645463325252);
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state % n);
}

static struct ng_str random_text(char *text, uint32_t words)
{
    static const char *const some[] = {"Of", "The", "Wall", "council", "And",
            "harbour", "Flooding", "representatives", "Will", "I"};
    text[0] = '\0';
    for (uint32_t i = 0; i < words; i++) {
        strcat(text, some[random_below(sizeof some / sizeof *some)]);
        strcat(text, i + 1 < words ? " " : "");
    }
    return ng_str_of(text);
}

/* What one line costs, in the header's words: the square of the share of the
 * measure that it leaves, in 1/256, but for the last; the last, a short word
 * alone, 512 squared; balanced, the last counts like all, 512 becomes 256, and
 * fewer lines go before all. */
static uint64_t line_cost(const struct ng_font *font, struct ng_str line,
        uint32_t width, bool first, bool last, bool balanced)
{
    uint32_t wide = ng_type_width_64(font, line) / 64;
    uint64_t share = (width - wide) * (uint64_t)256 / (width + 1);
    uint64_t cost = balanced ? UINT64_C(1) << 32 : 0;
    cost += last && !balanced ? 0 : share * share;
    if (last && !first && line.len < (balanced ? 9 : 5) &&
            !memchr(line.s, ' ', line.len)) {
        cost += balanced ? 65536 : 262144;
    }
    return cost;
}

/* The least cost of all ways to break text[from ..] at its spaces. */
static uint64_t least(const struct ng_font *font, struct ng_str text,
        uint32_t from, uint32_t width, bool balanced)
{
    uint64_t best = UINT64_MAX;
    for (uint32_t i = from + 1; i <= text.len; i++) {
        struct ng_str line = ng_str_cut(text, from, i - from);
        bool last = i == text.len;
        if (!last && text.s[i] != ' ') {
            continue;
        }
        if (ng_type_width_64(font, line) > 64 * width) {
            break;
        }
        uint64_t cost = line_cost(font, line, width, from == 0, last, balanced);
        cost += last ? 0 : least(font, text, i + 1, width, balanced);
        best = cost < best ? cost : best;
    }
    return best;
}

static void optimum(void **state)
{
    (void)state;
    struct ng_font font = fake_plain_font();
    char text[256];
    for (int i = 0; i < 4000; i++) {
        bool balanced = i % 2;
        struct ng_paragraph p = {.width = (uint16_t)(90 + random_below(150))};
        uint64_t cost = 0;
        p.text = random_text(text, 2 + random_below(10));
        p.setting = balanced ? NG_SET_BALANCED : NG_SET_RAGGED;
        struct set s = set(p, MEMORY);
        for (uint32_t k = 0; k < s.n; k++) {
            cost += line_cost(&font, s.lines[k].text, p.width, k == 0,
                    k + 1 == s.n, balanced);
        }
        assert_int_equal(cost, least(&font, p.text, 0, p.width, balanced));
    }
}

/* Justified: no line has spaces over three times the font's; the last is not
 * justified; not more than two lines in a row end with hyphens; fewer are
 * loose than when set line by line, as without memory. */
static void justified(void **state)
{
    (void)state;
    struct ng_font font = fake_plain_font();
    uint32_t loose = 0, loose_greedy = 0, ragged = 0, hyphens = 0;
    for (uint16_t width = 120; width < 400; width++) {
        struct ng_paragraph p = {.text = ng_str_of(harbour),
                .hyphens = english(),
                .width = width,
                .setting = NG_SET_JUSTIFIED};
        struct set s = set(p, MEMORY), greedy = set(p, 0);
        assert_in_range(s.peak, 1, 7 * 1024);
        assert_int_equal(greedy.peak, 0);
        for (uint32_t i = 0, row = 0; i < s.n; i++) {
            const struct ng_line *l = &s.lines[i];
            uint32_t spaces, wide = ng_place_measure(&font, l->text, &spaces) +
                                    l->hyphen * 3 * 64u;
            assert_false(l->justified && i + 1 == s.n);
            assert_true(
                    !l->justified || 64u * width <= wide + spaces * 2 * 4 * 64);
            row = l->hyphen ? row + 1 : 0;
            ragged += !l->justified && i + 1 < s.n;
            hyphens += l->hyphen;
            assert_in_range(row, 0, 2);
        }
        loose += ng_paragraph_loose(&font, s.lines, s.n);
        loose_greedy += ng_paragraph_loose(&font, greedy.lines, greedy.n);
        for (uint32_t i = 0; i + 1 < greedy.n; i++) {
            loose_greedy += !greedy.lines[i].justified;
        }
    }
    assert_true((loose + ragged) * 3 < loose_greedy * 2);
    assert_true(hyphens > 0 || !english());
}

/* The same lines whatever memory there is beyond what is needed. */
static void memory(void **state)
{
    (void)state;
    struct ng_paragraph p = {.text = ng_str_of(harbour),
            .hyphens = english(),
            .width = 260,
            .setting = NG_SET_JUSTIFIED};
    struct set all = set(p, MEMORY), none = set(p, 0);
    assert_true(memcmp(all.lines, none.lines, sizeof all.lines) != 0);
    for (size_t n = 0; n < MEMORY; n += 256) {
        struct set s = set(p, n);
        const struct set *want = s.peak == all.peak ? &all : &none;
        assert_int_equal(s.n, want->n);
        for (uint32_t i = 0; i < s.n; i++) {
            assert_ptr_equal(s.lines[i].text.s, want->lines[i].text.s);
            assert_int_equal(s.lines[i].width, want->lines[i].width);
        }
    }
}

/* A text longer than the window is set through, and as well. */
static void windows(void **state)
{
    (void)state;
    struct ng_font font = fake_plain_font();
    struct log text = {0};
    for (int i = 0; i < 5; i++) {
        log_printf(&text, "%s ", harbour);
    }
    struct ng_paragraph p = {.text = {text.s, (uint32_t)text.len},
            .hyphens = english(),
            .width = 240,
            .setting = NG_SET_JUSTIFIED};
    struct set s = set(p, MEMORY);
    assert_in_range(s.peak, 1, 7 * 1024);
    assert_in_range(ng_paragraph_loose(&font, s.lines, s.n), 0, 3);
    for (uint32_t i = 0; i + 1 < s.n; i++) {
        assert_true(s.lines[i].justified);
    }
    log_free(&text);
}

static void cut_ins(void **state)
{
    (void)state;
    struct ng_paragraph p = {.text = ng_str_of(harbour),
            .width = 220,
            .cut_width = 70,
            .cut_lines = 3,
            .setting = NG_SET_JUSTIFIED};
    for (p.cut_lines = 0; p.cut_lines < 20; p.cut_lines++) {
        struct set s = set(p, MEMORY); /* which checks the widths */
        for (uint32_t i = 0; i + 1 < s.n; i++) {
            assert_in_range(s.lines[i].width, 1, i < p.cut_lines ? 150 : 220);
        }
        set(p, 0);
    }
}

static void room_at_the_end(void **state)
{
    (void)state;
    struct ng_paragraph p = {
            .text = NG_STR("The council agreed"), .width = 120};
    check(p, "The council agreed");
    p.last_room = 30; /* it is 98 wide */
    check(p, "The council|agreed");
    p.last_room = 90;
    check(p, "The council agreed|");
    p.last_room = 200;
    check(p, "The council agreed|");
}

static void headlines(void **state)
{
    (void)state;
    struct ng_paragraph p = {.width = 200, .setting = NG_SET_BALANCED};
    p.text = NG_STR("Council agrees to rebuild the harbour wall");
    check(p, "Council agrees to rebuild|the harbour wall");
    p.width = 110;
    p.hyphens = english();
    check(p, "Council agrees|to rebuild the|harbour wall");
    p.text = NG_STR("Storm, then calm on the coast");
    check(p, "Storm, then calm|on the coast");
    p.text = NG_STR("Ferry terminal closed again as storm surge hits");
    check(p, "Ferry terminal|closed again as|storm surge hits");
}

/* No single short word on the last line where that can be helped. */
static void orphans(void **state)
{
    (void)state;
    struct ng_paragraph p = {
            .text = NG_STR("Forty homes were hit by it"), .width = 130};
    check(p, "Forty homes were hit|by it");
    p.text = NG_STR("So be it");
    p.width = 20;
    check(p, "So|be|it");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(plain),
            cmocka_unit_test(optimum), cmocka_unit_test(justified),
            cmocka_unit_test(memory), cmocka_unit_test(windows),
            cmocka_unit_test(cut_ins), cmocka_unit_test(room_at_the_end),
            cmocka_unit_test(headlines), cmocka_unit_test(orphans)};
    return cmocka_run_group_tests_name("paragraph", tests, NULL, NULL);
}
