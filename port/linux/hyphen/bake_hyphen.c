/* SPDX-License-Identifier: MIT */
/* Bakes hyphenation patterns of the hyphen-* packages (libhyphen's files) into
 * blocks for src/hyphen.c, which describes them:
 *
 *     bake_hyphen LIST NAME [LANG ...] >OUT.c
 *
 * (without LANG: all of them.) LIST has a line for each language: its code, the
 * letters before the first and after the last hyphen, the file. The array of
 * struct ng_hyphens is NAME, NAME_n says how many; what each takes, and which
 * files are missing, is told on stderr.
 *
 * Of a file with levels only the last is baked: the first of the German one is
 * a list of 69,000 compounds, 270 KB. Left out too: patterns that change the
 * spelling ('/'), and those with apostrophes or hyphens, for our words are
 * letters only. The files have been blown up for libhyphen's automaton; a
 * pattern, and a digit of one, that shorter patterns inside it give is dropped
 * again, and of whole words (exceptions) what they do not change. Nothing is
 * lost by that. */
#include "ng/hyphen.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 40, LETTERS_MAX = 63 };

struct pattern {
    uint32_t letters[LONGEST];
    uint8_t levels[LONGEST + 1]; /* before each letter, and at the end */
    uint8_t n;
};

struct bytes {
    uint8_t *s;
    size_t n, cap;
};

struct table {
    struct pattern *list;
    size_t n, cap;
    uint32_t letters[LETTERS_MAX];
    uint8_t n_letters;
};

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "bake_hyphen: %s: %s\n", what, name);
    exit(1);
}

static void *grow(void *list, size_t n, size_t *cap, size_t size)
{
    if (n < *cap) {
        return list;
    }
    *cap = *cap ? *cap * 2 : 64;
    list = realloc(list, *cap * size);
    if (!list) {
        fail("memory", strerror(errno));
    }
    return list;
}

static void put(struct bytes *b, unsigned byte)
{
    b->s = grow(b->s, b->n, &b->cap, 1);
    b->s[b->n++] = (uint8_t)byte;
}

/* ---- reading ----------------------------------------------------- */

static int compare(const void *left, const void *right)
{
    const struct pattern *a = left, *b = right;
    for (unsigned i = 0; i < a->n && i < b->n; i++) {
        if (a->letters[i] != b->letters[i]) {
            return a->letters[i] < b->letters[i] ? -1 : 1;
        }
    }
    return a->n - b->n;
}

/* One line, as code points; false: none that is of use here. */
static bool parse(struct pattern *p, const uint32_t *line, size_t n)
{
    memset(p, 0, sizeof *p);
    for (size_t i = 0; i < n; i++) {
        uint32_t c = line[i];
        if (c >= '0' && c <= '9') {
            /* three bits: 8 and 9 forbid and allow as 6 and 7 do */
            p->levels[p->n] = (uint8_t)(c - '0' > 7 ? c - '2' : c - '0');
        } else if (p->n == LONGEST || c > 0xFFFF || c == 0x2019 ||
                   (c < 0x80 && c != '.' && (c < 'a' || c > 'z'))) {
            return false;
        } else {
            p->letters[p->n++] = c;
        }
    }
    return p->n > 0;
}

static void read_file(struct table *t, const char *path)
{
    char line[1024], charset[64] = "";
    FILE *file = fopen(path, "r");
    if (!file || !fgets(charset, sizeof charset, file)) {
        fail(path, strerror(errno));
    }
    charset[strcspn(charset, "\r\n")] = '\0';
    bool latin = strncmp(charset, "ISO8859-", 8) == 0;
    char name[80];
    snprintf(name, sizeof name, "%s%s", latin ? "ISO-8859-" : "",
            latin ? charset + 8 : charset);
    iconv_t cd = iconv_open("UTF-32LE", name);
    if (cd == (iconv_t)-1) {
        fail(path, name);
    }
    while (fgets(line, sizeof line, file)) {
        size_t n = strcspn(line, "\r\n\t %#");
        if (strncmp(line, "NEXTLEVEL", 9) == 0) {
            t->n = 0;
        }
        uint32_t wide[256];
        char *in = line, *out = (char *)wide;
        size_t room = sizeof wide;
        struct pattern p;
        if (strspn(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") >= 4 ||
                iconv(cd, &in, &n, &out, &room) == (size_t)-1 ||
                !parse(&p, wide, sizeof wide / 4 - room / 4)) {
            continue;
        }
        t->list = grow(t->list, t->n, &t->cap, sizeof p);
        t->list[t->n++] = p;
    }
    iconv_close(cd);
    fclose(file);
}

/* ---- what can be left out ---------------------------------------- */

/* Sorts, and makes one of those with the same letters. */
static void merge(struct table *t)
{
    size_t n = 0;
    qsort(t->list, t->n, sizeof *t->list, compare);
    for (size_t i = 0; i < t->n; i++) {
        if (n > 0 && compare(&t->list[n - 1], &t->list[i]) == 0) {
            for (unsigned k = 0; k <= LONGEST; k++) {
                uint8_t level = t->list[i].levels[k];
                uint8_t *have = &t->list[n - 1].levels[k];
                *have = level > *have ? level : *have;
            }
        } else {
            t->list[n++] = t->list[i];
        }
    }
    t->n = n;
}

/* The levels that the patterns inside p give. */
static void levels_inside(
        const struct table *t, const struct pattern *p, uint8_t *levels)
{
    memset(levels, 0, LONGEST + 1);
    for (unsigned from = 0; from < p->n; from++) {
        for (unsigned n = 1; from + n <= p->n; n++) {
            struct pattern key = {.n = (uint8_t)n};
            memcpy(key.letters, p->letters + from, n * sizeof *key.letters);
            const struct pattern *in = n == p->n ? NULL
                                                 : bsearch(&key, t->list, t->n,
                                                           sizeof key, compare);
            for (unsigned k = 0; in && k <= n; k++) {
                if (in->levels[k] > levels[from + k]) {
                    levels[from + k] = in->levels[k];
                }
            }
        }
    }
}

static void prune(struct table *t)
{
    uint8_t(*inside)[LONGEST + 1] = malloc(t->n * sizeof *inside);
    size_t n = 0;
    if (!inside) {
        fail("memory", strerror(errno));
    }
    for (size_t i = 0; i < t->n; i++) {
        levels_inside(t, &t->list[i], inside[i]);
    }
    for (size_t i = 0; i < t->n; i++) {
        struct pattern p = t->list[i];
        bool counts = false; /* whole: nothing else has a say */
        bool whole = p.letters[0] == '.' && p.letters[p.n - 1] == '.';
        for (unsigned k = 0; k <= p.n; k++) {
            bool same = whole && (p.levels[k] & 1) == (inside[i][k] & 1);
            p.levels[k] = p.levels[k] > inside[i][k] && !same ? p.levels[k] : 0;
            counts = counts || p.levels[k] > 0;
        }
        if (counts) {
            t->list[n++] = p;
        }
    }
    t->n = n;
    free(inside);
}

/* ---- writing ----------------------------------------------------- */

static unsigned letter_of(struct table *t, uint32_t cp)
{
    for (unsigned i = 0; i < t->n_letters; i++) {
        if (t->letters[i] == cp) {
            return i;
        }
    }
    if (t->n_letters == LETTERS_MAX) {
        fail("more letters than", "63");
    }
    t->letters[t->n_letters] = cp;
    return t->n_letters++;
}

static void put_digits(struct bytes *out, const struct pattern *p, bool inner)
{
    unsigned last = p->n, first = 0;
    while (p->levels[first] == 0) {
        first++;
    }
    for (unsigned at = p->n;; at--) {
        bool far = last - at == 7;
        if (p->levels[at] > 0 || far) {
            put(out, (at > first ? 0x80u : 0) | (inner ? 0x40u : 0) |
                             (last - at) << 3 | p->levels[at]);
            last = at;
            inner = false;
        }
        if (at == first) {
            break;
        }
    }
}

/* The list of what follows at `depth` in list[0 .. n); at[letter] (may be NULL)
 * is where each letter of it stands. */
static void put_list(struct table *t, const struct pattern *list, size_t n,
        unsigned depth, struct bytes *out, size_t *at)
{
    struct entry {
        struct bytes more;
        const struct pattern *ends;
        unsigned letter;
    } *entries = NULL;
    size_t n_entries = 0, cap = 0, most = 0;
    for (size_t i = 0, end; i < n; i = end) {
        struct entry e = {.letter = letter_of(t, list[i].letters[depth])};
        for (end = i; end < n &&
                      list[end].letters[depth] == list[i].letters[depth];) {
            end++;
        }
        e.ends = list[i].n == depth + 1 ? &list[i] : NULL;
        size_t from = i + (e.ends != NULL);
        if (from < end) {
            put_list(t, list + from, end - from, depth + 1, &e.more, NULL);
        }
        entries = grow(entries, n_entries, &cap, sizeof e);
        entries[n_entries++] = e;
    }
    for (size_t i = 1; i < n_entries; i++) {
        most = entries[i].more.n > entries[most].more.n ? i : most;
    }
    if (entries == NULL) {
        return;
    }
    /* the one with the most behind it comes last: it needs no size */
    struct entry large = entries[most];
    memmove(&entries[most], &entries[most + 1],
            (n_entries - most - 1) * sizeof large);
    entries[n_entries - 1] = large;
    for (size_t i = 0; i < n_entries; i++) {
        struct entry *e = &entries[i];
        bool last = i + 1 == n_entries;
        if (at) {
            at[e->letter] = out->n;
        }
        put(out, (last ? 0x80u : 0) | (e->ends ? 0x40u : 0) | e->letter);
        if (e->ends) {
            put_digits(out, e->ends, e->more.n > 0);
        }
        for (int shift = 21; shift >= 0 && !last && e->more.n > 0; shift -= 7) {
            if (shift == 0 || e->more.n >> shift > 0) {
                put(out, (unsigned)(e->more.n >> shift & 0x7F) |
                                 (shift > 0 ? 0x80u : 0));
            }
        }
        for (size_t k = 0; k < e->more.n; k++) {
            put(out, e->more.s[k]);
        }
        free(e->more.s);
    }
    free(entries);
}

/* Writes one language's block as a C array. */
static void bake(
        const char *lang, unsigned left, unsigned right, const char *path)
{
    struct table t = {.n_letters = 1, .letters = {'.'}};
    struct bytes list = {NULL, 0, 0}, out = {NULL, 0, 0};
    read_file(&t, path);
    size_t all = t.n;
    merge(&t);
    prune(&t);
    if (t.n == 0) {
        fail("no patterns", path);
    }
    size_t at[LETTERS_MAX];
    for (unsigned i = 0; i < LETTERS_MAX; i++) {
        at[i] = 0xFFFF;
    }
    put_list(&t, t.list, t.n, 0, &list, at);
    if (list.n >= 0xFFFF) {
        fail("more than 64 KB", path);
    }
    for (unsigned i = 0; i < 4; i++) {
        put(&out, (unsigned char)"NGH1"[i]);
    }
    for (unsigned i = 0; i < 4; i++) {
        put(&out, i < strlen(lang) ? (unsigned char)lang[i] : 0);
    }
    put(&out, left);
    put(&out, right);
    put(&out, t.n_letters);
    put(&out, 0);
    for (unsigned i = 0; i < t.n_letters; i++) {
        put(&out, t.letters[i] & 0xFF);
        put(&out, t.letters[i] >> 8);
    }
    for (unsigned i = 0; i < t.n_letters; i++) {
        put(&out, (unsigned)at[i] & 0xFF);
        put(&out, (unsigned)at[i] >> 8);
    }
    printf("\n/* %s */\nstatic const uint8_t %s[] = {", path, lang);
    for (size_t i = 0; i < out.n + list.n; i++) {
        printf("%s%u,", i % 16 ? "" : "\n",
                (unsigned)(i < out.n ? out.s[i] : list.s[i - out.n]));
    }
    printf("};\n");
    fprintf(stderr, "%-3s %6zu bytes, %zu of %zu patterns\n", lang,
            out.n + list.n, t.n, all);
    free(t.list);
    free(list.s);
    free(out.s);
}

static bool wanted(const char *lang, char **langs, int n)
{
    bool is = n == 0;
    for (int i = 0; i < n; i++) {
        is = is || strcmp(lang, langs[i]) == 0;
    }
    return is;
}

int main(int argc, char **argv)
{
    char line[512], lang[4], path[400], all[2048] = "";
    unsigned left, right, n = 0;
    FILE *list = argc > 2 ? fopen(argv[1], "r") : NULL;
    if (!list) {
        fail("usage", "bake_hyphen LIST NAME [LANG ...] >OUT.c");
    }
    printf("/* written by bake_hyphen */\n#include \"ng/hyphen.h\"\n");
    while (fgets(line, sizeof line, list)) {
        if (line[0] == '#' ||
                sscanf(line, "%3s %u %u %399s", lang, &left, &right, path) !=
                        4 ||
                !wanted(lang, argv + 3, argc - 3)) {
            continue;
        }
        if (access(path, R_OK) != 0) {
            fprintf(stderr, "no hyphens in %s: %s is missing\n", lang, path);
            continue;
        }
        bake(lang, left, right, path);
        size_t len = strlen(all);
        snprintf(all + len, sizeof all - len,
                "        {\"%s\", %u, %u, %s, sizeof %s},\n", lang, left, right,
                lang, lang);
        n++;
    }
    fclose(list);
    printf("\nextern const struct ng_hyphens %s[];\n"
           "extern const uint32_t %s_n;\n"
           "const struct ng_hyphens %s[] = {\n%s};\n"
           "const uint32_t %s_n = %u;\n",
            argv[2], argv[2], argv[2],
            n > 0 ? all : "        {\"\", 1, 1, 0, 0},\n", argv[2], n);
    return 0;
}
