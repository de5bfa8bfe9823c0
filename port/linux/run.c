/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "linux/front.h"
#include "linux/host.h"
#include "linux/print.h"
#include "linux/sink_file.h"
#include "ng/digest.h"
#include "ng/edition.h"

#define MEMORY (512u << 10)
/* The saved edition: NG_SENTENCES_MAX sentences of 100 stories are less. */
#define EDITION_MAX (4u << 20)
#define ANY_AGE_H UINT32_MAX

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void on_note(
        void *ctx, int err, struct ng_str name, struct ng_str reason)
{
    struct run *r = ctx;
    (void)err;
    if (r->o->verbose) {
        print_say(r, name, reason);
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
        print_complain(
                r, "the edition could not be kept for a day without network");
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
        print_complain(r, "these sources do not fit the memory, try a larger "
                          "--memory");
    } else if (n_stories < 0) {
        print_complain(r, ng_strerror(n_stories));
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
            print_say(r, d->sources[i].name, d->sources[i].reason);
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
        return print_edition(r) == 0 ? EXIT_NOTHING_NEW : EXIT_ERROR;
    }
    if (d->n_stories == 0 && (all_down || r->o->offline)) {
        int err = standing ? load_edition(r) : NG_EFORMAT;
        if (err == NG_ENOMEM) {
            print_complain(r, "the last edition does not fit the memory, try a "
                              "larger --memory");
        } else if (err != NG_OK) {
            print_complain(r, r->o->offline ? "no edition was kept"
                                            : "nothing could be read");
        }
        return err == NG_OK && print_edition(r) == 0 ? EXIT_DEGRADED
                                                     : EXIT_ERROR;
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
    if (print_edition(r) != 0) {
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
            print_complain(r, "what was printed could not be remembered");
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
                print_complain(r, s->reason);
            }
            return 0;
        }
    }
    if (err != NG_OK) {
        print_complain(r, s->reason);
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
    if (print_choose_format(&r) != 0) {
        return EXIT_ERROR;
    }
    if (open_session(&r, standing) != 0) {
        session_close(&r.session);
        return EXIT_ERROR;
    }
    if (o->why && why_open(&r.why, (enum ng_encoding)r.encoding) != 0) {
        print_complain(&r, strerror(errno));
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
