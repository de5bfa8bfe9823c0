/* SPDX-License-Identifier: MIT */
/* Splits texts for test/bench/seams.py. In: lines of id, language and text
 * between tabs, line breaks in the text as 0x1F. Out: lines of id and
 * sentences, 0x1E before each. */
#include "nutgraf.h"

#include <stdio.h>
#include <string.h>

static char line[1 << 22];

int main(void)
{
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *field[3] = {line};
        for (int i = 1; i < 3; i++) {
            field[i] = strchr(field[i - 1], '\t');
            if (field[i] == NULL) {
                return 1;
            }
            *field[i]++ = '\0';
        }
        field[2][strcspn(field[2], "\n")] = '\0';
        for (char *c = field[2]; *c != '\0'; c++) {
            *c = (char)(*c == 0x1F ? '\n' : *c);
        }
        struct ng_sentences it;
        struct ng_str s;
        ng_sentence_init(&it, ng_str_of(field[2]), ng_str_of(field[1]));
        printf("%s", field[0]);
        while (ng_sentence_next(&it, &s)) {
            printf("\x1E%.*s", (int)s.len, s.s);
        }
        putchar('\n');
    }
    return 0;
}
