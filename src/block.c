/* SPDX-License-Identifier: MIT */
#include "ng/block.h"

#include "ng/utf8.h"

#include <string.h>

#define VALUE_MAX 63u
#define LEN_MAX 60000u /* fits len, and leaves room for others */

void ng_block_init(struct ng_blocks *b, struct ng_block *list, uint32_t cap,
        char *text, uint32_t text_cap)
{
    memset(b, 0, sizeof *b);
    b->list = list;
    b->cap = cap;
    b->text = text;
    b->text_cap = text_cap;
}

struct ng_str ng_block_str(const struct ng_blocks *b, const struct ng_block *k)
{
    return (struct ng_str){b->text + k->at, k->len};
}

bool ng_block_open(const struct ng_blocks *b)
{
    return b->n_text > b->open_at;
}

/* What a paragraph stands in. */
static uint16_t parent_of(const struct ng_block *k)
{
    return k->box[k->tag == NG_TAG_DIV || k->tag == NG_TAG_OTHER ? 0 : 1];
}

/* Keeps count of where most running text in a row has been. Short blocks of
 * other elements in between, as adverts are, do not end a row. */
static void find_best(struct ng_blocks *b, const struct ng_block *k)
{
    uint32_t text = k->len - k->linked;
    if (parent_of(k) != b->row) {
        if (text < 80) {
            return;
        }
        b->row = parent_of(k);
        b->row_text = 0;
    }
    b->row_text += text;
    if (b->row_text > b->best_text) {
        b->best_text = b->row_text;
        b->best = b->row;
    }
}

/* What a block is worth while the page is still coming: 0 to VALUE_MAX, about
 * an eighth of its unlinked bytes. A paragraph of a hundred is worth the most,
 * so that the later ones go first: a lead may be short. Headings are worth
 * more, navigation and footers are worth less. */
static unsigned value_of(const struct ng_blocks *b, const struct ng_block *k)
{
    unsigned value = (unsigned)(k->len - k->linked);
    if ((k->sem & NG_SEM_SPARE) != 0) {
        return 0;
    }
    unsigned traits = ng_element_traits((enum ng_tag)k->tag);
    value += (traits & NG_TRAIT_HEADING) != 0 ? 20 : 0;
    value += k->tag == NG_TAG_H1 ? 200 : 0;
    value += k->tag == NG_TAG_P ? 400 : 0;
    if ((k->sem & (NG_SEM_NAV | NG_SEM_FOOTER | NG_SEM_HIDDEN | NG_SEM_ASIDE |
                          NG_SEM_FORM)) != 0 ||
            (k->far & (NG_HINT_COMMENT | NG_HINT_RELATED | NG_HINT_FOOT |
                              NG_HINT_NAV)) != 0) {
        value /= 3;
    }
    value /= 8;
    if (parent_of(k) == b->best) {
        return value < VALUE_MAX - 20 ? value + 20 : VALUE_MAX;
    }
    return value < VALUE_MAX - 16 ? value : VALUE_MAX - 16;
}

/* Drops the closed blocks of least value until a 64th of the text or a 32nd of
 * the records is free; what is left moves up. False: nothing to drop. */
static bool make_room(struct ng_blocks *b)
{
    if (b->n == 0) {
        return false;
    }
    uint32_t bytes[VALUE_MAX + 1] = {0};
    uint16_t blocks[VALUE_MAX + 1] = {0};
    for (uint32_t i = 0; i < b->n; i++) {
        unsigned v = value_of(b, &b->list[i]);
        bytes[v] += b->list[i].len;
        blocks[v]++;
    }
    /* all below `limit` go, and of those that are worth just that, the later
     * ones as long as more room is wanted: articles come before what else
     * there is of the same kind */
    uint32_t want_bytes = b->text_cap / 64, want_blocks = b->cap / 32 + 1;
    uint32_t got_bytes = 0, got_blocks = 0, limit = 0;
    bool by_records = b->n == b->cap;
    while (limit < VALUE_MAX &&
            (by_records ? got_blocks + blocks[limit] < want_blocks
                        : got_bytes + bytes[limit] < want_bytes)) {
        got_bytes += bytes[limit];
        got_blocks += blocks[limit];
        limit++;
    }
    uint32_t i = b->n;
    while (i-- > 0) {
        struct ng_block *k = &b->list[i];
        unsigned v = value_of(b, k);
        k->keep = v > limit;
        if (v == limit) {
            k->keep = by_records ? got_blocks >= want_blocks
                                 : got_bytes >= want_bytes;
            got_blocks += k->keep ? 0 : 1;
            got_bytes += k->keep ? 0 : k->len;
        }
        b->cut |= !k->keep && k->tag == NG_TAG_P && v > 20;
    }
    uint32_t n = 0, at = 0;
    for (i = 0; i < b->n; i++) {
        struct ng_block k = b->list[i];
        if (k.keep) {
            memmove(b->text + at, b->text + k.at, k.len + 1u);
            k.at = at;
            at += k.len + 1u;
            b->list[n++] = k;
        }
    }
    memmove(b->text + at, b->text + b->open_at, b->n_text - b->open_at);
    b->n_text = at + (b->n_text - b->open_at);
    b->open_at = at;
    b->n = n;
    return true;
}

/* Puts bytes at the end of the open block, dropping others for them. */
static void put(struct ng_blocks *b, const char *bytes, uint32_t n)
{
    while (n > 0 && !b->full) {
        uint32_t limit = b->text_cap / 2 < LEN_MAX ? b->text_cap / 2 : LEN_MAX;
        uint32_t room = b->text_cap - b->n_text;
        uint32_t len = b->n_text - b->open_at;
        if (len >= limit || (room == 0 && !make_room(b))) {
            b->full = b->cut = true;
            return;
        }
        room = b->text_cap - b->n_text;
        room = room < limit - len ? room : limit - len;
        uint32_t k = n < room ? n : room;
        memcpy(b->text + b->n_text, bytes, k);
        b->n_text += k;
        bytes += k;
        n -= k;
    }
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

uint32_t ng_block_text(struct ng_blocks *b, const char *bytes, size_t n)
{
    uint32_t added = 0;
    size_t i = 0;
    while (i < n) {
        if (is_space(bytes[i])) {
            b->space = true;
            i++;
            continue;
        }
        /* a run: words with single spaces between them */
        size_t from = i;
        while (i < n &&
                (!is_space(bytes[i]) || (bytes[i] == ' ' && i + 1 < n &&
                                                !is_space(bytes[i + 1])))) {
            i++;
        }
        if (b->space && ng_block_open(b)) {
            put(b, " ", 1);
            added++;
        }
        b->space = false;
        put(b, bytes + from, (uint32_t)(i - from));
        added += (uint32_t)(i - from);
    }
    return added;
}

/* s ends a sentence: . ! ? : or a closing quote or bracket after one, and
 * their likes in other scripts. */
static bool ends_sentence(struct ng_str s)
{
    static const char ends[][4] = {".", "!", "?", ":", "\"", ")",
            "\xE2\x80\x9D" /* right double quote */,
            "\xE2\x80\xA6" /* ellipsis */, "\xC2\xBB" /* guillemet */,
            "\xE3\x80\x82" /* ideographic full stop */,
            "\xEF\xBC\x81" /* fullwidth ! */, "\xEF\xBC\x9F" /* and ? */};
    for (unsigned i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (ng_str_ends(s, ng_str_of(ends[i]))) {
            return true;
        }
    }
    return false;
}

void ng_block_break(struct ng_blocks *b)
{
    struct ng_str open = {b->text + b->open_at, b->n_text - b->open_at};
    if (ends_sentence(open)) {
        put(b, "\n", 1);
        b->space = false;
    } else {
        b->space = true;
    }
}

uint32_t ng_block_once(char *s, uint32_t n)
{
    char once[NG_UTF8_MAX];
    bool sure = false;
    uint32_t cp;
    for (uint32_t i = 0; i < NG_UTF8_MAX && 2 * i + 2 <= n; i++) {
        if (ng_utf8_decode(s + 2 * i, 2, &cp) != 2 || cp > 0xFF ||
                cp == 0xBB) { /* a quote may follow a letter */
            break;
        }
        once[i] = (char)cp;
        sure = sure || cp < 0xA0 || cp - 0xC2 < 2;
        if (sure && ng_utf8_decode(once, i + 1, &cp) == i + 1 &&
                cp != NG_REPLACEMENT) {
            memcpy(s + i + 1, once, i + 1);
            return i + 1;
        }
    }
    return 0;
}

/* No-break spaces and their likes become spaces; soft hyphens, zero-width and
 * control characters go, in place; returns the new length. */
static uint32_t clean(char *s, uint32_t n)
{
    uint32_t to = 0, i = 0;
    while (i < n) {
        i += s[i] == '\xC3' ? ng_block_once(s + i, n - i) : 0;
        unsigned char c = (unsigned char)s[i];
        uint32_t used = 1;
        bool space = is_space(s[i]);
        bool drop = c < ' ' || c == 0x7F;
        if (c == 0xC2 && i + 1 < n) { /* NBSP, soft hyphen, C1 */
            used = 2;
            space = (unsigned char)s[i + 1] == 0xA0;
            drop = (unsigned char)s[i + 1] == 0xAD ||
                   (unsigned char)s[i + 1] < 0xA0;
        } else if (c == 0xE2 && i + 2 < n && s[i + 1] == '\x80') {
            used = 3;
            unsigned char d = (unsigned char)s[i + 2];
            space = d >= 0x80 && d <= 0x8A; /* U+2000-200A */
            space = space || d == 0xAF || d == 0xA8 || d == 0xA9;
            drop = d == 0x8B || d == 0x8E || d == 0x8F; /* ZWSP, LRM, RLM */
        } else if (c == 0xEF && i + 2 < n && s[i + 1] == '\xBB' &&
                   s[i + 2] == '\xBF') {
            used = 3; /* BOM */
            drop = true;
        }
        if (space) {
            bool line = s[i] == '\n';
            if (to > 0 && !is_space(s[to - 1])) {
                s[to++] = line ? '\n' : ' ';
            } else if (to > 0 && line) {
                s[to - 1] = '\n';
            }
        } else if (!drop) {
            memmove(s + to, s + i, used);
            to += used;
        }
        i += used;
    }
    while (to > 0 && is_space(s[to - 1])) {
        to--;
    }
    return to;
}

/* A block that was too long ends with its last whole sentence. */
static uint32_t whole_sentences(struct ng_str s)
{
    while (s.len > 0 && !ends_sentence(s)) {
        s.len--;
    }
    return s.len;
}

bool ng_block_close(struct ng_blocks *b, const struct ng_block *about)
{
    if (!ng_block_open(b)) {
        b->space = false;
        return false;
    }
    char *s = b->text + b->open_at;
    uint32_t len = clean(s, b->n_text - b->open_at);
    if (b->full) {
        len = whole_sentences((struct ng_str){s, len});
    }
    b->n_text = b->open_at + len;
    b->space = b->full = false;
    if (len == 0) {
        return false;
    }
    if ((b->n == b->cap || b->n_text == b->text_cap) && !make_room(b)) {
        b->n_text = b->open_at;
        return false;
    }
    b->text[b->n_text++] = '\n';
    struct ng_block *k = &b->list[b->n++];
    *k = *about;
    k->at = b->open_at;
    k->len = (uint16_t)len;
    k->linked = k->linked < k->len ? k->linked : k->len;
    k->strong = k->strong < k->len ? k->strong : k->len;
    if ((k->sem & NG_SEM_SPARE) == 0) {
        find_best(b, k);
        b->seen++;
        b->seen_text += len;
    }
    b->open_at = b->n_text;
    return true;
}
