/* SPDX-License-Identifier: MIT */
/* Invariants 1, 2, 4 and 8: a resolved address is printable ASCII, is its own
 * resolution, fits or is refused and never cut, and is http only if
 * ng_url_is_http() says so. Input: base, NUL, reference. */
#include "fuzz.h"

static void check(struct ng_str base, struct ng_str ref)
{
    uint32_t cap = 3 * (base.len + ref.len) + 512;
    char *out = malloc(cap), *again = malloc(cap);
    must(out != NULL && again != NULL);
    int n = ng_url_resolve(base, ref, out, cap);
    must(n <= (int)cap);
    struct ng_str url = {out, n < 0 ? 0 : (uint32_t)n};
    if (n >= 0 && ng_url_is_http(url)) {
        for (uint32_t i = 0; i < url.len; i++) {
            must(out[i] > ' ' && out[i] < 0x7f);
        }
        struct ng_str none = {NULL, 0};
        int m = ng_url_resolve(none, url, again, cap);
        must(m == n && memcmp(out, again, url.len) == 0);
        must(ng_canonical_link(url, again) <= url.len);
        must(ng_url_site(url).len > 0);
    }
    /* every smaller room: refused, and not a byte beyond it */
    for (uint32_t room = url.len; room > 0 && n > 0; room /= 2) {
        char *small = malloc(room);
        must(small != NULL);
        int m = ng_url_resolve(base, ref, small, room - 1);
        must(m == NG_ELIMIT);
        free(small);
    }
    free(out);
    free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const uint8_t *nul = n > 0 ? memchr(data, 0, n) : NULL;
    size_t n_base = nul == NULL ? 0 : (size_t)(nul - data);
    size_t skip = nul == NULL ? 0 : n_base + 1;
    char *base = fuzz_copy(data, n_base);
    char *ref = fuzz_copy(data + skip, n - skip);
    struct ng_str r = {ref, (uint32_t)(n - skip)};
    check((struct ng_str){base, (uint32_t)n_base}, r);
    check(NG_STR("https://example.org/a/b.html"), r);
    struct ng_url u;
    ng_url_split(r, &u);
    ng_canonical_hash(r);
    ng_url_site(r);
    ng_url_is_http(r);
    free(base);
    free(ref);
    return 0;
}
