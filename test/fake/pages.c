/* SPDX-License-Identifier: MIT */
#include "pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pages_read(struct ng_digest *d, struct ng_arena *a, const char *name)
{
    char path[512], piece[4096];
    struct ng_edition e;
    if (strchr(name, '/') != NULL) {
        snprintf(path, sizeof path, "%s", name);
    } else {
        snprintf(path, sizeof path, "test/data/editions/%s.json", name);
    }
    FILE *f = fopen(path, "rb");
    int err = f == NULL ? NG_EIO : ng_edition_init(&e, a);
    for (size_t n; err >= 0 && (n = fread(piece, 1, sizeof piece, f)) > 0;) {
        err = ng_edition_feed(&e, piece, n);
    }
    err = err < 0 ? err : ng_edition_end(&e, d);
    if (f != NULL) {
        fclose(f);
    }
    if (err < 0) {
        fprintf(stderr, "%s: %s\n", path, ng_strerror(err));
        exit(1);
    }
}

void pages_cut(struct ng_digest *d, const struct pages_cut *cut)
{
    uint16_t from = cut->from < d->n_stories ? cut->from : 0;
    d->stories += from;
    d->n_stories = (uint16_t)(d->n_stories - from);
    if (cut->n > 0 && cut->n < d->n_stories) {
        d->n_stories = cut->n;
    }
    for (uint16_t i = 0; i < d->n_stories; i++) {
        struct ng_story *s = &d->stories[i];
        if (cut->k > 0 && s->n_sentences > cut->k) {
            s->n_sentences = cut->k;
        }
        uint32_t words = 0, at = 0;
        while (at < s->title.len && (cut->words == 0 || words < cut->words)) {
            words += ++at < s->title.len && s->title.s[at] == ' ';
        }
        s->title.len = at;
    }
}

uint8_t pages_code(void *ctx, struct ng_str text, uint8_t *bits, size_t cap)
{
    uint8_t size = *(const uint8_t *)ctx;
    size_t n = (size + 7u) / 8u * size;
    (void)text;
    if (n > cap) {
        return 0;
    }
    memset(bits, 0xAA, n);
    return size;
}

/* ---- what must hold -------------------------------------------------------
 */

struct check {
    const char *name;
    uint32_t told;
};

static void tell(struct check *c, const char *fault, struct ng_str where,
        struct ng_str other)
{
    if (c->told++ < 8) {
        fprintf(stderr, "%s: %s: \"%.*s\" \"%.*s\"\n", c->name, fault,
                (int)where.len, where.s, (int)other.len, other.s);
    }
}

static void tell_piece(void *ctx, const struct ng_piece *p,
        const struct ng_piece *other, struct ng_str fault)
{
    char text[80];
    struct ng_str none = {"", 0};
    snprintf(text, sizeof text, "%.*s at %u, %u", (int)fault.len, fault.s, p->x,
            p->y);
    tell(ctx, text, p->kind == NG_PIECE_TEXT ? p->text : none,
            other != NULL && other->kind == NG_PIECE_TEXT ? other->text : none);
}

/* How much of a text stands on the sheet, from its beginning on: the pieces
 * are slices of it. */
static uint32_t covered(const struct ng_sheet *sheet, struct ng_str text)
{
    uint32_t to = 0;
    for (bool more = true; more;) {
        more = false;
        while (to < text.len && (text.s[to] == ' ' || text.s[to] == '\n')) {
            to++;
        }
        for (uint32_t i = 0; i < sheet->n_pieces; i++) {
            const struct ng_piece *p = &sheet->pieces[i];
            if (p->kind == NG_PIECE_TEXT && p->text.s == text.s + to &&
                    p->text.len > 0) {
                to += p->text.len;
                more = to < text.len;
                break;
            }
        }
    }
    return to;
}

/* A piece anywhere in the text. */
static bool touched(const struct ng_sheet *sheet, struct ng_str text)
{
    for (uint32_t i = 0; i < sheet->n_pieces; i++) {
        const struct ng_piece *p = &sheet->pieces[i];
        if (p->kind == NG_PIECE_TEXT && p->text.s >= text.s &&
                p->text.s < text.s + text.len) {
            return true;
        }
    }
    return false;
}

/* A text that may be part of a longer one and be broken over lines: each word
 * of it stands somewhere, in this order. */
static bool named(const struct ng_sheet *sheet, struct ng_str name)
{
    for (uint32_t at = 0; at < name.len;) {
        uint32_t end = at;
        while (end < name.len && name.s[end] != ' ') {
            end++;
        }
        struct ng_str word = ng_str_cut(name, at, end - at);
        bool found = word.len == 0;
        for (uint32_t i = 0; i < sheet->n_pieces && !found; i++) {
            found = sheet->pieces[i].kind == NG_PIECE_TEXT &&
                    ng_str_find(sheet->pieces[i].text, word) >= 0;
        }
        if (!found) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

static void check_story(struct check *c, const struct ng_sheet *sheet,
        const struct ng_digest *d, uint16_t i)
{
    const struct ng_story *s = &d->stories[i];
    struct ng_str none = {"", 0};
    struct ng_str body = ng_story_body(s, s->n_sentences);
    if (!sheet->shown[i]) {
        if (touched(sheet, s->title) || touched(sheet, body)) {
            tell(c, "told, but not said to be", s->title, none);
        }
        return;
    }
    if ((s->flags & NG_STORY_UPDATE) == 0 &&
            covered(sheet, s->title) < s->title.len) {
        tell(c, "the headline is not whole", s->title, none);
    }
    if (!named(sheet, s->source)) {
        tell(c, "the source is not named", s->title, s->source);
    }
    uint32_t n = covered(sheet, body);
    bool whole = n == 0;
    for (uint8_t k = 1; k <= s->n_sentences; k++) {
        uint32_t end = ng_story_body(s, k).len;
        whole |= n >= end && n <= end + 1;
    }
    if (!whole || (n == 0 && touched(sheet, body))) {
        tell(c, "a sentence is cut", s->title, ng_str_cut(body, 0, n));
    }
}

uint32_t pages_faults(const struct ng_sheet *sheet, const struct ng_digest *d,
        const char *name)
{
    struct check c = {name, 0};
    ng_sheet_faults(sheet, tell_piece, &c);
    for (uint16_t i = 0; i < d->n_stories; i++) {
        check_story(&c, sheet, d, i);
    }
    for (uint16_t i = 0; i < d->n_sources && sheet->n_screens == 1; i++) {
        if (d->sources[i].status != NG_SOURCE_OK &&
                !named(sheet, d->sources[i].name)) {
            tell(&c, "a failed source is not named", d->sources[i].name,
                    d->sources[i].reason);
        }
    }
    return c.told;
}
