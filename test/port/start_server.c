/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "start_server.h"

#include "../ng_test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t server;
static int server_stdin = -1;
static struct {
    char name[32];
    unsigned number;
} ports[32];
static size_t n_ports;

void server_start(const char *root, const char *log)
{
    int in[2], out[2];
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    server = fork();
    assert_true(server >= 0);
    if (server == 0) {
        const char *args[8] = {
                "build/test/server", "--certs", "build/test/certs"};
        int n = 3;
        if (root != NULL) {
            args[n++] = "--root";
            args[n++] = root;
        }
        if (log != NULL) {
            args[n++] = "--log";
            args[n++] = log;
        }
        dup2(in[0], 0);
        dup2(out[1], 1);
        for (int fd = 3; fd < 64; fd++) {
            close(fd);
        }
        execv(args[0], (char *const *)(uintptr_t)args);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    server_stdin = in[1];
    n_ports = 0;
    FILE *f = fdopen(out[0], "r");
    assert_non_null(f);
    char line[128];
    bool ready = false;
    while (!ready && fgets(line, sizeof line, f) != NULL) {
        ready = strcmp(line, "ready\n") == 0;
        if (!ready && n_ports < sizeof ports / sizeof *ports &&
                sscanf(line, "port %31s %u", ports[n_ports].name,
                        &ports[n_ports].number) == 2) {
            n_ports++;
        }
    }
    fclose(f);
    if (!ready) {
        server_stop();
        fail_msg("build/test/server did not start");
    }
}

void server_stop(void)
{
    if (server > 0) {
        close(server_stdin);
        kill(server, SIGTERM);
        waitpid(server, NULL, 0);
        server = 0;
    }
}

unsigned server_port(const char *name)
{
    for (size_t i = 0; i < n_ports; i++) {
        if (strcmp(ports[i].name, name) == 0) {
            return ports[i].number;
        }
    }
    fail_msg("the server has no port named %s", name);
    return 0;
}

void server_url(char *out, size_t cap, const char *port, const char *path)
{
    int n = snprintf(out, cap, "%s://localhost:%u%s",
            strcmp(port, "http") == 0 ? "http" : "https", server_port(port),
            path);
    assert_true(n > 0 && (size_t)n < cap);
}
