/* SPDX-License-Identifier: MIT */
/* lwIP 2.2 as nutgraf uses it: IPv4, one client connection at a time, no OS,
 * raw API. Sizes for a board with 64 KB of RAM: 9 KB in all. */
#ifndef NG_LWIPOPTS_H
#define NG_LWIPOPTS_H

#define NO_SYS 1
#define SYS_LIGHTWEIGHT_PROT 0 /* nothing is called from an interrupt */
#define LWIP_NETCONN 0
#define LWIP_SOCKET 0
#define LWIP_NOASSERT 1
#define LWIP_STATS 1 /* of the pools: a test looks for leaks there */
#define LWIP_STATS_DISPLAY 0
#define LINK_STATS 0
#define ETHARP_STATS 0
#define IP_STATS 0
#define IPFRAG_STATS 0
#define ICMP_STATS 0
#define UDP_STATS 0
#define TCP_STATS 0
#define SYS_STATS 0

#define LWIP_IPV4 1
#define LWIP_IPV6 0
#define IP_REASSEMBLY 0
#define IP_FRAG 0
#define LWIP_RAW 0
#define LWIP_ICMP 0 /* nobody needs to ping it */
#define LWIP_UDP 1
#define LWIP_TCP 1
#define LWIP_DNS 1
#define LWIP_DHCP 1
/* The conflict check takes 8 s at boot; a home router's leases are sound. */
#define LWIP_DHCP_DOES_ACD_CHECK 0
#define LWIP_ACD 0
#define LWIP_NETIF_LINK_CALLBACK 0
#define LWIP_NETIF_HOSTNAME 1
#define DNS_MAX_NAME_LENGTH 128
#define DNS_TABLE_SIZE 3

#define MEM_ALIGNMENT 4
#define MEM_SIZE 3200
#define MEMP_NUM_TCP_PCB 3 /* one open, others in TIME_WAIT */
#define MEMP_NUM_TCP_PCB_LISTEN 1
#define MEMP_NUM_TCP_SEG 8
#define MEMP_NUM_UDP_PCB 3 /* DHCP, DNS, SNTP */
#define MEMP_NUM_PBUF 4
#define PBUF_POOL_SIZE 8
#define PBUF_POOL_BUFSIZE 512 /* lwIP counts on all headers in the first */

#define TCP_MSS 1460
#define TCP_WND (2 * TCP_MSS)
#define TCP_SND_BUF (2 * TCP_MSS)
#define TCP_SND_QUEUELEN 6
/* a lost segment is sent again, and what followed it */
#define TCP_QUEUE_OOSEQ 0
/* frees closed connections after 4 s, not 2 min */
#define TCP_MSL 2000u
#define LWIP_TCP_KEEPALIVE 0
#define TCP_SYNMAXRTX 4
/* RFC 6528 */
#define LWIP_HOOK_TCP_ISN(a, b, c, d) ng_lwip_random()

#define LWIP_TIMERS 1
#define LWIP_CHECKSUM_ON_COPY 0

#endif
