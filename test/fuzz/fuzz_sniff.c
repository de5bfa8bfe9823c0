/* SPDX-License-Identifier: MIT */
/* Invariants 2 and 4: any first bytes have one kind; a byte order mark or white
 * space before them, or NULs between them (UTF-16), do not change it. */
#include "fuzz.h"

static enum ng_doc kind_of(const void *bytes, size_t n)
{
    char *copy = fuzz_copy(bytes, n);
    enum ng_doc kind = ng_sniff(copy, n);
    must(kind <= NG_DOC_BINARY);
    free(copy);
    return kind;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n > NG_SNIFF_HEAD / 2 - 8) {
        n = NG_SNIFF_HEAD / 2 - 8;
    }
    uint8_t more[NG_SNIFF_HEAD];
    enum ng_doc kind = kind_of(data, n);
    if (kind != NG_DOC_TEXT && kind != NG_DOC_BINARY) {
        memcpy(more, "\xEF\xBB\xBF\r\n\t ", 7);
        memcpy(more + 7, data, n);
        bool has_mark =
                memchr(data, 0xEF, n) != NULL || memchr(data, 0xFE, n) != NULL;
        must(has_mark || kind_of(more, n + 7) == kind);
    }
    return 0;
}
