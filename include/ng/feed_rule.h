/* SPDX-License-Identifier: MIT */
/* floor 1: what the elements, attributes and keys of feeds mean: const
 * tables, and the namespaces a feed declares. RSS 0.9x, 1.0, 2.0 with Dublin
 * Core, content and Media RSS; Atom 0.3 and RFC 4287; JSON Feed 1.1. */
#ifndef NG_FEED_RULE_H
#define NG_FEED_RULE_H

#include "ng/base.h"

/* The first three are long texts with a buffer of their own. */
enum ng_feed_field {
    NG_FEED_TITLE,
    NG_FEED_SUMMARY,
    NG_FEED_CONTENT,
    NG_FEED_LINK,
    NG_FEED_ID,
    NG_FEED_DATE,
    NG_FEED_SECTION,
    NG_FEED_AUTHOR,
    NG_FEED_LANGUAGE,
    NG_FEED_N_FIELDS
};

/* Of several elements for one field the highest rank wins, then the first. */
struct ng_feed_rule {
    uint8_t ns; /* enum ng_feed_ns */
    uint8_t field, rank;
    bool html; /* JSON: the value is HTML */
};

enum ng_feed_ns {
    NG_FEED_CORE_NS, /* RSS of all kinds, none, and Atom as default */
    NG_FEED_ATOM_NS,
    NG_FEED_DC_NS,
    NG_FEED_DCTERMS_NS,
    NG_FEED_CONTENT_NS,
    NG_FEED_MEDIA_NS,
    NG_FEED_RDF_NS,
    NG_FEED_XHTML_NS,
    NG_FEED_OTHER_NS
};

/* Prefixes that mean something else here than they usually do. */
#define NG_FEED_PREFIXES 8u
struct ng_feed_prefix {
    char s[14];
    uint8_t n, ns;
};

struct ng_feed_name {
    struct ng_str local;
    enum ng_feed_ns ns;
};

/* Declares xmlns:prefix="uri"; unknown URIs and long prefixes are ignored. */
void ng_feed_prefix_add(struct ng_feed_prefix *prefixes, uint8_t *n,
        struct ng_str prefix, struct ng_str uri);

struct ng_feed_name ng_feed_name_of(
        struct ng_str name, const struct ng_feed_prefix *prefixes, unsigned n);

enum ng_feed_element {
    NG_FEED_FIELD_ELEMENT, /* perhaps a field: ask for its rule */
    NG_FEED_ROOT_ELEMENT,  /* rss, RDF, feed, channel */
    NG_FEED_ITEM_ELEMENT,  /* item, entry */
    NG_FEED_SKIP_ELEMENT   /* has titles and links of something else */
};
enum ng_feed_element ng_feed_element_of(struct ng_feed_name name);

/* The rule for an element in a feed or item, or NULL. */
const struct ng_feed_rule *ng_feed_rule_of(
        struct ng_feed_name name, bool in_author);
/* The rule for a key of a JSON Feed's top object or of an item, or NULL. */
const struct ng_feed_rule *ng_feed_rule_json(struct ng_str key, bool top);

enum ng_feed_markup {
    NG_FEED_PLAIN, /* text, whatever it looks like */
    NG_FEED_HTML,
    NG_FEED_MARKS, /* text in which HTML may have been put (RSS titles) */
    NG_FEED_BINARY /* not for us */
};

enum ng_feed_rel {
    NG_FEED_REL_NONE,
    NG_FEED_REL_ALTERNATE,
    NG_FEED_REL_ENCLOSURE,
    NG_FEED_REL_OTHER
};

enum ng_feed_type {
    NG_FEED_TYPE_NONE,
    NG_FEED_TYPE_TEXT,
    NG_FEED_TYPE_HTML,
    NG_FEED_TYPE_XHTML,
    NG_FEED_TYPE_OTHER
};

enum ng_feed_truth { NG_FEED_UNSAID, NG_FEED_YES, NG_FEED_NO };

/* What the attributes of one start tag say. */
struct ng_feed_attrs {
    uint8_t element;   /* enum ng_feed_element */
    uint8_t text;      /* enum ng_feed_markup, by ng_feed_decide */
    uint8_t rel, type; /* enums above */
    uint8_t permalink; /* enum ng_feed_truth */
    bool atom;         /* the rules of Atom hold */
    bool base64;       /* Atom 0.3: mode="base64" */
    bool has_value;    /* the field's value was an attribute */
};

/* Is the attribute of interest at all? */
bool ng_feed_want(struct ng_str attr);
void ng_feed_attr(
        struct ng_feed_attrs *a, struct ng_str name, struct ng_str value);
/* All attributes are known: sets text; permalink is NO if this is no guid. */
void ng_feed_decide(struct ng_feed_attrs *a, const struct ng_feed_rule *rule);
/* Rank of a <link href> by its rel and type. */
uint8_t ng_feed_link_rank(const struct ng_feed_attrs *a);

#endif
