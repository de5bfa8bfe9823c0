/* SPDX-License-Identifier: MIT */
/* The time by SNTP (RFC 4330). lwIP's own client numbers its requests by the
 * clock, which anybody can guess; this one takes a random number, and an
 * answer without it is not believed. */
#include "net/lwip/netif_board.h"

#include "net/pipe.h"

#include <string.h>

#include <lwip/udp.h>

#define PORT 123
#define LENGTH 48
#define ASK_MS 2000 /* then once more, until the deadline */
/* NTP counts from 1900, and from 2036-02-07 anew (RFC 4330 3) */
#define TO_1970 INT64_C(2208988800)
#define ERA INT64_C(0x100000000)

static struct {
    uint32_t server;
    uint8_t nonce[8];
    int64_t now; /* 0: no answer yet */
} ask;

/* A sound answer of a server that has the time itself. */
static bool sound(const uint8_t *m)
{
    uint8_t leap = m[0] >> 6, mode = m[0] & 7, stratum = m[1];
    return leap != 3 && mode == 4 && stratum >= 1 && stratum <= 15 &&
           memcmp(m + 24, ask.nonce, sizeof ask.nonce) == 0;
}

static void receive(void *arg, struct udp_pcb *pcb, struct pbuf *p,
        const ip_addr_t *from, u16_t port)
{
    uint8_t m[LENGTH];
    (void)arg;
    (void)pcb;
    if (ip4_addr_get_u32(ip_2_ip4(from)) == ask.server && port == PORT &&
            pbuf_copy_partial(p, m, LENGTH, 0) == LENGTH && sound(m)) {
        int64_t seconds = (int64_t)m[40] << 24 | (int64_t)m[41] << 16 |
                          (int64_t)m[42] << 8 | m[43];
        ask.now = seconds + ((m[40] & 0x80) != 0 ? 0 : ERA) - TO_1970;
    }
    (void)pbuf_free(p);
}

static void send(struct udp_pcb *pcb)
{
    struct pbuf *p = pbuf_alloc(PBUF_TRANSPORT, LENGTH, PBUF_RAM);
    ip_addr_t to = IPADDR4_INIT(ask.server);
    if (p == NULL) {
        return;
    }
    uint8_t *m = p->payload;
    memset(m, 0, LENGTH);
    m[0] = 4 << 3 | 3; /* version 4, client */
    memcpy(m + 40, ask.nonce, sizeof ask.nonce);
    (void)udp_sendto(pcb, p, &to, PORT);
    (void)pbuf_free(p);
}

const char *ng_lwip_sntp(const char *server, int64_t *now, uint64_t deadline)
{
    const char *reason = ng_lwip_find(server, &ask.server, deadline);
    if (reason != NULL) {
        return reason;
    }
    if (ng_net_entropy(ask.nonce, sizeof ask.nonce) != NG_OK) {
        return "no source of random numbers";
    }
    struct udp_pcb *pcb = udp_new();
    if (pcb == NULL) {
        return "lwIP is out of memory";
    }
    udp_recv(pcb, receive, NULL);
    ask.now = 0;
    uint64_t next = 0;
    while (ask.now == 0 && ng_net_ms() < deadline) {
        if (ng_net_ms() >= next) {
            send(pcb);
            next = ng_net_ms() + ASK_MS;
        }
        ng_lwip_poll();
    }
    udp_remove(pcb);
    *now = ask.now;
    return ask.now == 0 ? "the time server does not answer" : NULL;
}
