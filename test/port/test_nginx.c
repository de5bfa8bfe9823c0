/* SPDX-License-Identifier: MIT */
/* The board's HTTP client over mbedTLS against a real server: nginx with
 * OpenSSL. Skipped where nginx is not installed. */
#define _GNU_SOURCE
#include "../ng_test.h"

#include "net/client.h"
#include "net/pipe_posix.h"
#include "net/pipe_tls.h"
#include "start_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DIR "build/test/nginx"
#define N_BIG 300000u

static const struct {
    const char *name, *cert, *config;
} servers[] = {
        /* the choice that mbedTLS 3.6.6 refuses without our patch */
        {"TLS 1.2, RSA-PSS", "rsa",
                "ssl_protocols TLSv1.2;"
                "ssl_conf_command Options ServerPreference;"
                "ssl_conf_command SignatureAlgorithms rsa_pss_rsae_sha256;"
                "keepalive_requests 2;"},
        {"TLS 1.2, AES-128-GCM", "rsa",
                "ssl_protocols TLSv1.2;"
                "ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256;"},
        {"TLS 1.2, ECDSA, P-384", "good",
                "ssl_protocols TLSv1.2; ssl_ecdh_curve secp384r1;"},
        {"TLS 1.3", "rsa", "ssl_protocols TLSv1.3;"},
        {"TLS 1.3, HelloRetryRequest", "good",
                "ssl_protocols TLSv1.3; ssl_ecdh_curve secp384r1;"},
        {"small records", "good", "ssl_buffer_size 512;"},
        {"chunks", "good", "ssi on; ssi_types *;"},
};
#define N_SERVERS (sizeof servers / sizeof *servers)

static unsigned ports[N_SERVERS];
static pid_t nginx;
static const char *binary;
static char *big;

static unsigned free_port(void)
{
    struct sockaddr_in a = {.sin_family = AF_INET};
    socklen_t n = sizeof a;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&a, n), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&a, &n), 0);
    close(fd);
    return ntohs(a.sin_port);
}

static void write_config(void)
{
    char *top = getcwd(NULL, 0);
    FILE *f = fopen(DIR "/nginx.conf", "w");
    assert_non_null(f);
    fprintf(f, "daemon off; master_process off; pid nginx.pid;\n"
               "error_log error.log; events {}\n"
               "http { access_log off; root html;\n"
               "client_body_temp_path t; proxy_temp_path t;\n"
               "fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;\n");
    for (size_t i = 0; i < N_SERVERS; i++) {
        ports[i] = free_port();
        fprintf(f,
                "server { listen 127.0.0.1:%u ssl;\n"
                "ssl_certificate %s/build/test/certs/%s.pem;\n"
                "ssl_certificate_key %s/build/test/certs/%s.key;\n%s }\n",
                ports[i], top, servers[i].cert, top, servers[i].cert,
                servers[i].config);
    }
    fprintf(f, "}\n");
    fclose(f);
    free(top);
}

static int start(void **state)
{
    (void)state;
    static const char *const places[] = {
            "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"};
    for (int i = 0; i < 3; i++) {
        binary = access(places[i], X_OK) == 0 ? places[i] : binary;
    }
    if (binary == NULL) {
        return 0;
    }
    (void)mkdir(DIR, 0755);
    (void)mkdir(DIR "/html", 0755);
    big = malloc(N_BIG);
    for (uint32_t i = 0; i < N_BIG; i++) {
        big[i] = (char)('a' + i * 2654435761u % 26);
    }
    FILE *f = fopen(DIR "/html/big.txt", "w");
    assert_non_null(f);
    fwrite(big, 1, N_BIG, f);
    fclose(f);
    write_config();
    nginx = fork();
    if (nginx == 0) {
        execl(binary, "nginx", "-p", DIR, "-c", "nginx.conf", "-e", "error.log",
                (char *)NULL);
        _exit(127);
    }
    return 0;
}

static int stop(void **state)
{
    (void)state;
    if (nginx > 0) {
        kill(nginx, SIGTERM);
        waitpid(nginx, NULL, 0);
    }
    free(big);
    return 0;
}

static struct ng_posix tcp;
static struct ng_trust_pem anchors;
static struct ng_client client;

/* nginx takes a moment until it listens. */
static void wait_for(unsigned port)
{
    struct ng_pipe p = ng_posix_pipe(&tcp);
    while (p.connect(p.ctx, "127.0.0.1", (uint16_t)port, ng_net_ms() + 5000) <
            0) {
        assert_int_equal(waitpid(nginx, NULL, WNOHANG), 0);
        usleep(20000);
    }
    p.close(p.ctx);
}

static void fetch(const char *name, unsigned port, const char *path, int want)
{
    struct ng_net net = ng_client_net(&client);
    struct log body = {0};
    struct ng_get g = {.body = log_sink(&body)};
    char url[128];
    (void)snprintf(url, sizeof url, "https://localhost:%u%s", port, path);
    g.url = ng_str_of(url);
    int err = net.get(net.ctx, &g);
    if (g.status != want) {
        fail_msg("%s: %d, status %u, %.*s", name, err, (unsigned)g.status,
                (int)g.reason.len, g.reason.s);
    }
    if (want == 200) {
        assert_int_equal(err, NG_OK);
        assert_int_equal(body.len, N_BIG);
        assert_memory_equal(body.s, big, N_BIG);
    }
    log_free(&body);
}

static void real_server(void **state)
{
    (void)state;
    if (binary == NULL) {
        print_message("skip: nginx is not installed\n");
        skip();
    }
    wait_for(ports[0]);
    struct ng_pipe under = ng_posix_pipe(&tcp);
    struct ng_trust trust = ng_trust_pem(&anchors, SERVER_CA);
    client.plain = under;
    ng_tls_use_calloc(calloc, free);
    assert_int_equal(
            ng_tls_init(&client.secure, NULL, 0, &under, &trust), NG_OK);
    for (size_t i = 0; i < N_SERVERS; i++) {
        uint32_t before = client.connects;
        for (int k = 0; k < 4; k++) {
            fetch(servers[i].name, ports[i], "/big.txt", 200);
        }
        fetch(servers[i].name, ports[i], "/none.txt", 404);
        /* the first server closes after every second answer */
        assert_int_equal(client.connects - before, i == 0 ? 3 : 1);
    }
    assert_int_equal(ng_tls_count().resumed, 2);
    ng_client_close(&client);
    ng_tls_end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(real_server)};
    return cmocka_run_group_tests_name("nginx", tests, start, stop);
}
