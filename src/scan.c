/* SPDX-License-Identifier: MIT */
#include "ng/scan.h"

#include <string.h>

static const struct ng_str none = {NULL, 0};

static void tell(struct ng_scan *x, enum ng_fact fact, struct ng_str value)
{
    x->fact(x->ctx, fact, none, value);
}

/* The n-th open element from the innermost, 0; outside of all, one that says
 * nothing. */
static const struct ng_scan_open *open_at(const struct ng_scan *x, uint32_t n)
{
    static const struct ng_scan_open outside;
    return n < x->n_open ? &x->stack[x->n_open - 1 - n] : &outside;
}

static bool is_block(const struct ng_scan_open *e)
{
    return (e->traits & NG_TRAIT_INLINE) == 0;
}

static uint8_t at_most_255(uint32_t n)
{
    return n < 255 ? (uint8_t)n : 255;
}

static void count(uint8_t *n)
{
    *n = at_most_255(*n + 1u);
}

/* ---- blocks -------------------------------------------------------------- */

static void close_block(struct ng_scan *x)
{
    struct ng_block *k = &x->next;
    const struct ng_scan_open *top = open_at(x, 0), *around = open_at(x, 1);
    k->self = top->self;
    k->near = top->self | around->self;
    k->far = top->far;
    k->sem = top->sem;
    k->kind =
            (uint16_t)(((top->tag * 31u + top->kind) * 31u + x->n_open) * 31u +
                       around->kind);
    k->tag = NG_TAG_BODY;
    memset(k->box, 0, sizeof k->box);
    unsigned n = 0;
    for (uint32_t i = 0; i < x->n_open && n < NG_BLOCK_BOXES; i++) {
        const struct ng_scan_open *e = open_at(x, i);
        if (is_block(e)) {
            k->tag = n == 0 ? e->tag : k->tag;
            k->box[n++] = e->serial;
        }
    }
    k->depth = (uint8_t)x->n_open;
    k->linked = x->linked < UINT16_MAX ? (uint16_t)x->linked : UINT16_MAX;
    k->strong = x->strong < UINT16_MAX ? (uint16_t)x->strong : UINT16_MAX;
    if (ng_block_close(x->blocks, k)) {
        k->opened = k->images = 0;
    }
    k->links = k->breaks = 0;
    x->linked = x->strong = 0;
    x->broken = false;
}

static void on_text(struct ng_scan *x, struct ng_str text)
{
    if (x->in_title) {
        tell(x, NG_FACT_TITLE, text);
        return;
    }
    const struct ng_scan_open *top = open_at(x, 0);
    if (top->skip) {
        return;
    }
    uint32_t added = ng_block_text(x->blocks, text.s, text.len);
    if (added > 0) {
        x->broken = false;
        x->linked += x->in_link > 0 ? added : 0;
        x->strong += top->tag == NG_TAG_B ? added : 0;
    }
}

/* ---- the stack of open elements ------------------------------------------ */

static void pop_to(struct ng_scan *x, uint32_t n)
{
    while (x->n_open > n) {
        x->n_open--;
        if (x->stack[x->n_open].tag == NG_TAG_A && x->in_link > 0) {
            x->in_link--;
        }
    }
}

/* Ends what the start tag of a block ends without an end tag: a p, and an
 * item or cell by its next one (WHATWG HTML 13.1.2.4). */
static void imply_ends(struct ng_scan *x, uint8_t tag)
{
    if ((x->tag.traits & NG_TRAIT_ENDS_P) != 0) {
        for (uint32_t i = x->n_open; i-- > 0;) {
            if (x->stack[i].tag == NG_TAG_P) {
                pop_to(x, i);
                break;
            }
            if (is_block(&x->stack[i])) {
                break;
            }
        }
    }
    /* a tag, what it ends, and what stands between it and others of these */
    static const uint8_t rules[][5] = {
            {NG_TAG_LI, NG_TAG_LI, NG_TAG_LI, NG_TAG_UL, NG_TAG_UL},
            {NG_TAG_DD, NG_TAG_DD, NG_TAG_DT, NG_TAG_DL, NG_TAG_DL},
            {NG_TAG_DT, NG_TAG_DD, NG_TAG_DT, NG_TAG_DL, NG_TAG_DL},
            {NG_TAG_TR, NG_TAG_TR, NG_TAG_TD, NG_TAG_TABLE, NG_TAG_TABLE},
            {NG_TAG_TD, NG_TAG_TD, NG_TAG_TD, NG_TAG_TABLE, NG_TAG_TR}};
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
        const uint8_t *r = rules[k];
        for (uint32_t i = x->n_open; r[0] == tag && i-- > 0;) {
            uint8_t open = x->stack[i].tag;
            if (open == r[1] || open == r[2]) {
                pop_to(x, i);
                return;
            }
            if (open == r[3] || open == r[4]) {
                return;
            }
        }
    }
}

/* An <a> inside an <a> ends the outer one (13.2.6.4.7). */
static void end_link(struct ng_scan *x)
{
    for (uint32_t i = x->n_open; i-- > 0 && x->n_open - i <= 4;) {
        if (x->stack[i].tag == NG_TAG_A) {
            x->n_open--;
            memmove(x->stack + i, x->stack + i + 1,
                    (x->n_open - i) * sizeof x->stack[0]);
            x->in_link = x->in_link > 0 ? (uint8_t)(x->in_link - 1) : 0;
            return;
        }
    }
}

static void push(struct ng_scan *x)
{
    struct ng_scan_open e = x->tag;
    if (x->n_open == NG_SCAN_STACK) {
        /* too deep: an inline element is forgotten, of blocks one in the
         * middle (test_scan.c, too_deep) */
        if (!is_block(&e)) {
            return;
        }
        x->n_open--;
        memmove(x->stack + NG_SCAN_STACK / 2, x->stack + NG_SCAN_STACK / 2 + 1,
                (x->n_open - NG_SCAN_STACK / 2) * sizeof x->stack[0]);
    }
    e.far = e.self;
    e.skip = (e.traits & NG_TRAIT_SKIP) != 0;
    const struct ng_scan_open *top = open_at(x, 0);
    e.far |= top->far;
    e.sem |= top->sem;
    e.skip = e.skip || top->skip;
    if (is_block(&e)) {
        x->serial = x->serial == UINT16_MAX ? 1 : (uint16_t)(x->serial + 1);
        e.serial = x->serial;
    }
    x->stack[x->n_open++] = e;
}

static void on_close(struct ng_scan *x, struct ng_str name)
{
    uint8_t tag = (uint8_t)ng_element_tag(name);
    uint8_t traits = ng_element_traits((enum ng_tag)tag);
    if (tag == NG_TAG_TITLE && x->in_title) {
        x->in_title = false;
        tell(x, NG_FACT_TITLE_END, none);
        return;
    }
    if (tag == NG_TAG_SCRIPT && x->in_json_ld) {
        x->in_json_ld = false;
        tell(x, NG_FACT_LD_END, none);
        return;
    }
    if ((traits & NG_TRAIT_VOID) != 0) {
        return;
    }
    bool inline_tag = (traits & NG_TRAIT_INLINE) != 0, block = !inline_tag;
    uint32_t i = x->n_open;
    while (i-- > 0) {
        if (x->stack[i].tag == tag) {
            break;
        }
        if (is_block(&x->stack[i])) {
            if (inline_tag && (traits & NG_TRAIT_SKIP) == 0) {
                return; /* </b> never ends a block */
            }
            block = true;
        }
    }
    if (i == UINT32_MAX) {
        if (tag == NG_TAG_P) {
            close_block(x); /* </p> alone is an empty p */
        }
        return;
    }
    if (block || (tag == NG_TAG_NOSCRIPT && !x->stack[i].skip)) {
        close_block(x);
    }
    pop_to(x, i);
}

/* ---- start tags ------------------------------------------------------------
 */

static bool in_skip(const struct ng_scan *x)
{
    return open_at(x, 0)->skip;
}

/* The attributes of most tags, and of <meta>, in the order of the lists. */
enum {
    CLASS,
    ID,
    STYLE,
    ROLE,
    HIDDEN,
    ARIA_HIDDEN,
    ITEMPROP,
    ITEMTYPE,
    CONTENT,
    DATETIME
};
enum { META_CONTENT, META_CHARSET };

static bool want_attr(void *ctx, struct ng_str name)
{
    struct ng_scan *x = ctx;
    const char *wanted = "class id style role hidden aria-hidden itemprop "
                         "itemtype content datetime data-component data-testid";
    switch (x->tag.tag) {
    case NG_TAG_META:
        wanted = "content charset property name itemprop http-equiv";
        break;
    case NG_TAG_SCRIPT:
        wanted = "type";
        break;
    case NG_TAG_HTML:
        wanted = "lang";
        break;
    default:
        break;
    }
    x->attr = (int8_t)ng_str_among(name, wanted);
    return x->attr >= 0;
}

static void on_open(struct ng_scan *x, struct ng_str name)
{
    memset(&x->tag, 0, sizeof x->tag);
    uint8_t tag = (uint8_t)ng_element_tag(name);
    x->tag.tag = tag;
    x->tag.traits = ng_element_traits((enum ng_tag)tag);
    x->tag.sem = ng_element_sem((enum ng_tag)tag);
    if (tag == NG_TAG_NOSCRIPT && !ng_block_open(x->blocks)) {
        x->tag.traits = NG_TRAIT_INLINE; /* test/data/pages/noscript.html */
        x->tag.sem = NG_SEM_SPARE;
    }
    x->date_prop = false;
    x->n_key = 0;
    x->n_held = 0;
    x->json_ld = false;
    bool wanted = tag == NG_TAG_SPAN || tag == NG_TAG_TIME ||
                  tag == NG_TAG_META || tag == NG_TAG_SCRIPT ||
                  (x->tag.traits & (NG_TRAIT_INLINE | NG_TRAIT_SKIP)) == 0;
    x->markup.skip_attrs = !wanted || in_skip(x);
}

static void tell_meta(
        struct ng_scan *x, struct ng_str name, struct ng_str value)
{
    x->fact(x->ctx, NG_FACT_META, name, value);
}

/* <meta>: its name and its content come in any order. */
static void meta_attr(
        struct ng_scan *x, struct ng_str name, struct ng_str value)
{
    struct ng_str held = {x->held, x->n_held}, key = {x->key, x->n_key};
    if (x->attr == META_CHARSET) {
        tell_meta(x, name, value);
    } else if (x->attr != META_CONTENT) {
        if (held.len > 0) {
            tell_meta(x, value, held);
        } else if (value.len <= sizeof x->key) {
            memcpy(x->key, value.s, value.len);
            x->n_key = (uint8_t)value.len;
        }
    } else if (key.len > 0) {
        tell_meta(x, key, value);
    } else {
        uint32_t n = value.len;
        if (n > sizeof x->held) {
            n = sizeof x->held;
            while (n > 0 && ((unsigned char)value.s[n] & 0xC0) == 0x80) {
                n--;
            }
        }
        memcpy(x->held, value.s, n);
        x->n_held = (uint16_t)n;
    }
}

/* datetime= or content= of something with an itemprop. */
static void prop_value(struct ng_scan *x, struct ng_str value)
{
    if (x->date_prop) {
        tell(x, NG_FACT_DATE_PROP, value);
    } else if (x->tag.tag == NG_TAG_TIME) {
        const struct ng_scan_open *top = open_at(x, 0);
        /* not the dates of teasers (test/data/pages/teasers.html) */
        if ((top->sem & (NG_SEM_ASIDE | NG_SEM_NAV | NG_SEM_FOOTER)) == 0 &&
                (top->far & (NG_HINT_COMMENT | NG_HINT_RELATED |
                                    NG_HINT_SIDE)) == 0) {
            tell(x, NG_FACT_DATE_TIME, value);
        }
    }
}

static bool has(struct ng_str s, const char *word)
{
    return ng_str_find(s, ng_str_of(word)) >= 0;
}

static void on_attr(struct ng_scan *x, struct ng_str name, struct ng_str value)
{
    if (x->tag.tag == NG_TAG_META) {
        meta_attr(x, name, value);
        return;
    }
    if (x->tag.tag == NG_TAG_SCRIPT) {
        x->json_ld = ng_str_starts(value, NG_STR("application/ld+json"));
        return;
    }
    if (x->tag.tag == NG_TAG_HTML) {
        tell(x, NG_FACT_LANG, value);
        return;
    }
    switch (x->attr) {
    case STYLE:
        if (has(value, "display:none") || has(value, "display: none") ||
                has(value, "visibility:hidden")) {
            x->tag.sem |= NG_SEM_HIDDEN;
        }
        return;
    case HIDDEN: /* a script may show a body, hardly a single paragraph
                  * (test/data/pages/repeats.html) */
        x->tag.sem |= NG_SEM_HIDDEN;
        if (x->tag.tag == NG_TAG_P || x->tag.tag == NG_TAG_SPAN) {
            x->tag.traits |= NG_TRAIT_SKIP;
        }
        return;
    case ARIA_HIDDEN:
        x->tag.sem |= ng_str_among(value, "true") == 0 ? NG_SEM_HIDDEN : 0u;
        return;
    case ITEMTYPE:
        if (ng_str_ends(value, NG_STR("article")) ||
                ng_str_ends(value, NG_STR("posting"))) {
            x->tag.sem |= NG_SEM_ARTICLE_TYPE;
        }
        return;
    case ITEMPROP:
        if (has(value, "articleBody")) {
            x->tag.sem |= NG_SEM_BODY_PROP;
            return;
        }
        x->tag.sem |= value.len > 0 ? (uint32_t)NG_SEM_PROP : 0;
        if (has(value, "datePublished")) {
            x->date_prop = true;
            if (x->n_held > 0) {
                prop_value(x, (struct ng_str){x->held, x->n_held});
            }
        }
        return;
    case DATETIME:
        prop_value(x, value);
        x->n_held = (uint16_t)(value.len < sizeof x->held ? value.len
                                                          : sizeof x->held);
        memcpy(x->held, value.s, x->n_held);
        return;
    case CONTENT:
        if (x->date_prop) {
            prop_value(x, value);
        }
        return;
    case CLASS:
        x->tag.kind = (uint8_t)ng_hash(
                NG_HASH_INIT, value.s, value.len < 24 ? value.len : 24);
        break;
    case ROLE:
        x->tag.sem |= ng_element_role(value);
        break;
    default:
        break;
    }
    x->tag.self |= ng_element_hints(value);
}

static void on_break(struct ng_scan *x)
{
    if (x->broken && ng_block_open(x->blocks)) {
        close_block(x); /* two in a row end a paragraph */
    } else if (ng_block_open(x->blocks)) {
        ng_block_break(x->blocks);
        count(&x->next.breaks);
        x->broken = true;
    }
}

/* A start tag is complete. */
static void on_tag(struct ng_scan *x, bool empty)
{
    uint8_t tag = x->tag.tag, traits = x->tag.traits;
    bool skipping = in_skip(x);
    x->markup.skip_raw = true;
    switch (tag) {
    case NG_TAG_TITLE:
        x->in_title = !skipping;
        return;
    case NG_TAG_SCRIPT:
        x->in_json_ld = x->json_ld;
        x->markup.skip_raw = !x->json_ld;
        if (x->json_ld) {
            tell(x, NG_FACT_LD, none);
        }
        return;
    case NG_TAG_BR:
        if (!skipping) {
            on_break(x);
        }
        return;
    case NG_TAG_HR:
        close_block(x);
        return;
    case NG_TAG_IMG:
        count(&x->next.images);
        return;
    case NG_TAG_STYLE:
    case NG_TAG_OPTION:
        return;
    default:
        break;
    }
    if ((traits & NG_TRAIT_VOID) != 0 ||
            (empty && (skipping || (traits & NG_TRAIT_SKIP) != 0 ||
                              tag == NG_TAG_SVG))) {
        return;
    }
    count(&x->next.opened);
    if ((traits & NG_TRAIT_INLINE) == 0) {
        close_block(x);
        imply_ends(x, tag);
    }
    if (tag == NG_TAG_A) {
        end_link(x);
        x->in_link = at_most_255(x->in_link + 1u);
        count(&x->next.links);
    }
    uint32_t before = x->n_open;
    push(x);
    if (x->n_open == before && tag == NG_TAG_A) {
        x->in_link--;
    }
}

static int on_event(void *ctx, const struct ng_markup_event *e)
{
    struct ng_scan *x = ctx;
    switch (e->kind) {
    case NG_MARKUP_TEXT:
        on_text(x, e->text);
        break;
    case NG_MARKUP_RAW:
        if (x->in_json_ld) {
            tell(x, NG_FACT_LD_TEXT, e->text);
        }
        break;
    case NG_MARKUP_OPEN:
        on_open(x, e->name);
        break;
    case NG_MARKUP_ATTR:
        on_attr(x, e->name, e->text);
        break;
    case NG_MARKUP_TAG:
        on_tag(x, e->empty);
        break;
    case NG_MARKUP_CLOSE:
        on_close(x, e->name);
        break;
    }
    return NG_OK;
}

void ng_scan_init(struct ng_scan *x, struct ng_blocks *blocks,
        void (*fact)(void *, enum ng_fact, struct ng_str, struct ng_str),
        void *ctx)
{
    memset(x, 0, sizeof *x);
    x->blocks = blocks;
    x->fact = fact;
    x->ctx = ctx;
    ng_markup_init(&x->markup, NG_MARKUP_HTML, x->value, NG_SCAN_VALUE,
            on_event, want_attr, x);
}

int ng_scan_feed(struct ng_scan *x, const char *bytes, size_t n)
{
    return ng_markup_feed(&x->markup, bytes, n);
}

int ng_scan_end(struct ng_scan *x)
{
    int err = ng_markup_end(&x->markup);
    close_block(x);
    return err;
}
