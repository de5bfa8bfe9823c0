/* SPDX-License-Identifier: MIT */
#include "linux/export.h"

#include <string.h>

#include "ng/phrase.h"
#include "ng/url.h"
#include "ng/utf8.h"

/* The first error stays; after it nothing more is written. */
struct page {
    const struct ng_sink *out;
    struct ng_phrases phrases;
    int err;
};

static void raw(struct page *p, const char *text)
{
    if (p->err == NG_OK) {
        p->err = ng_sink_str(p->out, ng_str_of(text));
    }
}

/* Means something to CommonMark anywhere in a line, or to its extensions. */
static bool is_special(uint32_t cp)
{
    return cp > 0 && cp < 0x80 && strchr("\\`*_[]<>&~|$", (int)cp) != NULL;
}

/* Makes a block at the start of a line: # + - = and "1." "1)". */
static bool starts_block(struct ng_str s, uint32_t i)
{
    uint32_t digits = 0;
    while (digits < s.len && s.s[digits] >= '0' && s.s[digits] <= '9') {
        digits++;
    }
    return (i == 0 && strchr("#+-=:", s.s[0]) != NULL) ||
           (digits > 0 && i == digits && (s.s[i] == '.' || s.s[i] == ')'));
}

/* Plain text as one paragraph: it is shown as it is, but for controls. */
static void text(struct page *p, struct ng_str s)
{
    s = ng_str_trim(s);
    for (uint32_t at = 0; at < s.len && p->err == NG_OK;) {
        char out[1 + NG_ENCODE_MAX] = "\\";
        uint32_t cp, n = 0;
        bool escape = starts_block(s, at);
        at += ng_utf8_decode(s.s + at, s.len - at, &cp);
        if (escape || is_special(cp)) {
            n = 1;
        }
        n += ng_encode(NG_ENCODE_UTF8, cp, out + n);
        p->err = p->out->write(p->out->ctx, out, n);
    }
}

/* The characters that could end a link's <destination> are percent-encoded
 * (RFC 3986 2.1), so the address stays the same one. */
static void address(struct page *p, struct ng_str url)
{
    static const char hex[] = "0123456789ABCDEF";
    for (uint32_t i = 0; i < url.len && p->err == NG_OK; i++) {
        unsigned char c = (unsigned char)url.s[i];
        char coded[3] = {'%', hex[c >> 4], hex[c & 15]};
        bool code = c <= ' ' || c == 0x7F || strchr("<>\\\"`|", c) != NULL;
        p->err = p->out->write(
                p->out->ctx, code ? coded : &url.s[i], code ? 3 : 1);
    }
}

static void link(struct page *p, struct ng_str url, struct ng_str label)
{
    if (!ng_url_is_http(url)) {
        text(p, label);
        return;
    }
    raw(p, "[");
    text(p, label);
    raw(p, "](<");
    address(p, url);
    raw(p, ">)");
}

static void by_line(struct page *p, const struct ng_story *s)
{
    struct ng_story alone = *s;
    alone.n_also = 0;
    text(p, ng_phrase_credit(&p->phrases, &alone, true));
    for (uint16_t i = 0; i < s->n_also; i++) {
        raw(p, " · ");
        link(p, s->also[i].link, s->also[i].source);
    }
    raw(p, "\n\n");
}

static void story(struct page *p, const struct ng_story *s)
{
    struct ng_mark mark = ng_arena_mark(p->phrases.a);
    struct ng_str body = ng_story_body(s, s->n_sentences);
    raw(p, "## ");
    link(p, s->link, ng_phrase_headline(&p->phrases, s));
    raw(p, "\n\n");
    if (body.len > 0) {
        text(p, body);
        raw(p, "\n\n");
    }
    by_line(p, s);
    ng_arena_rewind(p->phrases.a, mark);
}

static void foot(struct page *p)
{
    const struct ng_digest *d = p->phrases.d;
    raw(p, d->n_failed + d->n_stale > 0 ? "---\n\n" : "");
    for (uint16_t i = 0; i < d->n_sources; i++) {
        struct ng_mark mark = ng_arena_mark(p->phrases.a);
        if (d->sources[i].status != NG_SOURCE_OK) {
            raw(p, "- ");
            text(p, ng_phrase_source(&p->phrases, &d->sources[i]));
            raw(p, "\n");
        }
        ng_arena_rewind(p->phrases.a, mark);
    }
}

static void line(struct page *p, struct ng_str s)
{
    if (s.len > 0) {
        text(p, s);
        raw(p, "\n\n");
    }
}

int export_markdown(const struct ng_digest *d, struct ng_arena *a,
        const struct ng_sink *out)
{
    struct page p = {.out = out};
    struct ng_mark mark = ng_arena_mark(a);
    ng_phrase_init(&p.phrases, a, d, NG_ENCODE_UTF8);
    raw(&p, "# ");
    text(&p, ng_phrase_title(&p.phrases));
    raw(&p, "\n\n");
    line(&p, ng_phrase_date(&p.phrases));
    line(&p, ng_phrase_count(&p.phrases));
    line(&p, ng_phrase_as_of(&p.phrases));
    for (uint16_t i = 0; i < d->n_stories; i++) {
        story(&p, &d->stories[i]);
    }
    foot(&p);
    ng_arena_rewind(a, mark);
    return p.err == NG_OK && !p.phrases.ok ? NG_ENOMEM : p.err;
}
