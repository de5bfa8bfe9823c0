/* SPDX-License-Identifier: MIT */
/* Small: RSS of all kinds and Atom by the names of their elements; lost: JSON
 * Feed, xml:base, Atom's types of text, rare names, authors, languages. */
#include "ng/feed.h"

#include "ng/date.h"
#include "ng/feed_text.h"
#include "ng/url.h"

#include <string.h>

#define SHORT 128u

enum { TITLE, SUMMARY, CONTENT, LINK, ID, SECTION, N_TEXTS, DATE = N_TEXTS };

/* Elements; of those of one field the highest rank wins, then the first. */
static const char names[] = "title description summary content "
                            "content:encoded link guid id category pubdate "
                            "published updated dc:date issued modified "
                            "dc:subject";
static const uint8_t fields[] = {TITLE, SUMMARY, SUMMARY, CONTENT, CONTENT,
        LINK, ID, ID, SECTION, DATE, DATE, DATE, DATE, DATE, DATE, SECTION};
static const uint8_t ranks[] = {1, 1, 1, 1, 2, 3, 1, 1, 1, 3, 3, 1, 2, 2, 1, 1};

struct ng_feed_state {
    struct ng_feed *feed;
    struct ng_feed_config config;
    struct ng_charset charset;
    struct ng_markup xml, html;
    struct ng_feed_text title, text[N_TEXTS], word; /* title: the feed's */
    struct ng_feed_text *into;                      /* of the open field */
    struct ng_str site;
    uint8_t rank[N_TEXTS + 1];
    int8_t open; /* its place in the names; -1: none */
    bool in_item, skip, other, stopped;
    int64_t date;
};

static void set_link(struct ng_feed_state *s, struct ng_str ref)
{
    struct ng_feed_text *link = &s->text[LINK];
    struct ng_str base =
            s->in_item && s->site.len > 0 ? s->site : s->config.url;
    int n = s->word.cut ? NG_ELIMIT
                        : ng_url_resolve(base, ref, link->s, link->cap);
    link->n = n > 0 ? (uint32_t)n : 0;
    s->feed->n_dropped += n < 0;
}

/* An element inside a field; titles and words stay on one line. */
static void add_gap(struct ng_feed_state *s, struct ng_str name)
{
    enum ng_feed_gap gap = ng_feed_text_gap_of(name);
    bool one = s->into == &s->word || fields[s->open] == TITLE;
    ng_feed_text_gap(s->into, one && gap == NG_FEED_LINE ? NG_FEED_SPACE : gap);
}

static int on_html(void *ctx, const struct ng_markup_event *e)
{
    struct ng_feed_state *s = ctx;
    if (e->kind == NG_MARKUP_TEXT) {
        ng_feed_text_add(s->into, e->text.s, e->text.len);
    } else if (e->kind == NG_MARKUP_OPEN) {
        s->html.skip_attrs = true;
    } else if (e->kind == NG_MARKUP_TAG || e->kind == NG_MARKUP_CLOSE) {
        s->html.skip_raw = true;
        ng_feed_text_gap(s->into, ng_feed_text_gap_of(e->name));
    }
    return NG_OK;
}

static void open_field(struct ng_feed_state *s, int32_t name)
{
    uint8_t field = fields[name];
    if (ranks[name] <= s->rank[field]) {
        return;
    }
    s->open = (int8_t)name;
    s->other = false;
    s->into = field > CONTENT                 ? &s->word
              : field == TITLE && !s->in_item ? &s->title
                                              : &s->text[field];
    ng_feed_text_clear(s->into);
    ng_markup_init(&s->html, NG_MARKUP_HTML, NULL, 0, on_html, NULL, s);
}

static void close_field(struct ng_feed_state *s)
{
    if (s->open < 0) {
        return;
    }
    uint8_t field = fields[s->open], rank = ranks[s->open];
    struct ng_str word = ng_feed_text_str(&s->word);
    s->open = -1;
    if (field == TITLE) {
        ng_feed_text_title(s->into, false);
    } else if (field <= CONTENT) {
        (void)ng_markup_end(&s->html);
    } else if (word.len == 0 || s->other) {
        return;
    } else if (field == DATE) {
        rank = ng_date_parse(word, &s->date) == NG_OK ? rank : 0;
    } else if (field == LINK) {
        set_link(s, word);
    } else {
        ng_feed_text_clear(&s->text[field]);
        ng_feed_text_add(&s->text[field], word.s, word.len);
        if (field == ID && s->rank[LINK] == 0 && ng_url_is_http(word)) {
            set_link(s, word);
            s->rank[LINK] = rank;
        }
    }
    if (s->into->n > 0) {
        s->rank[field] = rank;
    }
}

static int close_item(struct ng_feed_state *s)
{
    struct ng_str t[N_TEXTS];
    int err = NG_OK;
    close_field(s);
    for (unsigned i = 0; i < N_TEXTS; i++) {
        t[i] = ng_feed_text_str(&s->text[i]);
    }
    if (s->in_item) {
        struct ng_item item = {.title = t[TITLE],
                .link = t[LINK],
                .id = t[ID],
                .summary = t[SUMMARY],
                .content = t[CONTENT],
                .section = t[SECTION],
                .date = s->date,
                .index = s->feed->n_items++,
                .cut = s->text[SUMMARY].cut || s->text[CONTENT].cut};
        err = s->config.item(s->config.ctx, &item);
        err = err == NG_OK && s->feed->n_items == s->config.limits.items
                      ? NG_ESTOP
                      : err;
        s->stopped = err != NG_OK;
    } else if (ng_url_is_http(t[LINK])) {
        struct ng_str *site = &s->site; /* over the feed's title, behind it */
        site->s = s->title.s + s->title.n;
        site->len = s->title.cap - s->title.n < t[LINK].len ? 0 : t[LINK].len;
        memcpy(s->title.s + s->title.n, t[LINK].s, site->len);
    }
    s->in_item = false;
    s->date = NG_NO_DATE;
    memset(s->rank, 0, sizeof s->rank);
    for (unsigned i = 0; i < N_TEXTS; i++) {
        ng_feed_text_clear(&s->text[i]);
    }
    return err;
}

static bool is_item(struct ng_str name)
{
    return ng_str_among(name, "item entry") >= 0;
}

static bool is_other(struct ng_str name)
{
    return ng_str_among(name, "image source textinput") >= 0;
}

static void on_open(struct ng_feed_state *s, struct ng_str name)
{
    int32_t i = ng_str_among(name, names);
    int32_t root = ng_str_among(name, "rss rdf:rdf feed");
    if (root >= 0 && s->feed->format == NG_FEED_NONE) {
        s->feed->format = (enum ng_feed_format)(NG_FEED_RSS + root);
    }
    if (s->open < 0 && i >= 0 && !s->skip) {
        open_field(s, i);
    } else if (s->open >= 0) {
        add_gap(s, name);
    }
    s->skip |= is_other(name) && s->open < 0;
    s->xml.skip_attrs = s->open < 0 || s->into != &s->word;
}

static void on_attr(struct ng_feed_state *s, const struct ng_markup_event *e)
{
    if (ng_str_among(e->name, "href term") >= 0) {
        ng_feed_text_clear(&s->word);
        ng_feed_text_add(&s->word, e->text.s, e->text.len);
        s->word.cut |= e->cut;
    }
    s->other |= ng_str_eqi(e->name, NG_STR("rel")) &&
                !ng_str_eqi(e->text, NG_STR("alternate"));
}

static int on_xml(void *ctx, const struct ng_markup_event *e)
{
    struct ng_feed_state *s = ctx;
    bool html = s->open >= 0 && fields[s->open] >= SUMMARY &&
                fields[s->open] <= CONTENT;
    struct ng_str name = e->name;
    int err = NG_OK;
    if (ng_str_starts(name, NG_STR("atom:"))) {
        name = ng_str_cut(name, 5, name.len);
    }
    switch (e->kind) {
    case NG_MARKUP_TEXT:
        if (html) {
            (void)ng_markup_feed(&s->html, e->text.s, e->text.len);
        } else if (s->open >= 0) {
            ng_feed_text_add(s->into, e->text.s, e->text.len);
        }
        break;
    case NG_MARKUP_OPEN:
        if (is_item(name)) {
            err = close_item(s);
            s->in_item = true;
            s->skip = false;
        }
        on_open(s, name);
        break;
    case NG_MARKUP_ATTR:
        on_attr(s, e);
        break;
    case NG_MARKUP_TAG:
        if (e->empty && s->open == ng_str_among(name, names)) {
            close_field(s);
        }
        s->skip &= !(e->empty && is_other(name));
        break;
    case NG_MARKUP_CLOSE:
        if (is_item(name)) {
            err = close_item(s);
        } else if (s->open == ng_str_among(name, names)) {
            close_field(s);
        } else if (s->open >= 0) {
            add_gap(s, name);
        }
        s->skip &= !is_other(name);
        break;
    default:
        break;
    }
    return err;
}

static int on_utf8(void *ctx, const void *bytes, size_t n)
{
    struct ng_feed_state *s = ctx;
    return s->stopped ? NG_ESTOP : ng_markup_feed(&s->xml, bytes, n);
}

/* Bytes of all buffers: the texts, title and link of the feed, two values. */
static size_t buffers(const struct ng_feed_limits *l)
{
    return 2u * l->title + 4u * l->link + 2u * l->text + SHORT;
}

int ng_feed_init(struct ng_feed *f, struct ng_arena *a,
        const struct ng_feed_config *config)
{
    struct ng_feed_state *s = ng_scratch(a, struct ng_feed_state, 1);
    struct ng_feed_limits l = {.title = 512, .link = 1024, .text = 8192};
    while (buffers(&l) > ng_arena_room_scratch(a) && l.text > 256) {
        l.text /= 2;
        l.link = (uint16_t)(l.text < 1024 ? l.link * 3 / 4 : l.link);
    }
    char *rest = s == NULL ? NULL : ng_scratch(a, char, buffers(&l));
    memset(f, 0, sizeof *f);
    if (rest == NULL) {
        return NG_ENOMEM;
    }
    const uint32_t caps[N_TEXTS] = {
            l.title, l.text, l.text, l.link, l.link, SHORT};
    s->feed = f;
    s->config = *config;
    s->open = -1;
    s->date = NG_NO_DATE;
    for (unsigned i = 0; i < N_TEXTS; i++) {
        ng_feed_text_init(&s->text[i], rest, caps[i]);
        rest += caps[i];
    }
    ng_feed_text_init(&s->title, rest, l.title);
    ng_feed_text_init(&s->word, rest + l.title, l.link);
    ng_markup_init(&s->xml, NG_MARKUP_XML, rest + l.title + l.link, l.link,
            on_xml, NULL, s);
    ng_charset_init(&s->charset, config->content_type, config->hook,
            (struct ng_sink){on_utf8, s});
    f->state = s;
    return NG_OK;
}

int ng_feed_feed(struct ng_feed *f, const void *bytes, size_t n)
{
    return ng_charset_feed(&f->state->charset, bytes, n);
}

int ng_feed_end(struct ng_feed *f)
{
    struct ng_feed_state *s = f->state;
    if (s == NULL) {
        return NG_EFORMAT;
    }
    int err = ng_charset_end(&s->charset);
    if (!s->stopped && err == NG_OK) {
        (void)ng_markup_end(&s->xml);
        err = close_item(s);
    }
    f->title = ng_feed_text_str(&s->title);
    f->link = s->site;
    f->encoding = s->charset.name;
    f->format = err == NG_EFORMAT ? NG_FEED_NONE : f->format;
    return f->format == NG_FEED_NONE ? NG_EFORMAT
           : err == NG_ESTOP         ? NG_OK
                                     : err;
}
