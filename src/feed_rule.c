/* SPDX-License-Identifier: MIT */
#include "ng/feed_rule.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- names --------------------------------------------------------------- */

static const char usual_prefixes[] =
        "dc content media atom atom10 a10 dcterms rdf xhtml rss";
static const uint8_t usual_ns[] = {NG_FEED_DC_NS, NG_FEED_CONTENT_NS,
        NG_FEED_MEDIA_NS, NG_FEED_ATOM_NS, NG_FEED_ATOM_NS, NG_FEED_ATOM_NS,
        NG_FEED_DCTERMS_NS, NG_FEED_RDF_NS, NG_FEED_XHTML_NS, NG_FEED_CORE_NS};

/* Parts of namespace URIs, as feeds differ in the rest, and what they mean. */
static const char uris[] =
        "/2005/Atom\0purl.org/atom/\0/dc/elements/\0/dc/terms/\0"
        "/modules/content\0/mrss\0/22-rdf-syntax-ns\0/1999/xhtml\0/modules/\0"
        "purl.org/rss/1.0/\0purl.org/net/rss\0netscape.com/rdf\0"
        "userland.com/rss\0";
static const uint8_t uri_ns[] = {NG_FEED_ATOM_NS, NG_FEED_ATOM_NS,
        NG_FEED_DC_NS, NG_FEED_DCTERMS_NS, NG_FEED_CONTENT_NS, NG_FEED_MEDIA_NS,
        NG_FEED_RDF_NS, NG_FEED_XHTML_NS, NG_FEED_OTHER_NS, NG_FEED_CORE_NS,
        NG_FEED_CORE_NS, NG_FEED_CORE_NS, NG_FEED_CORE_NS};

void ng_feed_prefix_add(struct ng_feed_prefix *prefixes, uint8_t *n,
        struct ng_str prefix, struct ng_str uri)
{
    if (*n == NG_FEED_PREFIXES || prefix.len > sizeof prefixes->s) {
        return;
    }
    const char *part = uris;
    for (size_t i = 0; *part != '\0'; i++) {
        struct ng_str wanted = ng_str_of(part);
        if (ng_str_find(uri, wanted) >= 0) {
            struct ng_feed_prefix *p = &prefixes[(*n)++];
            memcpy(p->s, prefix.s, prefix.len);
            p->n = (uint8_t)prefix.len;
            p->ns = uri_ns[i];
            return;
        }
        part += wanted.len + 1;
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
    int32_t usual = ng_str_among(prefix, usual_prefixes);
    out.ns = usual < 0 ? NG_FEED_OTHER_NS : (enum ng_feed_ns)usual_ns[usual];
    return out;
}

/* ---- elements ------------------------------------------------------------ */

enum ng_feed_element ng_feed_element_of(struct ng_feed_name name)
{
    bool core = name.ns == NG_FEED_CORE_NS || name.ns == NG_FEED_ATOM_NS;
    bool rdf = name.ns == NG_FEED_RDF_NS && name.local.len == 3;
    if (!core && !rdf) {
        return NG_FEED_FIELD_ELEMENT;
    }
    int32_t i = ng_str_among(name.local, "item entry rss feed channel rdf "
                                         "image source textinput contributor");
    return i < 0   ? NG_FEED_FIELD_ELEMENT
           : i < 2 ? NG_FEED_ITEM_ELEMENT
           : i < 6 ? NG_FEED_ROOT_ELEMENT
                   : NG_FEED_SKIP_ELEMENT;
}

#define RULE(ns, field, rank)                                                  \
    {                                                                          \
        NG_FEED_##ns##_NS, NG_FEED_##field, rank, false                        \
    }

/* The elements of a namespace, those first that most items have. */
static const struct ng_feed_rule core_rules[] = {RULE(CORE, TITLE, 4),
        RULE(CORE, LINK, 9), RULE(CORE, SUMMARY, 4), RULE(CORE, DATE, 6),
        RULE(CORE, ID, 4), RULE(CORE, SECTION, 4), RULE(CORE, SUMMARY, 4),
        RULE(CORE, CONTENT, 4), RULE(CORE, ID, 4), RULE(CORE, DATE, 2),
        RULE(CORE, DATE, 6), RULE(CORE, AUTHOR, 4), RULE(CORE, CONTENT, 3),
        RULE(CORE, CONTENT, 3), RULE(CORE, DATE, 6), RULE(CORE, DATE, 4),
        RULE(CORE, DATE, 3), RULE(CORE, DATE, 2), RULE(CORE, LANGUAGE, 4)};
static const struct ng_feed_rule content_rules[] = {RULE(CONTENT, CONTENT, 5)};
static const struct ng_feed_rule dc_rules[] = {RULE(DC, AUTHOR, 5),
        RULE(DC, DATE, 4), RULE(DC, TITLE, 3), RULE(DC, SUMMARY, 3),
        RULE(DC, ID, 2), RULE(DC, SECTION, 3), RULE(DC, LANGUAGE, 3)};
static const struct ng_feed_rule media_rules[] = {
        RULE(MEDIA, TITLE, 1), RULE(MEDIA, SUMMARY, 1)};
static const struct ng_feed_rule xhtml_rules[] = {RULE(XHTML, CONTENT, 3)};
static const struct ng_feed_rule dcterms_rules[] = {
        RULE(DCTERMS, DATE, 5), RULE(DCTERMS, DATE, 3), RULE(DCTERMS, DATE, 2)};

static const struct {
    const char *names;
    const struct ng_feed_rule *rules;
} elements[] = {
        [NG_FEED_CORE_NS] = {"title link description pubdate guid category "
                             "summary content id updated published author body "
                             "fullitem issued date created modified language",
                core_rules},
        [NG_FEED_CONTENT_NS] = {"encoded", content_rules},
        [NG_FEED_DC_NS] =
                {"creator date title description identifier subject language",
                        dc_rules},
        [NG_FEED_MEDIA_NS] = {"title description", media_rules},
        [NG_FEED_XHTML_NS] = {"body", xhtml_rules},
        [NG_FEED_DCTERMS_NS] = {"issued created modified", dcterms_rules},
};

/* <guid>: see core_rules */
static const struct ng_feed_rule *const guid_rule = &core_rules[4];

static const struct ng_feed_rule author_name = RULE(CORE, AUTHOR, 4);

static const struct ng_feed_rule *rule_in(
        struct ng_str name, const char *names, const struct ng_feed_rule *rules)
{
    int32_t i = ng_str_among(name, names);
    return i < 0 ? NULL : &rules[i];
}

const struct ng_feed_rule *ng_feed_rule_of(
        struct ng_feed_name name, bool in_author)
{
    enum ng_feed_ns ns = name.ns == NG_FEED_ATOM_NS ? NG_FEED_CORE_NS : name.ns;
    if (in_author) {
        return rule_in(name.local, "name", &author_name);
    }
    return ns >= COUNT(elements) || elements[ns].names == NULL
                   ? NULL
                   : rule_in(name.local, elements[ns].names,
                             elements[ns].rules);
}

const struct ng_feed_rule *ng_feed_rule_json(struct ng_str key, bool top)
{
    static const struct ng_feed_rule of_feed[] = {
            RULE(CORE, TITLE, 4), RULE(CORE, LINK, 4), RULE(CORE, LANGUAGE, 4)};
    static const struct ng_feed_rule of_item[] = {RULE(CORE, TITLE, 4),
            RULE(CORE, ID, 4), RULE(CORE, LINK, 4), RULE(CORE, LINK, 3),
            {NG_FEED_CORE_NS, NG_FEED_CONTENT, 5, true}, RULE(CORE, CONTENT, 4),
            {NG_FEED_CORE_NS, NG_FEED_SUMMARY, 4, true}, RULE(CORE, DATE, 6),
            RULE(CORE, DATE, 2), RULE(CORE, SECTION, 4), RULE(CORE, AUTHOR, 4)};
    return top ? rule_in(key, "title home_page_url language", of_feed)
               : rule_in(key,
                         "title id url external_url content_html content_text "
                         "summary date_published date_modified tags name",
                         of_item);
}

/* ---- attributes ---------------------------------------------------------- */

bool ng_feed_want(struct ng_str attr)
{
    return ng_str_among(attr, "href rel type term label mode ispermalink "
                              "rdf:about about xml:base xml:lang") >= 0 ||
           ng_str_starts(attr, NG_STR("xmlns:"));
}

static enum ng_feed_rel rel_of(struct ng_str value)
{
    static const uint8_t rels[] = {
            NG_FEED_REL_OTHER, NG_FEED_REL_ALTERNATE, NG_FEED_REL_ENCLOSURE};
    return (enum ng_feed_rel)
            rels[ng_str_among(value, "alternate enclosure") + 1];
}

static enum ng_feed_type type_of(struct ng_str value)
{
    if (ng_str_among(value, "html text/html") >= 0) {
        return NG_FEED_TYPE_HTML;
    }
    if (ng_str_among(value, "xhtml application/xhtml+xml") >= 0) {
        return NG_FEED_TYPE_XHTML;
    }
    bool xml = ng_str_among(value, "text plain") >= 0 ||
               ng_str_starts(value, NG_STR("text/")) ||
               ng_str_ends(value, NG_STR("+xml")) ||
               ng_str_ends(value, NG_STR("/xml"));
    return xml ? NG_FEED_TYPE_TEXT : NG_FEED_TYPE_OTHER; /* RFC 4287 4.1.3.3 */
}

void ng_feed_attr(
        struct ng_feed_attrs *a, struct ng_str name, struct ng_str value)
{
    value = ng_str_trim(value);
    switch (ng_str_among(name, "rel type mode ispermalink")) {
    case 0:
        a->rel = (uint8_t)rel_of(value);
        break;
    case 1:
        a->type = (uint8_t)type_of(value);
        break;
    case 2:
        a->base64 = ng_str_among(value, "base64") == 0;
        break;
    case 3:
        a->permalink =
                ng_str_among(value, "false") == 0 ? NG_FEED_NO : NG_FEED_YES;
        break;
    default:
        break;
    }
}

void ng_feed_decide(struct ng_feed_attrs *a, const struct ng_feed_rule *rule)
{
    if (rule != guid_rule) {
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
