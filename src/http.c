/* SPDX-License-Identifier: MIT */
#include "ng/http.h"

#include <string.h>

enum {
    AT_STATUS,
    AT_FIELD,
    AT_CHUNK,    /* chunk size line */
    AT_DATA,     /* inside a chunk */
    AT_DATA_END, /* the line end behind a chunk */
    AT_TRAILER,  /* lines behind the last chunk */
    AT_BODY,     /* h->left bytes by Content-Length */
    AT_REST,     /* until the peer closes */
    AT_END
};

/* what the fields said about framing */
enum { CHUNKED = 1, LENGTH = 2, CLOSE = 4, PERSIST = 8 };

void ng_http_init(struct ng_http *h, bool head_request,
        int (*header)(void *, struct ng_str, struct ng_str), void *ctx,
        struct ng_sink body)
{
    memset(h, 0, offsetof(struct ng_http, line));
    h->head_request = head_request;
    h->header = header;
    h->ctx = ctx;
    h->body = body;
}

static int finish(struct ng_http *h)
{
    h->state = AT_END;
    h->done = true;
    return NG_OK;
}

/* "HTTP/1.1 200 OK"; the reason is optional, the version's last digit decides
 * whether connections persist by default. */
static int status_line(struct ng_http *h)
{
    const char *l = h->line;
    if (h->n_line < 12 || memcmp(l, "HTTP/1.", 7) != 0 || l[8] != ' ' ||
            (h->n_line > 12 && l[12] != ' ')) {
        return NG_EFORMAT;
    }
    uint16_t status = 0;
    for (int i = 9; i < 12; i++) {
        if (l[i] < '0' || l[i] > '9') {
            return NG_EFORMAT;
        }
        status = (uint16_t)(status * 10 + (l[i] - '0'));
    }
    if (status < 100) {
        return NG_EFORMAT;
    }
    h->status = status;
    h->framing = l[7] == '0' ? 0 : PERSIST;
    h->state = AT_FIELD;
    return NG_OK;
}

/* Takes the next comma-separated part off *list. */
static struct ng_str next_part(struct ng_str *list)
{
    int32_t comma = ng_str_find(*list, NG_STR(","));
    uint32_t n = comma < 0 ? list->len : (uint32_t)comma;
    struct ng_str part = ng_str_trim(ng_str_cut(*list, 0, n));
    *list = ng_str_cut(*list, n + 1, list->len);
    return part;
}

/* "5", but also "5, 5" and the field twice: RFC 9110 8.6. */
static int content_length(struct ng_http *h, struct ng_str value)
{
    do {
        struct ng_str digits = next_part(&value);
        uint64_t length = 0;
        if (digits.len == 0 || digits.len > 18) {
            return NG_EFORMAT;
        }
        for (uint32_t i = 0; i < digits.len; i++) {
            if (digits.s[i] < '0' || digits.s[i] > '9') {
                return NG_EFORMAT;
            }
            length = length * 10 + (uint64_t)(digits.s[i] - '0');
        }
        if ((h->framing & LENGTH) != 0 && length != h->left) {
            return NG_EFORMAT;
        }
        h->framing |= LENGTH;
        h->left = length;
    } while (value.len > 0);
    return NG_OK;
}

static int transfer_encoding(struct ng_http *h, struct ng_str value)
{
    do {
        struct ng_str coding = next_part(&value);
        if (ng_str_eqi(coding, NG_STR("chunked"))) {
            h->framing |= CHUNKED;
        } else if (coding.len > 0 && !ng_str_eqi(coding, NG_STR("identity"))) {
            return NG_EFORMAT; /* we offered no TE */
        }
    } while (value.len > 0);
    return NG_OK;
}

static void connection(struct ng_http *h, struct ng_str value)
{
    do {
        struct ng_str option = next_part(&value);
        if (ng_str_eqi(option, NG_STR("close"))) {
            h->framing |= CLOSE;
        } else if (ng_str_eqi(option, NG_STR("keep-alive"))) {
            h->framing |= PERSIST;
        }
    } while (value.len > 0);
}

/* The held line is a whole field now. Lines that are none are dropped, so
 * are those of interim responses. */
static int field(struct ng_http *h)
{
    struct ng_str line = {h->line, h->n_line};
    int32_t colon = ng_str_find(line, NG_STR(":"));
    if (h->status < 200 || colon < 1 || line.s[0] == ' ' || line.s[0] == '\t') {
        return NG_OK;
    }
    for (uint32_t i = 0; i < line.len; i++) {
        uint8_t c = (uint8_t)h->line[i];
        if (c < ' ' || c == 0x7f) {
            h->line[i] = ' '; /* RFC 9110 5.5 */
        }
    }
    struct ng_str name = ng_str_trim(ng_str_cut(line, 0, (uint32_t)colon));
    struct ng_str value =
            ng_str_trim(ng_str_cut(line, (uint32_t)colon + 1, line.len));
    if (name.len == 0) {
        return NG_OK;
    }
    int err = NG_OK;
    bool needed = true; /* cut it is worse than absent */
    if (ng_str_eqi(name, NG_STR("content-length"))) {
        err = content_length(h, value);
    } else if (ng_str_eqi(name, NG_STR("transfer-encoding"))) {
        err = transfer_encoding(h, value);
    } else if (ng_str_eqi(name, NG_STR("connection"))) {
        connection(h, value);
    } else {
        needed = ng_str_eqi(name, NG_STR("location"));
    }
    if (needed && h->cut) {
        err = NG_ELIMIT;
    }
    return err < 0 ? err : h->header(h->ctx, name, value);
}

/* RFC 9112 6.3: how the body ends. */
static int headers_end(struct ng_http *h)
{
    if (h->status < 200) {
        h->status = 0;
        h->state = AT_STATUS;
        return NG_OK;
    }
    if ((h->framing & CHUNKED) != 0 && (h->framing & LENGTH) != 0) {
        return NG_EFORMAT;
    }
    h->headers_done = true;
    h->keep_alive = (h->framing & (PERSIST | CLOSE)) == PERSIST;
    if (h->head_request || h->status == 204 || h->status == 304) {
        return finish(h);
    }
    if ((h->framing & CHUNKED) != 0) {
        h->state = AT_CHUNK;
        h->n_headers = 0;
        return NG_OK;
    }
    if ((h->framing & LENGTH) != 0) {
        h->state = AT_BODY;
        return h->left == 0 ? finish(h) : NG_OK;
    }
    h->keep_alive = false;
    h->state = AT_REST;
    return NG_OK;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "1a0;name=value": extensions mean nothing to us. */
static int chunk_size(struct ng_http *h)
{
    uint32_t i = 0;
    h->left = 0;
    while (i < h->n_line && hex(h->line[i]) >= 0) {
        if (h->left >> 56 != 0) {
            return NG_EFORMAT;
        }
        h->left = h->left << 4 | (uint64_t)hex(h->line[i++]);
    }
    if (i == 0 || (i < h->n_line && h->line[i] != ';' && h->line[i] != ' ' &&
                          h->line[i] != '\t')) {
        return NG_EFORMAT;
    }
    h->state = h->left == 0 ? AT_TRAILER : AT_DATA;
    h->n_headers = 0;
    return NG_OK;
}

/* A line is complete, without its line end. */
static int line_end(struct ng_http *h)
{
    bool blank = h->n_line == 0;
    switch (h->state) {
    case AT_STATUS:
        return blank ? NG_OK : status_line(h);
    case AT_FIELD:
        h->held = !blank;
        return blank ? headers_end(h) : NG_OK;
    case AT_CHUNK:
        return chunk_size(h);
    case AT_DATA_END:
        h->state = AT_CHUNK;
        h->n_headers = 0;
        return NG_OK;
    default:
        return blank ? finish(h) : NG_OK;
    }
}

/* Gathers a line. A field is held until the next byte shows that no folded
 * part of it follows (RFC 9112 5.2). Returns the bytes used. */
static int32_t line_bytes(struct ng_http *h, const char *bytes, uint32_t n)
{
    int err;
    if (h->held && bytes[0] != ' ' && bytes[0] != '\t') {
        err = field(h);
        if (err < 0) {
            return err;
        }
        h->n_line = 0;
        h->cut = false;
    }
    h->held = false;
    const char *lf = memchr(bytes, '\n', n);
    uint32_t len = lf == NULL ? n : (uint32_t)(lf - bytes);
    uint32_t room = NG_HTTP_LINE - h->n_line;
    if (len > NG_HTTP_HEADERS_MAX || h->n_headers + len > NG_HTTP_HEADERS_MAX) {
        return NG_ELIMIT;
    }
    h->n_headers += len + (lf != NULL);
    h->cut = h->cut || len > room;
    room = len < room ? len : room;
    memcpy(h->line + h->n_line, bytes, room);
    h->n_line = (uint16_t)(h->n_line + room);
    if (h->state == AT_DATA_END &&
            (h->n_line > 1 || (h->n_line == 1 && h->line[0] != '\r'))) {
        return NG_EFORMAT; /* the chunk is longer than it said */
    }
    if (lf == NULL) {
        return (int32_t)n;
    }
    if (h->n_line > 0 && h->line[h->n_line - 1] == '\r') {
        h->n_line--;
    }
    err = line_end(h);
    if (!h->held) {
        h->n_line = 0;
        h->cut = false;
    }
    return err < 0 ? err : (int32_t)(len + 1);
}

static int32_t body_bytes(struct ng_http *h, const char *bytes, uint32_t n)
{
    if (h->state != AT_REST && n > h->left) {
        n = (uint32_t)h->left;
    }
    h->body_bytes += n;
    int err = h->body.write(h->body.ctx, bytes, n);
    if (err < 0) {
        return err;
    }
    if (h->state != AT_REST) {
        h->left -= n;
        if (h->left == 0 && h->state == AT_BODY) {
            finish(h);
        } else if (h->left == 0) {
            h->state = AT_DATA_END;
        }
    }
    return (int32_t)n;
}

int32_t ng_http_feed(struct ng_http *h, const char *bytes, uint32_t n)
{
    uint32_t at = 0;
    if (n > INT32_MAX) {
        n = INT32_MAX;
    }
    while (at < n && !h->done) {
        bool in_body = h->state == AT_BODY || h->state == AT_DATA ||
                       h->state == AT_REST;
        int32_t used = in_body ? body_bytes(h, bytes + at, n - at)
                               : line_bytes(h, bytes + at, n - at);
        if (used < 0) {
            return used;
        }
        at += (uint32_t)used;
    }
    return (int32_t)at;
}

int ng_http_end(struct ng_http *h)
{
    if (h->state == AT_REST) {
        return finish(h);
    }
    return h->done ? NG_OK : NG_EIO;
}
