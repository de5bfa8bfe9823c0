/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "linux/device.h"
#include "linux/export.h"
#include "linux/host.h"
#include "linux/progress.h"
#include "linux/session.h"
#include "linux/sink_file.h"
#include "linux/why.h"
#include "ng/digest.h"
#include "ng/edition.h"
#include "ng/fit.h"
#include "ng/text.h"
#include "ng/utf8.h"

#define MEMORY (512u << 10)
/* The saved edition: NG_SENTENCES_MAX sentences of 100 stories are less. */
#define EDITION_MAX (4u << 20)
#define ANY_AGE_H UINT32_MAX

struct run {
    const struct options *o;
    const struct settings *set;
    struct session session;
    struct progress progress;
    struct why why;
    struct ng_arena arena;
    size_t memory;
    struct ng_digest digest;
    const bool *shown; /* of its stories, by the page; NULL: all */
    bool unprintable;  /* not one could be shown */
    int format, encoding;
};

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* "nutgraf: name: text" on stderr, cut to a line or two. */
static void say(struct run *r, struct ng_str name, struct ng_str text)
{
    progress_clear(&r->progress);
    fputs("nutgraf: ", stderr);
    host_print(stderr, ng_str_cut(name, 0, ng_utf8_cut(name, 200)));
    fputs(": ", stderr);
    host_print(stderr, ng_str_cut(text, 0, ng_utf8_cut(text, 200)));
    fputc('\n', stderr);
}

static void complain(struct run *r, const char *text)
{
    progress_clear(&r->progress);
    fprintf(stderr, "nutgraf: %s\n", text);
}

static void on_note(
        void *ctx, int err, struct ng_str name, struct ng_str reason)
{
    struct run *r = ctx;
    (void)err;
    if (r->o->verbose) {
        say(r, name, reason);
    }
}

static void on_why(void *ctx, enum ng_why why, const struct ng_candidate *item,
        struct ng_str source, struct ng_str other)
{
    struct run *r = ctx;
    why_tell(&r->why, why, item, source, other);
}

static void on_progress(
        void *ctx, uint32_t done, uint32_t of, struct ng_str what)
{
    struct run *r = ctx;
    progress_show(&r->progress, done, of, what);
}

/* ---- printing ----------------------------------------------------------- */

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
        page.width = plain ? host_columns() : 80;
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
        complain(r, "no story can be shown in this character set");
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

static int print_to(struct run *r, const struct ng_sink *out)
{
    if (r->o->why) {
        return why_print(&r->why, out);
    }
    if (r->o->dry_run) {
        return print_plan(r, out);
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

static int print_device(struct run *r)
{
    struct device d;
    int err = NG_OK;
    if (device_open(&d, r->set->device, r->set->baud, r->set->timeout_s) == 0) {
        err = print_to(r, &d.sink);
        device_close(&d);
    }
    if (d.reason != NULL) {
        say(r, ng_str_of(r->set->device), ng_str_of(d.reason));
        return -1;
    }
    if (err != NG_OK) {
        complain(r, err == NG_ELIMIT ? "not one story fits so few lines"
                                     : ng_strerror(err));
    }
    return err == NG_OK ? 0 : -1;
}

/* 0, or -1 and stderr has the reason. */
static int print(struct run *r)
{
    struct sink_file out;
    progress_clear(&r->progress);
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
    if (err == NG_ENOMEM) {
        complain(r, "the edition does not fit the memory, try a larger "
                    "--memory");
    } else if (err == NG_ELIMIT) {
        complain(r, "not one story fits so few lines");
    } else if (err != NG_OK) {
        say(r, ng_str_of(name),
                ng_str_of(err == NG_EIO && errno != 0 ? strerror(errno)
                                                      : ng_strerror(err)));
    }
    return err == NG_OK ? 0 : -1;
}

static void choose_format(struct run *r)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool screen = r->o->output == NULL && r->set->device == NULL &&
                  isatty(STDOUT_FILENO);
    bool plain = (no_color != NULL && no_color[0] != '\0') ||
                 (term != NULL && strcmp(term, "dumb") == 0);
    r->format = r->set->format;
    if (r->format == FORMAT_AUTO) {
        r->format = screen && !plain ? FORMAT_ANSI : FORMAT_TEXT;
    }
    r->encoding = r->set->charset;
    if (r->encoding == CHARSET_AUTO) {
        /* what the locale says is said of the terminal, not of a printer */
        r->encoding =
                r->set->device != NULL ? (int)NG_ENCODE_ASCII : host_charset();
    }
}

/* ---- the last good edition ---------------------------------------------- */

static void save_edition(struct run *r, const struct ng_digest *d)
{
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    int err = NG_ENOMEM;
    if (to != NULL) {
        struct ng_sink sink = sink_stream(to);
        err = ng_edition_write(d, &sink);
        err = fclose(to) != 0 ? NG_ENOMEM : err;
    }
    if (err == NG_OK) {
        const struct ng_store *store = &r->session.store;
        err = store->save(store->ctx, NG_STR("edition"), text, n);
    }
    if (err != NG_OK && !r->o->quiet) {
        complain(r, "the edition could not be kept for a day without network");
    }
    free(text);
}

/* Puts the saved edition's stories in place of the digest's; what today's
 * sources said stays on the page. NG_EFORMAT: there is none. */
static int load_edition(struct run *r)
{
    struct ng_edition e;
    struct ng_digest d, *now = &r->digest;
    const struct ng_store *store = &r->session.store;
    if (!r->session.has_store) {
        return NG_EFORMAT;
    }
    char *text = must_alloc(EDITION_MAX);
    int n = store->load(store->ctx, NG_STR("edition"), text, EDITION_MAX);
    int err = n > 0 ? ng_edition_init(&e, &r->arena) : NG_EFORMAT;
    if (err == NG_OK) {
        ng_edition_feed(&e, text, (size_t)n);
        err = ng_edition_end(&e, &d);
    }
    free(text);
    if (err != NG_OK || d.n_stories == 0) {
        return err != NG_OK ? err : NG_EFORMAT;
    }
    if (now->n_sources == 0) {
        now->sources = d.sources;
        now->n_sources = d.n_sources;
        now->n_failed = d.n_failed;
        now->n_stale = d.n_stale;
    }
    now->as_of = d.as_of != 0 ? d.as_of : d.now;
    now->stories = d.stories;
    now->n_stories = d.n_stories;
    now->title = now->title.len > 0 ? now->title : d.title;
    now->lang = now->lang.len > 0 ? now->lang : d.lang;
    return NG_OK;
}

/* ---- the run ------------------------------------------------------------ */

static int make(
        struct run *r, const struct ng_source *sources, size_t n, bool standing)
{
    const struct settings *set = r->set;
    struct ng_config config = {.sources = sources,
            .n_sources = (uint16_t)n,
            .net = r->session.net,
            .store =
                    standing && r->session.has_store ? &r->session.store : NULL,
            .hook = &r->session.hook,
            .now = r->digest.now,
            .utc_offset_min = r->digest.utc_offset_min,
            .title = r->digest.title,
            .lang = r->digest.lang,
            .section = ng_str_of(set->section),
            .keep = set->keep.list,
            .n_keep = set->keep.n,
            .drop = set->drop.list,
            .n_drop = set->drop.n,
            /* a feed that was named by hand is shown whatever its age */
            .max_age_h = set->since_h > 0 ? set->since_h
                         : standing       ? 0
                                          : ANY_AGE_H,
            .max_stories = (uint8_t)set->stories,
            .max_sentences = (uint8_t)set->sentences,
            .note = on_note,
            .progress = on_progress,
            .why = r->o->why ? on_why : NULL,
            .ctx = r};
    int n_stories = ng_digest_make(&r->digest, &r->arena, &config);
    progress_clear(&r->progress);
    if (n_stories == NG_ENOMEM) {
        complain(r, "these sources do not fit the memory, try a larger "
                    "--memory");
    } else if (n_stories < 0) {
        complain(r, ng_strerror(n_stories));
    }
    return n_stories;
}

static void report_sources(struct run *r)
{
    const struct ng_digest *d = &r->digest;
    /* with -v each was named when it failed */
    for (uint16_t i = 0; !r->o->quiet && !r->o->verbose && i < d->n_sources;
            i++) {
        if (d->sources[i].status != NG_SOURCE_OK) {
            say(r, d->sources[i].name, d->sources[i].reason);
        }
    }
}

static void print_stats(struct run *r, int64_t began_ms)
{
    const struct ng_digest *d = &r->digest;
    int64_t ms = clock_ms() - began_ms;
    fprintf(stderr,
            "nutgraf: arena %zu of %zu bytes, %u refused; read %llu bytes, "
            "%u sources, %u pages (%u failed); items %u, seen %u, left out "
            "%u, merged %u; %u stories; %lld.%03d s\n",
            r->arena.peak, r->memory, r->arena.refused,
            (unsigned long long)d->bytes_read, d->n_sources, d->n_pages,
            d->n_pages_failed, d->n_items, d->n_seen, d->n_left_out,
            d->n_merged, d->n_stories, (long long)(ms / 1000),
            (int)(ms % 1000));
}

/* What comes after the digest: paper, memory, and the exit code. */
static int finish(struct run *r, bool standing)
{
    struct ng_digest *d = &r->digest;
    struct ng_digest whole = *d;
    bool remember = standing && r->session.has_store && !r->o->dry_run;
    /* stale: the network is down, and the copies hold nothing new */
    bool all_down =
            d->n_sources > 0 && d->n_failed + d->n_stale == d->n_sources;
    report_sources(r);
    if (r->o->why && d->n_stories == 0 && !all_down) {
        return print(r) == 0 ? EXIT_NOTHING_NEW : EXIT_ERROR;
    }
    if (d->n_stories == 0 && (all_down || r->o->offline)) {
        int err = standing ? load_edition(r) : NG_EFORMAT;
        if (err == NG_ENOMEM) {
            complain(r, "the last edition does not fit the memory, try a "
                        "larger --memory");
        } else if (err != NG_OK) {
            complain(r, r->o->offline ? "no edition was kept"
                                      : "nothing could be read");
        }
        return err == NG_OK && print(r) == 0 ? EXIT_DEGRADED : EXIT_ERROR;
    }
    if (d->n_stories == 0) {
        if (r->o->verbose) {
            fprintf(stderr,
                    "nutgraf: nothing new: %u items, %u printed "
                    "before, %u left out\n",
                    d->n_items, d->n_seen, d->n_left_out);
        }
        return EXIT_NOTHING_NEW;
    }
    if (print(r) != 0) {
        return EXIT_ERROR;
    }
    if (r->unprintable) {
        return EXIT_NOTHING_NEW;
    }
    if (remember) {
        save_edition(r, &whole);
        if (ng_digest_commit(d, &r->arena, &r->session.store, r->shown) !=
                        NG_OK &&
                !r->o->quiet) {
            complain(r, "what was printed could not be remembered");
        }
    }
    return d->n_failed + d->n_stale > 0 ? EXIT_DEGRADED : EXIT_EDITION;
}

/* Without a memory the configuration's stories would come twice while another
 * run has it, so that is an error; without any folder for it, they may. */
static int open_session(struct run *r, bool standing)
{
    struct session *s = &r->session;
    int err = session_open(s, r->set);
    if (err == NG_OK) {
        err = session_remember(s, r->digest.now, r->o->dry_run, r->o->quiet);
        if (err == NG_EIO || !standing) {
            if (err != NG_OK && !r->o->quiet && (standing || r->o->verbose)) {
                complain(r, s->reason);
            }
            return 0;
        }
    }
    if (err != NG_OK) {
        complain(r, s->reason);
    }
    return err;
}

int run_edition(const struct options *o, const struct settings *set,
        const struct feed *feeds, size_t n_feeds, bool standing)
{
    struct run r = {.o = o, .set = set};
    int64_t began_ms = clock_ms();
    int code = EXIT_ERROR;
    r.digest.now = o->now != 0 ? o->now : (int64_t)time(NULL);
    r.digest.utc_offset_min = host_utc_offset(r.digest.now);
    r.digest.title = ng_str_of(set->title);
    r.digest.lang = ng_str_of(set->lang);
    progress_init(&r.progress, !o->quiet);
    choose_format(&r);
    if (open_session(&r, standing) != 0) {
        session_close(&r.session);
        return EXIT_ERROR;
    }
    if (o->why && why_open(&r.why, (enum ng_encoding)r.encoding) != 0) {
        complain(&r, strerror(errno));
        session_close(&r.session);
        return EXIT_ERROR;
    }
    r.memory = set->memory > 0 ? set->memory : MEMORY;
    char *room = must_alloc(r.memory);
    ng_arena_init(&r.arena, room, r.memory);
    struct ng_source *sources = must_alloc((n_feeds + 1) * sizeof *sources);
    for (size_t i = 0; i < n_feeds; i++) {
        const struct feed *f = &feeds[i];
        sources[i] = (struct ng_source){.name = ng_str_of(f->name),
                .url = ng_str_of(f->url),
                .section = ng_str_of(f->section),
                .limit = (uint16_t)f->limit,
                .weight = (uint8_t)f->weight,
                .feed_only = f->feed_only != 0};
    }
    if (o->offline || make(&r, sources, n_feeds, standing) >= 0) {
        code = finish(&r, standing);
    }
    if (o->stats) {
        print_stats(&r, began_ms);
    }
    why_close(&r.why);
    session_close(&r.session);
    free(sources);
    free(room);
    return code;
}
