/* SPDX-License-Identifier: MIT */
#include "linux/export.h"

#include "ng/phrase.h"
#include "ng/url.h"
#include "ng/utf8.h"

/* The first error stays; after it nothing more is written. */
struct page {
    const struct ng_sink *out;
    struct ng_phrases phrases;
    int err;
};

/* No scripts, no images, no fonts, and no page could add any. */
static const char *const head[] = {
        "<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<style>\n"
        ":root { color-scheme: light dark; --ink: #1c1a17; --paper: #fbf9f4;\n"
        "  --faint: #6d675e; --rule: #cfc8bb }\n"
        "@media (prefers-color-scheme: dark) { :root { --ink: #e6e1d8;\n"
        "  --paper: #191816; --faint: #a09a8f; --rule: #45413b } }\n"
        "body { margin: 0 auto; padding: 2rem 1.2rem; max-width: 40rem;\n"
        "  background: var(--paper); color: var(--ink);\n"
        "  font: 1.06rem/1.55 Charter, \"Bitstream Charter\", \"Iowan Old "
        "Style\",\n"
        "  Georgia, serif; hyphens: auto; overflow-wrap: break-word }\n"
        "header { border-top: 4px double var(--ink); text-align: center;\n"
        "  border-bottom: 1px solid var(--ink); margin-bottom: 1.6rem }\n"
        "h1 { font-size: 2.3rem; font-weight: 600; line-height: 1.1;\n"
        "  margin: .6rem 0 .3rem; text-wrap: balance }\n",
        "header p { margin: 0 0 .5rem; font-style: italic; "
        "color: var(--faint) }\n"
        "article { border-bottom: 1px solid var(--rule); "
        "padding-bottom: 1rem;\n"
        "  margin-bottom: 1.1rem; break-inside: avoid }\n"
        "h2 { font-size: 1.28rem; font-weight: 600; line-height: 1.22;\n"
        "  margin: 0 0 .35rem; text-wrap: balance; hyphens: manual }\n"
        "article:first-child h2 { font-size: 1.75rem }\n"
        "article p { margin: 0 0 .4rem }\n"
        "a { color: inherit; text-decoration-color: var(--rule);\n"
        "  text-underline-offset: .15em }\n"
        "h2 a { text-decoration: none }\n"
        "a:hover { text-decoration: underline }\n"
        ".by, footer { font-size: .86rem; color: var(--faint) }\n"
        "footer ul { padding-left: 1.1rem }\n"
        "@media print { body { max-width: none; padding: 0; "
        "font-size: 10.5pt } }\n"
        "</style>\n",
        NULL};

static void raw(struct page *p, const char *text)
{
    if (p->err == NG_OK) {
        p->err = ng_sink_str(p->out, ng_str_of(text));
    }
}

static const char *escape(uint32_t cp)
{
    switch (cp) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* Text for an element or a quoted attribute: escaped, well-formed, without
 * controls. */
static void text(struct page *p, struct ng_str s)
{
    for (uint32_t at = 0; at < s.len && p->err == NG_OK;) {
        char utf8[NG_ENCODE_MAX];
        uint32_t cp;
        at += ng_utf8_decode(s.s + at, s.len - at, &cp);
        const char *as = escape(cp);
        p->err = ng_sink_str(p->out,
                as != NULL ? ng_str_of(as)
                           : (struct ng_str){utf8,
                                     ng_encode(NG_ENCODE_UTF8, cp, utf8)});
    }
}

static void link(struct page *p, struct ng_str url, struct ng_str label)
{
    bool good = ng_url_is_http(url);
    if (good) {
        raw(p, "<a href=\"");
        text(p, url);
        raw(p, "\" rel=\"noopener noreferrer\">");
    }
    text(p, label);
    raw(p, good ? "</a>" : "");
}

static void lang(struct page *p, struct ng_str code)
{
    if (code.len > 0) {
        raw(p, " lang=\"");
        text(p, code);
        raw(p, "\"");
    }
}

/* Section, outlet and time as every output has them; the other outlets with
 * their addresses. */
static void by_line(struct page *p, const struct ng_story *s)
{
    struct ng_story alone = *s;
    alone.n_also = 0;
    raw(p, "<p class=\"by\">");
    text(p, ng_phrase_credit(&p->phrases, &alone, true));
    for (uint16_t i = 0; i < s->n_also; i++) {
        raw(p, " · ");
        link(p, s->also[i].link, s->also[i].source);
    }
    raw(p, "</p>\n");
}

static void story(struct page *p, const struct ng_story *s)
{
    struct ng_mark mark = ng_arena_mark(p->phrases.a);
    struct ng_str body = ng_story_body(s, s->n_sentences);
    raw(p, "<article");
    lang(p, s->lang);
    raw(p, ">\n<h2>");
    link(p, s->link, ng_phrase_headline(&p->phrases, s));
    raw(p, "</h2>\n");
    if (body.len > 0) {
        raw(p, "<p>");
        text(p, body);
        raw(p, "</p>\n");
    }
    by_line(p, s);
    raw(p, "</article>\n");
    ng_arena_rewind(p->phrases.a, mark);
}

/* Sources that failed are on the page. */
static void foot(struct page *p)
{
    const struct ng_digest *d = p->phrases.d;
    raw(p, d->n_failed + d->n_stale > 0 ? "<footer>\n<ul>\n" : "");
    for (uint16_t i = 0; i < d->n_sources; i++) {
        struct ng_mark mark = ng_arena_mark(p->phrases.a);
        if (d->sources[i].status != NG_SOURCE_OK) {
            raw(p, "<li>");
            text(p, ng_phrase_source(&p->phrases, &d->sources[i]));
            raw(p, "</li>\n");
        }
        ng_arena_rewind(p->phrases.a, mark);
    }
    raw(p, d->n_failed + d->n_stale > 0 ? "</ul>\n</footer>\n" : "");
}

static void line(struct page *p, struct ng_str s)
{
    if (s.len > 0) {
        raw(p, "<p>");
        text(p, s);
        raw(p, "</p>\n");
    }
}

int export_html(const struct ng_digest *d, struct ng_arena *a,
        const struct ng_sink *out)
{
    struct page p = {.out = out};
    struct ng_mark mark = ng_arena_mark(a);
    ng_phrase_init(&p.phrases, a, d, NG_ENCODE_UTF8);
    raw(&p, "<!DOCTYPE html>\n<html");
    lang(&p, d->lang.len > 0 ? d->lang : NG_STR("en"));
    raw(&p, ">\n<head>\n<title>");
    text(&p, ng_phrase_title(&p.phrases));
    raw(&p, "</title>\n");
    for (size_t i = 0; head[i] != NULL; i++) {
        raw(&p, head[i]);
    }
    raw(&p, "</head>\n<body>\n<header>\n<h1>");
    text(&p, ng_phrase_title(&p.phrases));
    raw(&p, "</h1>\n");
    line(&p, ng_phrase_date(&p.phrases));
    line(&p, ng_phrase_count(&p.phrases));
    line(&p, ng_phrase_as_of(&p.phrases));
    raw(&p, "</header>\n<main>\n");
    for (uint16_t i = 0; i < d->n_stories; i++) {
        story(&p, &d->stories[i]);
    }
    raw(&p, "</main>\n");
    foot(&p);
    raw(&p, "</body>\n</html>\n");
    ng_arena_rewind(a, mark);
    return p.err == NG_OK && !p.phrases.ok ? NG_ENOMEM : p.err;
}
