/* SPDX-License-Identifier: MIT */
/* Extracts pages and prints a JSON line for each; for evaluate.py.
 *
 *   extract LIST
 *   LIST: lines of "id <tab> path <tab> url <tab> content type"
 *   BENCH_ARENA: bytes of the arena (default 160 KB)
 *   BENCH_TEXT, BENCH_BLOCKS: text_max and blocks_max of extract.h
 *   BENCH_REPEAT: times each page is read (for timing) */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "nutgraf.h"

#include "linux/iconv_hook.h"

static int to_stdout(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n ? NG_OK : NG_EIO;
}

static const struct ng_sink out = {to_stdout, NULL};

static void member(const char *name, struct ng_str value)
{
    printf(", \"%s\": ", name);
    (void)ng_json_string(&out, value);
}

static char *read_all(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL || fseek(f, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    *n = (size_t)ftell(f);
    rewind(f);
    char *s = malloc(*n + 1);
    if (s == NULL || fread(s, 1, *n, f) != *n) {
        perror(path);
        exit(1);
    }
    (void)fclose(f);
    return s;
}

static long env(const char *name, long other)
{
    const char *value = getenv(name);
    return value == NULL ? other : atol(value);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        (void)fprintf(stderr, "usage: extract LIST\n");
        return 2;
    }
    FILE *list = fopen(argv[1], "r");
    if (list == NULL) {
        perror(argv[1]);
        return 1;
    }
    size_t size = (size_t)env("BENCH_ARENA", 160 * 1024);
    long repeat = env("BENCH_REPEAT", 1);
    char *mem = malloc(size), line[4096];
    struct ng_iconv iconv;
    struct ng_charset_hook hook = ng_iconv_hook(&iconv);
    size_t bytes = 0;
    clock_t spent = 0;
    while (mem != NULL && fgets(line, sizeof line, list) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        char *field[4] = {line, "", "", ""};
        for (int i = 1; i < 4; i++) {
            char *tab = strchr(field[i - 1], '\t');
            if (tab == NULL) {
                break;
            }
            *tab = '\0';
            field[i] = tab + 1;
        }
        size_t n;
        char *page = read_all(field[1], &n);
        struct ng_extract_config config = {.url = ng_str_of(field[2]),
                .content_type = ng_str_of(field[3]),
                .hook = &hook,
                .text_max = (uint32_t)env("BENCH_TEXT", 0),
                .blocks_max = (uint16_t)env("BENCH_BLOCKS", 0)};
        size_t path_len = strlen(field[1]);
        config.plain_text =
                path_len > 4 && strcmp(field[1] + path_len - 4, ".txt") == 0;
        struct ng_article a;
        memset(&a, 0, sizeof a);
        clock_t from = clock();
        for (long r = 0; r < repeat; r++) {
            struct ng_arena arena;
            struct ng_extract x;
            ng_arena_init(&arena, mem, size);
            if (ng_extract_init(&x, &arena, &config) == NG_OK) {
                (void)ng_extract_feed(&x, page, n);
                (void)ng_extract_end(&x, &a);
            }
        }
        spent += clock() - from;
        bytes += n * (size_t)repeat;
        printf("{\"id\": ");
        (void)ng_json_string(&out, ng_str_of(field[0]));
        member("url", config.url);
        member("title", a.title);
        member("byline", a.byline);
        char date[NG_DATE_ISO_LEN]; /* of the day as published */
        uint32_t date_len =
                a.date == NG_NO_DATE
                        ? 0
                        : ng_date_iso(a.date + a.date_zone * 60, date);
        member("date", (struct ng_str){date, date_len});
        member("lang", a.lang);
        member("charset", ng_str_of(a.charset));
        member("text", a.text);
        printf(", \"article\": %s, \"cut\": %s}\n",
                a.is_article ? "true" : "false", a.cut ? "true" : "false");
        free(page);
    }
    double seconds = (double)spent / CLOCKS_PER_SEC;
    (void)fprintf(stderr, "%.1f MB, %.3f s, %.1f MB/s\n", (double)bytes / 1e6,
            seconds, (double)bytes / 1e6 / seconds);
    free(mem);
    return fclose(list) == 0 ? 0 : 1;
}
