/* SPDX-License-Identifier: MIT */
/* Summarises texts for test/bench/summary.sh. In: lines of id, language,
 * title and text between tabs, line breaks in the text as 0x1F. Arguments:
 * sentences, characters. Out: lines of id, tab, sentences with 0x1E between. */
#include "nutgraf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char line[1 << 22];
static char mem[16384];

int main(int argc, char **argv)
{
    size_t peak = 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *field[4] = {line};
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
        struct ng_arena a;
        struct ng_str out[255];
        struct ng_score_config config = {.lang = ng_str_of(field[1]),
                .title = ng_str_of(field[2]),
                .text = ng_str_of(field[3]),
                .n_sentences = argc > 1 ? (uint8_t)atoi(argv[1]) : 3,
                .max_chars = argc > 2 ? (uint32_t)atoi(argv[2]) : 0};
        ng_arena_init(&a, mem, sizeof mem);
        int n = ng_score(&a, &config, out);
        if (n < 0) {
            return 1;
        }
        peak = a.peak > peak ? a.peak : peak;
        printf("%s\t", field[0]);
        for (int i = 0; i < n; i++) {
            char *to = (char *)(uintptr_t)out[i].s; /* in line, ours */
            printf("%s%.*s", i == 0 ? "" : "\x1E",
                    (int)ng_line_squeeze(to, out[i]), to);
        }
        putchar('\n');
    }
    fprintf(stderr, "summary: most memory of a text: %zu bytes\n", peak);
    return 0;
}
