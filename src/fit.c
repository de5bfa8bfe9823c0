/* SPDX-License-Identifier: MIT */
#include "ng/fit.h"

#include "ng/phrase.h"
#include "ng/utf8.h"

/* A page of this many columns has room for a wide masthead, the section at
 * the right of the headline and the link beside the source. */
#define WIDE 60u
/* Below this the body has no indent: a receipt printer's 32 columns have one,
 * a 20-column display has not. */
#define INDENTED 28u

/* Places runs, or only counts rows when runs is NULL. */
struct place {
    const struct ng_page *page;
    const struct ng_digest *d;
    struct ng_phrases phrases;
    struct ng_metric metric;
    struct ng_run *runs;
    uint32_t n, cap;
    uint32_t y;
};

/* What a story needs beside its body. */
struct parts {
    struct ng_str number, title, tag, credit, link;
    uint8_t k; /* sentences shown */
    bool printable, shown;
};

static uint16_t advance(const void *ctx, uint32_t cp)
{
    const struct ng_page *page = ctx;
    return (uint16_t)ng_encode_width(page->encoding, cp);
}

static uint32_t columns(const struct place *p, struct ng_str s)
{
    return ng_encode_columns(p->page->encoding, s);
}

/* A row as a number of the layout. */
static uint16_t at_most_rows(uint32_t y)
{
    return y < UINT16_MAX ? (uint16_t)y : UINT16_MAX;
}

static void run(struct place *p, uint32_t x, uint32_t width,
        enum ng_style style, struct ng_str text, bool hyphen)
{
    if (p->runs != NULL && p->n < p->cap) {
        p->runs[p->n] = (struct ng_run){text, (uint16_t)x, at_most_rows(p->y),
                (uint16_t)width, (uint8_t)style, hyphen};
    }
    p->n++;
}

/* ---- lines -------------------------------------------------------------- */

static void centre(struct place *p, enum ng_style style, struct ng_str text)
{
    struct ng_wrap_line line;
    while (ng_wrap_next(&text, p->page->width, &p->metric, &line)) {
        run(p, (p->page->width - line.width) / 2, line.width, style, line.text,
                line.hyphen);
        p->y++;
    }
}

/* Wraps text at x; the first line is `less` columns shorter. */
static void paragraph(struct place *p, enum ng_style style, uint32_t x,
        uint32_t less, struct ng_str text)
{
    struct ng_wrap_line line;
    uint32_t width = p->page->width - x;
    while (ng_wrap_next(&text, width - less, &p->metric, &line)) {
        run(p, x, line.width, style, line.text, line.hyphen);
        p->y++;
        less = 0;
    }
}

/* An address on rows of its own, from the margin if it is long. It is never
 * cut, but a row that is full goes on in the next, wherever that is. */
static void address(struct place *p, uint32_t x, struct ng_str link)
{
    uint32_t left = columns(p, link);
    x = x + left > p->page->width ? 0 : x;
    for (uint32_t at = 0; at < link.len; p->y++) {
        uint32_t width = 0, from = at;
        while (at < link.len) {
            uint32_t cp;
            uint32_t n = ng_utf8_decode(link.s + at, link.len - at, &cp);
            uint32_t more = advance(p->page, cp);
            if (width + more > p->page->width - x) {
                break;
            }
            width += more;
            at += n;
        }
        run(p, x, width, NG_STYLE_LINK, ng_str_cut(link, from, at - from),
                false);
    }
}

/* Left and right on one row, when there is room; says whether there was. */
static bool pair(struct place *p, uint32_t x, enum ng_style left_style,
        struct ng_str left, enum ng_style right_style, struct ng_str right)
{
    uint32_t n_left = columns(p, left), n_right = columns(p, right);
    uint32_t width = p->page->width;
    if (n_right == 0 || x + n_left + 2 + n_right > width) {
        return false;
    }
    run(p, x, n_left, left_style, left, false);
    run(p, width - n_right, n_right, right_style, right, false);
    p->y++;
    return true;
}

static void rule(struct place *p, enum ng_style style)
{
    run(p, 0, p->page->width, style, (struct ng_str){NULL, 0}, false);
    p->y++;
}

/* ---- masthead and foot -------------------------------------------------- */

struct masthead {
    struct ng_str title, date, count, as_of;
};

/* The title is spaced out where that fits and the script has capitals. */
static struct masthead make_masthead(struct place *p)
{
    struct ng_str title = ng_phrase_title(&p->phrases);
    bool spaced = p->page->width >= WIDE &&
                  columns(p, title) * 2 + 4 <= p->page->width;
    for (uint32_t at = 0; at < title.len;) {
        uint32_t cp;
        at += ng_utf8_decode(title.s + at, title.len - at, &cp);
        spaced = spaced && ng_utf8_width(cp) == 1 && cp < 0x530;
    }
    return (struct masthead){ng_phrase_upper(&p->phrases, title, spaced),
            ng_phrase_date(&p->phrases), ng_phrase_count(&p->phrases),
            ng_phrase_as_of(&p->phrases)};
}

static void place_masthead(struct place *p, const struct masthead *m)
{
    rule(p, NG_STYLE_RULE_HEAVY);
    centre(p, NG_STYLE_TITLE, m->title);
    if (!pair(p, 0, NG_STYLE_DATELINE, m->date, NG_STYLE_DATELINE, m->count)) {
        centre(p, NG_STYLE_DATELINE, m->date);
        centre(p, NG_STYLE_DATELINE, m->count);
    }
    centre(p, NG_STYLE_DATELINE, m->as_of);
    rule(p, NG_STYLE_RULE_HEAVY);
}

struct foot {
    struct ng_str *lines;
    uint32_t n;
    struct ng_str more, unprintable; /* set when stories were left out */
};

static void make_foot(struct place *p, struct foot *f)
{
    uint32_t bad = (uint32_t)p->d->n_failed + p->d->n_stale;
    f->lines = ng_keep(p->phrases.a, struct ng_str, bad);
    p->phrases.ok = p->phrases.ok && f->lines != NULL;
    for (uint16_t i = 0; p->phrases.ok && i < p->d->n_sources && f->n < bad;
            i++) {
        if (p->d->sources[i].status != NG_SOURCE_OK) {
            f->lines[f->n++] = ng_phrase_source(&p->phrases, &p->d->sources[i]);
        }
    }
}

static void place_foot(struct place *p, const struct foot *f)
{
    if (f->n > 0 || f->more.len > 0 || f->unprintable.len > 0) {
        rule(p, NG_STYLE_RULE);
    }
    paragraph(p, NG_STYLE_FOOT, 0, 0, f->more);
    paragraph(p, NG_STYLE_FOOT, 0, 0, f->unprintable);
    for (uint32_t i = 0; i < f->n; i++) {
        paragraph(p, NG_STYLE_FOOT, 0, 0, f->lines[i]);
    }
}

/* ---- stories ------------------------------------------------------------ */

/* More than half of the headline's letters would come out as '?'. */
static bool printable(const struct place *p, struct ng_str title)
{
    uint32_t lost = 0, n = 0;
    for (uint32_t at = 0; at < title.len; n++) {
        uint32_t cp;
        char out[NG_ENCODE_MAX];
        at += ng_utf8_decode(title.s + at, title.len - at, &cp);
        lost += ng_encode(p->page->encoding, cp, out) == 1 && out[0] == '?' &&
                cp != '?';
    }
    return lost * 2 <= n;
}

static struct parts make_parts(struct place *p, uint32_t i)
{
    const struct ng_story *s = &p->d->stories[i];
    struct ng_str title = ng_phrase_headline(&p->phrases, s);
    bool wide = p->page->width >= WIDE;
    return (struct parts){.number = ng_phrase_number(&p->phrases, i + 1),
            .title = i > 0 ? title : ng_phrase_upper(&p->phrases, title, false),
            .tag = wide ? ng_phrase_tag(&p->phrases, s) : (struct ng_str){0},
            .credit = ng_phrase_credit(&p->phrases, s, !wide),
            .link = p->page->links ? s->link : (struct ng_str){0},
            .k = s->n_sentences,
            .printable = printable(p, s->title),
            .shown = printable(p, s->title)};
}

static void place_story(
        struct place *p, const struct parts *parts, uint32_t i, uint8_t k)
{
    const struct ng_story *s = &p->d->stories[i];
    enum ng_style style = i == 0 ? NG_STYLE_LEAD : NG_STYLE_HEADLINE;
    /* right-aligned where the numbers may have two digits */
    uint32_t n_number = columns(p, parts->number);
    uint32_t pad = p->page->width >= WIDE && n_number < 3 ? 3 - n_number : 0;
    uint32_t number = pad + n_number + 1;
    uint32_t indent = p->page->width < INDENTED ? 0 : number;
    uint32_t tag = columns(p, parts->tag);
    uint32_t row = p->y;
    run(p, pad, n_number, style, parts->number, false);
    if (tag > 0 && tag + number + 20 <= p->page->width) {
        /* after the number and the headline's first line in x order */
        struct ng_str title = parts->title;
        struct ng_wrap_line line;
        uint32_t width = p->page->width - number - tag - 2;
        if (ng_wrap_next(&title, width, &p->metric, &line)) {
            run(p, number, line.width, style, line.text, line.hyphen);
        }
        run(p, p->page->width - tag, tag, NG_STYLE_SECTION, parts->tag, false);
        p->y++;
        paragraph(p, style, number, 0, title);
    } else {
        paragraph(p, style, number, 0, parts->title);
        p->y += p->y == row; /* a title of no columns */
    }
    paragraph(p, NG_STYLE_BODY, indent, 0, ng_story_body(s, k));
    if (!pair(p, indent, NG_STYLE_SOURCE, parts->credit, NG_STYLE_LINK,
                parts->link)) {
        paragraph(p, NG_STYLE_SOURCE, indent, 0, parts->credit);
        address(p, indent, parts->link);
    }
}

static uint32_t story_rows(
        struct place *p, const struct parts *parts, uint32_t i, uint8_t k)
{
    struct place count = *p;
    count.runs = NULL;
    count.y = 0;
    place_story(&count, parts, i, k);
    return count.y;
}

/* Gives a story k sentences and its link or not, if that still fits. */
static bool grow(struct place *p, struct parts *parts, uint32_t i, uint8_t k,
        bool link, uint32_t *room)
{
    struct parts now = parts[i], then = parts[i];
    then.link = link && p->page->links ? p->d->stories[i].link
                                       : (struct ng_str){NULL, 0};
    uint32_t had = now.shown ? story_rows(p, &now, i, now.k) : 0;
    uint32_t needs = story_rows(p, &then, i, k);
    if (k > p->d->stories[i].n_sentences || needs - had > *room) {
        return false;
    }
    *room -= needs - had;
    parts[i].link = then.link;
    parts[i].k = k;
    parts[i].shown = true;
    return true;
}

/* With a height: first as many stories as fit, from the first on, with a
 * sentence each, without their link or their sentence if need be; then what
 * they lack, then more sentences, for the first ones first, until the page is
 * full. A blank row stands between two stories. Returns the stories shown. */
static uint32_t choose(
        struct place *p, struct parts *parts, uint32_t n, uint32_t room)
{
    uint32_t shown = 0;
    bool full = false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t gap = shown > 0;
        parts[i].shown = false;
        full = full || room < gap;
        if (full || !parts[i].printable) {
            continue;
        }
        room -= gap;
        full = !grow(p, parts, i, 1, true, &room) &&
               !grow(p, parts, i, 1, false, &room) &&
               !grow(p, parts, i, 0, false, &room);
        shown += !full;
    }
    for (uint8_t k = 1; k <= NG_SENTENCES_MAX; k++) {
        for (uint32_t i = 0; i < n; i++) {
            if (parts[i].shown && parts[i].k + 1 == k) {
                grow(p, parts, i, k, parts[i].link.len > 0, &room);
            }
        }
        for (uint32_t i = 0; i < n && k == 1; i++) {
            if (parts[i].shown && parts[i].link.len == 0) {
                grow(p, parts, i, parts[i].k, true, &room);
            }
        }
    }
    return shown;
}

static void place_all(struct place *p, const struct masthead *m,
        const struct parts *parts, uint32_t n, const struct foot *f)
{
    bool first = true;
    p->n = 0;
    p->y = 0;
    place_masthead(p, m);
    for (uint32_t i = 0; i < n; i++) {
        if (parts[i].shown) {
            p->y += !first;
            place_story(p, &parts[i], i, parts[i].k);
            first = false;
        }
    }
    place_foot(p, f);
}

int ng_fit(struct ng_layout *l, struct ng_arena *a, const struct ng_digest *d,
        const struct ng_page *page)
{
    struct place p = {.page = page, .d = d, .metric = {advance, page}};
    if (page->width < 20) {
        return NG_EARG;
    }
    ng_phrase_init(&p.phrases, a, d, page->encoding);
    uint32_t n = d->n_stories;
    uint32_t printed = 0;
    struct masthead m = make_masthead(&p);
    struct foot foot = {NULL, 0, {NULL, 0}, {NULL, 0}};
    make_foot(&p, &foot);
    struct parts *parts = ng_keep(a, struct parts, n);
    if (parts == NULL || !p.phrases.ok) {
        return NG_ENOMEM;
    }
    for (uint32_t i = 0; i < n && p.phrases.ok; i++) {
        parts[i] = make_parts(&p, i);
        printed += parts[i].printable;
    }
    if (printed < n) {
        foot.unprintable = ng_phrase_unprintable(&p.phrases, n - printed);
    }
    if (!p.phrases.ok) {
        return NG_ENOMEM;
    }
    uint32_t shown = printed;
    uint32_t height = page->height;
    if (height == 0) { /* what a layout can number is a limit, too */
        place_all(&p, &m, parts, n, &foot);
        height = p.y > UINT16_MAX ? UINT16_MAX : 0;
    }
    if (height > 0) {
        place_all(&p, &m, parts, 0, &foot);
        /* the line that says how many are left out takes a row, and the rule
         * above it another when the foot was empty */
        uint32_t frame = p.y;
        uint32_t room = height > frame ? height - frame : 0;
        shown = choose(&p, parts, n, room);
        uint32_t notice = foot.n > 0 || printed < n ? 1 : 2;
        if (shown < printed) {
            shown = choose(&p, parts, n, room > notice ? room - notice : 0);
            foot.more = ng_phrase_more(&p.phrases, printed - shown);
        }
        if (shown == 0 && printed > 0) {
            return NG_ELIMIT;
        }
    }
    for (uint32_t i = 0, number = 0; i < n && shown < n; i++) {
        number += parts[i].shown;
        if (parts[i].shown && number != i + 1) {
            parts[i].number = ng_phrase_number(&p.phrases, number);
        }
    }
    place_all(&p, &m, parts, n, &foot);
    p.cap = p.n;
    p.runs = ng_keep(a, struct ng_run, p.cap);
    bool *is_shown = ng_keep(a, bool, n);
    if (p.runs == NULL || is_shown == NULL || !p.phrases.ok) {
        return NG_ENOMEM;
    }
    for (uint32_t i = 0; i < n; i++) {
        is_shown[i] = parts[i].shown;
    }
    place_all(&p, &m, parts, n, &foot);
    *l = (struct ng_layout){.runs = p.runs,
            .n_runs = p.n,
            .width = page->width,
            .height = at_most_rows(p.y),
            .encoding = page->encoding,
            .n_stories = (uint16_t)shown,
            .shown = is_shown};
    return NG_OK;
}
