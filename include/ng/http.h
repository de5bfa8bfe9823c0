/* SPDX-License-Identifier: MIT */
/* floor 2: HTTP/1.1 responses (RFC 9110, RFC 9112) as a push reader.
 *
 * In: the bytes of a connection. Out: header fields, then the body with the
 * transfer coding removed. Holds: one header line of NG_HTTP_LINE bytes.
 *
 *   status line -> fields -> nothing | length | chunks -> trailers | to close
 *        ^-- 1xx --'
 *
 * Interim 1xx responses are skipped. Bare LF ends a line; obsolete folding
 * is joined; control characters in a field become spaces. A longer line is
 * cut, except that a framing field (Content-Length, Transfer-Encoding) or a
 * Location that is cut is NG_ELIMIT. Both Content-Length and
 * Transfer-Encoding, two different lengths, a coding other than chunked, or a
 * bad chunk are NG_EFORMAT (RFC 9112 6.3, response splitting). More than
 * NG_HTTP_HEADERS_MAX bytes of header, of one chunk's size line, or of
 * trailers are NG_ELIMIT. Trailers are dropped. */
#ifndef NG_HTTP_H
#define NG_HTTP_H

#include "ng/base.h"

#define NG_HTTP_LINE 1024u
#define NG_HTTP_HEADERS_MAX 65536u

struct ng_http {
    /* read these */
    uint16_t status;     /* 0 until the status line was read */
    bool headers_done;   /* body bytes follow (or none) */
    bool done;           /* the response is complete */
    bool keep_alive;     /* after done: the connection may be used again */
    uint64_t body_bytes; /* delivered so far */
    /* leave these alone */
    int (*header)(void *ctx, struct ng_str name, struct ng_str value);
    struct ng_sink body;
    void *ctx;
    uint64_t left;      /* of the body or of the chunk */
    uint32_t n_headers; /* bytes of header, size line or trailers so far */
    uint16_t n_line;
    uint8_t state, framing;
    bool head_request, held, cut;
    char line[NG_HTTP_LINE];
};

/* header(): every field of the final response, name as sent, value trimmed;
 * h->status is known by then. Returns NG_OK or an ng_err that feed returns.
 * body: gets the content of every status: the caller looks at h->status in
 * its sink. head_request: no body follows whatever is said. */
void ng_http_init(struct ng_http *h, bool head_request,
        int (*header)(void *, struct ng_str, struct ng_str), void *ctx,
        struct ng_sink body);
/* Returns the bytes used (fewer than n once h->done; n is clamped to
 * INT32_MAX), or an ng_err: one of the above or what header() or the sink
 * said. After an error the reader is of no further use. */
int32_t ng_http_feed(struct ng_http *h, const char *bytes, uint32_t n);
/* The peer closed: NG_OK when that ends the response, else NG_EIO
 * (truncated). */
int ng_http_end(struct ng_http *h);

#endif
