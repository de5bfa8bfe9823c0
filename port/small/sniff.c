/* SPDX-License-Identifier: MIT */
/* Small: a document is a feed in XML, or else a page; lost: JSON Feed, plain
 * text, and that what is neither is refused at once. */
#include "ng/sniff.h"

enum ng_doc ng_sniff(const void *head, size_t n)
{
    static const struct ng_str roots[] = {NG_STR_INIT("rss"),
            NG_STR_INIT("feed"), NG_STR_INIT("rdf:rdf"), NG_STR_INIT("html"),
            NG_STR_INIT("!doctype html")};
    struct ng_str s = {head, (uint32_t)n};
    for (uint32_t i = 0; i < s.len; i++) {
        for (unsigned k = 0; s.s[i] == '<' && k < 5; k++) {
            if (ng_str_starts(ng_str_cut(s, i + 1, s.len), roots[k])) {
                return k < 3 ? NG_DOC_XML_FEED : NG_DOC_HTML;
            }
        }
    }
    return NG_DOC_HTML;
}
