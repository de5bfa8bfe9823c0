/* SPDX-License-Identifier: MIT */
/* The board's Ethernet as lwIP's one interface: an address by DHCP, names by
 * DNS, the time by SNTP. Calls block until their deadline, a value of
 * ng_net_ms(), and keep lwIP running meanwhile. */
#ifndef NG_LWIP_NETIF_BOARD_H
#define NG_LWIP_NETIF_BOARD_H

#include "ng/base.h"

/* Once. */
void ng_lwip_init(void);

/* Passes on what came and runs lwIP's timers. Whatever waits calls it. */
void ng_lwip_poll(void);

/* Waits for cable and lease. NULL, or what is missing: "no network cable",
 * "no address: DHCP was not answered". */
const char *ng_lwip_up(uint64_t deadline);
/* Gives the lease back: before a long sleep. */
void ng_lwip_down(void);

/* The IPv4 address of a host, or of a dotted quad. NULL, or why not. */
const char *ng_lwip_find(const char *host, uint32_t *ipv4, uint64_t deadline);

/* Asks the time of an SNTP server (RFC 4330), a name or an address. NULL and
 * *now, seconds since 1970 UTC, or why not. */
const char *ng_lwip_sntp(const char *server, int64_t *now, uint64_t deadline);

/* Packet buffers in use now, and frames that found none. */
struct ng_lwip_count {
    uint32_t used, dropped;
};
struct ng_lwip_count ng_lwip_count(void);

#endif
