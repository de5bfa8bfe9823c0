/* SPDX-License-Identifier: MIT */
/* server --certs DIR [--root DIR] [--log FILE]
 *
 * A web server for tests, on 127.0.0.1 only. It prints "port NAME NUMBER" for
 * every port it listens on, then "ready", and ends on SIGTERM or when its
 * standard input ends (so: not with </dev/null). One process a connection.
 *
 *   https           files of --root (files.c) and the misbehaviours under
 *   http            /case/ (cases.c)
 *   tls12, tls13    the same, that TLS version only
 *   rsa, rsa12      the same, with an RSA key
 *   expired ... not-a-ca       the same behind a bad certificate
 *   tls11           answers with a ServerHello of TLS 1.1
 *   not-tls         answers in plain HTTP; stall-tls: never; hang-up: closes
 *   closed          nobody listens there
 *
 * --log FILE gets every request as it came, after a line "== port NAME". */
#include "server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define V12 MBEDTLS_SSL_VERSION_TLS1_2
#define V13 MBEDTLS_SSL_VERSION_TLS1_3

struct port ports[] = {
        {"https", TLS, "good", 0, 0, -1, 0},
        {"http", PLAIN, NULL, 0, 0, -1, 0},
        {"tls12", TLS, "good", V12, V12, -1, 0},
        {"tls13", TLS, "good", V13, V13, -1, 0},
        {"rsa", TLS, "rsa", 0, 0, -1, 0},
        {"rsa12", TLS, "rsa", V12, V12, -1, 0},
        {"expired", TLS, "expired", 0, 0, -1, 0},
        {"not-yet", TLS, "not-yet", 0, 0, -1, 0},
        {"wrong-host", TLS, "wrong-host", 0, 0, -1, 0},
        {"self-signed", TLS, "self-signed", 0, 0, -1, 0},
        {"unknown-root", TLS, "unknown-root", 0, 0, -1, 0},
        {"no-intermediate", TLS, "no-intermediate", 0, 0, -1, 0},
        {"forged", TLS, "forged", 0, 0, -1, 0},
        {"not-a-ca", TLS, "not-a-ca", 0, 0, -1, 0},
        {"tls11", TLS11, NULL, 0, 0, -1, 0},
        {"not-tls", NOT_TLS, NULL, 0, 0, -1, 0},
        {"stall-tls", STALL, NULL, 0, 0, -1, 0},
        {"hang-up", HANG_UP, NULL, 0, 0, -1, 0},
        {"closed", CLOSED, NULL, 0, 0, -1, 0},
};
#define N_PORTS (sizeof ports / sizeof *ports)

static const char *root, *log_file;

unsigned port_number(const char *name)
{
    for (size_t i = 0; i < N_PORTS; i++) {
        if (strcmp(ports[i].name, name) == 0) {
            return ports[i].number;
        }
    }
    return 0;
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static void open_port(struct port *p)
{
    struct sockaddr_in a = {.sin_family = AF_INET};
    socklen_t n = sizeof a;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    p->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    /* a closed port stays bound, so that nobody else gets its number */
    if (p->fd < 0 || bind(p->fd, (struct sockaddr *)&a, n) != 0 ||
            getsockname(p->fd, (struct sockaddr *)&a, &n) != 0 ||
            (p->kind != CLOSED && listen(p->fd, 64) != 0)) {
        die("server: listen");
    }
    p->number = ntohs(a.sin_port);
    printf("port %s %u\n", p->name, p->number);
}

static void log_request(const struct request *r)
{
    char entry[sizeof r->head + 64];
    int fd = log_file == NULL
                     ? -1
                     : open(log_file, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (fd >= 0) {
        int n = snprintf(
                entry, sizeof entry, "== port %s\n%s", r->port->name, r->head);
        /* one write an entry: connections may log at once */
        if (write(fd, entry, (size_t)n) != n) {
            perror(log_file);
        }
        close(fd);
    }
}

/* A ServerHello that picks TLS 1.1 and an old cipher. */
static void tls11(struct conn *c)
{
    static const unsigned char hello[] = {22, 3, 2, 0, 49, 2, 0, 0, 45, 3, 2, 1,
            2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
            21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 0, 0xc0, 0x13, 0,
            /* secure renegotiation (RFC 5746), lest its lack be the reason */
            0, 5, 0xff, 1, 0, 1, 0};
    char buf[4096];
    if (recv(c->fd, buf, sizeof buf, 0) > 0) {
        put(c, hello, sizeof hello);
        (void)recv(c->fd, buf, sizeof buf, 0);
    }
}

/* The life of one connection, in a process of its own. */
static void serve(int fd, const struct port *port)
{
    static struct conn c;
    static struct request r;
    struct linger hard = {1, 0};
    char buf[4096];
    int on = 1;
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    c.fd = fd;
    r.port = port;
    switch (port->kind) {
    case TLS11:
        tls11(&c);
        return;
    case NOT_TLS:
        if (recv(fd, buf, sizeof buf, 0) > 0) {
            putz(&c, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
                     "This is a plain port.\n");
        }
        return;
    case STALL:
        while (recv(fd, buf, sizeof buf, 0) > 0) {
        }
        return;
    case HANG_UP:
        (void)setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        return;
    default:
        break;
    }
    if (!conn_open(&c, fd, port)) {
        return;
    }
    while (read_request(&c, &r)) {
        log_request(&r);
        bool keep = strncmp(r.path, "/case/", 6) == 0
                            ? answer_case(&c, &r)
                            : answer_file(&c, &r, root);
        if (!keep) {
            break;
        }
    }
    conn_close(&c);
}

static void accept_one(const struct port *p)
{
    int fd = accept(p->fd, NULL, NULL);
    if (fd < 0) {
        return;
    }
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) {
            _exit(0);
        }
        for (size_t i = 0; i < N_PORTS; i++) {
            close(ports[i].fd);
        }
        serve(fd, p);
        _exit(0);
    }
    close(fd);
}

int main(int argc, char **argv)
{
    const char *certs = NULL;
    for (int i = 1; i + 1 < argc; i += 2) {
        const char **to = strcmp(argv[i], "--certs") == 0  ? &certs
                          : strcmp(argv[i], "--root") == 0 ? &root
                          : strcmp(argv[i], "--log") == 0  ? &log_file
                                                           : NULL;
        if (to == NULL) {
            certs = NULL;
            break;
        }
        *to = argv[i + 1];
    }
    if (certs == NULL || argc % 2 == 0) {
        (void)fputs("usage: server --certs DIR [--root DIR] [--log FILE]\n",
                stderr);
        return 2;
    }
    (void)signal(SIGCHLD, SIG_IGN);
    (void)signal(SIGPIPE, SIG_IGN);
    tls_prepare(certs);
    struct pollfd fds[N_PORTS + 1];
    for (size_t i = 0; i < N_PORTS; i++) {
        open_port(&ports[i]);
        fds[i].fd = ports[i].kind == CLOSED ? -1 : ports[i].fd;
        fds[i].events = POLLIN;
    }
    fds[N_PORTS] = (struct pollfd){0, POLLIN, 0};
    printf("ready\n");
    (void)fflush(stdout);
    for (;;) {
        char byte[64];
        if (poll(fds, N_PORTS + 1, -1) < 0 && errno != EINTR) {
            die("server: poll");
        }
        if (fds[N_PORTS].revents != 0 && read(0, byte, sizeof byte) <= 0) {
            return 0;
        }
        for (size_t i = 0; i < N_PORTS; i++) {
            if ((fds[i].revents & POLLIN) != 0) {
                accept_one(&ports[i]);
            }
        }
    }
}
