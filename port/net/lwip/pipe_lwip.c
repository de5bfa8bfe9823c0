/* SPDX-License-Identifier: MIT */
#include "net/lwip/pipe_lwip.h"

#include "net/lwip/netif_board.h"

#include <lwip/tcp.h>

static int fail(struct ng_lwip_pipe *p, const char *reason)
{
    p->reason = reason;
    return NG_EIO;
}

static int timed_out(struct ng_lwip_pipe *p)
{
    p->reason = "timed out";
    return NG_PIPE_TIMEOUT;
}

/* ---- what lwIP tells ------------------------------------------------------
 */

static err_t on_connected(void *arg, struct tcp_pcb *pcb, err_t err)
{
    struct ng_lwip_pipe *p = arg;
    (void)pcb;
    p->connected = err == ERR_OK;
    return ERR_OK;
}

/* Bytes came, or (in NULL) the peer has ended. */
static err_t on_received(
        void *arg, struct tcp_pcb *pcb, struct pbuf *in, err_t err)
{
    struct ng_lwip_pipe *p = arg;
    (void)pcb;
    (void)err;
    if (in == NULL) {
        p->ended = true;
    } else if (p->in == NULL) {
        p->in = in;
    } else {
        pbuf_cat(p->in, in);
    }
    return ERR_OK;
}

/* lwIP has freed the pcb. */
static void on_error(void *arg, err_t err)
{
    struct ng_lwip_pipe *p = arg;
    p->pcb = NULL;
    p->failed = true;
    p->reason = err == ERR_RST ? (p->connected ? "connection reset by the peer"
                                               : "connection refused")
                : err == ERR_ABRT ? "timed out"
                                  : "connection failed";
}

/* ---- the pipe -------------------------------------------------------------
 */

static void lwip_close(void *ctx)
{
    struct ng_lwip_pipe *p = ctx;
    if (p->in != NULL) {
        (void)pbuf_free(p->in);
        p->in = NULL;
    }
    if (p->pcb != NULL) {
        tcp_arg(p->pcb, NULL);
        tcp_recv(p->pcb, NULL);
        tcp_err(p->pcb, NULL);
        if (!p->connected || tcp_close(p->pcb) != ERR_OK) {
            tcp_abort(p->pcb);
        }
        p->pcb = NULL;
    }
    p->connected = false;
}

static int lwip_connect(
        void *ctx, const char *host, uint16_t port, uint64_t deadline)
{
    struct ng_lwip_pipe *p = ctx;
    uint32_t address;
    lwip_close(p);
    p->ended = p->failed = false;
    const char *reason = ng_lwip_find(host, &address, deadline);
    if (reason != NULL) {
        return fail(p, reason);
    }
    ip_addr_t to = IPADDR4_INIT(address);
    p->pcb = tcp_new();
    if (p->pcb == NULL) {
        return fail(p, "lwIP is out of memory");
    }
    tcp_arg(p->pcb, p);
    tcp_recv(p->pcb, on_received);
    tcp_err(p->pcb, on_error);
    tcp_nagle_disable(p->pcb);
    if (tcp_connect(p->pcb, &to, port, on_connected) != ERR_OK) {
        lwip_close(p);
        return fail(p, "no route to host");
    }
    while (!p->connected) {
        if (p->failed) {
            return NG_EIO;
        }
        if (ng_net_ms() >= deadline) {
            lwip_close(p);
            return timed_out(p);
        }
        ng_lwip_poll();
    }
    return NG_OK;
}

static int32_t lwip_read(void *ctx, void *to, uint32_t n, uint64_t deadline)
{
    struct ng_lwip_pipe *p = ctx;
    if (p->in == NULL) {
        ng_lwip_poll();
    }
    while (p->in == NULL) {
        if (p->failed) {
            return NG_EIO;
        }
        if (p->ended) {
            return 0;
        }
        if (ng_net_ms() >= deadline) {
            return timed_out(p);
        }
        ng_lwip_poll();
    }
    uint16_t got = pbuf_copy_partial(
            p->in, to, n > UINT16_MAX ? UINT16_MAX : (uint16_t)n, 0);
    p->in = pbuf_free_header(p->in, got);
    if (p->pcb != NULL) {
        tcp_recved(p->pcb, got);
    }
    return got;
}

static int lwip_write(
        void *ctx, const void *from, uint32_t n, uint64_t deadline)
{
    struct ng_lwip_pipe *p = ctx;
    const char *at = from;
    while (n > 0) {
        if (p->failed) {
            return NG_EIO;
        }
        if (ng_net_ms() >= deadline) {
            return timed_out(p);
        }
        uint32_t room = tcp_sndbuf(p->pcb);
        uint16_t part = (uint16_t)(n < room ? n : room);
        if (part > 0 &&
                tcp_write(p->pcb, at, part, TCP_WRITE_FLAG_COPY) == ERR_OK) {
            at += part;
            n -= part;
            (void)tcp_output(p->pcb);
            continue;
        }
        ng_lwip_poll();
    }
    return p->failed ? NG_EIO : NG_OK;
}

static bool lwip_idle(void *ctx)
{
    struct ng_lwip_pipe *p = ctx;
    ng_lwip_poll();
    return p->pcb != NULL && p->in == NULL && !p->ended && !p->failed;
}

static const char *lwip_reason(void *ctx)
{
    struct ng_lwip_pipe *p = ctx;
    return p->reason;
}

struct ng_pipe ng_lwip_pipe(struct ng_lwip_pipe *p)
{
    *p = (struct ng_lwip_pipe){.reason = ""};
    return (struct ng_pipe){lwip_connect, lwip_read, lwip_write, lwip_idle,
            lwip_close, lwip_reason, p};
}
