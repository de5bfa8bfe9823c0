/* SPDX-License-Identifier: MIT */
/* floor 1: what HTML elements, and the words in class and id attributes, mean
 * to somebody who looks for running text. Const tables and look-ups: holds
 * nothing, takes nothing. */
#ifndef NG_ELEMENT_H
#define NG_ELEMENT_H

#include "ng/base.h"

enum ng_tag {
    NG_TAG_OTHER, /* unknown or of no interest: a block */
    NG_TAG_A,
    NG_TAG_ADDRESS,
    NG_TAG_ARTICLE,
    NG_TAG_ASIDE,
    NG_TAG_B, /* also strong, em, i */
    NG_TAG_BLOCKQUOTE,
    NG_TAG_BODY,
    NG_TAG_BR,
    NG_TAG_BUTTON,
    NG_TAG_DD,
    NG_TAG_DIV,
    NG_TAG_DL,
    NG_TAG_DT,
    NG_TAG_FIGCAPTION,
    NG_TAG_FIGURE,
    NG_TAG_FOOTER,
    NG_TAG_FORM,
    NG_TAG_H1,
    NG_TAG_H2,
    NG_TAG_H3,
    NG_TAG_H4, /* also h5, h6 */
    NG_TAG_HEAD,
    NG_TAG_HEADER,
    NG_TAG_HR,
    NG_TAG_HTML,
    NG_TAG_IMG,
    NG_TAG_INLINE, /* any other inline element */
    NG_TAG_INPUT,
    NG_TAG_LI,
    NG_TAG_LINK,
    NG_TAG_MAIN,
    NG_TAG_META,
    NG_TAG_NAV,
    NG_TAG_OPTION,
    NG_TAG_P,
    NG_TAG_PRE,
    NG_TAG_SCRIPT,
    NG_TAG_SECTION,
    NG_TAG_SKIP, /* any other element whose content is not read */
    NG_TAG_SPAN,
    NG_TAG_STYLE,
    NG_TAG_SVG,
    NG_TAG_TABLE,
    NG_TAG_TD, /* also th */
    NG_TAG_TIME,
    NG_TAG_TITLE,
    NG_TAG_TR,
    NG_TAG_UL,   /* also ol, menu, dir */
    NG_TAG_VOID, /* any other element without content */
    NG_TAG_NOSCRIPT,
    NG_TAG_COUNT
};

/* Traits of a tag. */
enum {
    NG_TRAIT_INLINE = 1, /* joins the text around it */
    NG_TRAIT_VOID = 2,   /* has no content and no end tag */
    NG_TRAIT_SKIP = 4,   /* its content is not read */
    NG_TRAIT_ENDS_P = 8, /* its start tag ends an open p (13.2.6.4.7) */
    NG_TRAIT_HEADING = 16
};

/* Semantic bits of a place in the page: of an element and all around it. */
enum {
    NG_SEM_ARTICLE = 1 << 0,
    NG_SEM_MAIN = 1 << 1,
    NG_SEM_ASIDE = 1 << 2,
    NG_SEM_NAV = 1 << 3,
    NG_SEM_FOOTER = 1 << 4,
    NG_SEM_HEADER = 1 << 5,
    NG_SEM_FIGURE = 1 << 6,
    NG_SEM_TABLE = 1 << 7,
    NG_SEM_LIST = 1 << 8,
    NG_SEM_QUOTE = 1 << 9,
    NG_SEM_FORM = 1 << 10,
    NG_SEM_SECTION = 1 << 11,
    NG_SEM_CAPTION = 1 << 12,
    NG_SEM_DL = 1 << 13,
    NG_SEM_ADDRESS = 1 << 14,
    NG_SEM_CELL = 1 << 15,
    NG_SEM_BODY_PROP = 1 << 16,    /* itemprop=articleBody */
    NG_SEM_ARTICLE_TYPE = 1 << 17, /* itemtype ...Article, ...Posting */
    NG_SEM_HIDDEN = 1 << 18,       /* hidden, aria-hidden, display:none */
    NG_SEM_PROP = 1 << 19,         /* another itemprop */
    NG_SEM_SPARE = 1 << 20         /* not shown: see spare.h */
};

/* What the words of class, id and the like hint at. */
enum {
    NG_HINT_COMMENT = 1 << 0,
    NG_HINT_NAV = 1 << 1,
    NG_HINT_FOOT = 1 << 2,
    NG_HINT_SIDE = 1 << 3,
    NG_HINT_RELATED = 1 << 4,
    NG_HINT_SHARE = 1 << 5,
    NG_HINT_PROMO = 1 << 6, /* adverts, newsletters, consent, log-in */
    NG_HINT_META = 1 << 7,  /* byline, date, tags, author's box */
    NG_HINT_MEDIA = 1 << 8, /* captions, galleries, players */
    NG_HINT_HIDDEN = 1 << 9,
    NG_HINT_BODY = 1 << 10, /* article-body, entry-content, story text */
    NG_HINT_ART = 1 << 11,  /* article, entry, story, post */
    NG_HINT_TITLE = 1 << 12,
    NG_HINT_SUMMARY = 1 << 13, /* standfirst, lead, dek */
    NG_HINT_QUOTE = 1 << 14,   /* pull quotes, boxes, tweets */
    NG_HINT_TAGS = 1 << 15     /* tag lists, categories */
};

/* Tag for a name in lower case. */
enum ng_tag ng_element_tag(struct ng_str name);

/* NG_TRAIT_ bits of a tag. */
uint8_t ng_element_traits(enum ng_tag tag);

/* NG_SEM_ bits of a tag, and those of a role attribute's value. */
uint32_t ng_element_sem(enum ng_tag tag);
uint32_t ng_element_role(struct ng_str role);

/* NG_HINT_ bits for the words of an attribute value; words begin after
 * anything but a letter and at a capital after a small letter. Only the first
 * NG_ELEMENT_HINT_MAX bytes are read. */
#define NG_ELEMENT_HINT_MAX 160u
uint16_t ng_element_hints(struct ng_str value);

#endif
