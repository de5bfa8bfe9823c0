/* SPDX-License-Identifier: MIT */
/* One memory, used in turns. The card holds, behind the records:
 *
 *   | sessions, a block each | the core's memory | documents (copy.h) |
 */
#include "firmware/transport.h"

#include "board.h"
#include "firmware/copy.h"
#include "firmware/memory.h"
#include "firmware/say.h"
#include "net/client.h"

#include <string.h>

#define BLOCK NG_RECORD_BLOCK
#define SESSIONS 8u

/* A session's block. */
struct session {
    uint32_t crc;  /* of the rest */
    uint32_t used; /* the higher, the later */
    uint32_t n;
    uint16_t port;
    char host[BLOCK - 14 - NG_TLS_SESSION];
    uint8_t bytes[NG_TLS_SESSION];
};
_Static_assert(sizeof(struct session) == BLOCK, "a session is a block");

/* What the shared memory holds while a document is fetched. */
struct turn {
    struct ng_client client;
    struct session session;
    struct ng_client_field fields[2]; /* of the request */
    char etag[96], modified[40];      /* of the answer; "": none, or too long */
    uint8_t block[BLOCK];             /* of the document, being filled */
    uint64_t heap[];
};

static struct {
    struct ng_record *card;
    const struct ng_pipe *tcp;
    const struct ng_trust *trust;
    struct ng_arena *arena;
    uint32_t sessions, swap; /* first blocks */
    uint32_t n_used;         /* sessions, ever */
    uint32_t timeout_ms;
    struct ng_transport_count count;
    struct ng_copies copies;
    /* of the document at hand, what outlives the fetching */
    struct ng_kept copy;
    char url[BLOCK], type[64], reason[96];
} turns;

static int read_block(uint32_t block, void *to)
{
    return turns.card->card.read(turns.card->card.ctx, block, to);
}

static int write_block(uint32_t block, const void *from)
{
    return turns.card->card.write(turns.card->card.ctx, block, from);
}

static struct turn *turn(void)
{
    return ng_firmware_memory.arena;
}

/* ---- the core's memory to the card and back ---------------------------------
 */

/* Calls move() for each block of memory that the core uses; *sum becomes the
 * checksum of them all. */
static int each_used(
        int (*move)(uint32_t block, uint8_t *memory), uint32_t *sum)
{
    uint8_t *base = ng_firmware_memory.arena;
    const struct ng_arena *a = turns.arena;
    size_t kept = (size_t)(a->keep_at - a->keep_base);
    size_t scratch = (size_t)(a->scratch_at - a->keep_base);
    uint32_t n = (uint32_t)(ng_firmware_memory.n_arena / BLOCK);
    *sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        size_t from = (size_t)i * BLOCK;
        if (from < kept || from + BLOCK > scratch) {
            int err = move(turns.swap + i, base + from);
            if (err != NG_OK) {
                return err;
            }
            *sum = ng_crc32(*sum, base + from, BLOCK);
        }
    }
    return NG_OK;
}

static int move_out(uint32_t block, uint8_t *memory)
{
    return write_block(block, memory);
}

static int move_in(uint32_t block, uint8_t *memory)
{
    return read_block(block, memory);
}

/* ---- sessions -------------------------------------------------------------
 */

/* The block of this server's session, or the one to overwrite; its contents
 * are in turn()->session, n 0 when they are not this server's. */
static uint32_t find_session(const char *host, uint16_t port)
{
    struct session *s = &turn()->session;
    uint32_t oldest = turns.sessions, age = UINT32_MAX;
    for (uint32_t i = 0; i < SESSIONS; i++) {
        bool sound = read_block(turns.sessions + i, s) == NG_OK &&
                     s->crc == ng_crc32(0, &s->used, BLOCK - 4) &&
                     s->n <= NG_TLS_SESSION;
        if (sound && s->port == port &&
                strncmp(s->host, host, sizeof s->host) == 0) {
            return turns.sessions + i;
        }
        uint32_t used = sound ? s->used : 0;
        if (used < age) {
            age = used;
            oldest = turns.sessions + i;
        }
        if (used >= turns.n_used) {
            turns.n_used = used + 1;
        }
    }
    s->n = 0;
    return oldest;
}

static uint32_t load_session(
        void *ctx, const char *host, uint16_t port, void *to)
{
    (void)ctx;
    struct session *s = &turn()->session;
    (void)find_session(host, port);
    memcpy(to, s->bytes, s->n);
    return s->n;
}

static void save_session(void *ctx, const char *host, uint16_t port,
        const void *from, uint32_t n)
{
    (void)ctx;
    struct session *s = &turn()->session;
    size_t len = strlen(host);
    if (len >= sizeof s->host) {
        return;
    }
    uint32_t block = find_session(host, port);
    memset(s, 0, sizeof *s);
    s->used = turns.n_used++;
    s->n = n;
    s->port = port;
    memcpy(s->host, host, len);
    memcpy(s->bytes, from, n);
    s->crc = ng_crc32(0, &s->used, BLOCK - 4);
    (void)write_block(block, s);
}

static const struct ng_tls_sessions sessions = {
        load_session, save_session, NULL};

/* ---- a document -----------------------------------------------------------
 */

static int fail(struct ng_get *g, int err, const char *reason)
{
    g->reason = ng_str_of(reason);
    return err;
}

/* Its bytes go to the card. */
static int spool(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    return ng_copy_put(&turns.copies, turn()->block, bytes, n);
}

static struct ng_str keep(char *to, uint32_t cap, struct ng_str s)
{
    struct ng_str cut = ng_str_cut(s, 0, cap);
    if (cut.len > 0) {
        memcpy(to, cut.s, cut.len);
    }
    return (struct ng_str){to, cut.len};
}

/* client.h: a request is sent */
static void begin(void *ctx)
{
    struct turn *t = ctx;
    t->etag[0] = t->modified[0] = '\0';
}

/* client.h: a field of the answer */
static void field(void *ctx, struct ng_str name, struct ng_str value)
{
    struct turn *t = ctx;
    if (ng_str_eqi(name, NG_STR("etag")) && value.len < sizeof t->etag) {
        memcpy(t->etag, value.s, value.len);
        t->etag[value.len] = '\0';
    } else if (ng_str_eqi(name, NG_STR("last-modified")) &&
               value.len < sizeof t->modified) {
        memcpy(t->modified, value.s, value.len);
        t->modified[value.len] = '\0';
    }
}

/* Asks the server; old: what we have of it, or NULL. */
static int ask(struct ng_get *g, const struct ng_kept *old)
{
    struct turn *t = turn();
    struct ng_client_field *fields = t->fields;
    struct ng_sink body = g->body;
    struct ng_client *c = &t->client;
    if (old != NULL && old->etag.len > 0) {
        fields[c->n_fields++] =
                (struct ng_client_field){NG_STR("If-None-Match"), old->etag};
    }
    if (old != NULL && old->modified.len > 0) {
        fields[c->n_fields++] = (struct ng_client_field){
                NG_STR("If-Modified-Since"), old->modified};
    }
    c->fields = fields;
    c->accept_304 = c->n_fields > 0;
    c->begin = begin;
    c->field = field;
    c->hook_ctx = t;
    struct ng_net net = ng_client_net(c);
    g->body = (struct ng_sink){spool, NULL};
    int err = net.get(net.ctx, g);
    g->body = body;
    if (g->final_url.len > sizeof turns.url) {
        err = fail(g, NG_ELIMIT, "address too long");
        g->final_url.len = 0;
    }
    return err;
}

/* What g points to is soon gone: it is kept in turns. */
static void keep_texts(struct ng_get *g)
{
    g->final_url = keep(turns.url, sizeof turns.url, g->final_url);
    g->content_type = keep(turns.type, sizeof turns.type, g->content_type);
    g->reason = keep(turns.reason, sizeof turns.reason, g->reason);
}

/* The answer was err: what the core gets in the end. *copy: what we had of
 * it, if anything, becomes that. */
static int settle(struct ng_get *g, int err, bool had, struct ng_kept *copy)
{
    struct turn *t = turn();
    struct ng_kept doc;
    bool unchanged = err == NG_OK && g->status == 304;
    if (ng_copy_end(&turns.copies, t->block, &doc) != NG_OK) {
        err = fail(g, NG_EIO, "the card cannot be written");
    }
    if (had && (err != NG_OK || unchanged)) {
        g->content_type = copy->type;
        g->final_url = copy->url;
        g->stale = !unchanged;
        g->fetched = unchanged ? NG_NO_DATE : copy->fetched;
        keep_texts(g);
        if (unchanged) {
            ng_copy_confirm(&turns.copies, copy, ng_net_time());
        }
        return NG_OK;
    }
    keep_texts(g);
    bool cut = g->max_bytes > 0 && doc.bytes >= g->max_bytes;
    if (err == NG_OK && g->kind == NG_GET_SOURCE && !cut) {
        doc.fetched = ng_net_time();
        doc.etag = ng_str_of(t->etag);
        doc.modified = ng_str_of(t->modified);
        doc.type = g->content_type;
        doc.url = g->final_url;
        ng_copy_keep(&turns.copies, &doc, had ? copy : NULL);
    }
    *copy = doc;
    return err;
}

/* TLS's turn. What g points to afterwards is in turns. */
static int fetch(struct ng_get *g, bool had, struct ng_kept *copy)
{
    struct turn *t = turn();
    size_t n_heap = ng_firmware_memory.n_arena - sizeof *t;
    memset(t, 0, sizeof *t);
    t->client.plain = *turns.tcp;
    t->client.timeout_ms = turns.timeout_ms;
    int err = ng_tls_init(
            &t->client.secure, t->heap, n_heap, turns.tcp, turns.trust);
    if (err == NG_OK) {
        ng_tls_keep_sessions(&sessions);
    } else {
        t->client.secure.connect = NULL;
    }
    err = settle(g, ask(g, had ? copy : NULL), had, copy);
    ng_client_close(&t->client);
    ng_tls_end();
    struct ng_tls_count c = ng_tls_count();
    turns.count.tls.full += c.full;
    turns.count.tls.resumed += c.resumed;
    turns.count.tls.refused += c.refused;
    turns.count.tls.last_ms = c.last_ms;
    turns.count.n_tls = (uint32_t)n_heap;
    if (c.top > turns.count.tls.top) {
        turns.count.tls.top = c.top;
    }
    return err;
}

/* The core's turn: the document from the card. */
static int replay(struct ng_get *g, const struct ng_kept *copy)
{
    int said = ng_copy_read(&turns.copies, copy, &g->body);
    if (said == NG_EIO) {
        return fail(g, NG_EIO, "the card cannot be read");
    }
    return said == NG_ESTOP ? NG_OK : said;
}

static int get(void *ctx, struct ng_get *g)
{
    (void)ctx;
    struct ng_str url = g->url;         /* the core's own, to be restored */
    struct ng_kept *copy = &turns.copy; /* not on the stack of TLS */
    if (turns.card == NULL) {
        return fail(g, NG_EIO, "no card to work on");
    }
    if (url.len > sizeof turns.url) {
        return fail(g, NG_ELIMIT, "address too long");
    }
    bool had =
            ng_copy_find(&turns.copies, url, copy) && g->kind == NG_GET_SOURCE;
    g->url = keep(turns.url, sizeof turns.url, url);
    uint32_t before, after;
    if (each_used(move_out, &before) != NG_OK) {
        g->url = url;
        return fail(g, NG_EIO, "the card cannot be written");
    }
    int err = fetch(g, had, copy);
    g->url = url;
    if (each_used(move_in, &after) != NG_OK || after != before) {
        ng_say("nutgraf: the card lost what the core put there\n");
        ng_board_restart(false);
    }
    int said = replay(g, copy);
    return err != NG_OK ? err : said;
}

/* ---- begin and end --------------------------------------------------------
 */

int ng_transport_start(struct ng_record *card, const struct ng_pipe *tcp,
        const struct ng_trust *trust, uint32_t timeout_ms)
{
    uint32_t n_swap = (uint32_t)(ng_firmware_memory.n_arena / BLOCK);
    turns.tcp = tcp;
    turns.trust = trust;
    turns.timeout_ms = timeout_ms;
    if (card == NULL) {
        return NG_EIO;
    }
    turns.sessions = card->first_free;
    turns.swap = turns.sessions + SESSIONS;
    int err = ng_copies_init(&turns.copies, card, turns.swap + n_swap);
    if (err != NG_OK) {
        return err;
    }
    turns.card = card;
    return NG_OK;
}

struct ng_net ng_transport_begin(struct ng_arena *a)
{
    turns.arena = a;
    ng_arena_init(a, ng_firmware_memory.arena, ng_firmware_memory.n_arena);
    return (struct ng_net){get, NULL, NULL};
}

void ng_transport_end(void)
{
}

struct ng_transport_count ng_transport_count(void)
{
    return turns.count;
}
