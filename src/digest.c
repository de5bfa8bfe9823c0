/* SPDX-License-Identifier: MIT */
#include "ng/digest.h"

#include "ng/cluster.h"
#include "ng/document.h"
#include "ng/line.h"
#include "ng/score.h"
#include "ng/select.h"
#include "ng/url.h"
#include "ng/utf8.h"

#include <string.h>

/* What a report may need to remember of a source: cut, never lost. */
#define NAME_MAX 48u
#define REASON_MAX 96u
/* Sections are labels; a feed that puts a sentence there gets it cut. */
#define SECTION_MAX 32u
#define LANG_MAX 16u
/* An article of so many bytes is no stub; so many pages are read for one. */
#define FULL 800u
#define TRIES 3u

struct notes {
    char name[NAME_MAX], reason[REASON_MAX];
};

struct run {
    struct ng_digest *d;
    struct ng_arena *a;
    const struct ng_config *c;
    struct notes *notes; /* one a source */
    struct ng_select_config select_config;
    struct ng_select select;
    uint32_t leaders; /* of it, once it is ranked */
    uint32_t done, of;
    /* the document at hand and the request that brings it */
    uint16_t source;
    struct ng_get get;
    struct ng_document document;
};

static struct ng_str put(char *room, uint32_t cap, struct ng_str s)
{
    struct ng_str cut = {room, ng_utf8_cut(s, cap)};
    memcpy(room, s.s == NULL ? "" : s.s, cut.len);
    return cut;
}

static void note(struct run *r, int err, struct ng_str name, struct ng_str why)
{
    if (r->c->note != NULL) {
        r->c->note(r->c->ctx, err, name, why);
    }
}

static void progress(struct run *r, struct ng_str what)
{
    if (r->c->progress != NULL) {
        r->c->progress(r->c->ctx, r->done, r->of, what);
    }
    r->done++;
}

static struct ng_str reason_of(const struct ng_get *get, int err)
{
    return get->reason.len > 0 ? get->reason : ng_str_of(ng_strerror(err));
}

static struct ng_str base_of(const struct ng_get *get)
{
    return get->final_url.len > 0 ? get->final_url : get->url;
}

/* ---- reading one document ---------------------------------------------- */

static int on_item(void *ctx, const struct ng_item *item)
{
    struct run *run = ctx;
    const struct ng_source *source = &run->c->sources[run->source];
    run->d->sources[run->source].n_items++;
    ng_select_offer(&run->select, item, run->source, source->section,
            source->weight == 0 ? 5 : source->weight, source->limit);
    return NG_OK;
}

static int read_bytes(void *ctx, const void *bytes, size_t n)
{
    struct run *run = ctx;
    run->d->bytes_read += n;
    run->document.url = base_of(&run->get);
    run->document.content_type = run->get.content_type;
    return ng_document_feed(&run->document, bytes, n);
}

/* Fetches one document; title: of the page that is wanted, NULL where any
 * document will do. NG_OK: it was read to its end, or as far as it was
 * wanted; what a feed gave before a failure was offered and stays. */
static int read_document(
        struct run *run, struct ng_str url, const struct ng_str *title)
{
    const struct ng_config *c = run->c;
    run->get = (struct ng_get){.url = url,
            .kind = title == NULL ? NG_GET_SOURCE : NG_GET_PAGE,
            .max_bytes = c->max_bytes == 0 ? 8u << 20 : c->max_bytes,
            .body = {read_bytes, run},
            .fetched = NG_NO_DATE};
    struct ng_document *d = &run->document;
    ng_document_init(d, run->a);
    if (title != NULL) {
        d->page_only = true;
        d->title = *title;
    }
    d->hook = c->hook;
    d->limits.items = c->max_items == 0 ? 256 : c->max_items;
    d->item = on_item;
    d->ctx = run;
    int err = c->net.get(c->net.ctx, &run->get);
    int end = ng_document_end(d);
    return err == NG_OK ? end : err;
}

/* The decoders are done with: their scratch is the scorer's. */
static void release_scratch(struct run *run, struct ng_mark before)
{
    struct ng_mark now = ng_arena_mark(run->a);
    now.scratch_at = before.scratch_at;
    ng_arena_rewind(run->a, now);
}

static uint8_t max_sentences(const struct ng_config *c)
{
    return c->max_sentences == 0 ? 3 : c->max_sentences;
}

/* ---- sources ------------------------------------------------------------ */

/* A source that is an article itself is offered as one item, whose text is
 * already the chosen sentences, one a line. */
static int offer_page(struct run *run)
{
    struct ng_arena *a = run->a;
    const struct ng_config *c = run->c;
    struct ng_article article = run->document.article;
    struct ng_str best[NG_SENTENCES_MAX];
    if (article.text.len == 0 || article.title.len == 0) {
        return NG_EFORMAT;
    }
    struct ng_score_config score = {.title = article.title,
            .text = article.text,
            .lang = article.lang,
            .n_sentences = max_sentences(c)};
    int n = ng_score(a, &score, best);
    if (n < 0) {
        return n;
    }
    const char *text = ng_arena_keep(a, 1, 0, 1);
    uint32_t len = 0;
    bool ok = text != NULL;
    for (int i = 0; i < n && ok; i++) {
        if (i > 0) {
            ng_arena_copy(a, NG_STR("\n"), &ok);
            len += 1;
        }
        ng_arena_copy(a, best[i], &ok);
        len += best[i].len;
    }
    if (!ok) {
        return NG_ENOMEM;
    }
    struct ng_item item = {.title = article.title,
            .content = {text, len},
            .author = article.byline,
            .date = article.date};
    if (ng_url_is_http(base_of(&run->get))) {
        item.link = base_of(&run->get);
    } else {
        item.id = run->get.url;
    }
    run->d->sources[run->source].is_page = true;
    on_item(run, &item);
    return NG_OK;
}

static void read_source(struct run *run, uint16_t i)
{
    const struct ng_source *source = &run->c->sources[i];
    struct ng_source_report *report = &run->d->sources[i];
    struct notes *notes = &run->notes[i];
    struct ng_mark mark = ng_arena_mark(run->a);
    const struct ng_document *document = &run->document;
    run->source = i;
    progress(run, report->name);
    int err = read_document(run, source->url, NULL);
    if (document->kind == NG_DOCUMENT_FEED && source->name.len == 0 &&
            document->feed.title.len > 0) {
        report->name = put(notes->name, NAME_MAX, document->feed.title);
    } else if (document->kind == NG_DOCUMENT_PAGE && err == NG_OK) {
        release_scratch(run, mark);
        err = offer_page(run);
    }
    report->fetched = run->get.fetched;
    if (err != NG_OK) {
        struct ng_str why = reason_of(&run->get, err);
        if (err == NG_EFORMAT && run->get.reason.len == 0) {
            why = document->n_head == 0 ? NG_STR("it is empty")
                  : document->kind == NG_DOCUMENT_PAGE
                          ? NG_STR("no feed and no article")
                          : NG_STR("no feed");
        }
        report->status = NG_SOURCE_FAILED;
        report->reason = put(notes->reason, REASON_MAX, why);
        run->d->n_failed++;
        note(run, err, report->name, report->reason);
    } else if (run->get.stale) {
        report->status = NG_SOURCE_STALE;
        report->reason = put(notes->reason, REASON_MAX, run->get.reason);
        run->d->n_stale++;
        note(run, NG_EIO, report->name, report->reason);
    } else {
        report->fetched = run->c->now;
    }
    ng_arena_rewind(run->a, mark);
}

static bool has_page(const struct run *run, const struct ng_candidate *c)
{
    return ng_url_is_http(c->link) && !run->d->sources[c->source].is_page &&
           !run->c->sources[c->source].feed_only;
}

/* What will be asked for next: all sources, or the pages of n stories. */
static void plan(struct run *run, enum ng_get_kind kind, uint32_t n)
{
    const struct ng_net *net = &run->c->net;
    const struct ng_candidate *list = run->select.list;
    struct ng_mark mark = ng_arena_mark(run->a);
    struct ng_str *urls = net->plan == NULL || n == 0
                                  ? NULL
                                  : ng_scratch(run->a, struct ng_str, n);
    size_t n_urls = 0;
    for (uint32_t i = 0; i < n && urls != NULL; i++) {
        if (kind == NG_GET_SOURCE) {
            urls[n_urls++] = run->c->sources[i].url;
        } else if (has_page(run, &list[i])) {
            urls[n_urls++] = list[i].link;
        }
    }
    if (urls != NULL) {
        net->plan(net->ctx, urls, n_urls, kind);
    }
    ng_arena_rewind(run->a, mark);
}

/* ---- stories ------------------------------------------------------------ */

static void cluster(struct run *run)
{
    struct ng_mark mark = ng_arena_mark(run->a);
    struct ng_select *s = &run->select;
    ng_select_sort(s);
    struct ng_cluster_doc *docs =
            ng_scratch(run->a, struct ng_cluster_doc, s->n);
    for (uint32_t i = 0; i < s->n; i++) {
        s->list[i].group = i;
        if (docs != NULL) {
            docs[i] = (struct ng_cluster_doc){s->list[i].title, s->list[i].text,
                    s->list[i].date, i, s->list[i].source + 1u, NG_TOLD_NOT};
        }
    }
    if (docs != NULL && ng_cluster(run->a, docs, s->n, s->seen) >= 0) {
        for (uint32_t i = 0; i < s->n; i++) {
            s->list[i].group = docs[i].group;
            s->list[i].told = (uint8_t)docs[i].told;
        }
    }
    ng_arena_rewind(run->a, mark);
}

/* Slides the chosen sentences down to the mark, one space between them (over
 * those of a shorter article), and gives back the rest of the kept end and all
 * scratch. They rise in memory (document order of one text), so each moves
 * over what is done with; two that touch have no room for a space, and need
 * none. */
static void slide_sentences(struct run *run, struct ng_mark mark,
        struct ng_story *story, const struct ng_str *best, int n)
{
    char *at = mark.keep_at;
    for (int i = 0; i < n; i++) {
        if (i > 0 && at < best[i].s && ng_story_gap(story->sentences[i - 1])) {
            *at++ = ' ';
        }
        /* ng_score() has set n of them. NOLINTNEXTLINE */
        uint32_t len = ng_line_squeeze(at, best[i]);
        story->sentences[i] = (struct ng_str){at, len};
        at += len;
    }
    story->n_sentences = (uint8_t)n;
    ng_arena_trim(run->a, at);
    ng_arena_rewind(run->a, (struct ng_mark){at, mark.scratch_at});
}

/* What is printed is this outlet's. */
static void show(
        struct run *run, struct ng_story *story, const struct ng_candidate *c)
{
    story->title = c->title;
    story->link = c->link;
    story->section =
            ng_str_cut(c->section, 0, ng_utf8_cut(c->section, SECTION_MAX));
    story->source = run->d->sources[c->source].name;
    story->date = c->date;
}

/* A page that tells the story: if it is fuller than what was read before, its
 * best sentences stand at the mark. */
static int read_page(struct run *run, struct ng_story *story,
        const struct ng_candidate *c, struct ng_mark mark, uint32_t *fullest)
{
    struct ng_mark before = ng_arena_mark(run->a);
    struct ng_str best[NG_SENTENCES_MAX];
    run->d->n_pages++;
    int err = read_document(run, c->link, &c->title);
    release_scratch(run, before);
    struct ng_article article = run->document.article;
    struct ng_str why = reason_of(&run->get, err);
    if (err == NG_OK && (!article.is_article || article.text.len == 0)) {
        err = NG_EFORMAT;
        why = NG_STR("no article on the page");
    }
    int n = err;
    if (err == NG_OK && article.text.len <= *fullest) {
        ng_arena_rewind(run->a, before);
        return NG_OK;
    }
    if (err == NG_OK) {
        struct ng_score_config score = {.title = c->title,
                .text = article.text,
                .lang = article.lang,
                .n_sentences = max_sentences(run->c)};
        n = ng_score(run->a, &score, best);
        n = n == 0 ? NG_EFORMAT : n;
        why = n == NG_EFORMAT ? NG_STR("no sentences on the page")
                              : ng_str_of(ng_strerror(n));
    }
    if (n < 0) {
        run->d->n_pages_failed++;
        note(run, n, c->link, why);
        ng_arena_rewind(run->a, before);
        return n;
    }
    /* the language lies above the sentences that are about to slide */
    char lang[LANG_MAX];
    struct ng_str found = put(lang, LANG_MAX, article.lang);
    show(run, story, c);
    story->flags = article.cut ? NG_STORY_CUT : 0;
    if (story->date == NG_NO_DATE) {
        story->date = article.date;
    }
    slide_sentences(run, mark, story, best, n);
    story->lang = ng_arena_copy(run->a, found, NULL);
    *fullest = article.text.len;
    return NG_OK;
}

/* The feed's own text, where the page could not be had or is not wanted. */
static void use_feed_text(
        struct run *run, struct ng_story *story, struct ng_str text)
{
    struct ng_mark mark = ng_arena_mark(run->a);
    struct ng_str best[NG_SENTENCES_MAX];
    struct ng_str copy = ng_arena_copy(run->a, text, NULL);
    struct ng_score_config score = {.title = story->title,
            .text = copy,
            .n_sentences = max_sentences(run->c)};
    int n = copy.len == 0 ? 0 : ng_score(run->a, &score, best);
    if (n <= 0) {
        ng_arena_rewind(run->a, mark);
        return;
    }
    slide_sentences(run, mark, story, best, n);
}

/* The sentences of a source that is a page were chosen when it was read. */
static void use_chosen(
        struct run *run, struct ng_story *story, struct ng_str text)
{
    struct ng_mark mark = ng_arena_mark(run->a);
    struct ng_str copy = ng_arena_copy(run->a, text, NULL);
    struct ng_str best[NG_SENTENCES_MAX];
    int n = 0;
    while (copy.len > 0 && n < (int)NG_SENTENCES_MAX) {
        int32_t end = ng_str_find(copy, NG_STR("\n"));
        uint32_t len = end < 0 ? copy.len : (uint32_t)end;
        best[n++] = ng_str_cut(copy, 0, len);
        copy = ng_str_cut(copy, len + 1, copy.len);
    }
    slide_sentences(run, mark, story, best, n);
}

/* The other outlets of a group, each named once. */
static void credit(struct run *run, struct ng_story *story, uint32_t leader)
{
    const struct ng_select *s = &run->select;
    uint32_t n = 0;
    for (uint32_t i = leader; i < s->n;
            i = ng_select_next(s, run->leaders, leader, i)) {
        n++;
    }
    struct ng_also *also = n == 1 ? NULL : ng_keep(run->a, struct ng_also, n);
    story->hashes = ng_keep(run->a, uint64_t, n);
    run->d->n_merged += n - 1;
    for (uint32_t i = leader; i < s->n;
            i = ng_select_next(s, run->leaders, leader, i)) {
        const struct ng_candidate *c = &s->list[i];
        struct ng_str name = run->d->sources[c->source].name;
        bool named = ng_str_eq(name, story->source);
        if (story->hashes != NULL) {
            story->hashes[story->n_hashes++] = c->hash;
        }
        story->flags |= c->told != NG_TOLD_NOT ? NG_STORY_UPDATE : 0;
        for (uint16_t k = 0; also != NULL && k < story->n_also; k++) {
            named = named || ng_str_eq(also[k].source, name);
        }
        if (!named && also != NULL) {
            also[story->n_also++] = (struct ng_also){name, c->link};
        }
    }
    story->also = also;
}

/* The fullest article of a few outlets: a stub, or a page that cannot be
 * read, makes way for the next
 * (test/data/newspaper/meridian/news/treaty-lake-orsa-signed.html). */
static void read_pages(struct run *run, struct ng_story *story, uint32_t leader)
{
    const struct ng_select *s = &run->select;
    struct ng_mark mark = ng_arena_mark(run->a);
    const struct ng_candidate *longest = &s->list[leader];
    uint32_t fullest = 0, n_tried = 0;
    for (uint32_t i = leader; i < s->n && fullest < FULL && n_tried < TRIES;
            i = ng_select_next(s, run->leaders, leader, i)) {
        const struct ng_candidate *c = &s->list[i];
        longest = c->text.len > longest->text.len ? c : longest;
        if (has_page(run, c)) {
            n_tried++;
            read_page(run, story, c, mark, &fullest);
        }
    }
    if (fullest == 0) {
        show(run, story, longest);
        story->flags = n_tried > 0 ? NG_STORY_FEED_TEXT : 0;
        use_feed_text(run, story, longest->text);
    }
}

static void make_story(struct run *run, struct ng_story *story, uint32_t i)
{
    const struct ng_candidate *c = &run->select.list[i];
    show(run, story, c);
    progress(run, story->title);
    if (run->d->sources[c->source].is_page) {
        use_chosen(run, story, c->text);
    } else {
        read_pages(run, story, i);
    }
    if (ng_seen_has(&run->d->seen, c->hash)) {
        story->flags |= NG_STORY_SEEN;
    }
    memcpy(story->points, c->points, sizeof c->points);
    credit(run, story, i);
}

/* ---- the whole ---------------------------------------------------------- */

/* A name until the feed tells its title. */
static struct ng_str name_of(const struct ng_source *source)
{
    struct ng_str name =
            source->name.len > 0 ? source->name : ng_url_name(source->url);
    return ng_str_eq(name, NG_STR("-")) ? NG_STR("standard input") : name;
}

static void on_why(void *ctx, enum ng_why why, const struct ng_candidate *c,
        struct ng_str other)
{
    const struct run *run = ctx;
    run->c->why(run->c->ctx, why, c, run->d->sources[c->source].name, other);
}

static int make_tables(struct run *run)
{
    const struct ng_config *c = run->c;
    struct ng_digest *d = run->d;
    uint8_t max_stories = c->max_stories == 0 ? 12 : c->max_stories;
    d->sources = ng_keep(run->a, struct ng_source_report, c->n_sources);
    run->notes = ng_keep(run->a, struct notes, c->n_sources);
    d->stories = ng_keep(run->a, struct ng_story, max_stories);
    if (d->sources == NULL || run->notes == NULL || d->stories == NULL) {
        return NG_ENOMEM;
    }
    d->n_sources = c->n_sources;
    for (uint16_t i = 0; i < c->n_sources; i++) {
        struct ng_str name = name_of(&c->sources[i]);
        d->sources[i].name = put(run->notes[i].name, NAME_MAX, name);
        d->sources[i].fetched = NG_NO_DATE;
    }
    /* 1/64 of the arena for links, as much for what was told: a month of
     * editions on a large one */
    uint32_t ring = (uint32_t)(ng_arena_room_keep(run->a) / 64 / 8);
    ring = ring > 4096 ? 4096 : ring < 64 ? 64 : ring;
    struct ng_mark mark = ng_arena_mark(run->a);
    int err = ng_seen_load(&d->seen, run->a, c->store, ring);
    release_scratch(run, mark);
    if (err == NG_ENOMEM) {
        return err;
    }
    /* Candidates get a third of what is left; articles, cluster tables and
     * the finished stories share the rest. */
    size_t room = ng_arena_room_keep(run->a) / 3;
    uint32_t most = (uint32_t)(room / 512);
    run->select_config = (struct ng_select_config){.now = c->now,
            .max_age_h = c->max_age_h,
            .keep = c->keep,
            .drop = c->drop,
            .n_keep = c->n_keep,
            .n_drop = c->n_drop,
            .section = c->section,
            .why = c->why == NULL ? NULL : on_why,
            .ctx = run,
            .max_candidates = (uint16_t)(most > 400 ? 400
                                         : most < 8 ? 8
                                                    : most),
            .pool_bytes = (uint32_t)room};
    return ng_select_init(&run->select, run->a, &run->select_config,
            c->keep_seen ? NULL : &d->seen);
}

int ng_digest_make(
        struct ng_digest *d, struct ng_arena *a, const struct ng_config *c)
{
    struct run run = {.d = d, .a = a, .c = c};
    memset(d, 0, sizeof *d);
    if (c->n_sources == 0 || c->sources == NULL || c->net.get == NULL ||
            c->max_sentences > NG_SENTENCES_MAX) {
        return NG_EARG;
    }
    d->title = c->title;
    d->lang = c->lang;
    d->now = c->now;
    d->utc_offset_min = c->utc_offset_min;
    int err = make_tables(&run);
    if (err < 0) {
        return err;
    }
    run.of = c->n_sources;
    plan(&run, NG_GET_SOURCE, c->n_sources);
    for (uint16_t i = 0; i < c->n_sources; i++) {
        read_source(&run, i);
    }
    cluster(&run);
    run.leaders = (uint32_t)ng_select_rank(&run.select);
    uint32_t n = c->max_stories == 0 ? 12 : c->max_stories;
    n = run.leaders < n ? run.leaders : n;
    d->n_seen = ng_select_explain(&run.select, run.leaders, n);
    run.of += n;
    plan(&run, NG_GET_PAGE, n);
    for (uint32_t i = 0; i < n; i++) {
        make_story(&run, &d->stories[i], i);
        d->n_stories++;
    }
    d->n_items = run.select.n_offered;
    d->n_seen += run.select.n_seen;
    d->n_left_out = run.leaders - n + run.select.n_old + run.select.n_filtered +
                    run.select.n_crowded;
    return d->n_stories;
}

int ng_digest_commit(struct ng_digest *d, struct ng_arena *a,
        const struct ng_store *store, const bool *shown)
{
    for (uint16_t i = 0; i < d->n_stories; i++) {
        const struct ng_story *story = &d->stories[i];
        if (shown != NULL && !shown[i]) {
            continue;
        }
        for (uint16_t k = 0; k < story->n_hashes; k++) {
            ng_seen_add(&d->seen, story->hashes[k]);
        }
        struct ng_told told;
        ng_cluster_tell(&told, story->title,
                ng_story_body(story, story->n_sentences), d->now);
        ng_seen_tell(&d->seen, &told);
    }
    struct ng_mark mark = ng_arena_mark(a);
    int err = store == NULL ? NG_OK : ng_seen_save(&d->seen, a, store);
    ng_arena_rewind(a, mark);
    return err;
}
