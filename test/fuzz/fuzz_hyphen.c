/* SPDX-License-Identifier: MIT */
/* Invariants 2 and 4, of a block of patterns that may be damaged and of any
 * word: hyphens stand between characters, in order, as far from the ends as
 * the block says. Input: a byte, that many bytes of a word, the block. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0 || data[0] >= n) {
        return 0;
    }
    uint32_t len = data[0];
    char *word = fuzz_copy(data + 1, len);
    char *block = fuzz_copy(data + 1 + len, n - 1 - len);
    struct ng_hyphens h;
    uint8_t at[NG_HYPHEN_WORD_MAX];
    if (ng_hyphens_open(&h, block, n - 1 - len) == NG_OK) {
        must(h.left_min > 0 && h.right_min > 0);
        must(memchr(h.lang, '\0', sizeof h.lang) != NULL);
        uint32_t k = ng_hyphenate(&h, (struct ng_str){word, len}, at);
        must(k < NG_HYPHEN_WORD_MAX && (k == 0 || len <= NG_HYPHEN_WORD_MAX));
        for (uint32_t i = 0, last = 0; i < k; last = at[i++]) {
            must(at[i] > last && at[i] < len);
            must(at[i] >= h.left_min && len - at[i] >= h.right_min);
        }
    } else {
        must(h.blob == NULL);
    }
    free(word);
    free(block);
    return 0;
}
