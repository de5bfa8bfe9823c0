/* SPDX-License-Identifier: MIT */
/* Prints every block of pages with its clues, for forest.py. Looks inside the
 * stage, therefore includes it.
 *
 *   clues LIST     as for ../extract.c
 *   {"id": "...", "blocks": [["text", again, headline, score, "clues in hex",
 *   [box, ...]], ...]} */
#include <stdio.h>
#include <stdlib.h>

#include "../../../src/extract.c"

#include "ng/look.h"

#include "linux/iconv_hook.h"

static int to_stdout(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n ? NG_OK : NG_EIO;
}

static void print_page(const char *id, struct ng_extract_state *s)
{
    const struct ng_sink out = {to_stdout, NULL};
    struct ng_blocks *b = &s->blocks;
    (void)ng_charset_end(&s->charset);
    (void)ng_scan_end(&s->scan);
    s->view.title = choose_title(s);
    ng_view_score(&s->view, b);
    s->view.passed = 0;
    printf("{\"id\": ");
    (void)ng_json_string(&out, ng_str_of(id));
    printf(", \"blocks\": [");
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        uint8_t clues[NG_CLUES] = {0};
        ng_view_clues(&s->view, b, i, clues);
        printf("%s[", i == 0 ? "" : ", ");
        (void)ng_json_string(&out, ng_block_str(b, k));
        printf(", %d, %d, %d, \"", (k->bits & NG_LOOK_AGAIN) != 0,
                i == s->view.headline, k->score);
        for (unsigned c = 0; c < NG_CLUES; c++) {
            printf("%02x", clues[c]);
        }
        printf("\"]");
    }
    printf("]}\n");
}

int main(int argc, char **argv)
{
    FILE *list = argc > 1 ? fopen(argv[1], "r") : NULL;
    if (list == NULL) {
        (void)fprintf(stderr, "usage: clues LIST\n");
        return 2;
    }
    static char mem[192 * 1024], bytes[65536], line[4096];
    struct ng_iconv iconv;
    struct ng_charset_hook hook = ng_iconv_hook(&iconv);
    const char *text = getenv("BENCH_TEXT"), *blocks = getenv("BENCH_BLOCKS");
    while (fgets(line, sizeof line, list) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        char *field[4] = {line, line, line, line};
        for (int i = 1; i < 4; i++) {
            char *tab = strchr(field[i - 1], '\t');
            if (tab != NULL) {
                *tab = '\0';
                field[i] = tab + 1;
            }
        }
        FILE *page = fopen(field[1], "rb");
        if (page == NULL) {
            perror(field[1]);
            return 1;
        }
        struct ng_extract_config config = {.url = ng_str_of(field[2]),
                .content_type = ng_str_of(field[3]),
                .hook = &hook,
                .text_max = text == NULL ? 0 : (uint32_t)atoi(text),
                .blocks_max = blocks == NULL ? 0 : (uint16_t)atoi(blocks)};
        struct ng_arena arena;
        struct ng_extract x;
        ng_arena_init(&arena, mem, sizeof mem);
        if (ng_extract_init(&x, &arena, &config) == NG_OK) {
            size_t n;
            while ((n = fread(bytes, 1, sizeof bytes, page)) > 0) {
                (void)ng_extract_feed(&x, bytes, n);
            }
            print_page(field[0], x.state);
        }
        (void)fclose(page);
    }
    return fclose(list) == 0 ? 0 : 1;
}
