/* SPDX-License-Identifier: MIT */
#include "ng/spare.h"

#include "ng/look.h"
#include "ng/unescape.h"

enum { OUTSIDE, BEGUN, B, WITHIN }; /* of a tag; B: its first letter */

static const struct ng_block about = {.tag = NG_TAG_P, .sem = NG_SEM_SPARE};

static void end_paragraph(struct ng_spare *x)
{
    struct ng_blocks *b = x->blocks;
    if (ng_block_open(b)) {
        b->n_text = b->open_at +
                    ng_unescape(b->text + b->open_at, b->n_text - b->open_at);
    }
    ng_block_close(b, &about);
}

void ng_spare_body(struct ng_spare *x, struct ng_str piece)
{
    if (x->done || (!x->begun && ng_block_open(x->blocks))) {
        return;
    }
    if (piece.len == 0) {
        if (x->begun) {
            end_paragraph(x);
        }
        x->done = x->begun;
        return;
    }
    x->begun = true;
    uint32_t from = 0, i = 0;
    for (; i < piece.len; i++) {
        char c = piece.s[i];
        bool ends = false;
        if (x->tag == BEGUN && c != '/') {
            bool tag = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            x->tag = c == 'b' ? B : tag || c == '!' ? WITHIN : OUTSIDE;
            /* p, div, h2, li, ul */
            ends = c == 'p' || c == 'd' || c == 'h' || c == 'l' || c == 'u';
            if (x->tag == OUTSIDE) { /* "a < b" */
                (void)ng_block_text(x->blocks, "<", 1);
                from = i;
            }
        } else if (x->tag == B) {
            x->tag = WITHIN;
            ends = c == 'r'; /* br, not b */
        }
        if (x->tag == OUTSIDE && (c == '\n' || c == '<')) {
            (void)ng_block_text(x->blocks, piece.s + from, i - from);
            ends = c == '\n';
            x->tag = c == '<' ? BEGUN : OUTSIDE;
            from = i + 1;
        } else if (x->tag >= B && c == '>') {
            x->tag = OUTSIDE;
            from = i + 1;
        }
        if (ends) {
            end_paragraph(x);
        }
    }
    if (x->tag == OUTSIDE) {
        (void)ng_block_text(x->blocks, piece.s + from, i - from);
    }
}

bool ng_spare_needed(struct ng_blocks *b)
{
    uint32_t own = 0, spare = 0, n = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        uint32_t len = k->len - k->linked;
        if ((k->sem & NG_SEM_SPARE) != 0) {
            spare += len;
        } else if (len >= 60 &&
                   (k->sem & (NG_SEM_NAV | NG_SEM_FOOTER | NG_SEM_FORM)) == 0) {
            own += len;
        }
    }
    /* test/data/pages/scripted.html, noscript.html; in jsonld.html the body
     * is on the page */
    if (spare >= 400 && own * 3 < spare) {
        return true;
    }
    for (uint32_t i = 0; i < b->n; i++) {
        if ((b->list[i].sem & NG_SEM_SPARE) == 0) {
            b->list[n++] = b->list[i];
        }
    }
    b->n = n;
    return false;
}

void ng_spare_choose(struct ng_blocks *b)
{
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        bool spare = (k->sem & NG_SEM_SPARE) != 0;
        k->score = spare ? 1 : -1;
        k->bits &= spare ? (uint8_t)~NG_LOOK_AGAIN : UINT8_MAX;
    }
}
