/* SPDX-License-Identifier: MIT */
/* Look-up of a host's address. */
#include "net/lwip/netif_board.h"

#include "net/pipe.h"

#include <string.h>

#include <lwip/dns.h>

/* lwIP asks four times, a second and more between; a server that knows no
 * such name says so sooner. */
#define SILENCE_MS 2000

/* The look-up under way; a late answer to an older one has another name. */
static struct {
    const char *host; /* NULL: none */
    bool done, found;
    ip_addr_t address;
} lookup;

static void answer(const char *host, const ip_addr_t *address, void *arg)
{
    (void)arg;
    if (lookup.host == NULL || strcmp(host, lookup.host) != 0) {
        return;
    }
    lookup.done = true;
    lookup.found = address != NULL;
    if (address != NULL) {
        lookup.address = *address;
    }
}

const char *ng_lwip_find(const char *host, uint32_t *ipv4, uint64_t deadline)
{
    uint64_t start = ng_net_ms();
    lookup.host = host;
    lookup.done = lookup.found = false;
    err_t err = dns_gethostbyname(host, &lookup.address, answer, NULL);
    if (err == ERR_OK) {
        lookup.done = lookup.found = true;
    } else if (err != ERR_INPROGRESS) {
        lookup.host = NULL;
        return ip_addr_isany(dns_getserver(0)) ? "no name server is known"
                                               : "host name lookup failed";
    }
    while (!lookup.done && ng_net_ms() < deadline) {
        ng_lwip_poll();
    }
    lookup.host = NULL;
    if (lookup.found) {
        *ipv4 = ip4_addr_get_u32(ip_2_ip4(&lookup.address));
        return NULL;
    }
    return !lookup.done || ng_net_ms() - start >= SILENCE_MS
                   ? "the name server does not answer"
                   : "host name not found";
}
