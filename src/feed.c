/* SPDX-License-Identifier: MIT */
#include "ng/feed.h"

#include "ng/date.h"
#include "ng/feed_rule.h"
#include "ng/feed_text.h"
#include "ng/url.h"

#include <string.h>

/* Bytes go down, text comes back up into one of the fields:
 *
 *   charset -> xml --(text of an element)--> [html] --> field
 *           -> json -(text of a value)-----> [html] --> field
 *
 * One field is open at a time; it is kept if its rank is higher than that of
 * what the item has already (so order in the document does not matter). */
enum place { OUTSIDE, IN_FEED, IN_ITEM };
enum skip {
    SKIP_NONE,
    SKIP_CORE,   /* an element with titles and links of something else */
    SKIP_FOREIGN /* of an unknown namespace: may even hold items */
};
enum level { FEED_BASE, ITEM_BASE, OWN_BASE, N_BASES };

struct ng_feed_state {
    struct ng_feed *feed;
    struct ng_feed_config config;
    struct ng_charset charset;
    struct ng_markup xml, html;
    struct ng_json json;
    bool started, is_json; /* the first character has been seen; was '{' */
    bool stopped;          /* no item is wanted any more */

    /* the item at hand */
    struct ng_feed_text title, summary, content, link, id, section, author;
    int64_t date;
    uint8_t rank[NG_FEED_N_FIELDS];

    /* the feed */
    struct ng_feed_text feed_title, feed_link, language;
    uint8_t feed_rank[NG_FEED_N_FIELDS];

    /* where we are */
    uint8_t place;
    bool in_author, json_items, json_author;
    uint8_t n_prefixes;
    struct ng_feed_prefix prefixes[NG_FEED_PREFIXES];

    /* the open field: its text goes to `into`, through html if as_html */
    const struct ng_feed_rule *open;
    struct ng_feed_text *into;
    bool as_html;
    uint8_t nest;                      /* elements of the same name inside */
    char name[NG_MARKUP_NAME_MAX + 1]; /* of the element that is open or */
    uint8_t n_name;                    /* skipped */
    uint8_t skip;                      /* enum skip */
    uint8_t inner_items;               /* open inside a skipped element */

    /* the tag at hand */
    const struct ng_feed_rule *rule;
    struct ng_feed_attrs attrs;
    struct ng_feed_text word; /* short values: links, dates, names */

    /* xml:base of the feed, the item, and the element, one after the other:
     * level i is base[i ? base_end[i - 1] : 0 .. base_end[i]) */
    char *base;
    uint32_t base_cap, base_end[N_BASES];
};

/* ---- links --------------------------------------------------------------- */

static struct ng_str base_of(const struct ng_feed_state *s, unsigned level)
{
    for (unsigned i = level + 1; i-- > 0;) {
        uint32_t from = i == 0 ? 0 : s->base_end[i - 1];
        if (s->base_end[i] > from) {
            return (struct ng_str){s->base + from, s->base_end[i] - from};
        }
    }
    /* A feed may live elsewhere than its site; without an address of its own
     * nothing is known, and links stay as they are. */
    bool site = s->place == IN_ITEM && s->config.url.len > 0 &&
                ng_url_is_http(ng_feed_text_str(&s->feed_link));
    return site ? ng_feed_text_str(&s->feed_link) : s->config.url;
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
        s->base_end[i] = level == 0 ? 0 : s->base_end[level - 1];
    }
}

/* ---- fields -------------------------------------------------------------- */

static uint8_t *rank_of(struct ng_feed_state *s, unsigned field)
{
    return s->place == IN_ITEM ? &s->rank[field] : &s->feed_rank[field];
}

static struct ng_feed_text *text_of(struct ng_feed_state *s, unsigned field)
{
    bool item = s->place == IN_ITEM;
    switch (field) {
    case NG_FEED_TITLE:
        return item ? &s->title : &s->feed_title;
    case NG_FEED_SUMMARY:
        return item ? &s->summary : NULL;
    case NG_FEED_CONTENT:
        return item ? &s->content : NULL;
    case NG_FEED_SECTION:
        return item ? &s->section : NULL;
    case NG_FEED_AUTHOR:
        return item ? &s->author : NULL;
    case NG_FEED_ID:
        return item ? &s->id : NULL;
    case NG_FEED_LANGUAGE:
        return item ? NULL : &s->language;
    default:
        return item ? &s->link : &s->feed_link;
    }
}

static bool is_long(unsigned field)
{
    return field <= NG_FEED_CONTENT;
}

/* Absolute, and with nothing that must be encoded: kept as it is written, as
 * readers of a feed compare and show it. */
static bool is_complete(struct ng_str url)
{
    for (uint32_t i = 0; i < url.len; i++) {
        if (url.s[i] == ' ' || url.s[i] == '\n' || url.s[i] == '\\') {
            return false;
        }
    }
    return ng_url_is_http(url);
}

static void set_link(
        struct ng_feed_state *s, struct ng_feed_text *link, unsigned rank)
{
    struct ng_str ref = ng_feed_text_str(&s->word);
    uint8_t *old = rank_of(s, NG_FEED_LINK);
    if (rank <= *old || ref.len == 0) {
        return;
    }
    int n = NG_ELIMIT;
    if (!s->word.cut && !is_complete(ref)) {
        n = ng_url_resolve(base_of(s, OWN_BASE), ref, link->s, link->cap);
    }
    if (!s->word.cut && (is_complete(ref) || n == NG_EFORMAT)) {
        memcpy(link->s, ref.s, ref.len); /* word and link are of one size */
        n = (int)ref.len;
    }
    link->n = n > 0 ? (uint32_t)n : 0;
    *old = n > 0 ? (uint8_t)rank : 0;
    s->feed->n_dropped += n == NG_ELIMIT;
}

static void copy_word(struct ng_feed_state *s, struct ng_feed_text *to)
{
    ng_feed_text_clear(to);
    ng_feed_text_add(to, s->word.s, s->word.n);
}

/* The text of a short field is complete in s->word. */
static void set_word(struct ng_feed_state *s, unsigned field, unsigned rank)
{
    uint8_t *old = rank_of(s, field);
    struct ng_feed_text *to = text_of(s, field);
    int64_t date;
    if (field == NG_FEED_LINK) {
        set_link(s, to, rank);
        return;
    }
    if (rank <= *old || s->word.n == 0 || to == NULL) {
        return;
    }
    if (field == NG_FEED_DATE) {
        if (s->place == IN_ITEM &&
                ng_date_parse(ng_feed_text_str(&s->word), &date) == NG_OK) {
            s->date = date;
            *old = (uint8_t)rank;
        }
        return;
    }
    if (field == NG_FEED_ID) {
        if (s->word.cut) {
            return; /* half an id would be another item's */
        }
        copy_word(s, to);
        *old = (uint8_t)rank;
        if (s->attrs.permalink == NG_FEED_YES ||
                (s->attrs.permalink == NG_FEED_UNSAID &&
                        ng_url_is_http(ng_feed_text_str(to)))) {
            set_link(s, &s->link, 4);
        }
        return;
    }
    copy_word(s, to);
    *old = (uint8_t)rank;
}

static int open_field(
        struct ng_feed_state *s, const struct ng_feed_rule *rule, bool as_html)
{
    struct ng_feed_text *to = text_of(s, rule->field);
    if (to == NULL || rule->rank <= *rank_of(s, rule->field)) {
        return NG_OK;
    }
    s->open = rule;
    s->into = is_long(rule->field) ? to : &s->word;
    ng_feed_text_clear(s->into);
    s->as_html = as_html;
    s->nest = 0;
    return NG_OK;
}

static int add_text(struct ng_feed_state *s, struct ng_str text)
{
    if (s->open == NULL || s->into->cut) {
        return NG_OK;
    }
    if (s->as_html) {
        return ng_markup_feed(&s->html, text.s, text.len);
    }
    ng_feed_text_add(s->into, text.s, text.len);
    return NG_OK;
}

static int close_field(struct ng_feed_state *s)
{
    const struct ng_feed_rule *rule = s->open;
    if (rule == NULL) {
        return NG_OK;
    }
    if (s->as_html) {
        (void)ng_markup_end(&s->html);
    }
    s->open = NULL;
    if (!is_long(rule->field)) {
        set_word(s, rule->field, rule->rank);
        return NG_OK;
    }
    if (rule->field == NG_FEED_TITLE && s->attrs.text != NG_FEED_PLAIN) {
        ng_feed_text_title(s->into, s->attrs.text == NG_FEED_HTML);
    }
    if (s->into->n > 0) {
        *rank_of(s, rule->field) = rule->rank;
    }
    return NG_OK;
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

static void open_html(struct ng_feed_state *s)
{
    ng_markup_init(&s->html, NG_MARKUP_HTML, NULL, 0, on_html, NULL, s);
}

/* ---- items --------------------------------------------------------------- */

static int close_item(struct ng_feed_state *s)
{
    struct ng_feed *f = s->feed;
    int err = close_field(s);
    s->skip = SKIP_NONE;
    if (err != NG_OK || s->place != IN_ITEM) {
        return err;
    }
    struct ng_item item = {
            .title = ng_feed_text_str(&s->title),
            .link = ng_feed_text_str(&s->link),
            .id = ng_feed_text_str(&s->id),
            .summary = ng_feed_text_str(&s->summary),
            .content = ng_feed_text_str(&s->content),
            .section = ng_feed_text_str(&s->section),
            .author = ng_feed_text_str(&s->author),
            .date = s->date,
            .index = f->n_items++,
            .cut = s->title.cut || s->summary.cut || s->content.cut,
    };
    s->place = IN_FEED;
    err = s->config.item(s->config.ctx, &item);
    if (err == NG_OK && s->config.limits.items != 0 &&
            f->n_items >= s->config.limits.items) {
        err = NG_ESTOP;
    }
    s->stopped = err != NG_OK;
    return err;
}

static int open_item(struct ng_feed_state *s)
{
    int err = close_item(s);
    s->place = IN_ITEM;
    s->date = NG_NO_DATE;
    s->in_author = false;
    memset(s->rank, 0, sizeof s->rank);
    ng_feed_text_clear(&s->title);
    ng_feed_text_clear(&s->summary);
    ng_feed_text_clear(&s->content);
    ng_feed_text_clear(&s->link);
    ng_feed_text_clear(&s->id);
    ng_feed_text_clear(&s->section);
    ng_feed_text_clear(&s->author);
    return err;
}

/* ---- XML ----------------------------------------------------------------- */

static void keep_name(struct ng_feed_state *s, struct ng_str name)
{
    memcpy(s->name, name.s, name.len);
    s->n_name = (uint8_t)name.len;
    s->nest = 0;
}

static bool is_kept_name(const struct ng_feed_state *s, struct ng_str name)
{
    return ng_str_eq(name, (struct ng_str){s->name, s->n_name});
}

static enum ng_feed_format root_of(struct ng_str local)
{
    return ng_str_eqi(local, NG_STR("feed"))  ? NG_FEED_ATOM
           : ng_str_eqi(local, NG_STR("rdf")) ? NG_FEED_RDF
                                              : NG_FEED_RSS;
}

/* An element inside a field or a skipped one: only its text may matter. */
static void on_inner(struct ng_feed_state *s, struct ng_str name,
        struct ng_feed_name n, bool item)
{
    if (item) {
        s->inner_items = (uint8_t)(s->inner_items + (s->inner_items < 255));
    } else if (is_kept_name(s, name)) {
        s->nest = (uint8_t)(s->nest + (s->nest < 255));
    }
    if (s->open != NULL) {
        ng_feed_text_gap(s->into, ng_feed_text_gap_of(n.local));
    }
}

static void skip_element(
        struct ng_feed_state *s, struct ng_str name, enum skip how)
{
    keep_name(s, name);
    s->skip = (uint8_t)how;
    s->inner_items = 0;
}

static int on_open(struct ng_feed_state *s, struct ng_str name)
{
    struct ng_feed_name n = ng_feed_name_of(name, s->prefixes, s->n_prefixes);
    enum ng_feed_element element = ng_feed_element_of(n);
    bool item = element == NG_FEED_ITEM_ELEMENT;
    int err = NG_OK;
    s->xml.skip_attrs = true;
    s->rule = NULL;
    s->attrs = (struct ng_feed_attrs){.element = (uint8_t)element};
    if (s->skip == SKIP_FOREIGN ||
            (!item && (s->open != NULL || s->skip != SKIP_NONE))) {
        s->attrs.element = NG_FEED_FIELD_ELEMENT;
        on_inner(s, name, n, item);
        return NG_OK;
    }
    if (item) {
        err = close_field(s);
        s->skip = SKIP_NONE;
        drop_base(s, ITEM_BASE);
    } else if (s->place == IN_ITEM) {
        drop_base(s, OWN_BASE);
    }
    s->attrs.atom =
            n.ns == NG_FEED_ATOM_NS ||
            (n.ns == NG_FEED_CORE_NS && s->feed->format == NG_FEED_ATOM);
    ng_feed_text_clear(&s->word);
    if (element == NG_FEED_SKIP_ELEMENT) {
        skip_element(s, name, SKIP_CORE);
    } else if (element == NG_FEED_ROOT_ELEMENT) {
        if (s->feed->format == NG_FEED_NONE) {
            s->feed->format = root_of(n.local);
        }
        s->place = s->place == OUTSIDE ? IN_FEED : s->place;
        s->xml.skip_attrs = false;
    } else if (item) {
        s->xml.skip_attrs = false;
    } else if (s->place == IN_ITEM && n.ns == NG_FEED_OTHER_NS) {
        skip_element(s, name, SKIP_FOREIGN);
    } else if (s->place != OUTSIDE) {
        s->rule = ng_feed_rule_of(n, s->in_author);
        s->xml.skip_attrs = s->rule == NULL;
    }
    return err;
}

static void on_attr(
        struct ng_feed_state *s, struct ng_str name, struct ng_str value)
{
    bool item = s->attrs.element == NG_FEED_ITEM_ELEMENT;
    unsigned field = s->rule == NULL ? NG_FEED_N_FIELDS : s->rule->field;
    if (ng_str_eq(name, NG_STR("xml:base"))) {
        set_base(s,
                item              ? ITEM_BASE
                : s->rule != NULL ? OWN_BASE
                                  : FEED_BASE,
                value);
    } else if (ng_str_eq(name, NG_STR("xml:lang"))) {
        if (s->attrs.element == NG_FEED_ROOT_ELEMENT) {
            ng_feed_text_clear(&s->word);
            ng_feed_text_add(&s->word, value.s, value.len);
            set_word(s, NG_FEED_LANGUAGE, 1);
        }
    } else if (item && ng_str_ends(name, NG_STR("about"))) {
        ng_feed_text_clear(&s->word);
        ng_feed_text_add(&s->word, value.s, value.len);
    } else if (ng_str_starts(name, NG_STR("xmlns:"))) {
        ng_feed_prefix_add(s->prefixes, &s->n_prefixes,
                ng_str_cut(name, 6, name.len), value);
    } else if ((field == NG_FEED_LINK && ng_str_eq(name, NG_STR("href"))) ||
               (field == NG_FEED_SECTION &&
                       (ng_str_eq(name, NG_STR("label")) ||
                               (ng_str_eq(name, NG_STR("term")) &&
                                       s->word.n == 0)))) {
        ng_feed_text_clear(&s->word);
        ng_feed_text_add(&s->word, value.s, value.len);
        s->attrs.has_value = true;
    } else {
        ng_feed_attr(&s->attrs, name, value);
    }
}

/* <item/> inside an item is nothing (an old feed generator wrote it for the
 * end tag it forgot: nested.xml). */
static int on_item_tag(struct ng_feed_state *s, bool empty)
{
    if (empty && s->place == IN_ITEM) {
        return NG_OK;
    }
    int err = open_item(s);
    s->attrs.permalink = NG_FEED_NO;
    set_word(s, NG_FEED_ID, 3); /* rdf:about */
    return err == NG_OK && empty ? close_item(s) : err;
}

static int on_tag(struct ng_feed_state *s, struct ng_str name, bool empty)
{
    const struct ng_feed_rule *rule = s->rule;
    s->rule = NULL;
    if (s->open != NULL || s->skip != SKIP_NONE) {
        if (empty && is_kept_name(s, name)) {
            if (s->nest > 0) {
                s->nest--;
            } else {
                s->skip = SKIP_NONE;
            }
        }
        return NG_OK;
    }
    if (s->attrs.element == NG_FEED_ITEM_ELEMENT) {
        return on_item_tag(s, empty);
    }
    if (rule == NULL) {
        return NG_OK;
    }
    if (s->attrs.has_value) {
        set_word(s, rule->field,
                rule->field == NG_FEED_LINK ? ng_feed_link_rank(&s->attrs)
                                            : rule->rank);
        return NG_OK;
    }
    if (rule->field == NG_FEED_AUTHOR && s->attrs.atom && !s->in_author) {
        s->in_author = !empty;
        return NG_OK;
    }
    if (empty) {
        return NG_OK;
    }
    keep_name(s, name);
    ng_feed_decide(&s->attrs, rule);
    if (s->attrs.text == NG_FEED_BINARY) {
        s->skip = SKIP_CORE;
        return NG_OK;
    }
    bool as_html = is_long(rule->field) && rule->field != NG_FEED_TITLE &&
                   s->attrs.text != NG_FEED_PLAIN;
    if (as_html) {
        open_html(s);
    }
    return open_field(s, rule, as_html);
}

static int on_close(struct ng_feed_state *s, struct ng_str name)
{
    struct ng_feed_name n = ng_feed_name_of(name, s->prefixes, s->n_prefixes);
    if (ng_feed_element_of(n) == NG_FEED_ITEM_ELEMENT) {
        if (s->skip == SKIP_FOREIGN && s->inner_items > 0) {
            s->inner_items--;
            return NG_OK;
        }
        return close_item(s);
    }
    if (s->open != NULL) {
        ng_feed_text_gap(s->into, ng_feed_text_gap_of(n.local));
    } else if (s->skip == SKIP_NONE) {
        s->in_author = s->in_author && !ng_str_eqi(n.local, NG_STR("author"));
        return NG_OK;
    }
    if (!is_kept_name(s, name)) {
        return NG_OK;
    }
    if (s->nest > 0) {
        s->nest--;
        return NG_OK;
    }
    s->skip = SKIP_NONE;
    return close_field(s);
}

static int on_xml(void *ctx, const struct ng_markup_event *e)
{
    struct ng_feed_state *s = ctx;
    switch (e->kind) {
    case NG_MARKUP_TEXT:
        return add_text(s, e->text);
    case NG_MARKUP_OPEN:
        return on_open(s, e->name);
    case NG_MARKUP_ATTR:
        if (!e->cut) {
            on_attr(s, e->name, e->text);
        }
        return NG_OK;
    case NG_MARKUP_TAG:
        return on_tag(s, e->name, e->empty);
    case NG_MARKUP_CLOSE:
        return on_close(s, e->name);
    default:
        return NG_OK;
    }
}

/* ---- JSON ---------------------------------------------------------------- */

/* The containers: { items: [ { key, authors: [ { name } ] } ] }
 * depth inside:   1        2   3              4   5            */
static int on_json_key(struct ng_feed_state *s, const struct ng_json_event *e)
{
    bool top = e->depth == 1;
    if (top) {
        s->json_items = ng_str_eq(e->text, NG_STR("items"));
        s->place = IN_FEED;
    }
    if (e->depth == 3) {
        s->json_author = ng_str_starts(e->text, NG_STR("author"));
    }
    s->open = NULL;
    bool name = s->json_author && e->depth > 3 &&
                ng_str_eq(e->text, NG_STR("name"));
    if (!top && !(s->place == IN_ITEM && (e->depth == 3 || name))) {
        return NG_OK;
    }
    const struct ng_feed_rule *rule = ng_feed_rule_json(e->text, top);
    if (rule == NULL) {
        return NG_OK;
    }
    memset(&s->attrs, 0, sizeof s->attrs);
    s->attrs.permalink = NG_FEED_NO;
    s->attrs.text =
            rule->field == NG_FEED_TITLE ? NG_FEED_MARKS : NG_FEED_PLAIN;
    if (rule->html) {
        open_html(s);
    }
    return open_field(s, rule, rule->html);
}

static int on_json(void *ctx, const struct ng_json_event *e)
{
    struct ng_feed_state *s = ctx;
    bool item = e->depth == 2 && s->json_items;
    int err;
    switch (e->kind) {
    case NG_JSON_KEY:
        return on_json_key(s, e);
    case NG_JSON_STRING:
        return add_text(s, e->text);
    case NG_JSON_STRING_END:
        return close_field(s);
    case NG_JSON_NUMBER:
        err = add_text(s, e->text);
        return err == NG_OK ? close_field(s) : err;
    case NG_JSON_ARRAY:
        if (e->depth == 1 && s->json_items) {
            s->feed->format = NG_FEED_JSON;
        }
        return NG_OK;
    case NG_JSON_OBJECT:
        s->open = NULL;
        return item ? open_item(s) : NG_OK;
    case NG_JSON_OBJECT_END:
        s->open = NULL;
        return item ? close_item(s) : NG_OK;
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
        unsigned char c = (unsigned char)*at;
        s->started = c > ' ' && c < 0x7F;
        s->is_json = c == '{';
        at += !s->started;
        n -= !s->started;
    }
    return s->is_json ? ng_json_feed(&s->json, at, n)
                      : ng_markup_feed(&s->xml, at, n);
}

static bool take(struct ng_arena *a, struct ng_feed_text *t, uint32_t cap)
{
    ng_feed_text_init(t, ng_scratch(a, char, cap), cap);
    return t->s != NULL;
}

#define SHORT 128u /* section, author, language */

static size_t need(const struct ng_feed_limits *l)
{
    return sizeof(struct ng_feed_state) + 2u * l->title + 7u * l->link +
           2u * l->text + 3u * SHORT + 2 * _Alignof(struct ng_feed_state);
}

static struct ng_feed_limits limits_for(
        struct ng_feed_limits l, const struct ng_arena *a)
{
    static const struct ng_feed_limits least = {96, 160, 256, 0};
    size_t room = ng_arena_room_scratch(a);
    l.title = l.title == 0 ? 1024 : l.title;
    l.link = l.link == 0 ? 1024 : l.link;
    l.text = l.text == 0 ? 8192 : l.text;
    while (need(&l) > room && l.text / 2 >= least.text) {
        l.text /= 2;
    }
    while (need(&l) > room && l.link / 2 >= least.link &&
            l.title / 2 >= least.title) {
        l.link /= 2;
        l.title /= 2;
    }
    return l;
}

int ng_feed_init(struct ng_feed *f, struct ng_arena *a,
        const struct ng_feed_config *config)
{
    struct ng_feed_limits l = limits_for(config->limits, a);
    struct ng_feed_state *s = ng_scratch(a, struct ng_feed_state, 1);
    memset(f, 0, sizeof *f);
    if (s == NULL) {
        return NG_ENOMEM;
    }
    s->feed = f;
    s->config = *config;
    s->config.limits = l;
    s->base_cap = l.link;
    s->base = ng_scratch(a, char, s->base_cap);
    char *value = ng_scratch(a, char, l.link);
    if (s->base == NULL || value == NULL || !take(a, &s->word, l.link) ||
            !take(a, &s->link, l.link) || !take(a, &s->id, l.link) ||
            !take(a, &s->feed_link, l.link) || !take(a, &s->title, l.title) ||
            !take(a, &s->feed_title, l.title) ||
            !take(a, &s->summary, l.text) || !take(a, &s->content, l.text) ||
            !take(a, &s->section, SHORT) || !take(a, &s->author, SHORT) ||
            !take(a, &s->language, SHORT)) {
        return NG_ENOMEM;
    }
    ng_markup_init(&s->xml, NG_MARKUP_XML, value, l.link, on_xml, want, s);
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
    if (s == NULL) {
        return NG_EFORMAT;
    }
    int err = NG_OK;
    if (!s->stopped) {
        err = ng_charset_end(&s->charset);
        if (err == NG_OK && !s->is_json) {
            err = ng_markup_end(&s->xml);
        }
        if (err >= 0 || err == NG_EFORMAT) { /* a truncated feed is one too */
            err = close_item(s);
        }
    }
    f->title = ng_feed_text_str(&s->feed_title);
    f->link = ng_feed_text_str(&s->feed_link);
    f->language = ng_feed_text_str(&s->language);
    f->encoding = s->charset.name;
    if (f->format == NG_FEED_NONE) {
        return NG_EFORMAT;
    }
    return err == NG_ESTOP ? NG_OK : err;
}
