/* SPDX-License-Identifier: MIT */
#include "ng/text.h"

#include "ng/encode.h"

/* ECMA-48 8.3.117, Select Graphic Rendition: 1 bold, 2 faint, 3 italic. */
static const struct ng_str sgr[NG_STYLE_N] = {
        [NG_STYLE_TITLE] = NG_STR_INIT("\033[1m"),
        [NG_STYLE_DATELINE] = NG_STR_INIT(""),
        [NG_STYLE_SECTION] = NG_STR_INIT("\033[2m"),
        [NG_STYLE_LEAD] = NG_STR_INIT("\033[1m"),
        [NG_STYLE_HEADLINE] = NG_STR_INIT("\033[1m"),
        [NG_STYLE_BODY] = NG_STR_INIT(""),
        [NG_STYLE_SOURCE] = NG_STR_INIT("\033[3m"),
        [NG_STYLE_LINK] = NG_STR_INIT("\033[2m"),
        [NG_STYLE_FOOT] = NG_STR_INIT("\033[2m"),
        [NG_STYLE_RULE_HEAVY] = NG_STR_INIT(""),
        [NG_STYLE_RULE] = NG_STR_INIT("\033[2m"),
};

static int repeat(const struct ng_sink *out, struct ng_str s, uint32_t n)
{
    int err = NG_OK;
    while (n-- > 0 && err == NG_OK) {
        err = ng_sink_str(out, s);
    }
    return err;
}

/* A rule of `width` characters: box drawing where the device has it. */
static int draw_rule(const struct ng_sink *out, enum ng_encoding e, bool heavy,
        uint32_t width)
{
    char line[NG_ENCODE_MAX];
    uint32_t n = ng_encode(e, heavy ? 0x2550 : 0x2500, line);
    struct ng_str dash = {line, n};
    if (n == 0 || (e != NG_ENCODE_UTF8 && n != 1)) {
        dash = heavy ? NG_STR("=") : NG_STR("-");
    }
    return repeat(out, dash, width);
}

static int draw_run(const struct ng_layout *l, const struct ng_run *r,
        enum ng_text_mode mode, const struct ng_sink *out)
{
    struct ng_str on = sgr[r->style];
    bool styled = mode == NG_TEXT_ANSI && on.len > 0;
    int err = styled ? ng_sink_str(out, on) : NG_OK;
    if (err == NG_OK) {
        bool heavy = r->style == NG_STYLE_RULE_HEAVY;
        err = heavy || r->style == NG_STYLE_RULE
                      ? draw_rule(out, l->encoding, heavy, r->width)
                      : ng_encode_str(out, l->encoding, r->text);
    }
    if (err == NG_OK && r->hyphen) {
        err = ng_sink_str(out, NG_STR("-"));
    }
    if (err == NG_OK && styled) {
        err = ng_sink_str(out, NG_STR("\033[0m"));
    }
    return err;
}

int ng_text(const struct ng_layout *l, enum ng_text_mode mode,
        const struct ng_sink *out)
{
    int err = NG_OK;
    uint32_t x = 0, y = 0;
    for (uint32_t i = 0; i < l->n_runs && err == NG_OK; i++) {
        const struct ng_run *r = &l->runs[i];
        if (r->y > y) {
            err = repeat(out, NG_STR("\n"), r->y - y);
            y = r->y;
            x = 0;
        }
        if (err == NG_OK && r->x > x) {
            err = repeat(out, NG_STR(" "), r->x - x);
            x = r->x;
        }
        if (err == NG_OK) {
            err = draw_run(l, r, mode, out);
        }
        x += r->width;
    }
    if (err == NG_OK && l->n_runs > 0) {
        err = ng_sink_str(out, NG_STR("\n"));
    }
    return err;
}

int ng_print(const struct ng_digest *d, struct ng_arena *a, uint16_t columns,
        uint16_t lines, const struct ng_sink *out)
{
    struct ng_layout layout;
    struct ng_page page = {.width = columns,
            .height = lines,
            .encoding = NG_ENCODE_UTF8,
            .links = true};
    int err = ng_fit(&layout, a, d, &page);
    return err < 0 ? err : ng_text(&layout, NG_TEXT_PLAIN, out);
}
