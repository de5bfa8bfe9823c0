/* SPDX-License-Identifier: MIT */
/* floor 2: where in a feed we are: which tag or key begins or ends an item or
 * a field, and what is to be passed over.
 *
 * Nothing needs to be balanced. An item ends at its end tag or at the next
 * item; a field at its end tag or with its item; what lies inside elements
 * of unknown namespaces, or in <image>, <source> and the like, belongs to
 * them. */
#ifndef NG_FEED_PATH_H
#define NG_FEED_PATH_H

#include "ng/base.h"
#include "ng/feed_rule.h"

enum ng_feed_step {
    NG_FEED_PASS,        /* nothing to do */
    NG_FEED_ITEM_BEGINS, /* and ends the one before */
    NG_FEED_ITEM_EMPTY,  /* begins and ends: <item about="x"/> */
    NG_FEED_ITEM_ENDS,
    NG_FEED_FIELD_BEGINS, /* of kind `rule`, markup by attrs.text */
    NG_FEED_FIELD_VALUE,  /* attribute `value` was the whole field */
    NG_FEED_FIELD_ENDS
};

enum ng_feed_part {
    NG_FEED_NO_PART,
    NG_FEED_BASE_PART,  /* xml:base */
    NG_FEED_LANG_PART,  /* xml:lang of the feed */
    NG_FEED_VALUE_PART, /* the field's value, or the item's id */
};

struct ng_feed_path {
    /* read these */
    const struct ng_feed_rule *rule; /* of the tag or field at hand, or NULL */
    struct ng_feed_attrs attrs;      /* of the tag or field at hand */
    struct ng_str root;              /* local name of the first root */
    bool in_feed, in_item;
    bool want_attrs; /* after ng_feed_path_open */
    /* leave these alone */
    bool atom, in_author, json_items, json_author;
    uint8_t inside, nest, inner_items, n_prefixes, n_name;
    struct ng_feed_prefix prefixes[NG_FEED_PREFIXES];
    char name[64]; /* of the element we are inside of */
    char root_name[8];
};

void ng_feed_path_init(struct ng_feed_path *p);

/* The four parts of XML, in the order a tokeniser tells of them. The name of
 * an attribute has its prefix; names are at most 63 bytes long. */
enum ng_feed_step ng_feed_path_open(struct ng_feed_path *p, struct ng_str name);
enum ng_feed_part ng_feed_path_attr(
        struct ng_feed_path *p, struct ng_str name, struct ng_str value);
enum ng_feed_step ng_feed_path_tag(
        struct ng_feed_path *p, struct ng_str name, bool empty);
enum ng_feed_step ng_feed_path_close(
        struct ng_feed_path *p, struct ng_str name);

/* JSON Feed: a key, and an object, at the depth of what it lies in:
 * { items: [ { key, authors: [ { name } ] } ] }
 * 1        2   3              4   5              */
enum ng_feed_step ng_feed_path_key(
        struct ng_feed_path *p, struct ng_str key, unsigned depth);
enum ng_feed_step ng_feed_path_object(
        struct ng_feed_path *p, unsigned depth, bool begins);

#endif
