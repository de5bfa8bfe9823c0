/* SPDX-License-Identifier: MIT */
#include "ng/meta.h"

#include "ng/date.h"
#include "ng/unescape.h"

#include <string.h>

/* Where each field lies in ng_meta.text. */
static const uint16_t field_at[NG_META_FIELDS + 1] = {
        0, 256, 512, 768, 864, 928, NG_META_BYTES};

void ng_meta_init(struct ng_meta *m, struct ng_shingles *body)
{
    memset(m, 0, sizeof *m);
    m->body = body;
    for (unsigned i = 0; i < NG_META_DATES; i++) {
        m->date[i] = NG_NO_DATE;
    }
}

void ng_meta_forget(struct ng_meta *m)
{
    memset(m->len, 0, sizeof m->len);
    memset(m->done, 0, sizeof m->done);
}

struct ng_str ng_meta_get(const struct ng_meta *m, enum ng_meta_field f)
{
    return ng_str_trim((struct ng_str){m->text + field_at[f], m->len[f]});
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void ng_meta_add(struct ng_meta *m, enum ng_meta_field f, struct ng_str text)
{
    if (m->done[f]) {
        return;
    }
    char *at = m->text + field_at[f];
    uint32_t cap = (uint32_t)(field_at[f + 1] - field_at[f]), n = m->len[f];
    for (uint32_t i = 0; i < text.len; i++) {
        char c = is_space(text.s[i]) ? ' ' : text.s[i];
        if (c == ' ' && (n == 0 || at[n - 1] == ' ')) {
            continue;
        }
        if (n == cap) { /* cut before the character that does not fit */
            if (((unsigned char)c & 0xC0u) == 0x80) {
                while (n > 0 && ((unsigned char)at[--n] & 0xC0u) == 0x80) {
                }
            }
            m->done[f] = true;
            break;
        }
        at[n++] = c;
    }
    m->len[f] = (uint16_t)n;
}

void ng_meta_end(struct ng_meta *m, enum ng_meta_field f)
{
    m->done[f] = m->len[f] > 0;
}

void ng_meta_date(struct ng_meta *m, enum ng_meta_date d, struct ng_str text)
{
    int64_t date;
    int16_t zone;
    if (m->date[d] == NG_NO_DATE &&
            (ng_date_parse_zone(ng_str_trim(text), &date, &zone) == NG_OK ||
                    ng_date_find_zone(text, &date, &zone) > 0)) {
        m->date[d] = date;
        m->zone[d] = zone;
    }
}

/* ---- <meta> ------------------------------------------------------------ */

enum { WHAT_DATE = NG_META_FIELDS, WHAT_TYPE };

/* Names in the order they are trusted in: Open Graph (ogp.me), Dublin Core,
 * schema.org in <meta itemprop>, and what publishing systems write. */
static const char meta_names[] =
        "og:title twitter:title og:site_name application-name author "
        "article:author parsely-author dc.creator sailthru.author "
        "content-language og:locale language article:published_time "
        "og:published_time og:article:published_time article:published "
        "datepublished date dc.date dc:date dc.date.issued citation_date "
        "citation_publication_date dcterms.created dcterms.date pubdate "
        "publishdate publish-date publication_date parsely-pub-date "
        "sailthru.date cxenseparse:recs:publishtime datecreated og:type";
static const uint8_t meta_what[] = {NG_META_OG_TITLE, NG_META_OG_TITLE,
        NG_META_SITE, NG_META_SITE, NG_META_AUTHOR, NG_META_AUTHOR,
        NG_META_AUTHOR, NG_META_AUTHOR, NG_META_AUTHOR, NG_META_LANG,
        NG_META_LANG, NG_META_LANG, WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE,
        WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE,
        WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE,
        WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_DATE, WHAT_TYPE};

/* An author's name, not the address of a page about one. */
static bool is_name(struct ng_str s)
{
    return s.len > 0 && s.len < 96 && ng_str_find(s, NG_STR("://")) < 0 &&
           ng_str_find(s, NG_STR("@")) < 0;
}

void ng_meta_tag(struct ng_meta *m, struct ng_str key, struct ng_str content)
{
    int32_t i = ng_str_among(ng_str_trim(key), meta_names);
    if (i < 0) {
        return;
    }
    unsigned what = meta_what[i];
    if (what == WHAT_DATE) {
        ng_meta_date(m, NG_META_DATE_META, content);
    } else if (what == WHAT_TYPE) {
        m->og_article |= ng_str_eqi(content, NG_STR("article"));
    } else if (what != NG_META_AUTHOR || is_name(content)) {
        ng_meta_add(m, (enum ng_meta_field)what, content);
        ng_meta_end(m, (enum ng_meta_field)what);
    }
}

/* ---- JSON-LD ----------------------------------------------------------- */

enum ld_key {
    LD_OTHER,
    LD_HEADLINE,
    LD_DATE,
    LD_AUTHOR,
    LD_NAME,
    LD_BODY,
    LD_TYPE,
    LD_PASS /* what is inside is not the article */
};

static const char ld_names[] =
        "headline datepublished author name articlebody @type comment review "
        "itemlistelement video image haspart blogpost citation itemreviewed";
/* the first: none of them */
static const uint8_t ld_what[] = {LD_OTHER, LD_HEADLINE, LD_DATE, LD_AUTHOR,
        LD_NAME, LD_BODY, LD_TYPE, LD_PASS, LD_PASS, LD_PASS, LD_PASS, LD_PASS,
        LD_PASS, LD_PASS, LD_PASS, LD_PASS};

/* Ends a field that JSON-LD gave. It should need no character references
 * (test/data/pages/jsonld.html). */
static void ld_end_field(struct ng_meta *m, enum ng_meta_field f)
{
    if (!m->done[f]) {
        m->len[f] = (uint16_t)ng_unescape(m->text + field_at[f], m->len[f]);
        if (f == NG_META_AUTHOR && !is_name(ng_meta_get(m, f))) {
            m->len[f] = 0;
        }
        ng_meta_end(m, f);
    }
}

static void ld_string(struct ng_meta *m, struct ng_str piece)
{
    switch (m->key) {
    case LD_HEADLINE:
        ng_meta_add(m, NG_META_LD_TITLE, piece);
        break;
    case LD_AUTHOR:
    case LD_NAME:
        if (m->key == LD_AUTHOR || m->author_depth > 0) {
            ng_meta_add(m, NG_META_AUTHOR, piece);
        }
        break;
    case LD_BODY:
        if (m->body != NULL) {
            ng_shingle_add(m->body, piece.s, piece.len);
        }
        if (m->on_body != NULL && piece.len > 0) {
            m->on_body(m->ctx, piece);
        }
        break;
    case LD_DATE:
    case LD_TYPE: {
        uint32_t n = (uint32_t)sizeof m->value - m->n_value;
        n = piece.len < n ? piece.len : n;
        memcpy(m->value + m->n_value, piece.s, n);
        m->n_value = (uint8_t)(m->n_value + n);
        break;
    }
    default:
        break;
    }
}

static void ld_string_end(struct ng_meta *m)
{
    struct ng_str value = {m->value, m->n_value};
    switch (m->key) {
    case LD_HEADLINE:
        ld_end_field(m, NG_META_LD_TITLE);
        break;
    case LD_AUTHOR:
    case LD_NAME:
        if (m->key == LD_AUTHOR || m->author_depth > 0) {
            ld_end_field(m, NG_META_AUTHOR);
        }
        break;
    case LD_BODY:
        if (m->body != NULL) {
            ng_shingle_end(m->body);
        }
        if (m->on_body != NULL) {
            m->on_body(m->ctx, NG_STR(""));
        }
        break;
    case LD_DATE:
        ng_meta_date(m, NG_META_DATE_LD, value);
        break;
    case LD_TYPE:
        m->og_article |= ng_str_ends(value, NG_STR("article")) ||
                         ng_str_ends(value, NG_STR("posting"));
        break;
    default:
        break;
    }
    m->n_value = 0;
}

static int ld_event(void *ctx, const struct ng_json_event *e)
{
    struct ng_meta *m = ctx;
    uint8_t depth = (uint8_t)(e->depth + 1); /* 0: none */
    bool end = e->kind == NG_JSON_OBJECT_END || e->kind == NG_JSON_ARRAY_END;
    if (m->pass_depth > 0) {
        m->pass_depth = end && depth <= m->pass_depth ? 0 : m->pass_depth;
        return NG_OK;
    }
    switch (e->kind) {
    case NG_JSON_OBJECT:
    case NG_JSON_ARRAY:
        if (m->key == LD_PASS) {
            m->pass_depth = depth;
        } else if (m->key == LD_AUTHOR && m->author_depth == 0) {
            m->author_depth = depth;
        }
        m->key = e->kind == NG_JSON_ARRAY ? m->key : LD_OTHER;
        break;
    case NG_JSON_OBJECT_END:
    case NG_JSON_ARRAY_END:
        if (depth <= m->author_depth) {
            m->author_depth = 0;
        }
        m->key = LD_OTHER;
        break;
    case NG_JSON_KEY:
        m->key = ld_what[ng_str_among(e->text, ld_names) + 1];
        m->n_value = 0;
        break;
    case NG_JSON_STRING:
        ld_string(m, e->text);
        break;
    case NG_JSON_STRING_END:
        ld_string_end(m);
        break;
    default:
        break;
    }
    return NG_OK;
}

void ng_meta_ld_begin(struct ng_meta *m)
{
    ng_json_init(&m->json, ld_event, m);
    m->key = LD_OTHER;
    m->pass_depth = m->author_depth = m->n_value = 0;
    m->begun = m->failed = m->odd = false;
}

void ng_meta_ld_feed(struct ng_meta *m, const char *bytes, size_t n)
{
    size_t i = 0;
    while (!m->begun && i < n) {
        /* before it: white space, "<!--", "//<![CDATA[" */
        m->odd |= bytes[i] == '<';
        m->begun = bytes[i] == '{' || (bytes[i] == '[' && !m->odd);
        i += m->begun ? 0 : 1;
    }
    if (m->begun && !m->failed) {
        m->failed = ng_json_feed(&m->json, bytes + i, n - i) != NG_OK;
    }
}

void ng_meta_ld_end(struct ng_meta *m)
{
    if (m->body != NULL) {
        ng_shingle_end(m->body);
    }
    /* a headline that was cut off is none */
    if (!m->done[NG_META_LD_TITLE]) {
        m->len[NG_META_LD_TITLE] = 0;
    }
    if (m->begun) {
        (void)ng_json_end(&m->json);
    }
}
