/* SPDX-License-Identifier: MIT */
/* floor 2: what a document is, from its first bytes (never from its name). */
#ifndef NG_SNIFF_H
#define NG_SNIFF_H

#include "ng/base.h"

#define NG_SNIFF_HEAD 1024u /* give this many raw bytes, or all there are */

enum ng_doc {
    NG_DOC_TEXT, /* none of the others: plain text */
    NG_DOC_HTML,
    NG_DOC_XML_FEED,  /* RSS 0.9x/1.0/2.0, RDF, Atom 0.3/1.0 */
    NG_DOC_JSON_FEED, /* JSON Feed 1.x */
    NG_DOC_JSON,      /* some other JSON object */
    NG_DOC_OPML,
    NG_DOC_BINARY /* images, PDF, archives: nothing we read */
};

/* head: raw bytes in any ASCII-compatible set or UTF-16 (NULs are skipped).
 * White space, a BOM, or a warning of a broken script before the first tag
 * are looked through. */
enum ng_doc ng_sniff(const void *head, size_t n);

#endif
