/* SPDX-License-Identifier: MIT */
/* Groups documents for test/bench/clusters.sh, all at once or (argument
 * "stream") one by one. In: lines of id, time, number of the source, title and
 * text between tabs. Out: lines of id, tab, group. */
#include "nutgraf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DOCS = 8192 };

static char mem[4 << 20];
static struct ng_cluster_doc docs[DOCS];
static char *ids[DOCS];

int main(int argc, char **argv)
{
    char line[8192];
    uint32_t n = 0;
    struct ng_arena a;
    struct ng_cluster_window w;
    bool stream = argc > 1 && strcmp(argv[1], "stream") == 0;
    while (n < DOCS && fgets(line, sizeof line, stdin) != NULL) {
        char *field[5] = {line};
        line[strcspn(line, "\n")] = '\0';
        for (int i = 1; i < 5; i++) {
            field[i] = strchr(field[i - 1], '\t');
            if (field[i] == NULL) {
                return 1;
            }
            *field[i]++ = '\0';
        }
        ids[n] = strdup(field[0]);
        docs[n++] = (struct ng_cluster_doc){
                .date = field[1][0] == '\0' ? NG_NO_DATE : atoll(field[1]),
                .source = (uint32_t)atoi(field[2]),
                .title = ng_str_of(strdup(field[3])),
                .text = ng_str_of(strdup(field[4]))};
    }
    ng_arena_init(&a, mem, sizeof mem);
    if (stream) {
        ng_cluster_open(&w, &a, 2048);
    } else {
        ng_cluster(&a, docs, n, NULL);
    }
    for (uint32_t i = 0; i < n; i++) {
        if (stream) {
            docs[i].group = ng_cluster_add(&w, &docs[i]);
        }
        printf("%s\t%u\n", ids[i], docs[i].group);
    }
    return 0;
}
