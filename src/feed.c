/* SPDX-License-Identifier: MIT */
#include "ng/feed.h"

#include "ng/date.h"
#include "ng/feed_path.h"
#include "ng/feed_text.h"
#include "ng/url.h"

#include <string.h>

/* Bytes go down, text comes back up into a field:
 *
 *   charset -> xml --(text of an element)--> [html] --> field
 *           -> json -(text of a value)-----> [html] --> field
 *
 * feed_path knows what begins and ends. One field is open at a time; it is
 * kept if its rank is higher than that of what was there, so the order of a
 * feed's elements does not matter. */

#define SHORT 128u /* bytes for section, author, language */

enum level { FEED_BASE, ITEM_BASE, OWN_BASE, N_BASES };

struct fields {
    struct ng_feed_text text[NG_FEED_N_FIELDS]; /* cap 0: not wanted */
    uint8_t rank[NG_FEED_N_FIELDS];
    int64_t date;
};

/* Small things first, where code reaches them best. */
struct ng_feed_state {
    struct ng_feed *feed;
    bool started, is_json; /* the first character has been seen; was '{' */
    bool stopped;          /* nothing is wanted any more */
    bool in_item;
    bool has_site; /* the feed's own link is absolute */

    /* the open field: its text goes to `into`, through html if it is HTML */
    struct ng_feed_attrs attrs;
    const struct ng_feed_rule *open;
    struct ng_feed_text *into;
    struct ng_feed_text word; /* short values until they are complete */

    /* xml:base of the feed, the item, and the element, one after the other:
     * level i is base[i ? base_end[i - 1] : 0 .. base_end[i]) */
    char *base;
    uint32_t base_cap, base_end[N_BASES];

    struct ng_feed_config config;
    struct ng_feed_path path;
    struct fields of_item, of_feed;
    struct ng_json json;
    struct ng_markup xml, html;
    struct ng_charset charset;
};

static struct fields *fields(struct ng_feed_state *s)
{
    return s->in_item ? &s->of_item : &s->of_feed;
}

/* ---- links --------------------------------------------------------------- */

static struct ng_str base_of(const struct ng_feed_state *s, unsigned level)
{
    for (unsigned i = level + 1; i-- > 0;) {
        uint32_t from = i == 0 ? 0 : s->base_end[i - 1];
        if (s->base_end[i] > from) {
            return (struct ng_str){s->base + from, s->base_end[i] - from};
        }
    }
    /* A feed may live elsewhere than its site. Without an address of its own
     * nothing is certain, and links stay as they are. */
    return s->in_item && s->config.url.len > 0 && s->has_site
                   ? ng_feed_text_str(&s->of_feed.text[NG_FEED_LINK])
                   : s->config.url;
}

static void set_base(struct ng_feed_state *s, unsigned level, struct ng_str ref)
{
    uint32_t from = level == 0 ? 0 : s->base_end[level - 1];
    struct ng_str outer = level == 0 ? s->config.url : base_of(s, level - 1);
    int n = ng_url_resolve(outer, ref, s->base + from, s->base_cap - from);
    for (unsigned i = level; i < N_BASES; i++) {
        s->base_end[i] = from + (n > 0 ? (uint32_t)n : 0);
    }
}

static void drop_base(struct ng_feed_state *s, unsigned level)
{
    for (unsigned i = level; i < N_BASES; i++) {
        s->base_end[i] = s->base_end[level - 1];
    }
}

/* Absolute, and with nothing that must be encoded: kept as it is written, as
 * readers compare and show it ("https://gazette.example" without a slash). */
static bool is_complete(struct ng_str url)
{
    uint32_t i = 0;
    while (i < url.len && url.s[i] > ' ' && url.s[i] <= '~' &&
            memchr("\"<>\\^`{|}", url.s[i], 9) == NULL) {
        i++;
    }
    return i == url.len && ng_url_is_http(url);
}

/* The link is complete in s->word. */
static void set_link(struct ng_feed_state *s, unsigned rank)
{
    struct fields *f = fields(s);
    struct ng_feed_text *link = &f->text[NG_FEED_LINK];
    struct ng_str ref = ng_feed_text_str(&s->word);
    int n = NG_ELIMIT;
    if (rank <= f->rank[NG_FEED_LINK] || ref.len == 0) {
        return;
    }
    if (!s->word.cut) {
        n = ng_url_resolve(base_of(s, OWN_BASE), ref, link->s, link->cap);
        bool same = n == (int)ref.len && memcmp(link->s, ref.s, ref.len) == 0;
        if (!same && (n == NG_EFORMAT || is_complete(ref))) {
            memcpy(link->s, ref.s, ref.len); /* word and link: of one size */
            n = (int)ref.len;
        }
    }
    link->n = n > 0 ? (uint32_t)n : 0;
    f->rank[NG_FEED_LINK] = n > 0 ? (uint8_t)rank : 0;
    s->feed->n_dropped += n == NG_ELIMIT;
    if (!s->in_item) {
        s->has_site = ng_url_is_http(ng_feed_text_str(link));
    }
}

/* ---- fields -------------------------------------------------------------- */

static bool is_long(unsigned field)
{
    return field <= NG_FEED_CONTENT;
}

/* A short value is complete in s->word. */
static void set_word(struct ng_feed_state *s, unsigned field, unsigned rank)
{
    struct fields *f = fields(s);
    struct ng_feed_text *to = &f->text[field];
    struct ng_str word = ng_feed_text_str(&s->word);
    if (rank <= f->rank[field] || word.len == 0) {
        return;
    }
    if (field == NG_FEED_LINK) {
        set_link(s, rank);
        return;
    }
    if (field == NG_FEED_DATE) {
        int64_t date;
        if (ng_date_parse(word, &date) == NG_OK) {
            f->date = date;
            f->rank[field] = (uint8_t)rank;
        }
        return;
    }
    if (to->cap == 0 || (field == NG_FEED_ID && s->word.cut)) {
        return; /* half an id would be another item's */
    }
    ng_feed_text_clear(to);
    ng_feed_text_add(to, word.s, word.len);
    f->rank[field] = (uint8_t)rank;
    if (field == NG_FEED_ID && (s->attrs.permalink == NG_FEED_YES ||
                                       (s->attrs.permalink == NG_FEED_UNSAID &&
                                               ng_url_is_http(word)))) {
        set_link(s, 4);
    }
}

/* The value of an attribute. */
static void add_word(struct ng_feed_state *s, struct ng_str value)
{
    ng_feed_text_clear(&s->word);
    ng_feed_text_add(&s->word, value.s, value.len);
}

static int on_html(void *ctx, const struct ng_markup_event *e)
{
    struct ng_feed_state *s = ctx;
    switch (e->kind) {
    case NG_MARKUP_TEXT:
        ng_feed_text_add(s->into, e->text.s, e->text.len);
        break;
    case NG_MARKUP_OPEN:
        s->html.skip_attrs = true;
        break;
    case NG_MARKUP_TAG:
    case NG_MARKUP_CLOSE:
        s->html.skip_raw = true;
        ng_feed_text_gap(s->into, ng_feed_text_gap_of(e->name));
        break;
    default:
        break;
    }
    return NG_OK;
}

static bool is_html(const struct ng_feed_state *s)
{
    return s->attrs.text == NG_FEED_HTML && s->into != &s->word &&
           s->open->field != NG_FEED_TITLE;
}

static void open_field(struct ng_feed_state *s)
{
    const struct ng_feed_rule *rule = s->path.rule;
    struct fields *f = fields(s);
    s->open = NULL;
    if (rule->rank <= f->rank[rule->field] ||
            (is_long(rule->field) && f->text[rule->field].cap == 0)) {
        return;
    }
    s->open = rule;
    s->attrs = s->path.attrs;
    s->into = is_long(rule->field) ? &f->text[rule->field] : &s->word;
    ng_feed_text_clear(s->into);
    if (is_html(s)) {
        ng_markup_init(&s->html, NG_MARKUP_HTML, NULL, 0, on_html, NULL, s);
    }
}

static void add_text(struct ng_feed_state *s, struct ng_str text)
{
    if (s->open == NULL || s->into->cut) {
        return;
    }
    if (is_html(s)) {
        (void)ng_markup_feed(&s->html, text.s, text.len);
    } else {
        ng_feed_text_add(s->into, text.s, text.len);
    }
}

/* An element inside a field; titles and short values stay on one line. */
static void add_gap(struct ng_feed_state *s, struct ng_str name)
{
    if (s->open != NULL) {
        const char *colon = memchr(name.s, ':', name.len);
        uint32_t prefix = colon == NULL ? 0 : (uint32_t)(colon - name.s) + 1;
        enum ng_feed_gap gap =
                ng_feed_text_gap_of(ng_str_cut(name, prefix, name.len));
        bool one = !is_long(s->open->field) || s->open->field == NG_FEED_TITLE;
        ng_feed_text_gap(
                s->into, one && gap == NG_FEED_LINE ? NG_FEED_SPACE : gap);
    }
}

static void close_field(struct ng_feed_state *s)
{
    const struct ng_feed_rule *rule = s->open;
    if (rule == NULL) {
        return;
    }
    if (is_html(s)) {
        (void)ng_markup_end(&s->html);
    }
    s->open = NULL;
    if (!is_long(rule->field)) {
        set_word(s, rule->field, rule->rank);
        return;
    }
    if (rule->field == NG_FEED_TITLE && s->attrs.text != NG_FEED_PLAIN) {
        ng_feed_text_title(s->into, s->attrs.text == NG_FEED_HTML);
    }
    if (s->into->n > 0) {
        fields(s)->rank[rule->field] = rule->rank;
    }
}

/* ---- items --------------------------------------------------------------- */

static void open_item(struct ng_feed_state *s)
{
    struct fields *f = &s->of_item;
    s->in_item = true;
    f->date = NG_NO_DATE;
    memset(f->rank, 0, sizeof f->rank);
    for (unsigned i = 0; i < NG_FEED_N_FIELDS; i++) {
        ng_feed_text_clear(&f->text[i]);
    }
}

static int close_item(struct ng_feed_state *s)
{
    const struct ng_feed_text *t = s->of_item.text;
    const struct ng_feed_limits *limits = &s->config.limits;
    close_field(s);
    if (!s->in_item) {
        return NG_OK;
    }
    struct ng_item item = {
            .title = ng_feed_text_str(&t[NG_FEED_TITLE]),
            .link = ng_feed_text_str(&t[NG_FEED_LINK]),
            .id = ng_feed_text_str(&t[NG_FEED_ID]),
            .summary = ng_feed_text_str(&t[NG_FEED_SUMMARY]),
            .content = ng_feed_text_str(&t[NG_FEED_CONTENT]),
            .section = ng_feed_text_str(&t[NG_FEED_SECTION]),
            .author = ng_feed_text_str(&t[NG_FEED_AUTHOR]),
            .date = s->of_item.date,
            .index = s->feed->n_items++,
            .cut = t[NG_FEED_TITLE].cut || t[NG_FEED_SUMMARY].cut ||
                   t[NG_FEED_CONTENT].cut,
    };
    s->in_item = false;
    int err = s->config.item(s->config.ctx, &item);
    if (err == NG_OK && limits->items != 0 &&
            s->feed->n_items >= limits->items) {
        err = NG_ESTOP;
    }
    s->stopped = err != NG_OK;
    return err;
}

static int take_step(struct ng_feed_state *s, enum ng_feed_step step)
{
    int err = NG_OK;
    switch (step) {
    case NG_FEED_ITEM_BEGINS:
    case NG_FEED_ITEM_EMPTY:
        err = close_item(s);
        open_item(s);
        if (s->path.attrs.has_value) { /* rdf:about */
            s->attrs.permalink = NG_FEED_NO;
            set_word(s, NG_FEED_ID, 3);
        }
        return err == NG_OK && step == NG_FEED_ITEM_EMPTY ? close_item(s) : err;
    case NG_FEED_ITEM_ENDS:
        return close_item(s);
    case NG_FEED_FIELD_BEGINS:
        open_field(s);
        break;
    case NG_FEED_FIELD_VALUE:
        set_word(s, s->path.rule->field,
                s->path.rule->field == NG_FEED_LINK
                        ? ng_feed_link_rank(&s->path.attrs)
                        : s->path.rule->rank);
        break;
    case NG_FEED_FIELD_ENDS:
        close_field(s);
        break;
    default:
        break;
    }
    return err;
}

/* ---- XML ----------------------------------------------------------------- */

static enum ng_feed_format format_of(struct ng_str root)
{
    return ng_str_eqi(root, NG_STR("feed"))  ? NG_FEED_ATOM
           : ng_str_eqi(root, NG_STR("rdf")) ? NG_FEED_RDF
                                             : NG_FEED_RSS;
}

static int on_open(struct ng_feed_state *s, struct ng_str name)
{
    int err = take_step(s, ng_feed_path_open(&s->path, name));
    s->xml.skip_attrs = !s->path.want_attrs;
    add_gap(s, name);
    if (s->path.want_attrs) {
        drop_base(s, s->path.attrs.element == NG_FEED_FIELD_ELEMENT
                             ? OWN_BASE
                             : ITEM_BASE);
    }
    if (s->path.in_feed && s->feed->format == NG_FEED_NONE) {
        s->feed->format = format_of(s->path.root);
    }
    return err;
}

static void on_attr(
        struct ng_feed_state *s, struct ng_str name, struct ng_str value)
{
    uint8_t element = s->path.attrs.element;
    switch (ng_feed_path_attr(&s->path, name, value)) {
    case NG_FEED_BASE_PART:
        set_base(s,
                element == NG_FEED_ROOT_ELEMENT   ? FEED_BASE
                : element == NG_FEED_ITEM_ELEMENT ? ITEM_BASE
                                                  : OWN_BASE,
                value);
        break;
    case NG_FEED_LANG_PART:
        add_word(s, value);
        set_word(s, NG_FEED_LANGUAGE, 1);
        break;
    case NG_FEED_VALUE_PART:
        add_word(s, value);
        break;
    default:
        break;
    }
}

static int on_xml(void *ctx, const struct ng_markup_event *e)
{
    struct ng_feed_state *s = ctx;
    int err = NG_OK;
    switch (e->kind) {
    case NG_MARKUP_TEXT:
        add_text(s, e->text);
        break;
    case NG_MARKUP_OPEN:
        return on_open(s, e->name);
    case NG_MARKUP_ATTR:
        if (!e->cut) {
            on_attr(s, e->name, e->text);
        }
        break;
    case NG_MARKUP_TAG:
        return take_step(s, ng_feed_path_tag(&s->path, e->name, e->empty));
    case NG_MARKUP_CLOSE:
        err = take_step(s, ng_feed_path_close(&s->path, e->name));
        add_gap(s, e->name); /* no field is open at its own end */
        break;
    default:
        break;
    }
    return err;
}

/* ---- JSON ---------------------------------------------------------------- */

static int on_json(void *ctx, const struct ng_json_event *e)
{
    struct ng_feed_state *s = ctx;
    bool begins = e->kind == NG_JSON_OBJECT;
    switch (e->kind) {
    case NG_JSON_KEY:
        s->open = NULL;
        return take_step(s, ng_feed_path_key(&s->path, e->text, e->depth));
    case NG_JSON_STRING:
        add_text(s, e->text);
        return NG_OK;
    case NG_JSON_NUMBER:
        add_text(s, e->text);
        close_field(s);
        return NG_OK;
    case NG_JSON_STRING_END:
        close_field(s);
        return NG_OK;
    case NG_JSON_ARRAY:
        if (e->depth == 1 && s->path.json_items) {
            s->feed->format = NG_FEED_JSON;
        }
        return NG_OK;
    case NG_JSON_OBJECT:
    case NG_JSON_OBJECT_END:
        s->open = NULL;
        return take_step(s, ng_feed_path_object(&s->path, e->depth, begins));
    default:
        s->open = NULL;
        return NG_OK;
    }
}

/* ---- the three verbs ----------------------------------------------------- */

static bool want(void *ctx, struct ng_str attr)
{
    (void)ctx;
    return ng_feed_want(attr);
}

static int on_utf8(void *ctx, const void *bytes, size_t n)
{
    struct ng_feed_state *s = ctx;
    const char *at = bytes;
    if (s->stopped) {
        return NG_ESTOP;
    }
    while (!s->started && n > 0) {
        s->started = *at > ' ' && *at < 0x7F;
        s->is_json = *at == '{';
        at += !s->started;
        n -= !s->started;
    }
    return s->is_json ? ng_json_feed(&s->json, at, n)
                      : ng_markup_feed(&s->xml, at, n);
}

/* Bytes of all buffers: base, value and word; both titles; link, id and the
 * feed's link; summary and content; section, author and language. */
static size_t buffers(const struct ng_feed_limits *l)
{
    return 6u * l->link + 2u * l->title + 2u * l->text + 3u * SHORT;
}

static struct ng_feed_limits limits_for(struct ng_feed_limits l, size_t room)
{
    static const struct ng_feed_limits least = {96, 192, 256, 0};
    l.title = l.title == 0 ? 1024 : l.title;
    l.link = l.link == 0 ? 1024 : l.link;
    l.text = l.text == 0 ? 8192 : l.text;
    while (buffers(&l) > room && l.text / 2 >= least.text) {
        l.text /= 2;
    }
    while (buffers(&l) > room && l.link / 2 >= least.link &&
            l.title / 2 >= least.title) {
        l.link /= 2;
        l.title /= 2;
    }
    return l;
}

/* Cuts the next n bytes off a buffer that is large enough. */
static char *cut_off(char **rest, uint32_t n)
{
    char *s = *rest;
    *rest += n;
    return s;
}

static void share_out(
        struct ng_feed_state *s, char *rest, const struct ng_feed_limits *l)
{
    enum { TITLE_CAP, LINK_CAP, TEXT_CAP, SHORT_CAP };
    const uint32_t caps[] = {l->title, l->link, l->text, SHORT};
    static const struct {
        bool of_item;
        uint8_t field, cap;
    } texts[] = {{false, NG_FEED_TITLE, TITLE_CAP},
            {false, NG_FEED_LINK, LINK_CAP},
            {false, NG_FEED_LANGUAGE, SHORT_CAP},
            {true, NG_FEED_TITLE, TITLE_CAP}, {true, NG_FEED_LINK, LINK_CAP},
            {true, NG_FEED_ID, LINK_CAP}, {true, NG_FEED_SUMMARY, TEXT_CAP},
            {true, NG_FEED_CONTENT, TEXT_CAP},
            {true, NG_FEED_SECTION, SHORT_CAP},
            {true, NG_FEED_AUTHOR, SHORT_CAP}};
    char *value = cut_off(&rest, l->link);
    ng_markup_init(&s->xml, NG_MARKUP_XML, value, l->link, on_xml, want, s);
    ng_feed_text_init(&s->word, cut_off(&rest, l->link), l->link);
    s->base = cut_off(&rest, l->link);
    s->base_cap = l->link;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fields *f = texts[i].of_item ? &s->of_item : &s->of_feed;
        uint32_t cap = caps[texts[i].cap];
        ng_feed_text_init(&f->text[texts[i].field], cut_off(&rest, cap), cap);
    }
}

int ng_feed_init(struct ng_feed *f, struct ng_arena *a,
        const struct ng_feed_config *config)
{
    struct ng_feed_state *s = ng_scratch(a, struct ng_feed_state, 1);
    struct ng_feed_limits l =
            limits_for(config->limits, ng_arena_room_scratch(a));
    char *rest = s == NULL ? NULL : ng_scratch(a, char, buffers(&l));
    memset(f, 0, sizeof *f);
    if (rest == NULL) {
        return NG_ENOMEM;
    }
    s->feed = f;
    s->config = *config;
    share_out(s, rest, &l);
    ng_feed_path_init(&s->path);
    ng_json_init(&s->json, on_json, s);
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
    int err = NG_OK;
    if (s == NULL) {
        return NG_EFORMAT;
    }
    int end = ng_charset_end(&s->charset); /* closes its hook in every case */
    if (!s->stopped) {
        err = end;
        if (err == NG_OK && !s->is_json) {
            err = ng_markup_end(&s->xml);
        }
        if (err == NG_OK || err == NG_EFORMAT) { /* what there is counts */
            err = close_item(s);
        }
    }
    f->title = ng_feed_text_str(&s->of_feed.text[NG_FEED_TITLE]);
    f->link = ng_feed_text_str(&s->of_feed.text[NG_FEED_LINK]);
    f->language = ng_feed_text_str(&s->of_feed.text[NG_FEED_LANGUAGE]);
    f->encoding = s->charset.name;
    if (f->format == NG_FEED_NONE) {
        return NG_EFORMAT;
    }
    return err == NG_ESTOP ? NG_OK : err;
}
