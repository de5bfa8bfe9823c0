/* SPDX-License-Identifier: MIT */
#include "ng/shingle.h"

#include <string.h>

#define SAMPLE 4u

/* Words come out of this one by one, hashed: letters and digits of ASCII
 * without case, and all bytes beyond, but U+0080-00BF and U+2000-2FFF (quotes,
 * dashes, spaces). A character from U+3000 on is a word of its own. */
struct reader {
    uint32_t words[NG_SHINGLE_WORDS];
    uint32_t word, n_words, n_passed;
};

static uint32_t mix(uint32_t h)
{
    h ^= h >> 15; /* as MurmurHash3's finaliser (A. Appleby) */
    h *= 0x85EBCA6Bu;
    h ^= h >> 13;
    h *= 0xC2B2AE35u;
    return h ^ (h >> 16);
}

/* Ends a word; true when *shingle is one to be looked at. */
static bool end_word(struct reader *r, uint32_t *shingle)
{
    if (r->word == 0) {
        return false;
    }
    r->words[r->n_words++ % NG_SHINGLE_WORDS] = r->word;
    r->word = 0;
    if (r->n_words < NG_SHINGLE_WORDS) {
        return false;
    }
    uint32_t h = 0;
    for (uint32_t i = 0; i < NG_SHINGLE_WORDS; i++) {
        h = h * 0x01000193u + r->words[(r->n_words + i) % NG_SHINGLE_WORDS];
    }
    *shingle = mix(h);
    return *shingle % SAMPLE == 0;
}

/* Takes one byte; true as end_word(). */
static bool take(struct reader *r, unsigned char c, uint32_t *shingle)
{
    if (c >= 'A' && c <= 'Z') {
        c |= 0x20;
    }
    if (r->n_passed > 0 && c >= 0x80 && c < 0xC0) {
        r->n_passed--;
        return false;
    }
    r->n_passed = c == 0xC2 ? 1 : c == 0xE2 ? 2 : 0;
    if (r->n_passed > 0) {
        return end_word(r, shingle);
    }
    if (c >= 0xE3 && c <= 0xED) {
        bool hit = end_word(r, shingle);
        r->word = (0x811C9DC5u ^ c) * 0x01000193u;
        return hit;
    }
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) {
        r->word = ((r->word == 0 ? 0x811C9DC5u : r->word) ^ c) * 0x01000193u;
        return false;
    }
    return end_word(r, shingle);
}

static uint32_t bit_of(uint32_t shingle, unsigned k)
{
    return (k == 0 ? shingle >> 2 : shingle >> 15) % (NG_SHINGLE_BYTES * 8);
}

void ng_shingle_add(struct ng_shingles *s, const char *bytes, size_t n)
{
    struct reader r;
    memcpy(r.words, s->words, sizeof r.words);
    r.word = s->word;
    r.n_words = s->n_words;
    r.n_passed = s->n_passed;
    for (size_t i = 0; i < n; i++) {
        uint32_t h;
        if (take(&r, (unsigned char)bytes[i], &h)) {
            for (unsigned k = 0; k < 2; k++) {
                uint32_t bit = bit_of(h, k);
                s->filter[bit / 8] |= (uint8_t)(1u << (bit % 8));
            }
            s->n++;
        }
    }
    memcpy(s->words, r.words, sizeof r.words);
    s->word = r.word;
    s->n_words = r.n_words;
    s->n_passed = r.n_passed;
}

void ng_shingle_end(struct ng_shingles *s)
{
    ng_shingle_add(s, " ", 1);
    s->n_words = 0;
}

int ng_shingle_share(const struct ng_shingles *s, struct ng_str text)
{
    if (s->n == 0) {
        return -1;
    }
    struct reader r = {{0}, 0, 0, 0};
    uint32_t n = 0, found = 0;
    for (uint32_t i = 0; i <= text.len; i++) {
        uint32_t h;
        unsigned char c = i < text.len ? (unsigned char)text.s[i] : ' ';
        if (take(&r, c, &h)) {
            uint32_t hit = 1;
            for (unsigned k = 0; k < 2; k++) {
                uint32_t bit = bit_of(h, k);
                hit &= (uint32_t)s->filter[bit / 8] >> (bit % 8);
            }
            found += hit & 1;
            n++;
        }
    }
    return n == 0 ? -1 : (int)(found * 100 / n);
}
