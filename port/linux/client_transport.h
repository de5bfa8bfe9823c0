/* SPDX-License-Identifier: MIT */
/* The boards' HTTP client (net/client.h) as a transport on Linux: one
 * document after the other, no plan. */
#ifndef NG_LINUX_CLIENT_TRANSPORT_H
#define NG_LINUX_CLIENT_TRANSPORT_H

#include "linux/transport.h"
#include "net/client.h"

/* c has its pipes set and outlives the transport. */
struct ng_transport ng_client_transport(struct ng_client *c);

#endif
