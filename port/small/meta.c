/* SPDX-License-Identifier: MIT */
/* Small: what a page says of itself in <meta> by the usual names; lost:
 * JSON-LD, authors, rare names. */
#include "ng/meta.h"

#include "ng/date.h"

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

/* What does not fit is no value at all. */
void ng_meta_add(struct ng_meta *m, enum ng_meta_field f, struct ng_str text)
{
    uint32_t room = (uint32_t)(field_at[f + 1] - field_at[f]) - m->len[f];
    if (!m->done[f] && text.len > room) {
        m->len[f] = 0;
        m->done[f] = true;
    } else if (!m->done[f]) {
        memcpy(m->text + field_at[f] + m->len[f], text.s, text.len);
        m->len[f] = (uint16_t)(m->len[f] + text.len);
    }
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
            ng_date_parse_zone(text, &date, &zone) == NG_OK) {
        m->date[d] = date;
        m->zone[d] = zone;
    }
}

void ng_meta_tag(struct ng_meta *m, struct ng_str key, struct ng_str content)
{
    int32_t i = ng_str_among(key,
            "og:title og:site_name content-language og:locale og:type "
            "article:published_time datepublished date dc.date pubdate");
    static const uint8_t what[] = {
            NG_META_OG_TITLE, NG_META_SITE, NG_META_LANG, NG_META_LANG};
    if (i >= 5) {
        ng_meta_date(m, NG_META_DATE_META, content);
    } else if (i == 4) {
        m->og_article |= ng_str_eqi(content, NG_STR("article"));
    } else if (i >= 0) {
        ng_meta_add(m, (enum ng_meta_field)what[i], content);
        ng_meta_end(m, (enum ng_meta_field)what[i]);
    }
}

void ng_meta_ld_begin(struct ng_meta *m)
{
    (void)m;
}

void ng_meta_ld_feed(struct ng_meta *m, const char *bytes, size_t n)
{
    (void)m;
    (void)bytes;
    (void)n;
}

void ng_meta_ld_end(struct ng_meta *m)
{
    (void)m;
}
