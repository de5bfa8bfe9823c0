/* SPDX-License-Identifier: MIT */
/* Invariants 2 and 4; and no character is lost, repeated or moved by a line
 * break; no line is wider than its measure but for one character; the memory
 * is given back; setting it again without lines counts the same. Input: width,
 * setting and memory, cut-in, its lines, last room, text. */
#include "fuzz.h"

#include "../fake/plain_font.c"

/* "a1b", "b1c". */
static const uint8_t patterns[] = {'N', 'G', 'H', '1', 'x', 'x', 0, 0, 2, 2, 4,
        0, '.', 0, 'a', 0, 'b', 0, 'c', 0, 255, 255, 0, 0, 4, 0, 255, 255, 1, 2,
        0xC2, 1 << 3 | 1, 0x82, 0xC3, 1 << 3 | 1};

/* The next character of *s that is no blank, or UINT32_MAX. */
static uint32_t next(struct ng_str *s)
{
    while (s->len > 0) {
        uint32_t cp, n = ng_utf8_decode(s->s, s->len, &cp);
        *s = ng_str_cut(*s, n, s->len);
        if (cp != 0xAD && cp != 0x200B && ng_utf8_kind(cp) != NG_UTF8_SPACE) {
            return cp;
        }
    }
    return UINT32_MAX;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static char memory[8192];
    static struct ng_line lines[2000];
    if (n < 5 || n > 1500) {
        return 0;
    }
    struct ng_font font = fake_plain_font();
    struct ng_hyphens hyphens;
    must(ng_hyphens_open(&hyphens, patterns, sizeof patterns) == NG_OK);
    char *copy = fuzz_copy(data + 5, n - 5);
    struct ng_paragraph p = {.text = {copy, (uint32_t)(n - 5)},
            .font = &font,
            .hyphens = &hyphens,
            .width = data[0],
            .cut_width = data[2],
            .cut_lines = data[3] & 15,
            .last_room = data[4],
            .setting = data[1] % 3};
    struct ng_arena a;
    ng_arena_init(&a, memory, sizeof memory / 64 * (data[1] / 4));
    uint32_t k = ng_paragraph_set(&p, &a, lines, 2000);
    must(k <= n && ng_arena_used(&a) == 0);
    must(ng_paragraph_set(&p, &a, NULL, 0) == k);
    struct ng_str all = p.text;
    for (uint32_t i = 0; i < k; i++) {
        struct ng_str part = lines[i].text;
        uint32_t cp, characters = 0;
        while ((cp = next(&part)) != UINT32_MAX) {
            must(cp == next(&all));
            characters++;
        }
        uint32_t wide = ng_type_width_64(&font, lines[i].text) +
                        (lines[i].hyphen ? 3 * 64u : 0);
        uint32_t cut = i < p.cut_lines ? p.cut_width : 0;
        uint32_t full = cut < p.width ? p.width - cut : 0;
        must(wide <= 64 * full || characters <= 1);
        must(!lines[i].justified || lines[i].width == full);
    }
    must(next(&all) == UINT32_MAX);
    free(copy);
    return 0;
}
