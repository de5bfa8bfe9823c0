/* SPDX-License-Identifier: MIT */
/* Invariants 2 and 3: a reference becomes well-formed UTF-8, uses no more
 * bytes than there are, and more bytes change it only if ng_entity_partial()
 * said that they may. Input: what follows an '&'. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char out[NG_ENTITY_UTF8_MAX], less[NG_ENTITY_UTF8_MAX];
    uint32_t len = 0;
    uint32_t n_less = 0;
    char *s = fuzz_copy(data, n);
    uint32_t used = ng_entity_decode(s, n, false, out, &len);
    must(used <= n && (used == 0 || (len > 0 && len <= sizeof out)));
    must(ng_utf8_valid(out, used == 0 ? 0 : len) == (used == 0 ? 0 : len));
    for (size_t k = 0; k < n && k <= NG_ENTITY_NAME_MAX; k++) {
        char *head = fuzz_copy(data, k);
        uint32_t did = ng_entity_decode(head, k, false, less, &n_less);
        bool may = ng_entity_partial(head, k);
        free(head);
        must(may || (did == used && (used == 0 || (n_less == len &&
                                                          memcmp(out, less,
                                                                  len) == 0))));
    }
    must(n <= NG_ENTITY_NAME_MAX || !ng_entity_partial(s, n));
    ng_entity_decode(s, n, true, out, &len);
    free(s);
    return 0;
}
