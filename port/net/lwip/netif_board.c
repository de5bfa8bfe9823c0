/* SPDX-License-Identifier: MIT */
#include "net/lwip/netif_board.h"

#include "board.h"
#include "net/pipe.h"

#include <string.h>

#include <lwip/dhcp.h>
#include <lwip/dns.h>
#include <lwip/etharp.h>
#include <lwip/init.h>
#include <lwip/memp.h>
#include <lwip/netif.h>
#include <lwip/stats.h>
#include <lwip/sys.h>
#include <lwip/timeouts.h>
#include <netif/ethernet.h>

static struct netif netif;
static uint32_t n_dropped;

u32_t sys_now(void)
{
    return (u32_t)ng_net_ms();
}

/* Ports and numbers that a stranger should not guess; without entropy there
 * is no TLS either. */
uint32_t ng_lwip_random(void)
{
    static uint32_t n;
    uint32_t random;
    if (ng_net_entropy(&random, sizeof random) != NG_OK) {
        n = (n + (uint32_t)ng_net_ms()) * 1664525u + 1013904223u;
        random = n ^ n >> 15;
    }
    return random;
}

static err_t send_frame(struct netif *to, struct pbuf *p)
{
    (void)to;
    if (!ng_board_tx(p->tot_len)) {
        return ERR_BUF; /* TCP will send it again */
    }
    for (const struct pbuf *q = p; q != NULL; q = q->next) {
        ng_board_tx_write(q->payload, q->len);
    }
    ng_board_tx_done();
    return ERR_OK;
}

static void receive_frame(uint32_t n)
{
    struct pbuf *p = pbuf_alloc(PBUF_RAW, (u16_t)n, PBUF_POOL);
    for (struct pbuf *q = p; q != NULL; q = q->next) {
        ng_board_rx_read(q->payload, q->len);
    }
    ng_board_rx_done();
    if (p == NULL) {
        n_dropped++;
    } else if (netif.input(p, &netif) != ERR_OK) {
        (void)pbuf_free(p);
    }
}

static err_t set_up(struct netif *n)
{
    n->name[0] = 'e';
    n->name[1] = 'n';
    n->output = etharp_output;
    n->linkoutput = send_frame;
    n->mtu = 1500;
    n->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET;
    n->hwaddr_len = ETH_HWADDR_LEN;
    ng_board_mac(n->hwaddr);
    netif_set_hostname(n, "nutgraf");
    return ERR_OK;
}

void ng_lwip_init(void)
{
    lwip_init();
    (void)netif_add(&netif, NULL, NULL, NULL, NULL, set_up, ethernet_input);
    netif_set_default(&netif);
}

void ng_lwip_poll(void)
{
    uint32_t n;
    ng_board_alive();
    while ((n = ng_board_rx()) > 0) {
        receive_frame(n);
    }
    sys_check_timeouts();
}

const char *ng_lwip_up(uint64_t deadline)
{
    if (!netif_is_up(&netif)) {
        netif_set_up(&netif);
    }
    while (!ng_board_link()) {
        if (ng_net_ms() >= deadline) {
            return "no network cable";
        }
        ng_lwip_poll();
    }
    netif_set_link_up(&netif);
    if (!dhcp_supplied_address(&netif)) {
        (void)dhcp_start(&netif);
    }
    while (!dhcp_supplied_address(&netif)) {
        if (ng_net_ms() >= deadline) {
            return "no address: DHCP was not answered";
        }
        ng_lwip_poll();
    }
    return NULL;
}

void ng_lwip_down(void)
{
    dhcp_release_and_stop(&netif);
    netif_set_link_down(&netif);
    netif_set_down(&netif);
}

struct ng_lwip_count ng_lwip_count(void)
{
    return (struct ng_lwip_count){
            lwip_stats.memp[MEMP_PBUF_POOL]->used, n_dropped};
}
