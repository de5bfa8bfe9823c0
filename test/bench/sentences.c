/* SPDX-License-Identifier: MIT */
/* Splits texts for test/bench/sentences.sh. In: lines of id, language and
 * text between tabs, line breaks in the text as 0x1F. Out: lines of id, tab,
 * sentences separated by 0x1E. */
#include "nutgraf.h"

#include <stdio.h>
#include <string.h>

static char line[1 << 22];

int main(void)
{
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *lang = strchr(line, '\t');
        char *text = lang == NULL ? NULL : strchr(lang + 1, '\t');
        if (text == NULL) {
            return 1;
        }
        *lang++ = '\0';
        *text++ = '\0';
        text[strcspn(text, "\n")] = '\0';
        for (char *c = text; *c != '\0'; c++) {
            if (*c == 0x1F) {
                *c = '\n';
            }
        }
        struct ng_sentences it;
        struct ng_str s;
        printf("%s\t", line);
        ng_sentence_init(&it, ng_str_of(text), ng_str_of(lang));
        for (int n = 0; ng_sentence_next(&it, &s); n++) {
            printf("%s%.*s", n == 0 ? "" : "\x1E", (int)s.len, s.s);
        }
        putchar('\n');
    }
    return 0;
}
