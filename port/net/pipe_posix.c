/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* SOCK_NONBLOCK and SOCK_CLOEXEC for socket() */
#include "net/pipe_posix.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *error_text(int error)
{
    switch (error) {
    case ECONNREFUSED:
        return "connection refused";
    case ENETUNREACH:
    case EHOSTUNREACH:
        return "no route to host";
    case ECONNRESET:
    case EPIPE:
        return "connection reset by the peer";
    case ETIMEDOUT:
        return "timed out";
    case EADDRNOTAVAIL:
    case ENETDOWN:
        return "the network is down";
    case EACCES:
    case EPERM:
        return "not permitted";
    case EMFILE:
    case ENFILE:
        return "too many open files";
    default:
        return "connection failed";
    }
}

static const char *lookup_text(int error)
{
    switch (error) {
    case EAI_AGAIN:
        return "the name server does not answer";
    case EAI_NONAME:
        return "host name not found";
    default:
        return "host name lookup failed";
    }
}

static int fail(struct ng_posix *p, const char *reason)
{
    p->reason = reason;
    return NG_EIO;
}

static int timed_out(struct ng_posix *p)
{
    p->reason = "timed out";
    return NG_PIPE_TIMEOUT;
}

/* Waits until the socket is ready or the deadline passes. */
static int ready(struct ng_posix *p, short events, uint64_t deadline)
{
    for (;;) {
        uint64_t now = ng_net_ms();
        uint64_t left = deadline > now ? deadline - now : 0;
        struct pollfd f = {p->fd, events, 0};
        int n = poll(&f, 1, left > 3600000 ? 3600000 : (int)left);
        if (n > 0) {
            return NG_OK;
        }
        if (n < 0 && errno != EINTR) {
            return fail(p, error_text(errno));
        }
        if (n == 0 && ng_net_ms() >= deadline) {
            return timed_out(p);
        }
    }
}

static void posix_close(void *ctx)
{
    struct ng_posix *p = ctx;
    if (p->fd >= 0) {
        (void)close(p->fd);
        p->fd = -1;
    }
}

static int try_address(
        struct ng_posix *p, const struct addrinfo *a, uint64_t deadline)
{
    int error = 0, on = 1;
    socklen_t n = sizeof error;
    p->fd = socket(a->ai_family, a->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC,
            a->ai_protocol);
    if (p->fd < 0) {
        return fail(p, error_text(errno));
    }
    (void)setsockopt(p->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(p->fd, a->ai_addr, a->ai_addrlen) == 0) {
        return NG_OK;
    }
    if (errno != EINPROGRESS) {
        return fail(p, error_text(errno));
    }
    int err = ready(p, POLLOUT, deadline);
    if (err < 0) {
        return err;
    }
    if (getsockopt(p->fd, SOL_SOCKET, SO_ERROR, &error, &n) != 0 ||
            error != 0) {
        return fail(p, error_text(error));
    }
    return NG_OK;
}

static int posix_connect(
        void *ctx, const char *host, uint16_t port, uint64_t deadline)
{
    struct ng_posix *p = ctx;
    struct addrinfo hints = {0}, *list = NULL;
    char service[8];
    posix_close(p);
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    (void)snprintf(service, sizeof service, "%u", (unsigned)port);
    int err = getaddrinfo(host, service, &hints, &list);
    if (err == EAI_NONAME || err == EAI_ADDRFAMILY) {
        /* a machine with nothing but loopback has no "configured" address */
        hints.ai_flags = 0;
        err = getaddrinfo(host, service, &hints, &list);
    }
    if (err != 0) {
        return fail(p, lookup_text(err));
    }
    err = fail(p, "connection failed");
    for (struct addrinfo *a = list; a != NULL; a = a->ai_next) {
        /* a silent address may take half of what is left, so that the next
         * one is tried too (a host whose IPv6 leads nowhere) */
        uint64_t now = ng_net_ms();
        uint64_t left = deadline > now ? deadline - now : 0;
        err = try_address(p, a, a->ai_next == NULL ? deadline : now + left / 2);
        if (err == NG_OK) {
            break;
        }
        posix_close(p);
    }
    freeaddrinfo(list);
    return err;
}

static int32_t posix_read(void *ctx, void *to, uint32_t n, uint64_t deadline)
{
    struct ng_posix *p = ctx;
    for (;;) {
        ssize_t got = recv(p->fd, to, n > INT32_MAX ? INT32_MAX : n, 0);
        if (got >= 0) {
            return (int32_t)got;
        }
        if (errno == EINTR) {
            continue;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK) {
            return fail(p, error_text(errno));
        }
        int err = ready(p, POLLIN, deadline);
        if (err < 0) {
            return err;
        }
    }
}

static int posix_write(
        void *ctx, const void *from, uint32_t n, uint64_t deadline)
{
    struct ng_posix *p = ctx;
    const char *at = from;
    while (n > 0) {
        ssize_t sent = send(p->fd, at, n, MSG_NOSIGNAL);
        if (sent >= 0) {
            at += sent;
            n -= (uint32_t)sent;
            continue;
        }
        if (errno == EINTR) {
            continue;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK) {
            return fail(p, error_text(errno));
        }
        int err = ready(p, POLLOUT, deadline);
        if (err < 0) {
            return err;
        }
    }
    return NG_OK;
}

static bool posix_idle(void *ctx)
{
    struct ng_posix *p = ctx;
    struct pollfd f = {p->fd, POLLIN, 0};
    return p->fd >= 0 && poll(&f, 1, 0) == 0;
}

static const char *posix_reason(void *ctx)
{
    struct ng_posix *p = ctx;
    return p->reason;
}

struct ng_pipe ng_posix_pipe(struct ng_posix *p)
{
    p->fd = -1;
    p->reason = "";
    return (struct ng_pipe){posix_connect, posix_read, posix_write, posix_idle,
            posix_close, posix_reason, p};
}
