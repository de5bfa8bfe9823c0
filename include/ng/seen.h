/* SPDX-License-Identifier: MIT */
/* floor 3: which stories were printed before: the links they had, and of the
 * newest what they told. Two lists of bounded size, the oldest first, kept in
 * the store as one blob:
 *
 *     "NGS2"  n_hashes, n_told, 4 bytes each   4 bytes of zero
 *     n_hashes hashes, 8 bytes each
 *     n_told stories, NG_TOLD_BYTES each: a struct ng_told
 *     FNV-1a of it all, 8 bytes
 *
 * little endian. "NGS1", with n_hashes alone, is read as well. */
#ifndef NG_SEEN_H
#define NG_SEEN_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/port.h"

#define NG_TOLD_BYTES 128u
#define NG_TOLD_WORDS 61u

/* A story in a few words: enough to know it again under another title, and
 * whether it has news (ng_cluster). */
struct ng_told {
    uint32_t when_min; /* printed; minutes since 1970 */
    uint8_t n_title;   /* the first of the words are the title's */
    uint8_t n;
    uint16_t words[NG_TOLD_WORDS]; /* hashes */
};

/* What an item is to what was printed before (ng_cluster judges). */
enum ng_recall {
    NG_TOLD_NOT,  /* another story */
    NG_TOLD_NEWS, /* one of these, and later, and a third of the title, or
                   * a number in it, is new */
    NG_TOLD_SAME
};

struct ng_seen {
    uint64_t *hashes; /* at the kept end */
    struct ng_told *told;
    uint32_t n, cap, n_told, cap_told;
    uint32_t n_new; /* added since the load */
};

/* Takes kept arena for cap hashes and cap / 16 stories (at least 4), about
 * cap * 16 bytes; less when there is less. Loads the blob "seen", for which it
 * takes scratch; of a blob that is larger than the lists the newest are taken.
 * A missing blob is empty lists; so is a damaged one, or one that does not
 * fit scratch, but that returns NG_EFORMAT (or the store's error) and is
 * usable. store may be NULL. NG_ENOMEM: not even 64 hashes fit; then it is
 * empty, cap 0, and still safe to ask and to add to. */
int ng_seen_load(struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store, uint32_t cap);
bool ng_seen_has(const struct ng_seen *s, uint64_t hash);
/* The oldest goes when it is full. What is there already is not added. */
void ng_seen_add(struct ng_seen *s, uint64_t hash);
void ng_seen_tell(struct ng_seen *s, const struct ng_told *told);
/* Saves when something was added; takes scratch for the blob, or with less
 * saves only hashes, and of these the newest. NG_ENOMEM when not one fits. */
int ng_seen_save(const struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store);

#endif
