/* SPDX-License-Identifier: MIT */
/* Small: a page's language is what it says, or unknown; lost: one that does
 * not say, or says another's. */
#include "ng/lang.h"

struct ng_str ng_lang_of(struct ng_str said, struct ng_str text)
{
    (void)text;
    uint32_t n = 0;
    while (n < said.len && ng_lower(said.s[n]) >= 'a' &&
            ng_lower(said.s[n]) <= 'z') {
        n++;
    }
    bool ends = n == said.len || said.s[n] == '-' || said.s[n] == '_';
    return ng_str_cut(said, 0, (n == 2 || n == 3) && ends ? said.len : 0);
}

struct ng_str ng_lang_guess(struct ng_str text)
{
    return ng_str_cut(text, 0, 0);
}
