/* SPDX-License-Identifier: MIT */
/* feeds DIR <EXPECTED.jsonl: reads DIR/<file> of each line and prints what
 * ng_feed makes of it as one line for compare.py.
 * feeds --time FILE [times]: MB/s and the scratch that was taken.
 * feeds --any FILE...: reads whatever it is given, prints counts. */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ng/date.h"
#include "ng/feed.h"

static char arena_bytes[65536];
static char chunk[16384];
static size_t chunk_size = sizeof chunk;

/* ---- the multi-byte sets ------------------------------------------------- */

struct converter {
    iconv_t cd;
    char tail[8];
    size_t n_tail;
};

static int iconv_open_hook(void *ctx, const char *name)
{
    struct converter *c = ctx;
    c->n_tail = 0;
    c->cd = iconv_open("UTF-8", strcmp(name, "shift_jis") == 0 ? "CP932"
                                : strcmp(name, "euc-kr") == 0  ? "CP949"
                                : strcmp(name, "big5") == 0    ? "BIG5-HKSCS"
                                                               : name);
    return c->cd == (iconv_t)-1 ? NG_EFORMAT : NG_OK;
}

static int iconv_hook(
        void *ctx, const void *bytes, size_t n, const struct ng_sink *out)
{
    struct converter *c = ctx;
    const char *at = bytes;
    int err = NG_OK;
    while (err == NG_OK && (n > 0 || c->n_tail > 0)) {
        char in[512], utf8[2048];
        size_t n_in = c->n_tail, n_out = sizeof utf8;
        size_t more = n < sizeof in - n_in ? n : sizeof in - n_in;
        memcpy(in, c->tail, n_in);
        memcpy(in + n_in, at, more);
        at += more;
        n -= more;
        n_in += more;
        char *from = in, *to = utf8;
        size_t got = iconv(c->cd, &from, &n_in, &to, &n_out);
        if (got == (size_t)-1 && errno == EILSEQ && n_in > 0) {
            memcpy(to, "\xEF\xBF\xBD", 3);
            to += 3;
            from++;
            n_in--;
        }
        at -= n_in > sizeof c->tail ? n_in : 0;
        n += n_in > sizeof c->tail ? n_in : 0;
        c->n_tail = n_in > sizeof c->tail ? 0 : n_in;
        memcpy(c->tail, from, c->n_tail);
        err = out->write(out->ctx, utf8, (size_t)(to - utf8));
        if (n == 0 && got == (size_t)-1 && errno == EINVAL) {
            break;
        }
    }
    return err;
}

static void iconv_close_hook(void *ctx)
{
    iconv_close(((struct converter *)ctx)->cd);
}

static struct converter converter;
static const struct ng_charset_hook hook = {
        iconv_open_hook, iconv_hook, iconv_close_hook, &converter};

/* ---- output -------------------------------------------------------------- */

static int put(void *ctx, const void *bytes, size_t n)
{
    fwrite(bytes, 1, n, ctx);
    return NG_OK;
}

struct out {
    FILE *f;
    uint32_t n;
};

static void field(const struct out *o, const char *key, struct ng_str value)
{
    struct ng_sink sink = {put, o->f};
    fprintf(o->f, "\"%s\":", key);
    ng_json_string(&sink, value);
}

static int on_item(void *ctx, const struct ng_item *item)
{
    struct out *o = ctx;
    struct ng_str summary = item->summary, content = item->content;
    char iso[NG_DATE_ISO_LEN];
    struct ng_str date = {iso, 0};
    if (item->date != NG_NO_DATE) {
        date.len = ng_date_iso(item->date, iso);
    }
    fprintf(o->f, "%s{", o->n++ > 0 ? "," : "");
    field(o, "title", item->title);
    fputc(',', o->f);
    field(o, "link", item->link);
    fputc(',', o->f);
    field(o, "id", item->id);
    fputc(',', o->f);
    field(o, "date", date);
    fputc(',', o->f);
    field(o, "summary", summary.len > 0 ? summary : content);
    fputc(',', o->f);
    field(o, "content", content.len > 0 ? content : summary);
    fputc('}', o->f);
    return NG_OK;
}

static int count_item(void *ctx, const struct ng_item *item)
{
    struct out *o = ctx;
    o->n++;
    return item->title.len > 100000 ? NG_EFORMAT : NG_OK;
}

static int run(const char *path, struct ng_feed *f, struct ng_arena *a,
        struct ng_feed_config *config)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL) {
        fprintf(stderr, "cannot open %s\n", path);
        exit(1);
    }
    ng_arena_init(a, arena_bytes, sizeof arena_bytes);
    config->hook = &hook;
    int err = ng_feed_init(f, a, config);
    size_t n;
    while (err == NG_OK && (n = fread(chunk, 1, chunk_size, in)) > 0) {
        err = ng_feed_feed(f, chunk, n);
    }
    fclose(in);
    int end = ng_feed_end(f);
    return err == NG_OK ? end : err;
}

/* ---- expected.jsonl ------------------------------------------------------ */

struct line {
    char key[32];
    char id[512], file[1024], type[256], url[1024];
};

static void append(char *to, size_t cap, struct ng_str s)
{
    size_t n = strlen(to);
    snprintf(to + n, cap - n, "%.*s", (int)s.len, s.s);
}

static int on_json(void *ctx, const struct ng_json_event *e)
{
    struct line *l = ctx;
    if (e->depth != 1) {
        return NG_OK;
    }
    if (e->kind == NG_JSON_KEY) {
        l->key[0] = '\0';
        append(l->key, sizeof l->key, e->text);
    } else if (e->kind == NG_JSON_STRING) {
        if (strcmp(l->key, "id") == 0) {
            append(l->id, sizeof l->id, e->text);
        } else if (strcmp(l->key, "file") == 0) {
            append(l->file, sizeof l->file, e->text);
        } else if (strcmp(l->key, "content_type") == 0) {
            append(l->type, sizeof l->type, e->text);
        } else if (strcmp(l->key, "base_url") == 0) {
            append(l->url, sizeof l->url, e->text);
        }
    }
    return NG_OK;
}

static void compare(const char *dir)
{
    static char row[1 << 24];
    static char path[4096];
    while (fgets(row, sizeof row, stdin) != NULL) {
        struct line l = {0};
        struct ng_json j;
        ng_json_init(&j, on_json, &l);
        (void)ng_json_feed(&j, row, strlen(row));
        snprintf(path, sizeof path, "%s/%s", dir, l.file);
        struct out o = {stdout, 0};
        struct ng_feed f;
        struct ng_arena a;
        struct ng_feed_config config = {.url = ng_str_of(l.url),
                .content_type = ng_str_of(l.type),
                .item = on_item,
                .ctx = &o};
        printf("{");
        field(&o, "id", ng_str_of(l.id));
        printf(",\"items\":[");
        int err = run(path, &f, &a, &config);
        printf("],\"feed\":{");
        field(&o, "title", f.title);
        printf(",");
        field(&o, "link", f.link);
        printf(",");
        field(&o, "language", f.language);
        printf("},\"encoding\":\"%s\"", f.encoding == NULL ? "" : f.encoding);
        if (err != NG_OK && err != NG_ESTOP && o.n == 0) {
            printf(",\"error\":\"%s\"", ng_strerror(err));
        }
        printf("}\n");
    }
}

static void measure(const char *path, int times)
{
    struct ng_feed f;
    struct ng_arena a;
    double best = 0;
    FILE *in = fopen(path, "rb");
    fseek(in, 0, SEEK_END);
    double mb = (double)ftell(in) / 1e6;
    fclose(in);
    struct out o = {stdout, 0};
    for (int i = 0; i < times; i++) {
        struct ng_feed_config config = {.item = count_item, .ctx = &o};
        o.n = 0;
        clock_t start = clock();
        int err = run(path, &f, &a, &config);
        double s = (double)(clock() - start) / CLOCKS_PER_SEC;
        best = mb / s > best ? mb / s : best;
        if (err != NG_OK) {
            printf("%s\n", ng_strerror(err));
        }
    }
    printf("%.1f MB, %u items, %.0f MB/s, scratch %zu bytes\n", mb, o.n, best,
            a.peak);
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "--time") == 0) {
        measure(argv[2], argc > 3 ? atoi(argv[3]) : 5);
    } else if (argc > 2 && strcmp(argv[1], "--any") == 0) {
        struct out o = {stdout, 0};
        unsigned feeds = 0;
        for (int i = 2; i < argc; i++) {
            struct ng_feed f;
            struct ng_arena a;
            struct ng_feed_config config = {.item = count_item, .ctx = &o};
            chunk_size = i % 3 == 0 ? 1 : i % 3 == 1 ? 7 : sizeof chunk;
            feeds += run(argv[i], &f, &a, &config) == NG_OK;
        }
        printf("%d files, %u feeds, %u items\n", argc - 2, feeds, o.n);
    } else if (argc == 2) {
        compare(argv[1]);
    } else {
        fprintf(stderr, "usage: feeds DIR | --time FILE | --any FILE...\n");
        return 2;
    }
    return 0;
}
