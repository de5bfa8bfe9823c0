/* SPDX-License-Identifier: MIT */
/* The same bytes everywhere: the sample newspaper's edition from files, on
 * this machine and in the emulator; and what reading an article costs. */
#include "replay.h"

#include "nutgraf.h"

#include <string.h>

#define BASE NG_STR("https://paper.test")
#define NOW INT64_C(1795413600) /* 2026-11-23 06:00 UTC */

static struct {
    const char *folder;
    char list[1024], path[256], page[128 * 1024];
    size_t n_list, n_page;
    struct ng_source sources[8];
    uint16_t n_sources;
    struct ng_arena arena;
    struct ng_digest digest;
    struct ng_document document;
    uint64_t memory[512 * 1024 / 8];
} run;

static const char *path_of(struct ng_str path)
{
    size_t n = strlen(run.folder);
    if (n + path.len >= sizeof run.path) {
        return "";
    }
    memcpy(run.path, run.folder, n);
    memcpy(run.path + n, path.s, path.len);
    run.path[n + path.len] = '\0';
    return run.path;
}

static int get(void *ctx, struct ng_get *g)
{
    (void)ctx;
    if (!ng_str_starts(g->url, BASE) ||
            replay_file(path_of(ng_str_cut(g->url, BASE.len, g->url.len)),
                    &g->body) == NG_EIO) {
        g->reason = NG_STR("HTTP 404");
        return NG_EIO;
    }
    g->status = 200;
    return NG_OK;
}

struct room {
    char *at;
    size_t *n, cap;
};

static int fill(void *ctx, const void *bytes, size_t n)
{
    struct room *room = ctx;
    if (n > room->cap - *room->n) {
        return NG_ELIMIT;
    }
    memcpy(room->at + *room->n, bytes, n);
    *room->n += n;
    return NG_OK;
}

static int load(const char *path, char *to, size_t cap, size_t *n)
{
    struct room room = {to, n, cap};
    const struct ng_sink sink = {fill, &room};
    *n = 0;
    return replay_file(path, &sink);
}

/* Up to the tab or the end of the line; *rest is what follows it. */
static struct ng_str field(struct ng_str *rest)
{
    uint32_t n = 0;
    while (n < rest->len && rest->s[n] != '\t' && rest->s[n] != '\n') {
        n++;
    }
    struct ng_str f = ng_str_cut(*rest, 0, n);
    *rest = ng_str_cut(*rest, n + 1, rest->len);
    return f;
}

/* "name, path, section" a line; the script has put BASE before the paths. */
static int read_sources(void)
{
    int err = load(path_of(NG_STR("/sources")), run.list, sizeof run.list,
            &run.n_list);
    struct ng_str rest = {run.list, (uint32_t)run.n_list};
    while (rest.len > 0 && run.n_sources < 8) {
        struct ng_source *s = &run.sources[run.n_sources++];
        s->name = field(&rest);
        s->url = field(&rest);
        s->section = field(&rest);
    }
    return err;
}

static void say_number(
        const struct ng_sink *out, struct ng_str name, uint64_t value)
{
    (void)ng_sink_str(out, name);
    (void)ng_sink_int(out, (int64_t)value);
}

static int make(size_t n_memory, uint8_t max_stories)
{
    struct ng_config config = {.sources = run.sources,
            .n_sources = run.n_sources,
            .net = {get, NULL, NULL},
            .max_stories = max_stories,
            .now = NOW};
    ng_arena_init(&run.arena, run.memory, n_memory);
    return ng_digest_make(&run.digest, &run.arena, &config);
}

static int edition(const struct ng_sink *out)
{
    int n = make(sizeof run.memory, 40);
    return n < 0 ? n : ng_print(&run.digest, &run.arena, 72, 0, out);
}

/* From bytes in packets to the best three sentences. */
static int article(const struct ng_sink *out)
{
    struct ng_str best[3];
    struct ng_document *d = &run.document;
    ng_arena_init(&run.arena, run.memory, 64u * 1024);
    ng_document_init(d, &run.arena);
    struct ng_mark mark = ng_arena_mark(&run.arena);
    for (size_t at = 0; at < run.n_page; at += 1460) {
        size_t n = run.n_page - at < 1460 ? run.n_page - at : 1460;
        if (ng_document_feed(d, run.page + at, n) != NG_OK) {
            break;
        }
    }
    int err = ng_document_end(d);
    if (err != NG_OK) {
        return err;
    }
    struct ng_mark now = ng_arena_mark(&run.arena);
    now.scratch_at = mark.scratch_at;
    ng_arena_rewind(&run.arena, now);
    struct ng_score_config score = {.title = d->article.title,
            .text = d->article.text,
            .lang = d->article.lang,
            .n_sentences = 3};
    int n = ng_score(&run.arena, &score, best);
    for (int i = 0; i < n; i++) {
        (void)ng_sink_str(out, best[i]);
        (void)ng_sink_str(out, NG_STR("\n"));
    }
    return n;
}

static int to_nobody(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    (void)bytes;
    (void)n;
    return NG_OK;
}

/* What an edition of twelve is with so little memory: a story a line, its
 * sentences, outlets and title. */
static int count(uint32_t kb, const struct ng_sink *out)
{
    const struct ng_sink nobody = {to_nobody, NULL};
    const struct ng_digest *d = &run.digest;
    int n = make((size_t)kb * 1024, 12);
    if (n > 0) {
        n = ng_print(d, &run.arena, 64, 0, &nobody);
    }
    for (uint16_t i = 0; n >= 0 && i < d->n_stories; i++) {
        say_number(out, NG_STR("story\t"), d->stories[i].n_sentences);
        say_number(out, NG_STR("\t"), d->stories[i].n_also + 1u);
        (void)ng_sink_str(out, NG_STR("\t"));
        (void)ng_sink_str(out, d->stories[i].title);
        (void)ng_sink_str(out, NG_STR("\n"));
    }
    (void)ng_sink_str(out, ng_str_of(n < 0    ? ng_strerror(n)
                                     : n == 0 ? "no source could be read"
                                              : "done"));
    (void)ng_sink_str(out, NG_STR("\n"));
    return NG_OK;
}

static uint32_t number(struct ng_str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len && s.s[i] >= '0' && s.s[i] <= '9'; i++) {
        n = n * 10 + (uint32_t)(s.s[i] - '0');
    }
    return n;
}

int replay(const char *folder, const char *page, const struct ng_sink *out)
{
    run.folder = folder;
    int err = read_sources();
    uint32_t kb = number(ng_str_of(page));
    if (kb > 0) {
        return kb * 1024 > sizeof run.memory ? NG_EARG : count(kb, out);
    }
    if (err == NG_OK) {
        err = load(page, run.page, sizeof run.page, &run.n_page);
    }
    uint64_t start = replay_ms();
    if (err == NG_OK) {
        err = edition(out);
    }
    uint64_t middle = replay_ms();
    if (err == NG_OK) {
        err = article(out);
    }
    uint64_t end = replay_ms();
    say_number(out, NG_STR("replay: edition "), middle - start);
    say_number(out, NG_STR(" ms, article of "), run.n_page);
    say_number(out, NG_STR(" bytes "), end - middle);
    (void)ng_sink_str(out, NG_STR(" ms\n"));
    return err < 0 ? err : NG_OK;
}
