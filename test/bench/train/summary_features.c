/* SPDX-License-Identifier: MIT */
/* Prints what the scorer measures, for summary_fit.py. In: as
 * test/bench/summary.c. Out: a line a text: its id, then for each candidate
 * sentence 0x1E, the sentence, 0x1F, its features, 0x1F, its words' buckets,
 * 0x1F, 1 where it is chosen only for want of others. */
#include "../../../src/score.c"

#include <stdio.h>

static char input[1 << 22];
static char mem[1 << 16];

static void print_text(char **field)
{
    struct ng_arena a;
    uint8_t f[NG_WORTH_FEATURES];
    ng_arena_init(&a, mem, sizeof mem);
    struct work *w = ng_scratch(&a, struct work, 1);
    struct ng_score_config c = {.lang = ng_str_of(field[1]),
            .title = ng_str_of(field[2]),
            .text = ng_str_of(field[3])};
    w->cap = LINES;
    w->lines = ng_scratch(&a, struct line, LINES);
    w->lang = c.lang;
    mark_title(w, c.title);
    read_lines(w, &c, true);
    if (w->n == 0) {
        read_lines(w, &c, false);
    }
    set_norm(w);
    for (uint32_t i = 0; i < w->n && i < 3; i++) {
        mark_words(w, &w->lines[i], i == 0 ? IN_FIRST | IN_THREE : IN_THREE);
    }
    printf("%s", field[0]);
    for (uint32_t i = 0; i < w->n; i++) {
        struct line *l = &w->lines[i];
        measure(w, l, f);
        mark_words(w, l, IN_ABOVE);
        printf("\x1E%.*s\x1F", (int)l->s.len, l->s.s);
        for (uint32_t k = 0; k < NG_WORTH_FEATURES; k++) {
            printf("%d ", f[k]);
        }
        printf("\x1F");
        for (uint32_t k = 0; k < l->n; k++) {
            printf("%u ", l->word[k]);
        }
        printf("\x1F%d", l->poor);
    }
    putchar('\n');
}

int main(void)
{
    while (fgets(input, sizeof input, stdin) != NULL) {
        char *field[4] = {input};
        for (int i = 1; i < 4; i++) {
            field[i] = strchr(field[i - 1], '\t');
            if (field[i] == NULL) {
                return 1;
            }
            *field[i]++ = '\0';
        }
        field[3][strcspn(field[3], "\n")] = '\0';
        for (char *c = field[3]; *c != '\0'; c++) {
            if (*c == 0x1F) {
                *c = '\n';
            }
        }
        print_text(field);
    }
    return 0;
}
