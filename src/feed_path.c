/* SPDX-License-Identifier: MIT */
#include "ng/feed_path.h"

#include <string.h>

/* What the element `name` is that we are inside of. */
enum inside {
    NOTHING,
    FIELD,
    ASIDE,  /* it has titles and links of something else */
    FOREIGN /* of an unknown namespace: may even hold items */
};

void ng_feed_path_init(struct ng_feed_path *p)
{
    memset(p, 0, sizeof *p);
}

static bool is_name(const struct ng_feed_path *p, struct ng_str name)
{
    return name.len == p->n_name &&
           ng_str_eqi(name, (struct ng_str){p->name, p->n_name});
}

static struct ng_feed_name resolve(
        const struct ng_feed_path *p, struct ng_str name)
{
    return ng_feed_name_of(name, p->prefixes, p->n_prefixes);
}

static void enter(
        struct ng_feed_path *p, struct ng_str name, enum inside inside)
{
    p->n_name =
            (uint8_t)(name.len < sizeof p->name ? name.len : sizeof p->name);
    memcpy(p->name, name.s, p->n_name);
    p->inside = (uint8_t)inside;
    p->nest = 0;
    p->inner_items = 0;
}

static void enter_root(struct ng_feed_path *p, struct ng_feed_name n)
{
    if (!p->in_feed) {
        uint32_t len = n.local.len < sizeof p->root_name
                               ? n.local.len
                               : (uint32_t)sizeof p->root_name;
        memcpy(p->root_name, n.local.s, len);
        p->root = (struct ng_str){p->root_name, len};
        p->atom = ng_str_eqi(p->root, NG_STR("feed"));
    }
    p->in_feed = true;
}

enum ng_feed_step ng_feed_path_open(struct ng_feed_path *p, struct ng_str name)
{
    struct ng_feed_name n = resolve(p, name);
    enum ng_feed_element element = ng_feed_element_of(n);
    bool item = element == NG_FEED_ITEM_ELEMENT;
    bool was_field = p->inside == FIELD;
    p->want_attrs = false;
    if (p->inside == FOREIGN || (p->inside != NOTHING && !item)) {
        if (item && p->inner_items < UINT8_MAX) {
            p->inner_items++;
        } else if (is_name(p, name) && p->nest < UINT8_MAX) {
            p->nest++;
        }
        return NG_FEED_PASS;
    }
    p->inside = NOTHING;
    p->rule = NULL;
    p->attrs = (struct ng_feed_attrs){.element = (uint8_t)element};
    p->attrs.atom =
            n.ns == NG_FEED_ATOM_NS || (n.ns == NG_FEED_CORE_NS && p->atom);
    if (element == NG_FEED_SKIP_ELEMENT) {
        enter(p, name, ASIDE);
    } else if (element == NG_FEED_ROOT_ELEMENT) {
        enter_root(p, n);
        p->want_attrs = true;
    } else if (item) {
        p->want_attrs = p->in_feed;
    } else if (p->in_item && n.ns == NG_FEED_OTHER_NS) {
        enter(p, name, FOREIGN);
    } else if (p->in_feed) {
        p->rule = ng_feed_rule_of(n, p->in_author);
        p->want_attrs = p->rule != NULL;
    }
    return was_field ? NG_FEED_FIELD_ENDS : NG_FEED_PASS;
}

enum ng_feed_part ng_feed_path_attr(
        struct ng_feed_path *p, struct ng_str name, struct ng_str value)
{
    enum { BASE, LANG, LABEL, TERM, HREF, ABOUT, RDF_ABOUT };
    bool item = p->attrs.element == NG_FEED_ITEM_ELEMENT;
    unsigned field = p->rule == NULL ? NG_FEED_N_FIELDS : p->rule->field;
    bool is_value = false;
    switch (ng_str_among(
            name, "xml:base xml:lang label term href about rdf:about")) {
    case BASE:
        return NG_FEED_BASE_PART;
    case LANG:
        return p->attrs.element == NG_FEED_ROOT_ELEMENT ? NG_FEED_LANG_PART
                                                        : NG_FEED_NO_PART;
    case LABEL:
        is_value = field == NG_FEED_SECTION;
        break;
    case TERM:
        is_value = field == NG_FEED_SECTION && !p->attrs.has_value;
        break;
    case HREF:
        is_value = field == NG_FEED_LINK;
        break;
    case ABOUT:
    case RDF_ABOUT:
        is_value = item;
        break;
    default:
        if (ng_str_starts(name, NG_STR("xmlns:"))) {
            ng_feed_prefix_add(p->prefixes, &p->n_prefixes,
                    ng_str_cut(name, 6, name.len), value);
            return NG_FEED_NO_PART;
        }
        ng_feed_attr(&p->attrs, name, value);
        break;
    }
    p->attrs.has_value = p->attrs.has_value || is_value;
    return is_value ? NG_FEED_VALUE_PART : NG_FEED_NO_PART;
}

/* <item/> inside an item is nothing (nested.xml: a generator wrote it where
 * the item should have ended). */
static enum ng_feed_step item_tag(struct ng_feed_path *p, bool empty)
{
    if (!p->in_feed || (empty && p->in_item)) {
        return NG_FEED_PASS;
    }
    p->in_item = !empty;
    p->in_author = false;
    return empty ? NG_FEED_ITEM_EMPTY : NG_FEED_ITEM_BEGINS;
}

enum ng_feed_step ng_feed_path_tag(
        struct ng_feed_path *p, struct ng_str name, bool empty)
{
    if (p->inside != NOTHING) {
        if (empty && is_name(p, name)) {
            if (p->nest > 0) {
                p->nest--;
            } else {
                p->inside = NOTHING;
            }
        }
        return NG_FEED_PASS;
    }
    if (p->attrs.element == NG_FEED_ITEM_ELEMENT) {
        return item_tag(p, empty);
    }
    if (p->rule == NULL) {
        return NG_FEED_PASS;
    }
    if (p->attrs.has_value) {
        return NG_FEED_FIELD_VALUE;
    }
    if (p->rule->field == NG_FEED_AUTHOR && p->attrs.atom && !p->in_author) {
        p->in_author = !empty;
        return NG_FEED_PASS;
    }
    if (empty) {
        return NG_FEED_PASS;
    }
    ng_feed_decide(&p->attrs, p->rule);
    bool binary = p->attrs.text == NG_FEED_BINARY;
    enter(p, name, binary ? ASIDE : FIELD);
    return binary ? NG_FEED_PASS : NG_FEED_FIELD_BEGINS;
}

enum ng_feed_step ng_feed_path_close(struct ng_feed_path *p, struct ng_str name)
{
    if (p->inside != NOTHING && is_name(p, name)) {
        bool was_field = p->inside == FIELD;
        if (p->nest > 0) {
            p->nest--;
            return NG_FEED_PASS;
        }
        p->inside = NOTHING;
        return was_field ? NG_FEED_FIELD_ENDS : NG_FEED_PASS;
    }
    struct ng_feed_name n = resolve(p, name);
    if (ng_feed_element_of(n) == NG_FEED_ITEM_ELEMENT) {
        if (p->inside == FOREIGN && p->inner_items > 0) {
            p->inner_items--;
            return NG_FEED_PASS;
        }
        bool was_item = p->in_item;
        p->inside = NOTHING;
        p->in_item = false;
        return was_item ? NG_FEED_ITEM_ENDS : NG_FEED_PASS;
    }
    if (p->inside == NOTHING) {
        p->in_author = p->in_author && !ng_str_eqi(n.local, NG_STR("author"));
    }
    return NG_FEED_PASS;
}

enum ng_feed_step ng_feed_path_key(
        struct ng_feed_path *p, struct ng_str key, unsigned depth)
{
    bool top = depth == 1;
    if (top) {
        p->json_items = ng_str_eq(key, NG_STR("items"));
        p->in_feed = true;
    }
    if (depth == 3) {
        p->json_author = ng_str_starts(key, NG_STR("author"));
    }
    bool name = depth > 3 && p->json_author && ng_str_eq(key, NG_STR("name"));
    p->rule = NULL;
    if (top || (p->in_item && (depth == 3 || name))) {
        p->rule = ng_feed_rule_json(key, top);
    }
    if (p->rule == NULL) {
        return NG_FEED_PASS;
    }
    p->attrs = (struct ng_feed_attrs){.permalink = NG_FEED_NO};
    p->attrs.text = p->rule->html                     ? NG_FEED_HTML
                    : p->rule->field == NG_FEED_TITLE ? NG_FEED_MARKS
                                                      : NG_FEED_PLAIN;
    return NG_FEED_FIELD_BEGINS;
}

enum ng_feed_step ng_feed_path_object(
        struct ng_feed_path *p, unsigned depth, bool begins)
{
    if (depth != 2 || !p->json_items) {
        return NG_FEED_PASS;
    }
    p->in_item = begins;
    return begins ? NG_FEED_ITEM_BEGINS : NG_FEED_ITEM_ENDS;
}
