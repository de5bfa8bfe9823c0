/* SPDX-License-Identifier: MIT */
/* Parses each {"id", "input"} of a bench to {"id", "utc"}. */
#include "records.h"

int main(void)
{
    static struct record r;
    while (record_read(stdin, &r)) {
        int64_t utc;
        char iso[NG_DATE_ISO_LEN];
        struct ng_str text = {iso, 0};
        if (ng_date_parse(record_get(&r, "input"), &utc) == NG_OK) {
            text.len = ng_date_iso(utc, iso);
        }
        printf("{");
        print_field("id", record_get(&r, "id"));
        printf(", ");
        print_field("utc", text);
        printf("}\n");
    }
    return 0;
}
