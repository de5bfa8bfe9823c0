/* SPDX-License-Identifier: MIT */
#include "linux/opml.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ng/charset.h"
#include "ng/markup.h"
#include "ng/url.h"
#include "ng/utf8.h"

#define VALUE_MAX 2048u
#define DEPTH_MAX 16u

struct text {
    char s[VALUE_MAX];
    uint32_t len;
};

struct reading {
    const struct opml_reader *to;
    struct ng_markup markup;
    char value[VALUE_MAX];
    struct text title, label, url, category; /* label: text="" */
    bool outline, url_cut;
    /* titles of the outlines that are open: the nearest one that is no feed
     * names the section. Deeper ones are counted only. */
    struct text open[DEPTH_MAX];
    uint32_t depth;
    int n_feeds;
};

static void set(struct text *t, struct ng_str value)
{
    value = ng_str_trim(value);
    t->len = ng_utf8_cut(value, VALUE_MAX);
    if (t->len > 0) {
        memcpy(t->s, value.s, t->len);
    }
}

static struct ng_str str(const struct text *t)
{
    return (struct ng_str){t->s, t->len};
}

/* The first of "/News/World,Tech": a path's last part. */
static struct ng_str first_category(struct ng_str s)
{
    int32_t comma = ng_str_find(s, NG_STR(","));
    if (comma >= 0) {
        s = ng_str_cut(s, 0, (uint32_t)comma);
    }
    for (uint32_t i = s.len; i > 0; i--) {
        if (s.s[i - 1] == '/') {
            return ng_str_trim(ng_str_cut(s, i, s.len));
        }
    }
    return ng_str_trim(s);
}

static struct ng_str section_of(const struct reading *r)
{
    uint32_t i = r->depth < DEPTH_MAX ? r->depth : DEPTH_MAX;
    while (i > 0) {
        if (r->open[--i].len > 0) {
            return str(&r->open[i]);
        }
    }
    return first_category(str(&r->category));
}

static int end_of_tag(struct reading *r, bool empty)
{
    bool is_feed =
            r->url.len > 0 && !r->url_cut && ng_url_is_http(str(&r->url));
    struct ng_str name = r->title.len > 0 ? str(&r->title) : str(&r->label);
    r->outline = false;
    if (is_feed) {
        r->n_feeds++;
        if (name.len == 0) {
            name = ng_url_site(str(&r->url));
        }
        int err = r->to->feed(r->to->ctx, name, str(&r->url), section_of(r));
        if (err != NG_OK) {
            return err;
        }
        name.len = 0; /* a feed with outlines in it is no section */
    }
    if (!empty) {
        if (r->depth < DEPTH_MAX) {
            set(&r->open[r->depth], name);
        }
        r->depth++;
    }
    return NG_OK;
}

static void attribute(struct reading *r, const struct ng_markup_event *e)
{
    if (ng_str_eqi(e->name, NG_STR("xmlUrl"))) {
        set(&r->url, e->text);
        r->url_cut = e->cut;
    } else if (ng_str_eqi(e->name, NG_STR("title"))) {
        set(&r->title, e->text);
    } else if (ng_str_eqi(e->name, NG_STR("text"))) {
        set(&r->label, e->text);
    } else if (ng_str_eqi(e->name, NG_STR("category"))) {
        set(&r->category, e->text);
    }
}

static int on_event(void *ctx, const struct ng_markup_event *e)
{
    struct reading *r = ctx;
    bool outline = ng_str_eqi(e->name, NG_STR("outline"));
    switch (e->kind) {
    case NG_MARKUP_OPEN:
        r->outline = outline;
        r->title.len = r->label.len = r->url.len = r->category.len = 0;
        r->url_cut = false;
        return NG_OK;
    case NG_MARKUP_ATTR:
        if (r->outline) {
            attribute(r, e);
        }
        return NG_OK;
    case NG_MARKUP_TAG:
        return outline && r->outline ? end_of_tag(r, e->empty) : NG_OK;
    case NG_MARKUP_CLOSE:
        if (outline && r->depth > 0) {
            r->depth--;
        }
        return NG_OK;
    default:
        return NG_OK;
    }
}

static int to_markup(void *ctx, const void *bytes, size_t n)
{
    struct reading *r = ctx;
    return ng_markup_feed(&r->markup, bytes, n);
}

int opml_read(const char *path, const struct opml_reader *to)
{
    struct ng_charset charset;
    char chunk[16384];
    size_t n;
    FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    if (in == NULL) {
        return NG_EIO;
    }
    struct reading *r = must_alloc(sizeof *r);
    r->to = to;
    ng_markup_init(&r->markup, NG_MARKUP_XML, r->value, sizeof r->value,
            on_event, NULL, r);
    ng_charset_init(
            &charset, (struct ng_str){0}, NULL, (struct ng_sink){to_markup, r});
    int err = NG_OK;
    while (err == NG_OK && (n = fread(chunk, 1, sizeof chunk, in)) > 0) {
        err = ng_charset_feed(&charset, chunk, n);
    }
    int why = ferror(in) ? errno : 0;
    if (err == NG_OK) {
        err = ng_charset_end(&charset);
    }
    if (err == NG_OK) {
        err = ng_markup_end(&r->markup);
    }
    if (in != stdin) {
        fclose(in);
    }
    int n_feeds = r->n_feeds;
    free(r);
    errno = why;
    if (err != NG_OK) {
        return err;
    }
    return why != 0 ? NG_EIO : n_feeds > 0 ? n_feeds : NG_EFORMAT;
}

/* ---- writing ------------------------------------------------------------ */

/* The first error stays; after it nothing more is written. */
struct writing {
    const struct ng_sink *out;
    int err;
};

static void raw(struct writing *w, const char *text)
{
    if (w->err == NG_OK) {
        w->err = ng_sink_str(w->out, ng_str_of(text));
    }
}

/* For an attribute or an element: escaped, without control characters. */
static void escaped(struct writing *w, const char *s)
{
    for (; *s != '\0' && w->err == NG_OK; s++) {
        switch (*s) {
        case '&':
            raw(w, "&amp;");
            break;
        case '<':
            raw(w, "&lt;");
            break;
        case '"':
            raw(w, "&quot;");
            break;
        default:
            if ((unsigned char)*s >= ' ') {
                w->err = w->out->write(w->out->ctx, s, 1);
            }
        }
    }
}

static void attribute_out(
        struct writing *w, const char *name, const char *value)
{
    raw(w, " ");
    raw(w, name);
    raw(w, "=\"");
    escaped(w, value);
    raw(w, "\"");
}

static void put_feed(
        struct writing *w, const struct feed *f, const char *indent)
{
    raw(w, indent);
    raw(w, "<outline type=\"rss\"");
    attribute_out(w, "text", f->name);
    attribute_out(w, "title", f->name);
    attribute_out(w, "xmlUrl", f->url);
    raw(w, "/>\n");
}

static const char *section_name(const struct feed *f)
{
    return f->section == NULL ? "" : f->section;
}

static bool is_first_of_section(const struct config *c, size_t i)
{
    const char *name = section_name(&c->feeds[i]);
    bool first = name[0] != '\0';
    for (size_t k = 0; k < i && first; k++) {
        first = strcmp(section_name(&c->feeds[k]), name) != 0;
    }
    return first;
}

/* Feeds without a section first, then each section in the order of its first
 * feed. */
int opml_write(
        const struct ng_sink *out, const struct config *c, const char *title)
{
    struct writing w = {out, NG_OK};
    raw(&w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<opml version=\"2.0\">\n"
            "  <head><title>");
    escaped(&w, title);
    raw(&w, "</title></head>\n  <body>\n");
    for (size_t i = 0; i < c->n_feeds; i++) {
        if (section_name(&c->feeds[i])[0] == '\0') {
            put_feed(&w, &c->feeds[i], "    ");
        }
    }
    for (size_t i = 0; i < c->n_feeds; i++) {
        if (!is_first_of_section(c, i)) {
            continue;
        }
        const char *name = section_name(&c->feeds[i]);
        raw(&w, "    <outline");
        attribute_out(&w, "text", name);
        attribute_out(&w, "title", name);
        raw(&w, ">\n");
        for (size_t k = i; k < c->n_feeds; k++) {
            if (strcmp(section_name(&c->feeds[k]), name) == 0) {
                put_feed(&w, &c->feeds[k], "      ");
            }
        }
        raw(&w, "    </outline>\n");
    }
    raw(&w, "  </body>\n</opml>\n");
    return w.err;
}
