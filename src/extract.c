/* SPDX-License-Identifier: MIT */
#include "ng/extract.h"

#include "ng/block.h"
#include "ng/byline.h"
#include "ng/calendar.h"
#include "ng/date.h"
#include "ng/headline.h"
#include "ng/judge.h"
#include "ng/lang.h"
#include "ng/meta.h"
#include "ng/plain.h"
#include "ng/scan.h"
#include "ng/spare.h"
#include "ng/title.h"
#include "ng/url.h"
#include "ng/utf8.h"
#include "ng/view.h"

#include <string.h>

#define EXTRA 448u /* room for headline, byline and language after the text */
#define BYLINE_MAX 96u
#define TEXT_MAX 65536u
#define BLOCKS_MAX 640u
#define SHINGLES_FROM 24576u /* a smaller arena has no room for shingles */

struct ng_extract_state {
    struct ng_extract_config config;
    struct ng_arena *arena;
    struct ng_blocks blocks;
    struct ng_view view;
    struct ng_judge judge;
    struct ng_meta meta;
    struct ng_charset charset;
    struct ng_scan scan;
    struct ng_spare spare;
    /* plain text: */
    struct ng_block line; /* its record */
    uint32_t line_at;     /* bytes of its block before it */
    uint32_t newlines;    /* since the last letter */
    char title[NG_TITLE_MAX];
    char byline[BYLINE_MAX];
};

/* ---- plain text --------------------------------------------------------- */

/* A line that was broken at a column and not at the end of a paragraph: about
 * as long as lines of mail are, and what follows goes on in the sentence
 * (test/data/pages/wrapped.txt). */
static bool goes_on(const struct ng_extract_state *x, char next)
{
    const struct ng_blocks *b = &x->blocks;
    uint32_t n = b->n_text - b->open_at - x->line_at;
    if (n < 50 || n > 90 || x->newlines != 1) {
        return false;
    }
    char last = b->text[b->n_text - 1];
    return (next >= 'a' && next <= 'z') ||
           (last != '.' && last != '!' && last != '?' && last != '"' &&
                   last != ')' && (unsigned char)last < 0x80);
}

static void end_line(struct ng_extract_state *x)
{
    x->line.tag = NG_TAG_P;
    ng_block_close(&x->blocks, &x->line);
    x->line_at = 0;
}

static void feed_plain(struct ng_extract_state *x, const char *bytes, size_t n)
{
    size_t i = 0;
    while (i < n) {
        const char *newline = memchr(bytes + i, '\n', n - i);
        size_t end = newline == NULL ? n : (size_t)(newline - bytes);
        size_t from = i;
        while (from < end && (bytes[from] == ' ' || bytes[from] == '\t' ||
                                     bytes[from] == '\r')) {
            from++;
        }
        if (from < end) {
            if (x->newlines > 0) {
                if (ng_block_open(&x->blocks) && goes_on(x, bytes[from])) {
                    ng_block_text(&x->blocks, " ", 1);
                    x->line_at = x->blocks.n_text - x->blocks.open_at;
                } else {
                    end_line(x);
                    x->line.breaks =
                            (uint8_t)(x->newlines < 256 ? x->newlines - 1
                                                        : 255);
                }
                x->newlines = 0;
            }
            ng_block_text(&x->blocks, bytes + i, end - i);
        } else if (from > i) {
            ng_block_text(&x->blocks, " ", 1);
        }
        x->newlines += newline != NULL;
        i = end + (newline != NULL);
    }
}

/* ---- the way in -----------------------------------------------------------
 */

static int on_utf8(void *ctx, const void *bytes, size_t n)
{
    struct ng_extract_state *x = ctx;
    if (x->config.plain_text) {
        feed_plain(x, bytes, n);
        return NG_OK;
    }
    return ng_scan_feed(&x->scan, bytes, n);
}

static void on_fact(
        void *ctx, enum ng_fact fact, struct ng_str name, struct ng_str value)
{
    struct ng_extract_state *x = ctx;
    struct ng_meta *m = &x->meta;
    switch (fact) {
    case NG_FACT_META:
        if ((ng_str_eqi(name, NG_STR("charset")) ||
                    ng_str_eqi(name, NG_STR("content-type"))) &&
                ng_charset_late(&x->charset, value)) {
            ng_meta_forget(m); /* test/data/pages/latemeta.html */
        }
        ng_meta_tag(m, name, value);
        break;
    case NG_FACT_TITLE:
        ng_meta_add(m, NG_META_TITLE, value);
        break;
    case NG_FACT_TITLE_END:
        ng_meta_end(m, NG_META_TITLE);
        break;
    case NG_FACT_LANG:
        ng_meta_add(m, NG_META_LANG, value);
        ng_meta_end(m, NG_META_LANG);
        break;
    case NG_FACT_DATE_PROP:
        ng_meta_date(m, NG_META_DATE_PROP, value);
        break;
    case NG_FACT_DATE_TIME:
        ng_meta_date(m, NG_META_DATE_TIME, value);
        break;
    case NG_FACT_LD:
        ng_meta_ld_begin(m);
        break;
    case NG_FACT_LD_TEXT:
        ng_meta_ld_feed(m, value.s, value.len);
        break;
    case NG_FACT_LD_END:
        ng_meta_ld_end(m);
        break;
    }
}

static void on_body(void *ctx, struct ng_str piece)
{
    ng_spare_body(ctx, piece);
}

/* Boxes for n blocks: a power of two, so that a hash finds its place. */
static uint32_t boxes_for(uint32_t n)
{
    uint32_t boxes = 16;
    while (boxes * 2 <= n + n / 2) {
        boxes *= 2;
    }
    return boxes;
}

/* Records, boxes and text, in the proportion that pages need: a record for
 * every 77 bytes of text (24 KB and 320 hold all but the longest pages). */
static int take_tables(struct ng_extract_state *x, size_t keep_before)
{
    struct ng_arena *a = x->arena;
    uint32_t text_max = x->config.text_max == 0 ? TEXT_MAX : x->config.text_max;
    uint32_t n = x->config.blocks_max == 0 ? BLOCKS_MAX : x->config.blocks_max;
    size_t keep = ng_arena_room_keep(a), scratch = ng_arena_room_scratch(a);
    size_t each = sizeof(struct ng_block) + sizeof(struct ng_box);
    /* one buffer for both ends: what scratch took is missing in keep */
    bool shared = keep < keep_before;
    size_t fit = shared ? (keep - (keep < EXTRA ? keep : EXTRA)) / (each + 77)
                        : scratch / each;
    n = fit < n ? (uint32_t)fit : n;
    if (n < 8) {
        return NG_ENOMEM;
    }
    struct ng_block *list = ng_scratch(a, struct ng_block, n);
    x->view.n_boxes = boxes_for(n);
    while (x->view.n_boxes > 0 && x->view.n_boxes * sizeof(struct ng_box) >
                                          n * (each - sizeof *list)) {
        x->view.n_boxes /= 2;
    }
    x->view.boxes = ng_scratch(a, struct ng_box, x->view.n_boxes);
    x->view.n_boxes = x->view.boxes == NULL ? 0 : x->view.n_boxes;
    keep = ng_arena_room_keep(a);
    keep = keep > EXTRA ? keep - EXTRA : 0;
    uint32_t text = keep < text_max ? (uint32_t)keep : text_max;
    char *at = text < 256 ? NULL : ng_keep(a, char, text + EXTRA);
    if (list == NULL || at == NULL) {
        return NG_ENOMEM;
    }
    ng_block_init(&x->blocks, list, n, at, text);
    return NG_OK;
}

int ng_extract_init(struct ng_extract *x, struct ng_arena *a,
        const struct ng_extract_config *config)
{
    x->state = NULL;
    size_t keep = ng_arena_room_keep(a);
    struct ng_extract_state *s = ng_scratch(a, struct ng_extract_state, 1);
    if (s == NULL) {
        return NG_ENOMEM;
    }
    s->config = *config;
    s->arena = a;
    struct ng_shingles *body = NULL;
    if (ng_arena_room_scratch(a) >= SHINGLES_FROM) {
        body = ng_scratch(a, struct ng_shingles, 1);
    }
    int err = take_tables(s, keep);
    if (err != NG_OK) {
        return err;
    }
    s->view.told = body;
    ng_meta_init(&s->meta, body);
    s->spare.blocks = &s->blocks;
    s->meta.on_body = on_body;
    s->meta.ctx = &s->spare;
    ng_charset_init(&s->charset, config->content_type, config->hook,
            (struct ng_sink){on_utf8, s});
    ng_scan_init(&s->scan, &s->blocks, on_fact, s);
    x->state = s;
    return NG_OK;
}

int ng_extract_feed(struct ng_extract *x, const void *bytes, size_t n)
{
    return x->state == NULL ? NG_ENOMEM
                            : ng_charset_feed(&x->state->charset, bytes, n);
}

/* ---- the way out ----------------------------------------------------------
 */

static struct ng_str choose_title(const struct ng_extract_state *x)
{
    const struct ng_meta *m = &x->meta;
    const struct ng_title t = {.og = ng_meta_get(m, NG_META_OG_TITLE),
            .page = ng_meta_get(m, NG_META_TITLE),
            .ld = ng_meta_get(m, NG_META_LD_TITLE),
            .feed = x->config.title,
            .site = ng_meta_get(m, NG_META_SITE),
            .host = ng_url_site(x->config.url)};
    return ng_title_choose(&t, &x->blocks);
}

/* The first date in the blocks from..to: in a short line, or in one that its
 * class calls a date. linked: also one that is mostly links. */
static int64_t date_within(
        const struct ng_blocks *b, uint32_t from, uint32_t to, bool linked)
{
    int64_t date;
    for (uint32_t i = from; i < to && i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        if ((k->len < 100 || (k->near & NG_HINT_META) != 0) &&
                k->tag != NG_TAG_H1 && (linked || k->linked * 2 < k->len) &&
                ng_date_find(ng_block_str(b, k), &date) > 0) {
            return date;
        }
    }
    return NG_NO_DATE;
}

/* A date in the text: between the headline and the body (a link or not:
 * test/data/pages/blog.html), around the two (test/data/pages/german.html),
 * else right after the body's end (test/data/pages/breaks.html). */
static int64_t visible_date(const struct ng_extract_state *x)
{
    const struct ng_blocks *b = &x->blocks;
    uint32_t first = x->judge.first, headline = x->judge.headline;
    uint32_t from = headline < first ? headline : first;
    uint32_t to = headline < b->n && headline > first ? headline : first;
    if (from >= b->n) {
        return date_within(b, 0, b->n, false);
    }
    uint32_t last = b->n;
    while (last > 0 && !b->list[last - 1].keep) {
        last--;
    }
    const struct {
        uint32_t from, to;
        bool linked;
    } places[] = {
            {from + 1, from < first && first < from + 8 ? first : 0, true},
            {from > 6 ? from - 6 : 0, to + 8, false},
            {from > 16 ? from - 16 : 0, from, false}, {last, last + 12, false}};
    int64_t date = NG_NO_DATE;
    for (unsigned i = 0; i < 4 && date == NG_NO_DATE; i++) {
        date = date_within(b, places[i].from, places[i].to, places[i].linked);
    }
    return date;
}

/* What the page says; instead of the site's name a line near the headline, if
 * there is one (test_byline.c). */
static struct ng_str choose_byline(const struct ng_extract_state *x)
{
    struct ng_str said = ng_meta_get(&x->meta, NG_META_AUTHOR);
    struct ng_str site = ng_meta_get(&x->meta, NG_META_SITE);
    struct ng_str host = ng_url_site(x->config.url);
    if (said.len > 0 && !ng_headline_is_site(said, site, host)) {
        return said;
    }
    uint32_t first = x->judge.first, headline = x->judge.headline;
    uint32_t from = headline < first ? headline : first;
    struct ng_str line =
            ng_byline_find(&x->blocks, from > 3 ? from - 3 : 0, first + 3);
    return line.len > 0 ? line : said;
}

/* A time in UTC, or of no zone, may be told a day off from the publisher's own
 * day, which another date may know: the least zone that makes it so, at most
 * `most` hours, else 0. A time of day there must be the same time
 * (test/data/pages/blog.html). */
static int16_t zone_for(int64_t date, int64_t local, int32_t most)
{
    const int32_t day = NG_CALENDAR_DAY;
    if (date - local > 3 * day || local - date > 3 * day) {
        return 0;
    }
    int32_t ahead = (int32_t)(date - local), clock = (int32_t)(local % day);
    clock += clock < 0 ? day : 0;
    int32_t since = ahead + clock;             /* local's midnight */
    int32_t apart = (900 - ahead % 900) % 900; /* 0: zones are so */
    bool same = clock == 0 || apart <= 60 || apart >= 840;
    int32_t hours = since < 0      ? (-since + 3599) / 3600
                    : since >= day ? -((since - day) / 3600 + 1)
                                   : 0;
    return since % day != 0 && same && hours <= most && hours >= -most
                   ? (int16_t)(hours * 60)
                   : 0;
}

static void choose_date(
        const struct ng_extract_state *x, struct ng_article *out)
{
    const int64_t *said = x->meta.date;
    int64_t in_url = NG_NO_DATE, visible = visible_date(x);
    (void)ng_date_in_url(x->config.url, &in_url);
    unsigned i = 0;
    while (i < NG_META_DATES && said[i] == NG_NO_DATE) {
        i++;
    }
    if (i < NG_META_DATE_TIME ||
            (i == NG_META_DATE_TIME && in_url == NG_NO_DATE)) {
        out->date = said[i];
        out->date_zone = x->meta.zone[i];
    } else {
        out->date = in_url != NG_NO_DATE ? in_url : visible;
    }
    const int64_t local[] = {in_url, visible};
    for (i = 0; i < 2 && out->date_zone == 0 && out->date != NG_NO_DATE; i++) {
        if (local[i] != NG_NO_DATE) {
            out->date_zone = zone_for(out->date, local[i], i == 0 ? 12 : 9);
        }
    }
}

/* Slides the winners down, a line each; returns their bytes. */
static uint32_t slide(struct ng_blocks *b)
{
    uint32_t to = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        if (k->keep) {
            memmove(b->text + to, b->text + k->at, k->len + 1u);
            to += k->len + 1u;
        }
    }
    return to > 0 ? to - 1 : 0;
}

/* Drops control characters, C0 and C1, in place: <meta> and JSON-LD may hold
 * any. Returns the new length. */
static uint32_t printable(char *s, uint32_t n)
{
    uint32_t to = 0;
    for (uint32_t i = 0; i < n; i++) {
        i += s[i] == '\xC3' ? ng_block_once(s + i, n - i) : 0;
        unsigned char c = (unsigned char)s[i];
        if (c == 0xC2 && i + 1 < n && (unsigned char)s[i + 1] < 0xA0) {
            i++;
        } else if (c >= ' ' && c != 0x7F) {
            s[to++] = s[i];
        }
    }
    return to;
}

/* Appends s to the kept text and returns the copy. */
static struct ng_str append(char **at, const char *end, struct ng_str s)
{
    uint32_t room = (uint32_t)(end - *at);
    s.len = ng_utf8_cut(s, s.len < room ? s.len : room);
    if (s.len > 0) {
        memmove(*at, s.s, s.len);
        s.s = *at;
        s.len = printable(*at, s.len);
        *at += s.len;
    }
    return s;
}

/* A copy of a block's text, which will move, on one line. */
static struct ng_str hold(char *at, uint32_t cap, struct ng_str s)
{
    s.len = ng_utf8_cut(s, s.len < cap ? s.len : cap);
    for (uint32_t i = 0; i < s.len; i++) {
        at[i] = s.s[i] == '\n' ? ' ' : s.s[i];
    }
    s.s = at;
    return s;
}

/* "en_US" and "en-us" are one. */
static void canonical_lang(struct ng_str s, char *at)
{
    for (uint32_t i = 0; i < s.len; i++) {
        char c = at[i];
        at[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
}

int ng_extract_end(struct ng_extract *x, struct ng_article *out)
{
    memset(out, 0, sizeof *out);
    out->date = NG_NO_DATE;
    struct ng_extract_state *s = x->state;
    if (s == NULL) {
        return NG_ENOMEM;
    }
    int err = ng_charset_end(&s->charset);
    struct ng_blocks *b = &s->blocks;
    if (s->config.plain_text) {
        end_line(s);
        struct ng_plain plain = {.title = s->config.title};
        ng_plain_judge(&plain, b);
        s->view.title = plain.title;
        s->judge.headline = plain.headline;
        s->judge.first = plain.first;
        s->judge.is_article = plain.is_article;
    } else {
        (void)ng_scan_end(&s->scan);
        bool spare = ng_spare_needed(b);
        s->view.title = choose_title(s);
        s->judge.said_article = s->meta.og_article;
        ng_view_score(&s->view, b);
        if (spare) {
            ng_spare_choose(b);
        }
        s->judge.headline = s->view.headline;
        s->judge.told = s->view.told;
        ng_judge_page(&s->judge, b);
    }
    struct ng_str title = hold(s->title, NG_TITLE_MAX, s->view.title);
    struct ng_str byline = hold(s->byline, BYLINE_MAX, choose_byline(s));
    choose_date(s, out);
    out->charset = s->charset.name;
    out->cut = b->cut;
    out->is_article = s->judge.is_article;
    char *at = b->text + slide(b), *end = b->text + b->text_cap + EXTRA;
    out->text = (struct ng_str){b->text, (uint32_t)(at - b->text)};
    out->title = append(&at, end, title);
    out->byline = append(&at, end, byline);
    char *lang_at = at;
    out->lang = append(&at, end,
            ng_lang_of(ng_meta_get(&s->meta, NG_META_LANG), out->text));
    canonical_lang(out->lang, lang_at);
    ng_arena_trim(s->arena, at);
    x->state = NULL;
    return err;
}
