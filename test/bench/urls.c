/* SPDX-License-Identifier: MIT */
/* Resolves each {"id", "input", "base"} of a bench to {"id", "href"}. */
#include "records.h"

int main(void)
{
    static struct record r;
    static char href[MAX_LINE];
    while (record_read(stdin, &r)) {
        int n = ng_url_resolve(record_get(&r, "base"), record_get(&r, "input"),
                href, sizeof href);
        printf("{");
        print_field("id", record_get(&r, "id"));
        printf(", ");
        print_field("href", (struct ng_str){href, n < 0 ? 0 : (uint32_t)n});
        printf("}\n");
    }
    return 0;
}
