/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/print.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "linux/device.h"
#include "linux/escpos.h"
#include "linux/export.h"
#include "linux/front.h"
#include "linux/host.h"
#include "linux/sink_file.h"
#include "ng/edition.h"
#include "ng/fit.h"
#include "ng/text.h"
#include "ng/utf8.h"

#define RECEIPT_COLUMNS 32 /* of 58 mm of paper */

void print_say(struct run *r, struct ng_str name, struct ng_str text)
{
    progress_clear(&r->progress);
    fputs("nutgraf: ", stderr);
    host_print(stderr, ng_str_cut(name, 0, ng_utf8_cut(name, 200)));
    fputs(": ", stderr);
    host_print(stderr, ng_str_cut(text, 0, ng_utf8_cut(text, 200)));
    fputc('\n', stderr);
}

void print_complain(struct run *r, const char *text)
{
    progress_clear(&r->progress);
    fprintf(stderr, "nutgraf: %s\n", text);
}
/* ---- text ----------------------------------------------------------------
 */

static int print_escpos_text(
        const struct ng_layout *layout, const struct ng_sink *out)
{
    struct escpos printer = {.out = out, .cut = true};
    struct escpos_text text;
    int err = escpos_text_begin(&text, &printer, layout->encoding);
    err = err != NG_OK ? err : ng_text(layout, NG_TEXT_ANSI, &text.sink);
    return err != NG_OK ? err : escpos_text_end(&text);
}

/* Fewer stories when the layout does not fit the memory that is left. */
static int print_text(struct run *r, const struct ng_sink *out)
{
    struct ng_page page = {
            .width = (uint16_t)r->set->width,
            .height = (uint16_t)r->set->lines,
            .encoding = (enum ng_encoding)r->encoding,
            .links = r->set->links != 0,
    };
    struct ng_layout layout;
    bool plain = r->o->output == NULL && r->set->device == NULL;
    if (page.width == 0) {
        page.width = r->format == FORMAT_ESCPOS_TEXT ? RECEIPT_COLUMNS
                     : plain                         ? host_columns()
                                                     : 80;
    }
    struct ng_mark mark = ng_arena_mark(&r->arena);
    int err = ng_fit(&layout, &r->arena, &r->digest, &page);
    while (err == NG_ENOMEM && r->digest.n_stories > 1) {
        ng_arena_rewind(&r->arena, mark);
        r->digest.n_stories--;
        r->digest.n_left_out++;
        err = ng_fit(&layout, &r->arena, &r->digest, &page);
    }
    if (err < 0) {
        return err;
    }
    r->shown = layout.shown;
    if (layout.n_stories == 0) {
        r->unprintable = true;
        print_complain(r, "no story can be shown in this character set");
    }
    if (r->format == FORMAT_ESCPOS_TEXT) {
        return print_escpos_text(&layout, out);
    }
    return ng_text(&layout,
            r->format == FORMAT_ANSI ? NG_TEXT_ANSI : NG_TEXT_PLAIN, out);
}

/* A line of texts, ours and others: nothing in it can steer a terminal. */
static int print_parts(struct run *r, const struct ng_sink *out,
        const struct ng_str *parts, size_t n)
{
    int err = NG_OK;
    for (size_t i = 0; i < n && err == NG_OK; i++) {
        err = ng_encode_str(out, (enum ng_encoding)r->encoding, parts[i]);
    }
    return err != NG_OK ? err : ng_sink_str(out, NG_STR("\n"));
}

static int print_plan(struct run *r, const struct ng_sink *out)
{
    const struct ng_digest *d = &r->digest;
    int err = NG_OK;
    for (uint16_t i = 0; i < d->n_sources && err == NG_OK; i++) {
        const struct ng_source_report *s = &d->sources[i];
        char count[64];
        snprintf(count, sizeof count, ": %u items%s", s->n_items,
                s->reason.len > 0 ? ", " : "");
        const struct ng_str parts[] = {
                NG_STR("read   "), s->name, ng_str_of(count), s->reason};
        err = print_parts(r, out, parts, sizeof parts / sizeof *parts);
    }
    for (uint16_t i = 0; i < d->n_stories && err == NG_OK; i++) {
        const struct ng_story *s = &d->stories[i];
        const struct ng_str parts[] = {NG_STR("choose "), s->title,
                NG_STR(" ("), s->source, NG_STR(") "), s->link};
        err = print_parts(r, out, parts, sizeof parts / sizeof *parts);
    }
    return err;
}

/* ---- a page of pixels ----------------------------------------------------
 */

static void on_step(void *ctx, const char *what)
{
    struct run *r = ctx;
    if (r->o->verbose) {
        print_complain(r, what);
    } else {
        progress_show(&r->progress, 0, 0, ng_str_of(what));
    }
}

static struct front front_of(struct run *r)
{
    return (struct front){.set = r->set,
            .arena = &r->arena,
            .digest = &r->digest,
            .store = r->session.has_store ? &r->session.store : NULL,
            .format = r->format,
            .screen = (uint16_t)r->o->screen,
            .next_screen = r->o->next_screen,
            .step = on_step,
            .ctx = r};
}

/* What was shown, or the reason why nothing was. */
static int front_done(struct run *r, const struct front *f, int err)
{
    progress_clear(&r->progress);
    if (err != 0) {
        print_complain(r, f->reason);
        r->told = true;
        return NG_EIO;
    }
    r->shown = f->shown;
    if (f->n_stories == 0) {
        r->unprintable = true;
        print_complain(r, "no story can be shown in these fonts");
    }
    return NG_OK;
}

/* ---- where it goes --------------------------------------------------------
 */

static int print_to(struct run *r, const struct ng_sink *out)
{
    if (r->o->why) {
        return why_print(&r->why, out);
    }
    if (r->o->dry_run) {
        return print_plan(r, out);
    }
    if (front_wanted(r->set, r->format)) {
        struct front f = front_of(r);
        return front_done(r, &f, front_write(&f, out, NULL, NULL));
    }
    switch (r->format) {
    case FORMAT_JSON:
        return ng_edition_write(&r->digest, out);
    case FORMAT_HTML:
        return export_html(&r->digest, &r->arena, out);
    case FORMAT_MARKDOWN:
        return export_markdown(&r->digest, &r->arena, out);
    default:
        return print_text(r, out);
    }
}

static int print_panel(struct run *r)
{
    struct front f = front_of(r);
    return front_done(r, &f, front_show(&f)) == NG_OK ? 0 : -1;
}

/* A printer follows band by band. */
static int pause_device(void *ctx)
{
    return device_drain(ctx) == 0 ? NG_OK : NG_EIO;
}

static int print_device(struct run *r)
{
    struct device d;
    int err = NG_OK;
    if (device_open(&d, r->set->device, r->set->baud, r->set->timeout_s) == 0) {
        d.raw = r->format == FORMAT_ESCPOS || r->format == FORMAT_ESCPOS_TEXT;
        if (r->format == FORMAT_ESCPOS && !r->o->dry_run) {
            struct front f = front_of(r);
            int failed = front_write(&f, &d.sink, pause_device, &d);
            err = failed && d.reason != NULL ? NG_OK
                                             : front_done(r, &f, failed);
            if (err != NG_OK) {
                device_close(&d);
                return -1;
            }
        } else {
            err = print_to(r, &d.sink);
        }
        device_close(&d);
    }
    if (d.reason != NULL) {
        print_say(r, ng_str_of(r->set->device), ng_str_of(d.reason));
        return -1;
    }
    if (err != NG_OK) {
        print_complain(r, err == NG_ELIMIT ? "not one story fits so few lines"
                                           : ng_strerror(err));
    }
    return err == NG_OK ? 0 : -1;
}

int print_edition(struct run *r)
{
    struct sink_file out;
    progress_clear(&r->progress);
    if (r->format == FORMAT_AUTO && r->o->output == NULL && !r->o->dry_run) {
        return print_panel(r);
    }
    if (r->set->device != NULL && r->o->output == NULL && !r->o->dry_run) {
        return print_device(r);
    }
    const char *name = r->o->output != NULL ? r->o->output : "stdout";
    int err = NG_EIO;
    if (sink_file_open(&out, r->o->output) == 0) {
        err = print_to(r, &out.sink);
        int why = errno;
        if (sink_file_close(&out, err == NG_OK) != 0 && err == NG_OK) {
            err = NG_EIO;
        } else {
            errno = why;
        }
    }
    if (r->told) {
        return -1;
    }
    if (err == NG_ENOMEM) {
        print_complain(r, "the edition does not fit the memory, try a larger "
                          "--memory");
    } else if (err == NG_ELIMIT) {
        print_complain(r, "not one story fits so few lines");
    } else if (err != NG_OK) {
        print_say(r, ng_str_of(name),
                ng_str_of(err == NG_EIO && errno != 0 ? strerror(errno)
                                                      : ng_strerror(err)));
    }
    return err == NG_OK ? 0 : -1;
}

/* A picture of a kind that we do not write, which no text should be named. */
static bool is_other_picture(const char *ending)
{
    static const char *const others[] = {".bmp", ".gif", ".jpeg", ".jpg",
            ".pdf", ".svg", ".tif", ".tiff", ".webp"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcasecmp(ending, others[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* By the ending of -o's file; AUTO: it does not say. */
static int format_of(const char *ending)
{
    return strcasecmp(ending, ".png") == 0   ? FORMAT_PNG
           : strcasecmp(ending, ".pbm") == 0 ? FORMAT_PBM
                                             : FORMAT_AUTO;
}

static int check_front(struct run *r)
{
    char why[400];
    bool on_glass = r->format == FORMAT_AUTO && r->o->output == NULL;
    if (r->o->dry_run || !front_wanted(r->set, r->format)) {
        return 0;
    }
    if (r->o->output == NULL && !on_glass && r->set->device == NULL &&
            isatty(STDOUT_FILENO)) {
        print_complain(r, "a picture is not for a terminal: say -o FILE");
        return -1;
    }
    int err = front_check(r->set, on_glass, why, sizeof why);
    if (err != 0) {
        print_complain(r, why);
    }
    return err;
}

int print_choose_format(struct run *r)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool screen = r->o->output == NULL && r->set->device == NULL &&
                  isatty(STDOUT_FILENO);
    bool plain = (no_color != NULL && no_color[0] != '\0') ||
                 (term != NULL && strcmp(term, "dumb") == 0);
    const char *dot = r->o->output != NULL ? strrchr(r->o->output, '.') : NULL;
    r->format = r->set->format;
    if (r->format == FORMAT_AUTO && dot != NULL) {
        r->format = format_of(dot);
        if (r->format == FORMAT_AUTO && is_other_picture(dot)) {
            print_say(r, ng_str_of(r->o->output),
                    NG_STR("pictures are .png or .pbm"));
            return -1;
        }
    }
    if (r->format == FORMAT_AUTO && dot == NULL && r->set->page != 0 &&
            r->set->device == NULL &&
            (r->set->panel == NULL || r->o->output != NULL)) {
        r->format = FORMAT_PNG;
    }
    bool glass = r->o->output == NULL && front_wanted(r->set, r->format);
    if (r->format == FORMAT_AUTO && !glass) {
        r->format = screen && !plain ? FORMAT_ANSI : FORMAT_TEXT;
    }
    r->encoding = r->set->charset;
    if (r->encoding == CHARSET_AUTO) {
        /* what the locale says is said of the terminal, not of a printer */
        bool printer =
                r->set->device != NULL || r->format == FORMAT_ESCPOS_TEXT;
        r->encoding = printer ? (int)NG_ENCODE_ASCII : host_charset();
    }
    if (r->format == FORMAT_ESCPOS_TEXT && r->encoding == NG_ENCODE_UTF8) {
        print_complain(r, "a receipt printer knows no utf-8: --charset ascii, "
                          "latin1, cp437, cp850, cp866 or cp1252");
        return -1;
    }
    return check_front(r);
}
