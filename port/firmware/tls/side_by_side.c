/* SPDX-License-Identifier: MIT */
#include "firmware/transport.h"

#include "firmware/memory.h"
#include "net/client.h"

#include <string.h>

#define SESSIONS 4u /* of as many servers, the last used */

static struct ng_client client;

static struct session {
    uint32_t used; /* the higher, the later; 0: never */
    uint32_t n;
    uint16_t port;
    char host[64];
    uint8_t bytes[NG_TLS_SESSION];
} kept[SESSIONS];
static uint32_t n_used;

/* This server's, or the one to overwrite. */
static struct session *find_session(const char *host, uint16_t port)
{
    struct session *oldest = kept;
    for (uint32_t i = 0; i < SESSIONS; i++) {
        if (kept[i].port == port && strcmp(kept[i].host, host) == 0) {
            return &kept[i];
        }
        oldest = kept[i].used < oldest->used ? &kept[i] : oldest;
    }
    oldest->n = 0;
    return oldest;
}

static uint32_t load_session(
        void *ctx, const char *host, uint16_t port, void *to)
{
    (void)ctx;
    const struct session *s = find_session(host, port);
    memcpy(to, s->bytes, s->n);
    return s->n;
}

static void save_session(void *ctx, const char *host, uint16_t port,
        const void *from, uint32_t n)
{
    (void)ctx;
    size_t len = strlen(host);
    if (len < sizeof kept->host) {
        struct session *s = find_session(host, port);
        s->used = ++n_used;
        s->n = n;
        s->port = port;
        memcpy(s->host, host, len + 1);
        memcpy(s->bytes, from, n);
    }
}

int ng_transport_start(struct ng_record *card, const struct ng_pipe *tcp,
        const struct ng_trust *trust, uint32_t timeout_ms)
{
    static const struct ng_tls_sessions sessions = {
            load_session, save_session, NULL};
    (void)card;
    client.plain = *tcp;
    client.timeout_ms = timeout_ms;
    int err = ng_tls_init(&client.secure, ng_firmware_memory.tls,
            ng_firmware_memory.n_tls, tcp, trust);
    if (err == NG_OK) {
        ng_tls_keep_sessions(&sessions);
    } else {
        client.secure.connect = NULL;
    }
    return err;
}

struct ng_net ng_transport_begin(struct ng_arena *a)
{
    ng_arena_init(a, ng_firmware_memory.arena, ng_firmware_memory.n_arena);
    return ng_client_net(&client);
}

void ng_transport_end(void)
{
    ng_client_close(&client);
}

struct ng_transport_count ng_transport_count(void)
{
    return (struct ng_transport_count){
            ng_tls_count(), (uint32_t)ng_firmware_memory.n_tls};
}
