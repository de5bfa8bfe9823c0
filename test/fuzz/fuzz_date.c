/* SPDX-License-Identifier: MIT */
/* Invariants 2 and 4; and a date that was parsed is one that ng_date_iso()
 * can write and ng_date_parse() reads back; a date that was found ends inside
 * the text and is found again in the text up to its end. */
#include "fuzz.h"

static void read_back(int64_t utc)
{
    char iso[NG_DATE_ISO_LEN];
    int64_t again;
    struct ng_civil c;
    ng_date_civil(utc, &c);
    must(ng_date_from_civil(&c) == utc);
    must(ng_date_iso(utc, iso) == NG_DATE_ISO_LEN);
    if (c.year >= 1000 && c.year <= 9999) {
        struct ng_str s = {iso, NG_DATE_ISO_LEN};
        must(ng_date_parse(s, &again) == NG_OK && again == utc);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *copy = fuzz_copy(data, n);
    struct ng_str s = {copy, (uint32_t)n};
    int64_t utc, again;
    if (ng_date_parse(s, &utc) == NG_OK) {
        read_back(utc);
    }
    uint32_t end = ng_date_find(s, &utc);
    must(end <= n);
    if (end > 0) {
        read_back(utc);
        must(ng_date_find(ng_str_cut(s, 0, end), &again) == end);
        must(again == utc);
    }
    if (ng_date_in_url(s, &utc)) {
        read_back(utc);
    }
    free(copy);
    return 0;
}
