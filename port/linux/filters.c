/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/filters.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "linux/input.h"
#include "linux/jsonl.h"
#include "linux/sink_file.h"
#include "linux/split.h"
#include "ng/arena.h"
#include "ng/cluster.h"
#include "ng/date.h"
#include "ng/extract.h"
#include "ng/feed.h"
#include "ng/json.h"
#include "ng/line.h"
#include "ng/score.h"
#include "ng/sniff.h"
#include "ng/url.h"

#define MEMORY (512u << 10)
#define FEED_TEXT_MAX (64u << 10)
#define WINDOW_DOCS 2048u
#define SECONDS_MAX 253402300800.0 /* the year 10000: not milliseconds */

/* One document: where it is, or (JSON lines) its text. */
struct job {
    const char *file;  /* "-" is stdin */
    const char *where; /* FILE:LINE that it came in, or NULL */
    struct ng_str id, url, content_type, title, text, lang, time, source;
};

struct filter {
    const struct options *o;
    const struct ng_charset_hook *hook;
    struct ng_arena arena;
    struct sink_file out;
    char *chunk; /* INPUT_CHUNK bytes of the document at hand */
    uint32_t n_jobs, n_failed;
    int err; /* the first one of writing; after it nothing is written */
    struct ng_cluster_window window;
    /* of the feed at hand */
    struct job *job;
    uint32_t n_items;
};

/* ---- JSON out ----------------------------------------------------------- */

static void put(struct filter *f, const char *text)
{
    if (f->err == NG_OK) {
        f->err = ng_sink_str(&f->out.sink, ng_str_of(text));
    }
}

/* ,"key":"value" */
static void pair(struct filter *f, const char *before, struct ng_str value)
{
    put(f, before);
    if (f->err == NG_OK) {
        f->err = ng_json_string(&f->out.sink, value);
    }
}

/* zone: minutes east of UTC. */
static void date(struct filter *f, const char *before, int64_t when, int zone)
{
    char iso[NG_DATE_ISO_LEN + sizeof "+00:00"];
    if (when == NG_NO_DATE) {
        put(f, before);
        put(f, "null");
        return;
    }
    size_t n = ng_date_iso(when + zone * 60, iso);
    if (zone != 0) {
        n--; /* the Z */
        n += (size_t)snprintf(iso + n, sizeof iso - n, "%c%02u:%02u",
                zone < 0 ? '-' : '+', (unsigned)abs(zone) / 60 % 100,
                (unsigned)abs(zone) % 60);
    }
    pair(f, before, (struct ng_str){iso, (uint32_t)n});
}

/* Nothing but sentences, a line each. */
static bool is_plain_output(const struct filter *f)
{
    return f->o->command == COMMAND_SENTENCES && !f->o->jsonl;
}

/* The document's line says what is wrong, and so does stderr. */
static void failed(struct filter *f, const struct job *job, const char *reason)
{
    f->n_failed++;
    if (!f->o->quiet) {
        fprintf(stderr, "nutgraf: %s: %s\n",
                job->file != NULL ? job->file : job->where, reason);
    }
    if (!is_plain_output(f)) {
        pair(f, "{\"id\":", job->id);
        pair(f, ",\"error\":", ng_str_of(reason));
        put(f, "}\n");
    }
}

/* What came before is good; that it is not all is said. */
static void broken_off(struct filter *f, const struct job *job, const char *why)
{
    f->n_failed++;
    fprintf(stderr, "nutgraf: %s: %s\n", job->file, why);
    if (!is_plain_output(f)) {
        pair(f, ",\"error\":", ng_str_of(why));
    }
}

/* ---- feed --------------------------------------------------------------- */

static void feed_head(struct filter *f)
{
    pair(f, "{\"id\":", f->job->id);
    put(f, ",\"items\":[");
}

/* Items go out as they are found: the line's head is written by the first. */
static int on_item(void *ctx, const struct ng_item *item)
{
    struct filter *f = ctx;
    /* as feed readers have it: one stands in for the other */
    bool summary = item->summary.len > 0, content = item->content.len > 0;
    if (f->n_items++ == 0) {
        feed_head(f);
    } else {
        put(f, ",");
    }
    pair(f, "{\"title\":", item->title);
    pair(f, ",\"link\":", item->link);
    pair(f, ",\"id\":", item->id);
    date(f, ",\"date\":", item->date, 0);
    pair(f, ",\"summary\":", summary ? item->summary : item->content);
    pair(f, ",\"content\":", content ? item->content : item->summary);
    put(f, "}");
    return f->err;
}

static void run_feed(struct filter *f, struct job *job, struct input *in)
{
    struct ng_feed feed;
    struct ng_feed_config config = {.url = job->url,
            .content_type = job->content_type,
            .hook = f->hook,
            .limits.text = FEED_TEXT_MAX,
            .item = on_item,
            .ctx = f};
    f->job = job;
    f->n_items = 0;
    int err = ng_feed_init(&feed, &f->arena, &config);
    if (err != NG_OK) {
        failed(f, job, ng_strerror(err));
        return;
    }
    const char *why = "no feed in it";
    while (in->n > 0 && err == NG_OK) {
        err = ng_feed_feed(&feed, in->chunk, in->n);
        if (err == NG_OK && input_fill(in) != 0) {
            why = strerror(errno);
            err = NG_EIO;
        }
    }
    int end = ng_feed_end(&feed);
    if (end != NG_OK && f->n_items == 0) {
        failed(f, job, why);
        return;
    }
    if (f->n_items == 0) {
        feed_head(f);
    }
    pair(f, "],\"encoding\":", ng_str_of(feed.encoding));
    pair(f, ",\"feed\":{\"title\":", feed.title);
    pair(f, ",\"link\":", feed.link);
    pair(f, ",\"language\":", feed.language);
    put(f, "}");
    if (err == NG_EIO && f->err == NG_OK) {
        broken_off(f, job, why);
    }
    put(f, "}\n");
}

/* ---- extract ------------------------------------------------------------ */

/* Reads the whole input as a page. NG_OK, or an ng_err; errno when read()
 * failed (NG_EIO). */
static int read_article(struct filter *f, struct job *job, struct input *in,
        bool plain_text, struct ng_article *article)
{
    struct ng_extract x;
    struct ng_extract_config config = {.url = job->url,
            .content_type = job->content_type,
            .title = job->title,
            .hook = f->hook,
            .plain_text = plain_text};
    int err = ng_extract_init(&x, &f->arena, &config);
    while (err == NG_OK && in->n > 0) {
        err = ng_extract_feed(&x, in->chunk, in->n);
        if (err == NG_OK && input_fill(in) != 0) {
            return NG_EIO;
        }
    }
    if (err != NG_OK && err != NG_ESTOP) {
        errno = 0;
        return err;
    }
    errno = 0;
    return ng_extract_end(&x, article);
}

static bool is_plain_text(const struct job *job, const struct input *in)
{
    if (ng_str_starts(job->content_type, NG_STR("text/html"))) {
        return false;
    }
    size_t head = in->n < NG_SNIFF_HEAD ? in->n : NG_SNIFF_HEAD;
    return ng_sniff(in->chunk, head) == NG_DOC_TEXT;
}

static const char *reason_of(int err)
{
    return err == NG_EIO && errno != 0 ? strerror(errno) : ng_strerror(err);
}

static void run_extract(struct filter *f, struct job *job, struct input *in)
{
    struct ng_article article = {.date = NG_NO_DATE};
    int err = read_article(f, job, in, is_plain_text(job, in), &article);
    if (err != NG_OK) {
        failed(f, job, reason_of(err));
        return;
    }
    pair(f, "{\"id\":", job->id);
    pair(f, ",\"url\":", job->url);
    pair(f, ",\"title\":", article.title);
    pair(f, ",\"byline\":", article.byline);
    date(f, ",\"date\":", article.date, article.date_zone);
    pair(f, ",\"lang\":", article.lang);
    pair(f, ",\"charset\":", ng_str_of(article.charset));
    put(f, ",\"article\":");
    put(f, article.is_article ? "true" : "false");
    pair(f, ",\"text\":", article.text);
    put(f, "}\n");
}

/* ---- summary ------------------------------------------------------------ */

static void run_summary(struct filter *f, struct job *job, struct input *in)
{
    struct ng_str best[UINT8_MAX];
    struct ng_article article = {
            .title = job->title, .text = job->text, .lang = job->lang};
    int err = NG_OK;
    if (in != NULL) {
        err = read_article(f, job, in, is_plain_text(job, in), &article);
    }
    if (err != NG_OK) {
        failed(f, job, reason_of(err));
        return;
    }
    uint32_t sentences = f->o->set.sentences;
    if (sentences == 0) {
        sentences = f->o->chars > 0 ? UINT8_MAX : 3;
    }
    struct ng_score_config config = {.title = article.title,
            .text = article.text,
            .lang = article.lang,
            .n_sentences = (uint8_t)sentences,
            .max_chars = f->o->chars};
    int n = ng_score(&f->arena, &config, best);
    if (n < 0) {
        failed(f, job, ng_strerror(n));
        return;
    }
    char *joined = f->chunk; /* the input is done with */
    size_t len = 0;
    for (int i = 0; i < n && len + best[i].len + 1 <= INPUT_CHUNK; i++) {
        if (i > 0) {
            joined[len++] = '\n';
        }
        len += ng_line_squeeze(joined + len, best[i]);
    }
    pair(f, "{\"id\":", job->id);
    pair(f, ",\"summary\":", (struct ng_str){joined, (uint32_t)len});
    put(f, "}\n");
}

/* ---- sentences ---------------------------------------------------------- */

/* All of a plain text, or the article of a page. */
static void run_sentences(struct filter *f, struct job *job, struct input *in)
{
    struct ng_str lang =
            job->lang.len > 0 ? job->lang : ng_str_of(f->o->text_lang);
    struct split s = {.out = &f->out.sink, .lang = lang, .json = f->o->jsonl};
    struct ng_article article = {.text = job->text, .lang = lang};
    bool plain = in != NULL && is_plain_text(job, in);
    const char *why = NULL;
    int err = NG_OK;
    if (in != NULL && !plain) {
        err = read_article(f, job, in, false, &article);
    }
    if (err != NG_OK) {
        failed(f, job, reason_of(err));
        return;
    }
    if (s.json) {
        pair(f, "{\"id\":", job->id);
        put(f, ",\"sents\":[");
    }
    if (!plain) {
        s.lang = article.lang;
        split_text(&s, article.text);
    } else {
        split_open(&s, f->hook);
        while (why == NULL && in->n > 0 &&
                split_feed(&s, in->chunk, in->n) == NG_OK) {
            why = input_fill(in) != 0 ? strerror(errno) : NULL;
        }
        split_end(&s);
    }
    f->err = f->err == NG_OK ? s.err : f->err;
    put(f, s.json ? "]" : "");
    if (why != NULL) {
        broken_off(f, job, why);
    }
    put(f, s.json ? "}\n" : "");
}

/* ---- cluster ------------------------------------------------------------ */

/* Seconds since 1970, or a date as feeds have it; empty: none is known. */
static bool parse_time(struct ng_str s, int64_t *when)
{
    char *end = NULL;
    *when = NG_NO_DATE;
    if (s.len == 0) {
        return true;
    }
    double seconds = strtod(s.s, &end); /* 1.7e9 is how some write it */
    if (end != s.s + s.len) {
        return ng_date_parse(s, when) == NG_OK;
    }
    bool good = seconds > -SECONDS_MAX && seconds < SECONDS_MAX;
    *when = good ? (int64_t)seconds : NG_NO_DATE;
    return good;
}

/* A headline, among those of the last 48 hours. */
static void run_cluster(struct filter *f, const struct job *job)
{
    const struct ng_str source = job->source;
    struct ng_cluster_doc doc = {.title = job->title, .text = job->text};
    if (!parse_time(job->time, &doc.date)) {
        failed(f, job, "\"time\" is no number of seconds and no date");
        return;
    }
    if (source.len > 0) {
        uint64_t hash = ng_hash(NG_HASH_INIT, source.s, source.len);
        doc.source = (uint32_t)(hash ^ (hash >> 32)) | 1;
    }
    uint32_t first = ng_cluster_add(&f->window, &doc);
    pair(f, "{\"id\":", job->id);
    put(f, ",\"cluster\":");
    if (f->err == NG_OK) {
        f->err = ng_sink_int(&f->out.sink, (int64_t)first + 1);
    }
    put(f, "}\n");
}

/* ---- all ---------------------------------------------------------------- */

/* Why the file could not be opened. */
static const char *why_not(const char *file)
{
    int why = errno;
    return ng_url_is_http(ng_str_of(file))
                   ? "filters read files: fetch it first, say with curl"
                   : strerror(why);
}

static void run_job(struct filter *f, struct job *job, bool has_text)
{
    struct ng_mark mark = ng_arena_mark(&f->arena);
    struct input in = {.fd = -1};
    f->n_jobs++;
    if (has_text && f->o->command == COMMAND_SENTENCES) {
        run_sentences(f, job, NULL);
    } else if (has_text) {
        run_summary(f, job, NULL);
    } else if (input_open(&in, job->file, f->chunk) != 0) {
        failed(f, job, why_not(job->file));
    } else if (f->o->command == COMMAND_FEED) {
        run_feed(f, job, &in);
    } else if (f->o->command == COMMAND_EXTRACT) {
        run_extract(f, job, &in);
    } else if (f->o->command == COMMAND_SENTENCES) {
        run_sentences(f, job, &in);
    } else {
        run_summary(f, job, &in);
    }
    input_close(&in);
    ng_arena_rewind(&f->arena, mark);
}

/* "a/b.c.html" -> "b.c" */
static struct ng_str id_of(const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash == NULL ? file : slash + 1;
    const char *dot = strrchr(name, '.');
    if (*name == '\0') {
        return ng_str_of(file); /* a folder, or an address */
    }
    return dot == NULL || dot == name
                   ? ng_str_of(name)
                   : (struct ng_str){name, (uint32_t)(dot - name)};
}

static void run_file(struct filter *f, const char *file)
{
    struct job job = {.file = file, .id = id_of(file)};
    run_job(f, &job, false);
}

enum { ID, FILE_NAME, URL, TYPE, TITLE, TEXT, LANG, TIME, SOURCE, N_FIELDS };

static void run_line(struct filter *f, struct json_field *fields,
        const char *name, unsigned long number, const char *line, size_t n)
{
    struct job job = {0};
    char where[512];
    snprintf(where, sizeof where, "%s:%lu", name, number);
    if (jsonl_read(fields, N_FIELDS, line, n) != NG_OK) {
        job = (struct job){.where = where, .id = ng_str_of(where)};
        f->n_jobs++;
        failed(f, &job, "not a JSON object");
        return;
    }
    job = (struct job){.where = where,
            .id = jsonl_str(&fields[ID]),
            .url = jsonl_str(&fields[URL]),
            .content_type = jsonl_str(&fields[TYPE]),
            .title = jsonl_str(&fields[TITLE]),
            .text = jsonl_str(&fields[TEXT]),
            .lang = jsonl_str(&fields[LANG]),
            .time = jsonl_str(&fields[TIME]),
            .source = jsonl_str(&fields[SOURCE])};
    if (fields[FILE_NAME].present) {
        job.file = fields[FILE_NAME].s;
    }
    bool takes_text = f->o->command == COMMAND_SUMMARY ||
                      f->o->command == COMMAND_SENTENCES;
    bool has_text = takes_text && fields[TEXT].present;
    if (!fields[ID].present && job.file != NULL) {
        job.id = id_of(job.file);
    } else if (!fields[ID].present) {
        job.id = ng_str_of(where);
    }
    if (f->o->command == COMMAND_CLUSTER) {
        f->n_jobs++;
        if (job.title.len == 0) {
            failed(f, &job, "the line has no \"title\"");
        } else {
            run_cluster(f, &job);
        }
        return;
    }
    if (!has_text && job.file == NULL) {
        f->n_jobs++;
        failed(f, &job,
                takes_text ? "the line has neither \"text\" nor \"file\""
                           : "the line has no \"file\"");
        return;
    }
    run_job(f, &job, has_text);
}

static void run_lines(struct filter *f, const char *name)
{
    struct json_field fields[N_FIELDS] = {{.name = "id"}, {.name = "file"},
            {.name = "url"}, {.name = "content_type"}, {.name = "title"},
            {.name = "text"}, {.name = "lang"}, {.name = "time"},
            {.name = "source"}};
    FILE *in = strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
    struct job job = {.file = name, .id = ng_str_of(name)};
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;
    if (in == NULL) {
        f->n_jobs++;
        failed(f, &job, strerror(errno));
        return;
    }
    for (unsigned long i = 1;
            f->err == NG_OK && (n = getline(&line, &cap, in)) > 0; i++) {
        if (line[strspn(line, " \t\r\n")] != '\0') {
            run_line(f, fields, name, i, line, (size_t)n);
        }
    }
    if (ferror(in)) {
        f->n_jobs++;
        failed(f, &job, strerror(errno));
    }
    if (in != stdin) {
        fclose(in);
    }
    free(line);
    jsonl_free(fields, N_FIELDS);
}

int filters_run(const struct options *o, const struct ng_charset_hook *hook)
{
    struct filter f = {.o = o, .hook = hook};
    size_t memory = o->set.memory > 0 ? o->set.memory : MEMORY;
    if (sink_file_open(&f.out, o->output) != 0) {
        fprintf(stderr, "nutgraf: %s: %s\n", o->output, strerror(errno));
        return EXIT_ERROR;
    }
    char *room = must_alloc(memory);
    f.chunk = must_alloc(INPUT_CHUNK);
    ng_arena_init(&f.arena, room, memory);
    bool is_stream = o->command == COMMAND_CLUSTER;
    if (is_stream) { /* each line is answered when it comes */
        setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
        f.err = ng_cluster_open(&f.window, &f.arena, WINDOW_DOCS);
    }
    for (int i = 0; f.err == NG_OK && (i < o->n_args || i == 0); i++) {
        const char *name = o->n_args > 0 ? o->args[i] : "-";
        if (o->jsonl || is_stream) {
            run_lines(&f, name);
        } else {
            run_file(&f, name);
        }
    }
    if (o->stats) {
        fprintf(stderr,
                "nutgraf: %u documents, %u failed, %zu of %zu bytes of "
                "arena, %u refused\n",
                f.n_jobs, f.n_failed, f.arena.peak, memory, f.arena.refused);
    }
    free(f.chunk);
    free(room);
    if (sink_file_close(&f.out, f.err == NG_OK) != 0 || f.err != NG_OK) {
        fprintf(stderr, "nutgraf: cannot write: %s\n",
                errno != 0 ? strerror(errno) : ng_strerror(NG_EIO));
        return EXIT_ERROR;
    }
    if (f.n_failed == 0) {
        return EXIT_EDITION;
    }
    return f.n_failed < f.n_jobs ? EXIT_DEGRADED : EXIT_ERROR;
}
