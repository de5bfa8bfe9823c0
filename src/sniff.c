/* SPDX-License-Identifier: MIT */
#include "ng/sniff.h"

#include <string.h>

/* The bytes still to be looked at; NULs (UTF-16) are passed over. */
struct head {
    const uint8_t *at, *end;
};

static int peek(struct head *h)
{
    while (h->at < h->end && *h->at == 0) {
        h->at++;
    }
    return h->at < h->end ? *h->at : -1;
}

static bool is_space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static void skip_space(struct head *h)
{
    while (is_space(peek(h))) {
        h->at++;
    }
}

/* Steps over a word (given in lower case), or does not move. */
static bool take(struct head *h, const char *word)
{
    struct head look = *h;
    for (; *word != '\0'; word++) {
        if (lower(peek(&look)) != (unsigned char)*word) {
            return false;
        }
        look.at++;
    }
    *h = look;
    return true;
}

/* Moves behind the next such word, or to the end. */
static bool seek(struct head *h, const char *word)
{
    while (peek(h) >= 0) {
        if (take(h, word)) {
            return true;
        }
        h->at++;
    }
    return false;
}

static bool is_binary_magic(const uint8_t *s, size_t n)
{
    /* each behind its length; no hexadecimal escapes: they would go on */
    static const char magic[] = "\5%PDF-\4GIF8\4RIFF\4OggS\3ID3\4wOF2"
                                "\4\211PNG\3\377\330\377\4PK\3\4"
                                "\2\37\213\4\32\105\337\243";
    for (const char *m = magic; *m != '\0'; m += *m + 1) {
        if (n >= (size_t)*m && memcmp(s, m + 1, (size_t)*m) == 0) {
            return true;
        }
    }
    return n >= 8 && memcmp(s + 4, "ftyp", 4) == 0;
}

/* Bytes that no text has; NUL is allowed where the set is wide. */
static bool has_controls(const uint8_t *s, size_t n, bool wide)
{
    for (size_t i = 0; i < n; i++) {
        bool control = s[i] < 0x20 && !is_space(s[i]) && s[i] != 0x1B;
        if (control && !(wide && s[i] == 0)) {
            return true;
        }
    }
    return false;
}

/* What the name of an element says about the document it stands in. HTML
 * elements that a script's warning may hold say nothing by themselves. */
static enum ng_doc doc_of(struct ng_str name)
{
    if (ng_str_among(name, "rss rdf feed channel") >= 0) {
        return NG_DOC_XML_FEED;
    }
    if (ng_str_among(name, "html head body title meta link script style div "
                           "table article section h1 p") >= 0) {
        return NG_DOC_HTML;
    }
    return ng_str_among(name, "opml") == 0 ? NG_DOC_OPML : NG_DOC_TEXT;
}

/* The local part of the name of the tag at hand ("atom:feed" -> "feed"). */
static struct ng_str tag_name(struct head *h, char *buf, uint32_t cap)
{
    struct ng_str name = {buf, 0};
    for (;; h->at++) {
        int c = peek(h);
        if (c < 0 || c == '>' || c == '/' || is_space(c)) {
            return name;
        }
        if (c == ':') {
            name.len = 0;
        } else if (name.len < cap) {
            buf[name.len++] = (char)c;
        }
    }
}

static enum ng_doc sniff_json(struct head h)
{
    struct head items = h;
    if (seek(&h, "jsonfeed.org")) {
        return NG_DOC_JSON_FEED;
    }
    h = items;
    return seek(&items, "\"items\"") && seek(&h, "\"content_") &&
                           (take(&h, "html\"") || take(&h, "text\""))
                   ? NG_DOC_JSON_FEED
                   : NG_DOC_JSON;
}

static enum ng_doc sniff_tags(struct head h)
{
    enum ng_doc weak = NG_DOC_TEXT;
    char name[16];
    bool first = true;
    while (seek(&h, "<")) {
        if (take(&h, "!--")) {
            (void)seek(&h, "-->");
        } else if (take(&h, "?xml")) {
            weak = NG_DOC_XML_FEED; /* unless another root is found */
            (void)seek(&h, "?>");
        } else if (take(&h, "!doctype")) {
            skip_space(&h);
            if (take(&h, "html")) {
                return NG_DOC_HTML;
            }
        } else {
            struct ng_str tag = tag_name(&h, name, sizeof name);
            enum ng_doc doc = doc_of(tag);
            if (doc != NG_DOC_TEXT) {
                return doc;
            }
            char begin = tag.len == 0 ? '!' : tag.s[0];
            if (first && weak == NG_DOC_XML_FEED && begin != '!' &&
                    begin != '?') {
                return NG_DOC_TEXT; /* another kind of XML */
            }
            first = first && (begin == '!' || begin == '?');
        }
    }
    return weak;
}

enum ng_doc ng_sniff(const void *head, size_t n)
{
    const uint8_t *s = head;
    bool wide = n >= 2 && ((s[0] == 0xFE && s[1] == 0xFF) ||
                                  (s[0] == 0xFF && s[1] == 0xFE));
    if (n > NG_SNIFF_HEAD) {
        n = NG_SNIFF_HEAD;
    }
    if (is_binary_magic(s, n)) {
        return NG_DOC_BINARY;
    }
    struct head h = {s, s + n};
    if (wide) {
        h.at += 2;
    } else {
        (void)take(&h, "\xEF\xBB\xBF");
    }
    skip_space(&h);
    struct head json = h;
    if (take(&json, "{")) {
        skip_space(&json);
        if (peek(&json) == '"' || peek(&json) == '}') {
            return sniff_json(json);
        }
    }
    enum ng_doc doc = sniff_tags(h);
    if (doc == NG_DOC_TEXT && has_controls(s, n, wide)) {
        return NG_DOC_BINARY;
    }
    return doc;
}
