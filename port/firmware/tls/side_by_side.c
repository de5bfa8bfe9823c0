/* SPDX-License-Identifier: MIT */
#include "firmware/transport.h"

#include "firmware/memory.h"
#include "net/client.h"

static struct ng_client client;

int ng_transport_start(struct ng_record *card, const struct ng_pipe *tcp,
        const struct ng_trust *trust, uint32_t timeout_ms)
{
    (void)card;
    client.plain = *tcp;
    client.timeout_ms = timeout_ms;
    int err = ng_tls_init(&client.secure, ng_firmware_memory.tls,
            ng_firmware_memory.n_tls, tcp, trust);
    if (err != NG_OK) {
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
