/* SPDX-License-Identifier: MIT */
#include "ng/feed_rule.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Equal but for case; b is a lower-case word. Most words differ in length or
 * in their first letter. */
static bool same(struct ng_str a, struct ng_str b)
{
    return a.len == b.len && (a.s[0] | 0x20) == b.s[0] && ng_str_eqi(a, b);
}

/* ---- names --------------------------------------------------------------- */

struct word {
    struct ng_str s;
    uint8_t what;
};

static const struct word usual_prefixes[] = {
        {NG_STR_INIT("dc"), NG_FEED_DC_NS},
        {NG_STR_INIT("content"), NG_FEED_CONTENT_NS},
        {NG_STR_INIT("media"), NG_FEED_MEDIA_NS},
        {NG_STR_INIT("atom"), NG_FEED_ATOM_NS},
        {NG_STR_INIT("atom10"), NG_FEED_ATOM_NS},
        {NG_STR_INIT("a10"), NG_FEED_ATOM_NS},
        {NG_STR_INIT("dcterms"), NG_FEED_DCTERMS_NS},
        {NG_STR_INIT("rdf"), NG_FEED_RDF_NS},
        {NG_STR_INIT("xhtml"), NG_FEED_XHTML_NS},
        {NG_STR_INIT("rss"), NG_FEED_CORE_NS},
};

/* Parts of namespace URIs, as feeds differ in the rest. */
static const struct word uris[] = {
        {NG_STR_INIT("/2005/Atom"), NG_FEED_ATOM_NS},
        {NG_STR_INIT("purl.org/atom/"), NG_FEED_ATOM_NS},
        {NG_STR_INIT("/dc/elements/"), NG_FEED_DC_NS},
        {NG_STR_INIT("/dc/terms/"), NG_FEED_DCTERMS_NS},
        {NG_STR_INIT("/modules/content"), NG_FEED_CONTENT_NS},
        {NG_STR_INIT("/mrss"), NG_FEED_MEDIA_NS},
        {NG_STR_INIT("/22-rdf-syntax-ns"), NG_FEED_RDF_NS},
        {NG_STR_INIT("/1999/xhtml"), NG_FEED_XHTML_NS},
        {NG_STR_INIT("/modules/"), NG_FEED_OTHER_NS},
        {NG_STR_INIT("purl.org/rss/1.0/"), NG_FEED_CORE_NS},
        {NG_STR_INIT("purl.org/net/rss"), NG_FEED_CORE_NS},
        {NG_STR_INIT("netscape.com/rdf"), NG_FEED_CORE_NS},
        {NG_STR_INIT("userland.com/rss"), NG_FEED_CORE_NS},
};

void ng_feed_prefix_add(struct ng_feed_prefix *prefixes, uint8_t *n,
        struct ng_str prefix, struct ng_str uri)
{
    if (*n == NG_FEED_PREFIXES || prefix.len > sizeof prefixes->s) {
        return;
    }
    for (size_t i = 0; i < COUNT(uris); i++) {
        if (ng_str_find(uri, uris[i].s) >= 0) {
            struct ng_feed_prefix *p = &prefixes[(*n)++];
            memcpy(p->s, prefix.s, prefix.len);
            p->n = (uint8_t)prefix.len;
            p->ns = uris[i].what;
            return;
        }
    }
}

struct ng_feed_name ng_feed_name_of(
        struct ng_str name, const struct ng_feed_prefix *prefixes, unsigned n)
{
    const char *colon = name.len == 0 ? NULL : memchr(name.s, ':', name.len);
    struct ng_feed_name out = {name, NG_FEED_CORE_NS};
    if (colon == NULL) {
        return out;
    }
    uint32_t at = (uint32_t)(colon - name.s);
    struct ng_str prefix = {name.s, at};
    out.local = ng_str_cut(name, at + 1, name.len);
    for (unsigned i = 0; i < n; i++) {
        if (ng_str_eq(prefix, (struct ng_str){prefixes[i].s, prefixes[i].n})) {
            out.ns = (enum ng_feed_ns)prefixes[i].ns;
            return out;
        }
    }
    for (size_t i = 0; i < COUNT(usual_prefixes); i++) {
        if (ng_str_eqi(prefix, usual_prefixes[i].s)) {
            out.ns = (enum ng_feed_ns)usual_prefixes[i].what;
            return out;
        }
    }
    out.ns = NG_FEED_OTHER_NS;
    return out;
}

/* ---- elements ------------------------------------------------------------ */

enum ng_feed_element ng_feed_element_of(struct ng_feed_name name)
{
    static const struct word elements[] = {
            {NG_STR_INIT("item"), NG_FEED_ITEM_ELEMENT},
            {NG_STR_INIT("entry"), NG_FEED_ITEM_ELEMENT},
            {NG_STR_INIT("rss"), NG_FEED_ROOT_ELEMENT},
            {NG_STR_INIT("feed"), NG_FEED_ROOT_ELEMENT},
            {NG_STR_INIT("channel"), NG_FEED_ROOT_ELEMENT},
            {NG_STR_INIT("rdf"), NG_FEED_ROOT_ELEMENT},
            {NG_STR_INIT("image"), NG_FEED_SKIP_ELEMENT},
            {NG_STR_INIT("source"), NG_FEED_SKIP_ELEMENT},
            {NG_STR_INIT("textinput"), NG_FEED_SKIP_ELEMENT},
            {NG_STR_INIT("contributor"), NG_FEED_SKIP_ELEMENT},
    };
    bool core = name.ns == NG_FEED_CORE_NS || name.ns == NG_FEED_ATOM_NS;
    bool rdf = name.ns == NG_FEED_RDF_NS && name.local.len == 3;
    if (!core && !rdf) {
        return NG_FEED_FIELD_ELEMENT;
    }
    for (size_t i = 0; i < COUNT(elements); i++) {
        if (same(name.local, elements[i].s)) {
            return (enum ng_feed_element)elements[i].what;
        }
    }
    return NG_FEED_FIELD_ELEMENT;
}

#define RULE(ns, name, field, rank)                                            \
    {                                                                          \
        NG_STR_INIT(name), NG_FEED_##ns##_NS, NG_FEED_##field, rank, false     \
    }

/* The elements that most items have come first. */
static const struct ng_feed_rule rules[] = {
        RULE(CORE, "title", TITLE, 4),
        RULE(CORE, "link", LINK, 9), /* with href: ng_feed_link_rank */
        RULE(CORE, "description", SUMMARY, 4),
        RULE(CORE, "pubdate", DATE, 6),
        RULE(CORE, "guid", ID, 4),
        RULE(CORE, "category", SECTION, 4),
        RULE(CONTENT, "encoded", CONTENT, 5),
        RULE(DC, "creator", AUTHOR, 5),
        RULE(CORE, "summary", SUMMARY, 4),
        RULE(CORE, "content", CONTENT, 4),
        RULE(CORE, "id", ID, 4),
        RULE(CORE, "updated", DATE, 2),
        RULE(CORE, "published", DATE, 6),
        RULE(CORE, "author", AUTHOR, 4),
        RULE(DC, "date", DATE, 4),
        RULE(DC, "title", TITLE, 3),
        RULE(MEDIA, "title", TITLE, 1),
        RULE(DC, "description", SUMMARY, 3),
        RULE(MEDIA, "description", SUMMARY, 1),
        RULE(XHTML, "body", CONTENT, 3),
        RULE(CORE, "body", CONTENT, 3),
        RULE(CORE, "fullitem", CONTENT, 3),
        RULE(DC, "identifier", ID, 2),
        RULE(CORE, "issued", DATE, 6),
        RULE(DCTERMS, "issued", DATE, 5),
        RULE(CORE, "date", DATE, 4),
        RULE(CORE, "created", DATE, 3),
        RULE(DCTERMS, "created", DATE, 3),
        RULE(CORE, "modified", DATE, 2),
        RULE(DCTERMS, "modified", DATE, 2),
        RULE(DC, "subject", SECTION, 3),
        RULE(CORE, "language", LANGUAGE, 4),
        RULE(DC, "language", LANGUAGE, 3),
};

static const struct ng_feed_rule author_name = RULE(CORE, "name", AUTHOR, 4);

const struct ng_feed_rule *ng_feed_rule_of(
        struct ng_feed_name name, bool in_author)
{
    enum ng_feed_ns ns = name.ns == NG_FEED_ATOM_NS ? NG_FEED_CORE_NS : name.ns;
    if (in_author) {
        return same(name.local, author_name.name) ? &author_name : NULL;
    }
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (rules[i].ns == ns && same(name.local, rules[i].name)) {
            return &rules[i];
        }
    }
    return NULL;
}

const struct ng_feed_rule *ng_feed_rule_json(struct ng_str key, bool top)
{
    static const struct ng_feed_rule of_feed[] = {
            RULE(CORE, "title", TITLE, 4),
            RULE(CORE, "home_page_url", LINK, 4),
            RULE(CORE, "language", LANGUAGE, 4),
    };
    static const struct ng_feed_rule of_item[] = {
            RULE(CORE, "title", TITLE, 4),
            RULE(CORE, "id", ID, 4),
            RULE(CORE, "url", LINK, 4),
            RULE(CORE, "external_url", LINK, 3),
            {NG_STR_INIT("content_html"), 0, NG_FEED_CONTENT, 5, true},
            RULE(CORE, "content_text", CONTENT, 4),
            {NG_STR_INIT("summary"), 0, NG_FEED_SUMMARY, 4, true},
            RULE(CORE, "date_published", DATE, 6),
            RULE(CORE, "date_modified", DATE, 2),
            RULE(CORE, "tags", SECTION, 4),
            RULE(CORE, "name", AUTHOR, 4),
    };
    const struct ng_feed_rule *table = top ? of_feed : of_item;
    size_t n = top ? COUNT(of_feed) : COUNT(of_item);
    for (size_t i = 0; i < n; i++) {
        if (ng_str_eq(key, table[i].name)) {
            return &table[i];
        }
    }
    return NULL;
}

/* ---- attributes ---------------------------------------------------------- */

bool ng_feed_want(struct ng_str attr)
{
    static const struct ng_str names[] = {
            NG_STR_INIT("href"),
            NG_STR_INIT("rel"),
            NG_STR_INIT("type"),
            NG_STR_INIT("term"),
            NG_STR_INIT("label"),
            NG_STR_INIT("mode"),
            NG_STR_INIT("ispermalink"),
            NG_STR_INIT("rdf:about"),
            NG_STR_INIT("about"),
            NG_STR_INIT("xml:base"),
            NG_STR_INIT("xml:lang"),
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        if (same(attr, names[i])) {
            return true;
        }
    }
    return ng_str_starts(attr, NG_STR("xmlns:"));
}

static enum ng_feed_rel rel_of(struct ng_str value)
{
    if (ng_str_eqi(value, NG_STR("alternate"))) {
        return NG_FEED_REL_ALTERNATE;
    }
    return ng_str_eqi(value, NG_STR("enclosure")) ? NG_FEED_REL_ENCLOSURE
                                                  : NG_FEED_REL_OTHER;
}

static enum ng_feed_type type_of(struct ng_str value)
{
    static const struct word types[] = {
            {NG_STR_INIT("html"), NG_FEED_TYPE_HTML},
            {NG_STR_INIT("text/html"), NG_FEED_TYPE_HTML},
            {NG_STR_INIT("xhtml"), NG_FEED_TYPE_XHTML},
            {NG_STR_INIT("application/xhtml+xml"), NG_FEED_TYPE_XHTML},
            {NG_STR_INIT("text"), NG_FEED_TYPE_TEXT},
            {NG_STR_INIT("plain"), NG_FEED_TYPE_TEXT},
            {NG_STR_INIT("text/plain"), NG_FEED_TYPE_TEXT},
    };
    for (size_t i = 0; i < COUNT(types); i++) {
        if (ng_str_eqi(value, types[i].s)) {
            return (enum ng_feed_type)types[i].what;
        }
    }
    bool xml = ng_str_starts(value, NG_STR("text/")) ||
               ng_str_ends(value, NG_STR("+xml")) ||
               ng_str_ends(value, NG_STR("/xml"));
    return xml ? NG_FEED_TYPE_TEXT : NG_FEED_TYPE_OTHER; /* RFC 4287 4.1.3.3 */
}

void ng_feed_attr(
        struct ng_feed_attrs *a, struct ng_str name, struct ng_str value)
{
    value = ng_str_trim(value);
    if (ng_str_eqi(name, NG_STR("rel"))) {
        a->rel = (uint8_t)rel_of(value);
    } else if (ng_str_eqi(name, NG_STR("type"))) {
        a->type = (uint8_t)type_of(value);
    } else if (ng_str_eqi(name, NG_STR("mode"))) {
        a->base64 = ng_str_eqi(value, NG_STR("base64"));
    } else if (ng_str_eqi(name, NG_STR("ispermalink"))) {
        a->permalink =
                ng_str_eqi(value, NG_STR("false")) ? NG_FEED_NO : NG_FEED_YES;
    }
}

void ng_feed_decide(struct ng_feed_attrs *a, const struct ng_feed_rule *rule)
{
    if (!ng_str_eq(rule->name, NG_STR("guid"))) {
        a->permalink = NG_FEED_NO;
    }
    if (rule->ns == NG_FEED_XHTML_NS) {
        a->text = NG_FEED_PLAIN;
    } else if (a->atom) {
        bool title = rule->field == NG_FEED_TITLE;
        bool binary =
                a->type == NG_FEED_TYPE_OTHER && rule->field == NG_FEED_CONTENT;
        if (a->base64 || binary) {
            a->text = NG_FEED_BINARY;
        } else if (a->type == NG_FEED_TYPE_HTML) {
            a->text = NG_FEED_HTML;
        } else if (a->type == NG_FEED_TYPE_NONE) {
            /* text by RFC 4287; publishers forget the attribute */
            a->text = title ? NG_FEED_MARKS : NG_FEED_HTML;
        } else {
            a->text = NG_FEED_PLAIN;
        }
    } else {
        a->text = rule->field == NG_FEED_TITLE ? NG_FEED_MARKS : NG_FEED_HTML;
    }
}

uint8_t ng_feed_link_rank(const struct ng_feed_attrs *a)
{
    bool page = a->type == NG_FEED_TYPE_NONE || a->type == NG_FEED_TYPE_HTML ||
                a->type == NG_FEED_TYPE_XHTML;
    switch (a->rel) {
    case NG_FEED_REL_ALTERNATE:
        return page ? 8 : 6;
    case NG_FEED_REL_NONE:
        return page ? 7 : 5;
    case NG_FEED_REL_ENCLOSURE:
        return 2;
    default:
        return 3;
    }
}
