/* SPDX-License-Identifier: MIT */
#include "ng/json.h"

#include "ng/utf8.h"

#include <string.h>

enum {
    TOP,     /* outside of any container: skip to '{' or '[' */
    VALUE,   /* a value must follow, or ']' in an array */
    KEY,     /* a key must follow, or '}' */
    COLON,   /* ':' must follow */
    COMMA,   /* after a value: ',' or the container's end */
    STRING,  /* inside a string */
    ESCAPE,  /* after '\' */
    HEX,     /* inside \uXXXX */
    NUMBER,  /* inside a number; its characters are in key[] */
    LITERAL, /* inside true, false or null; match: which and how far */
};

static const char literals[3][6] = {"true", "false", "null"};

static int send(
        struct ng_json *j, enum ng_json_kind kind, const char *s, size_t n)
{
    const struct ng_json_event e = {kind, {s, (uint32_t)n}, j->depth};
    return j->event(j->ctx, &e);
}

/* Text of the string at hand: a key is collected, a value passed on. */
static int put(struct ng_json *j, const char *s, size_t n)
{
    if (!j->key_string) {
        return n == 0 ? NG_OK : send(j, NG_JSON_STRING, s, n);
    }
    /* one byte more than a key may have: so a cut key is known as one */
    size_t room = sizeof j->key - j->n_key;
    n = n < room ? n : room;
    memcpy(j->key + j->n_key, s, n);
    j->n_key = (uint8_t)(j->n_key + n);
    return NG_OK;
}

static int put_char(struct ng_json *j, uint32_t cp)
{
    char out[NG_UTF8_MAX];
    return put(j, out, ng_utf8_encode(cp, out));
}

/* A high surrogate that nothing followed. */
static int put_lone(struct ng_json *j)
{
    if (j->high == 0) {
        return NG_OK;
    }
    j->high = 0;
    return put_char(j, NG_REPLACEMENT);
}

/* After \uXXXX. */
static int put_code(struct ng_json *j)
{
    uint32_t code = j->code;
    bool low = code >= 0xDC00 && code <= 0xDFFF;
    if (j->high != 0 && low) {
        code = 0x10000u + ((j->high - 0xD800u) << 10) + (code - 0xDC00u);
        j->high = 0;
        return put_char(j, code);
    }
    int err = put_lone(j);
    if (err != NG_OK) {
        return err;
    }
    if (code >= 0xD800 && code <= 0xDBFF) {
        j->high = (uint16_t)code;
        return NG_OK;
    }
    return put_char(j, low ? NG_REPLACEMENT : code);
}

static int open_container(struct ng_json *j, bool object)
{
    if (j->depth == NG_JSON_DEPTH_MAX) {
        return NG_EFORMAT;
    }
    int err = send(j, object ? NG_JSON_OBJECT : NG_JSON_ARRAY, NULL, 0);
    uint8_t *bits = &j->in_object[j->depth / 8];
    unsigned bit = 1u << j->depth % 8;
    *bits = (uint8_t)(object ? *bits | bit : *bits & ~bit);
    j->depth++;
    j->state = object ? KEY : VALUE;
    return err;
}

static bool in_object(const struct ng_json *j)
{
    unsigned d = j->depth - 1u;
    return j->depth > 0 && (j->in_object[d / 8] >> d % 8 & 1) != 0;
}

static int close_container(struct ng_json *j, bool object)
{
    if (j->depth == 0 || in_object(j) != object) {
        return NG_EFORMAT;
    }
    j->depth--;
    j->state = j->depth == 0 ? TOP : COMMA;
    if (j->depth == 0) {
        j->seen = true;
        j->match = 0;
    }
    return send(j, object ? NG_JSON_OBJECT_END : NG_JSON_ARRAY_END, NULL, 0);
}

static void open_string(struct ng_json *j, bool key)
{
    j->key_string = key;
    j->n_key = 0;
    j->high = 0;
    j->state = STRING;
}

static int close_string(struct ng_json *j)
{
    int err = put_lone(j);
    if (err != NG_OK) {
        return err;
    }
    if (!j->key_string) {
        j->state = COMMA;
        return send(j, NG_JSON_STRING_END, NULL, 0);
    }
    uint32_t n = j->n_key;
    if (n > NG_JSON_KEY_MAX) {
        n = ng_utf8_cut((struct ng_str){j->key, n}, NG_JSON_KEY_MAX);
    }
    j->state = COLON;
    return send(j, NG_JSON_KEY, j->key, n);
}

static bool number_char(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' ||
           c == 'e' || c == 'E';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* The first byte of a value. */
static int open_value(struct ng_json *j, char c)
{
    if (c == '"') {
        open_string(j, false);
        return NG_OK;
    }
    if (c == '{' || c == '[') {
        return open_container(j, c == '{');
    }
    if (c == ']') {
        return close_container(j, false);
    }
    if ((c >= '0' && c <= '9') || c == '-') {
        j->key[0] = c;
        j->n_key = 1;
        j->state = NUMBER;
        return NG_OK;
    }
    for (uint8_t i = 0; i < 3; i++) {
        if (c == literals[i][0]) {
            j->match = (uint8_t)(i << 4 | 1);
            j->state = LITERAL;
            return NG_OK;
        }
    }
    return NG_EFORMAT;
}

/* One byte of structure, not white space, outside of strings and scalars. */
static int structure(struct ng_json *j, char c)
{
    switch (j->state) {
    case VALUE:
        return open_value(j, c);
    case KEY:
        if (c == '"') {
            open_string(j, true);
            return NG_OK;
        }
        return c == '}' ? close_container(j, true) : NG_EFORMAT;
    case COLON:
        j->state = VALUE;
        return c == ':' ? NG_OK : NG_EFORMAT;
    default:
        if (c == ',') {
            j->state = in_object(j) ? KEY : VALUE;
            return NG_OK;
        }
        return c == '}' || c == ']' ? close_container(j, c == '}') : NG_EFORMAT;
    }
}

/* Each of these takes what it can of s[0 .. n), n > 0, sets *used (0: the byte
 * belongs to the state that was just set). */

/* '[' after a letter or '!' is none of ours: "<![CDATA[". */
static int top(struct ng_json *j, const char *s, size_t n, size_t *used)
{
    size_t i = 0;
    char before = (char)j->match;
    while (i < n && s[i] != '{') {
        char low = (char)(before | 0x20);
        if (s[i] == '[' && before != '!' && (low < 'a' || low > 'z')) {
            break;
        }
        before = s[i++];
    }
    j->match = (uint8_t)before;
    if (i == n) {
        *used = n;
        return NG_OK;
    }
    *used = i + 1;
    return open_container(j, s[i] == '{');
}

static int string(struct ng_json *j, const char *s, size_t n, size_t *used)
{
    if (s[0] == '\\') {
        *used = 1;
        j->state = ESCAPE;
        return NG_OK;
    }
    if (s[0] == '"') {
        *used = 1;
        return close_string(j);
    }
    size_t i = 1;
    while (i < n && s[i] != '"' && s[i] != '\\') {
        i++;
    }
    *used = i;
    int err = put_lone(j);
    return err != NG_OK ? err : put(j, s, i);
}

static int escape(struct ng_json *j, const char *s, size_t *used)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    *used = 1;
    if (s[0] == 'u') {
        j->n_code = 0;
        j->code = 0;
        j->state = HEX;
        return NG_OK;
    }
    j->state = STRING;
    int err = put_lone(j);
    if (err != NG_OK) {
        return err;
    }
    const char *at = memchr(from, s[0], sizeof from - 1);
    return put(j, at == NULL ? s : &to[at - from], 1);
}

static int hex(struct ng_json *j, const char *s, size_t *used)
{
    uint32_t low = (uint32_t)(unsigned char)s[0] | 0x20u, digit;
    if (s[0] >= '0' && s[0] <= '9') {
        digit = (uint32_t)(s[0] - '0');
    } else if (low >= 'a' && low <= 'f') {
        digit = low - 'a' + 10;
    } else {
        *used = 0;
        j->state = STRING;
        int err = put_lone(j);
        return err != NG_OK ? err : put_char(j, NG_REPLACEMENT);
    }
    *used = 1;
    j->code = (uint16_t)((uint32_t)j->code << 4 | digit);
    if (++j->n_code < 4) {
        return NG_OK;
    }
    j->state = STRING;
    return put_code(j);
}

static int number(struct ng_json *j, const char *s, size_t n, size_t *used)
{
    size_t i = 0;
    while (i < n && number_char(s[i])) {
        if (j->n_key < NG_JSON_KEY_MAX) {
            j->key[j->n_key++] = s[i];
        }
        i++;
    }
    *used = i;
    if (i == n) {
        return NG_OK;
    }
    j->state = COMMA;
    return send(j, NG_JSON_NUMBER, j->key, j->n_key);
}

static int literal(struct ng_json *j, const char *s, size_t *used)
{
    unsigned which = j->match >> 4, at = j->match & 15u;
    *used = 1;
    if (s[0] != literals[which][at]) {
        return NG_EFORMAT;
    }
    j->match++;
    if (literals[which][at + 1] != '\0') {
        return NG_OK;
    }
    j->state = COMMA;
    return send(j, (enum ng_json_kind)(NG_JSON_TRUE + which), NULL, 0);
}

void ng_json_init(struct ng_json *j,
        int (*event)(void *, const struct ng_json_event *), void *ctx)
{
    memset(j, 0, sizeof *j);
    j->event = event;
    j->ctx = ctx;
}

int ng_json_feed(struct ng_json *j, const char *bytes, size_t n)
{
    size_t i = 0, used;
    while (i < n && j->err == NG_OK) {
        const char *s = bytes + i;
        used = 1;
        switch (j->state) {
        case TOP:
            j->err = top(j, s, n - i, &used);
            break;
        case STRING:
            j->err = string(j, s, n - i, &used);
            break;
        case ESCAPE:
            j->err = escape(j, s, &used);
            break;
        case HEX:
            j->err = hex(j, s, &used);
            break;
        case NUMBER:
            j->err = number(j, s, n - i, &used);
            break;
        case LITERAL:
            j->err = literal(j, s, &used);
            break;
        default:
            j->err = is_space(*s) ? NG_OK : structure(j, *s);
        }
        i += used;
    }
    return j->err;
}

int ng_json_end(struct ng_json *j)
{
    if (j->err == NG_OK && (j->depth > 0 || !j->seen)) {
        j->err = NG_EFORMAT;
    }
    return j->err;
}

/* What stands for the character at s: its escape in out, or nothing (0) when
 * it may stand as it is. *used: its bytes. */
static size_t escaped(const char *s, size_t n, char out[6], size_t *used)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t cp = (unsigned char)s[0];
    *used = 1;
    if (cp >= 0x80) {
        *used = ng_utf8_decode(s, n, &cp);
        if (cp == NG_REPLACEMENT) {
            return ng_utf8_encode(cp, out);
        }
        if (cp >= 0xA0 && cp != 0x2028 && cp != 0x2029) {
            return 0;
        }
    } else if (cp >= ' ' && cp != '"' && cp != '\\' && cp != 0x7F) {
        return 0;
    }
    out[0] = '\\';
    out[1] = s[0];
    if (cp == '"' || cp == '\\') {
        return 2;
    }
    if (cp == '\n' || cp == '\t') {
        out[1] = cp == '\n' ? 'n' : 't';
        return 2;
    }
    out[1] = 'u';
    for (int k = 0; k < 4; k++) {
        out[2 + k] = digits[cp >> (12 - 4 * k) & 15u];
    }
    return 6;
}

int ng_json_string(const struct ng_sink *out, struct ng_str s)
{
    int err = out->write(out->ctx, "\"", 1);
    uint32_t plain = 0, i = 0;
    while (i < s.len && err == NG_OK) {
        char esc[6];
        size_t used, n = escaped(s.s + i, s.len - i, esc, &used);
        if (n > 0) {
            err = out->write(out->ctx, s.s + plain, i - plain);
            plain = i + (uint32_t)used;
            if (err == NG_OK) {
                err = out->write(out->ctx, esc, n);
            }
        }
        i += (uint32_t)used;
    }
    if (err == NG_OK && i > plain) {
        err = out->write(out->ctx, s.s + plain, i - plain);
    }
    return err != NG_OK ? err : out->write(out->ctx, "\"", 1);
}
