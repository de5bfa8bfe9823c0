/* SPDX-License-Identifier: MIT */
#include "linux/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ng/encode.h"
#include "ng/utf8.h"
#include "ng/words.h"

enum kind {
    TEXT,
    LANGUAGE,
    PATH,
    NUMBER,
    SIZE,
    SPAN,
    WAIT,
    CHOICE,
    PAGE,
    CHARSET,
    WORDS
};

struct setting {
    const char *name;
    const char *expects;
    enum kind kind;
    size_t offset;
    uint32_t min, max;
    const char *const *names; /* of a CHOICE, in the order of its enum */
};

static const char *const formats[] = {"text", "ansi", "markdown", "html",
        "json", "png", "pbm", "escpos", "escpos-text", NULL};
static const char *const transports[] = {"curl", "mbedtls", NULL};
static const char *const no_yes[] = {"no", "yes", NULL};
static const char *const turns[] = {"0", "90", "180", "270", NULL};
static const char *const refreshes[] = {
        "auto", "full", "fast", "partial", NULL};

#define AT(field) offsetof(struct settings, field)

static const struct setting table[] = {
        {"title", "some words", TEXT, AT(title), 1, 200, NULL},
        {"lang", "en, de, fr, es, it or nl", LANGUAGE, AT(lang), 2, 11, NULL},
        {"section", "a section's name", TEXT, AT(section), 1, 100, NULL},
        {"width", "columns from 20 to 1000", NUMBER, AT(width), 20, 1000, NULL},
        {"lines", "lines from 0 (no limit) to 60000", NUMBER, AT(lines), 0,
                60000, NULL},
        {"stories", "a number from 1 to 100", NUMBER, AT(stories), 1, 100,
                NULL},
        {"sentences", "a number from 1 to 8", NUMBER, AT(sentences), 1, 8,
                NULL},
        {"since", "a number with h, d or w such as 24h, at most 52w", SPAN,
                AT(since_h), 1, 8736, NULL},
        {"format",
                "text, ansi, markdown, html, json, png, pbm, escpos or "
                "escpos-text",
                CHOICE, AT(format), 0, 0, formats},
        {"charset", "utf-8, ascii, latin1, cp437, cp850, cp866 or cp1252",
                CHARSET, AT(charset), 0, 0, NULL},
        {"links", "yes or no", CHOICE, AT(links), 0, 0, no_yes},
        {"keep", "words, with commas between them", WORDS, AT(keep), 0, 0,
                NULL},
        {"drop", "words, with commas between them", WORDS, AT(drop), 0, 0,
                NULL},
        {"device", "a file name such as /dev/ttyUSB0", PATH, AT(device), 1,
                4095, NULL},
        {"baud", "a rate such as 9600 or 115200", NUMBER, AT(baud), 50, 4000000,
                NULL},
        {"panel", "a panel's name (nutgraf panel list)", TEXT, AT(panel), 1, 40,
                NULL},
        {"page",
                "pixels such as 800x480, or 384 for endless paper of that "
                "width",
                PAGE, AT(page), 48, 4096, NULL},
        {"rotate", "0, 90, 180 or 270", CHOICE, AT(rotate), 0, 0, turns},
        {"wiring", "a profile such as waveshare-hat", TEXT, AT(wiring), 1, 250,
                NULL},
        {"hal", "sim:FILE.png", PATH, AT(hal), 5, 4095, NULL},
        {"refresh", "auto, full, fast or partial", CHOICE, AT(refresh), 0, 0,
                refreshes},
        {"codes", "yes or no", CHOICE, AT(codes), 0, 0, no_yes},
        {"font", "font files that nutgraf baked, with commas", WORDS, AT(font),
                0, 0, NULL},
        {"type", "a percentage from 50 to 300", NUMBER, AT(type), 50, 300,
                NULL},
        {"vcom", "millivolts from 100 to 5000, for -1.53 V 1530", NUMBER,
                AT(vcom), 100, 5000, NULL},
        {"memory", "bytes such as 64k or 2m, 8k at least", SIZE, AT(memory),
                8192, 1u << 30, NULL},
        {"transport", "curl or mbedtls", CHOICE, AT(transport), 0, 0,
                transports},
        {"cacert", "a file of PEM certificates", PATH, AT(cacert), 1, 4095,
                NULL},
        {"jobs", "a number from 1 to 64", NUMBER, AT(jobs), 1, 64, NULL},
        {"timeout", "seconds from 1 to 3600", NUMBER, AT(timeout_s), 1, 3600,
                NULL},
        {"interval", "a number with m or h such as 30m, at most 24h", WAIT,
                AT(interval_s), 60, 86400, NULL},
};

#define N_TABLE (sizeof table / sizeof *table)
_Static_assert(N_TABLE <= 32, "struct settings keeps a bit for each");

static size_t size_of(enum kind kind)
{
    switch (kind) {
    case TEXT:
    case LANGUAGE:
    case PATH:
        return sizeof(const char *);
    case WORDS:
        return sizeof(struct words);
    case CHOICE:
    case CHARSET:
        return sizeof(int);
    default:
        return sizeof(uint32_t);
    }
}

void *must_alloc(size_t n)
{
    void *p = calloc(1, n > 0 ? n : 1);
    if (p == NULL) {
        fputs("nutgraf: the system has no more memory\n", stderr);
        exit(1);
    }
    return p;
}

/* Strings that live as long as the program does. */
static struct held {
    struct held *next;
    char s[];
} * held;

char *must_copy(const char *s, size_t n)
{
    struct held *h = must_alloc(sizeof *h + n + 1);
    if (n > 0) {
        memcpy(h->s, s, n);
    }
    h->next = held;
    held = h;
    return h->s;
}

void settings_init(struct settings *s)
{
    *s = (struct settings){.format = FORMAT_AUTO,
            .charset = CHARSET_AUTO,
            .transport = TRANSPORT_AUTO,
            .links = 1,
            .codes = 1};
}

/* Digits at the start of text; *rest is what follows. More than fits: max. */
static bool digits(const char *text, uint64_t *value, const char **rest)
{
    const char *at = text;
    *value = 0;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (*value < UINT32_MAX) {
            *value = *value * 10 + (uint64_t)(*at - '0');
        }
    }
    *rest = at;
    return at > text;
}

static bool in_range(uint64_t value, uint32_t min, uint32_t max, uint32_t *out)
{
    if (value < min || value > max) {
        return false;
    }
    *out = (uint32_t)value;
    return true;
}

bool parse_number(const char *text, uint32_t min, uint32_t max, uint32_t *out)
{
    uint64_t value;
    const char *rest;
    return digits(text, &value, &rest) && *rest == '\0' &&
           in_range(value, min, max, out);
}

/* A number with one letter of `units` after it, each worth its factor; bytes
 * need none. */
static bool parse_unit(const char *text, const struct setting *row,
        const char *units, const uint32_t *factors, uint32_t *out)
{
    uint64_t value;
    const char *rest;
    if (!digits(text, &value, &rest) || (*rest == '\0' && row->kind != SIZE)) {
        return false;
    }
    if (*rest != '\0') {
        char letter = (char)(*rest | 0x20);
        const char *unit = strchr(units, letter);
        if (unit == NULL || rest[1] != '\0') {
            return false;
        }
        value *= factors[unit - units];
    }
    return in_range(value, row->min, row->max, out);
}

static bool parse_choice(const char *text, const char *const *names, int *out)
{
    for (int i = 0; names[i] != NULL; i++) {
        if (ng_str_eqi(ng_str_of(text), ng_str_of(names[i]))) {
            *out = i;
            return true;
        }
    }
    return false;
}

static bool parse_page(const char *text, const struct setting *row, void *out)
{
    uint64_t width, height = 0;
    const char *rest;
    bool ok = digits(text, &width, &rest);
    if (ok && *rest != '\0') {
        ok = (*rest == 'x' || *rest == 'X') &&
             digits(rest + 1, &height, &rest) && *rest == '\0' &&
             height >= row->min && height <= row->max;
    }
    ok = ok && width >= row->min && width <= row->max;
    if (ok) {
        *(uint32_t *)out = (uint32_t)(width << 16 | height);
    }
    return ok;
}

static bool parse_words(const char *text, struct words *out)
{
    struct ng_str rest = ng_str_of(text);
    while (rest.len > 0) {
        int32_t comma = ng_str_find(rest, NG_STR(","));
        uint32_t len = comma < 0 ? rest.len : (uint32_t)comma;
        struct ng_str word = ng_str_trim(ng_str_cut(rest, 0, len));
        rest = ng_str_cut(rest, len + 1, rest.len);
        if (word.len == 0) {
            continue;
        }
        if (out->n == UINT16_MAX) {
            return false;
        }
        struct ng_str *list = must_alloc((out->n + 1u) * sizeof *list);
        if (out->n > 0) {
            memcpy(list, out->list, out->n * sizeof *list);
        }
        free(out->list);
        list[out->n++] = ng_str_of(must_copy(word.s, word.len));
        out->list = list;
    }
    return out->n > 0;
}

static bool set(
        struct settings *s, const struct setting *row, const char *value)
{
    static const uint32_t bytes[] = {1u << 10, 1u << 20};
    static const uint32_t hours[] = {1, 24, 168};
    static const uint32_t seconds[] = {60, 3600};
    bool known = true;
    void *field = (char *)s + row->offset;
    if (row->kind == LANGUAGE) {
        ng_words(ng_str_of(value), &known);
        if (!known) {
            return false;
        }
    }
    switch (row->kind) {
    case LANGUAGE:
    case TEXT:
    case PATH: {
        size_t len = strlen(value);
        if (len < row->min || len > row->max ||
                (row->kind != PATH && ng_utf8_valid(value, len) != len)) {
            return false;
        }
        *(const char **)field = must_copy(value, len);
        return true;
    }
    case NUMBER:
        return parse_number(value, row->min, row->max, field);
    case SIZE:
        return parse_unit(value, row, "km", bytes, field);
    case SPAN:
        return parse_unit(value, row, "hdw", hours, field);
    case WAIT:
        return parse_unit(value, row, "mh", seconds, field);
    case CHOICE:
        return parse_choice(value, row->names, field);
    case PAGE:
        return parse_page(value, row, field);
    case CHARSET:
        *(int *)field = ng_encode_by_name(ng_str_of(value));
        return *(int *)field >= 0;
    case WORDS:
        return parse_words(value, field);
    }
    return false;
}

/* Levenshtein's distance, or more than 2 when the words are that unlike. */
static unsigned distance(const char *a, const char *b)
{
    unsigned row[32];
    size_t n = strlen(b);
    if (n + 1 > sizeof row / sizeof *row) {
        return 3;
    }
    for (unsigned i = 0; i <= n; i++) {
        row[i] = i;
    }
    for (unsigned k = 1; *a != '\0'; a++, k++) {
        unsigned corner = row[0];
        row[0] = k;
        for (size_t i = 1; i <= n; i++) {
            unsigned best = corner + (*a != b[i - 1]);
            corner = row[i];
            if (row[i] + 1 < best) {
                best = row[i] + 1;
            }
            if (row[i - 1] + 1 < best) {
                best = row[i - 1] + 1;
            }
            row[i] = best;
        }
    }
    return row[n];
}

const char *suggest(const char *word, const char *const *list)
{
    const char *best = NULL;
    unsigned least = 3;
    for (; *list != NULL; list++) {
        unsigned d = distance(word, *list);
        if (d < least && d < strlen(word)) {
            least = d;
            best = *list;
        }
    }
    return best;
}

const char *settings_name(size_t i)
{
    return i < N_TABLE ? table[i].name : NULL;
}

int settings_set(struct settings *s, const char *name, const char *value,
        char *why, size_t n_why)
{
    const char *names[N_TABLE + 1] = {NULL};
    for (size_t i = 0; i < N_TABLE; i++) {
        names[i] = table[i].name;
        if (strcmp(table[i].name, name) != 0) {
            continue;
        }
        if (!set(s, &table[i], value)) {
            snprintf(why, n_why, "%s is \"%.60s\", expected %s", name, value,
                    table[i].expects);
            return -1;
        }
        s->given |= UINT32_C(1) << i;
        return 0;
    }
    const char *near = suggest(name, names);
    if (near != NULL) {
        snprintf(why, n_why, "unknown key \"%.60s\", did you mean \"%s\"?",
                name, near);
    } else {
        snprintf(why, n_why, "unknown key \"%.60s\"", name);
    }
    return -1;
}

void settings_fill(struct settings *s, const struct settings *other)
{
    for (size_t i = 0; i < N_TABLE; i++) {
        uint32_t bit = UINT32_C(1) << i;
        if ((s->given & bit) == 0 && (other->given & bit) != 0) {
            memcpy((char *)s + table[i].offset,
                    (const char *)other + table[i].offset,
                    size_of(table[i].kind));
            s->given |= bit;
        }
    }
}
