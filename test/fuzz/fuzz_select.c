/* SPDX-License-Identifier: MIT */
/* Invariants 1, 2, 4 and 5: whatever is offered, the table holds whole clean
 * copies inside the arena, says what became of each, and is put in order with
 * the leaders of its groups first. Input: items, a line each: source, hours,
 * title, TAB, address, TAB, section, TAB, text; then options. */
#include "fuzz.h"

#define NOW 1795000000

static struct ng_str part(struct ng_str *line)
{
    struct ng_str s = *line;
    const char *tab = s.len > 0 ? memchr(s.s, '\t', s.len) : NULL;
    s.len = tab == NULL ? s.len : (uint32_t)(tab - s.s);
    *line = ng_str_cut(*line, s.len + 1, line->len);
    return s;
}

static void check_table(const struct ng_select *s, const void *mem, size_t room)
{
    must(s->n <= s->cap);
    must(s->n + s->n_seen + s->n_old + s->n_filtered + s->n_crowded ==
            s->n_offered);
    for (uint32_t i = 0; i < s->n; i++) {
        const struct ng_candidate *c = &s->list[i];
        const struct ng_str texts[] = {c->title, c->link, c->text, c->section};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            must(fuzz_inside(texts[k], mem, room));
            must(ng_utf8_valid(texts[k].s, texts[k].len) == texts[k].len);
        }
        must(c->title.len > 0);
    }
}

static void rank(struct ng_select *s, struct ng_arena *a)
{
    struct ng_cluster_doc *docs = calloc(s->n + 1, sizeof *docs);
    must(docs != NULL);
    for (uint32_t i = 0; i < s->n; i++) {
        const struct ng_candidate *c = &s->list[i];
        docs[i] = (struct ng_cluster_doc){.title = c->title,
                .text = c->text,
                .date = c->date,
                .source = c->source + 1u};
    }
    struct ng_told told = {0};
    const struct ng_seen past = {.told = &told, .n_told = 1};
    if (s->n > 0) {
        ng_cluster_tell(&told, docs[0].title, docs[0].text, NOW);
        must(told.n_title <= told.n && told.n <= NG_TOLD_WORDS);
    }
    struct ng_mark mark = ng_arena_mark(a);
    struct ng_cluster_window w;
    bool open = ng_cluster_open(&w, a, 8) == NG_OK;
    for (uint32_t i = 0; i < s->n && open; i++) {
        must(ng_cluster_add(&w, &docs[i]) <= i);
        must(w.n_live >= 1 && w.n_live <= w.n && w.n <= w.cap);
    }
    ng_arena_rewind(a, mark);
    int groups = ng_cluster(a, docs, s->n, &past);
    must(groups >= 0 && groups <= (int)s->n);
    int leaders = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t g = docs[i].group;
        must(g <= i && docs[g].group == g);
        leaders += g == i;
        must(docs[i].date == NG_NO_DATE || docs[g].date == NG_NO_DATE ||
                llabs(docs[i].date - docs[g].date) <= 48 * 3600);
        s->list[i].group = g;
    }
    must(leaders == groups);
    must(ng_select_rank(s) == groups);
    free(docs);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t small = fuzz_option(data, &n);
    uint8_t option = fuzz_option(data, &n);
    size_t room = small % 2 == 0 ? 128u * small : 32768;
    char *copy = fuzz_copy(data, n);
    struct ng_str rest = {copy, (uint32_t)n};
    struct ng_arena a;
    void *mem = fuzz_arena(&a, room);
    static const struct ng_str words[] = {NG_STR_INIT("é"), NG_STR_INIT("b")};
    const struct ng_select_config config = {.now = (option & 1) != 0 ? NOW : 0,
            .keep = (option & 2) != 0 ? words : NULL,
            .n_keep = (option & 2) != 0 ? 2 : 0,
            .drop = words + 1,
            .n_drop = (option & 4) != 0 ? 1 : 0,
            .max_candidates = option / 16u,
            .text_max = (option & 8) != 0 ? 40 : 0};
    struct ng_select s;
    int err = ng_select_init(&s, &a, &config, NULL);
    must(err == NG_OK || err == NG_ENOMEM);
    for (uint32_t index = 0; rest.len > 0 && err == NG_OK; index++) {
        const char *lf = memchr(rest.s, '\n', rest.len);
        struct ng_str line = rest;
        line.len = lf == NULL ? rest.len : (uint32_t)(lf - rest.s);
        rest = ng_str_cut(rest, line.len + 1, rest.len);
        uint8_t source = line.len > 0 ? (uint8_t)line.s[0] % 8 : 0;
        uint8_t hours = line.len > 1 ? (uint8_t)line.s[1] : 0;
        line = ng_str_cut(line, 2, line.len);
        if (ng_utf8_valid(line.s, line.len) != line.len) {
            continue; /* feed.h gives nothing else */
        }
        struct ng_item item = {.index = index};
        item.date = hours % 16 == 0 ? NG_NO_DATE : NOW - hours * 3600;
        item.title = part(&line);
        item.link = part(&line);
        item.section = part(&line);
        item.summary = line;
        int kept = ng_select_offer(&s, &item, source, NG_STR(""), 1 + source,
                (option & 32) != 0 ? 2 : 0);
        must(kept == 0 || kept == 1);
        check_table(&s, mem, room);
    }
    if (err == NG_OK) {
        rank(&s, &a);
        check_table(&s, mem, room);
    }
    must(a.peak <= room);
    free(mem);
    free(copy);
    return 0;
}
