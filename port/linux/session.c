/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#include "linux/client_transport.h"
#include "linux/host.h"
#include "linux/store_file.h"
#include "net/pipe_tls.h"

#define LOCK_WAIT_MS 10000u

static int open_curl(struct session *s, const struct settings *set)
{
    uint32_t total = set->timeout_s * 1000;
    struct ng_curl_config config = {.pins = set->pins,
            .ca_file = set->cacert,
            .jobs = set->jobs,
            .connect_ms = total > 0 && total < 15000 ? total : 0,
            .stall_ms = total > 0 && total < 30000 ? total : 0,
            .total_ms = total};
    s->curl = ng_curl_open(&config);
    if (s->curl == NULL) {
        snprintf(s->reason, sizeof s->reason, "%s",
                ng_has_curl ? "libcurl cannot be used"
                            : "this program was built without libcurl: "
                              "use --transport mbedtls");
        return -1;
    }
    s->transport = ng_curl_transport(s->curl);
    return 0;
}

/* The boards' client, on the system's sockets and certificates. */
static int open_client(struct session *s, const struct settings *set)
{
    s->client.plain = ng_posix_pipe(&s->tcp);
    s->under_tls = ng_posix_pipe(&s->tcp_of_tls);
    s->trust = ng_trust_pem(
            &s->anchors, set->cacert != NULL ? set->cacert : NG_TRUST_BUNDLE);
    if (set->pins != NULL) {
        s->trust.pins = set->pins->keys;
        s->trust.n_pins = (uint32_t)set->pins->n_keys;
    }
    /* as libcurl's, whatever the transport */
    s->client.timeout_ms = (set->timeout_s > 0 ? set->timeout_s : 120) * 1000;
    ng_tls_use_calloc(calloc, free);
    if (ng_tls_init(&s->client.secure, NULL, 0, &s->under_tls, &s->trust) !=
            NG_OK) {
        snprintf(s->reason, sizeof s->reason, "TLS cannot be used");
        return -1;
    }
    s->transport = ng_client_transport(&s->client);
    return 0;
}

/* Files and sources on top of the transport; state NULL: nothing is
 * remembered, every document is fetched anew. */
static void stack(struct session *s, struct ng_polite_config config)
{
    config.transport = s->transport;
    s->net = ng_file_net(&s->files, ng_polite_net(&s->polite, &config));
}

int session_open(struct session *s, const struct settings *set)
{
    *s = (struct session){.interval_s = set->interval_s};
    s->hook = ng_iconv_hook(&s->iconv);
    bool client = set->transport == TRANSPORT_AUTO
                          ? !ng_has_curl
                          : set->transport == TRANSPORT_MBEDTLS;
    int err = client ? open_client(s, set) : open_curl(s, set);
    if (err == 0) {
        stack(s, (struct ng_polite_config){0});
    }
    return err;
}

static void tell(void *ctx, const char *file, const char *reason)
{
    (void)ctx;
    fprintf(stderr, "nutgraf: state file %s: %s\n", file, reason);
}

int session_remember(struct session *s, int64_t now, bool read_only, bool quiet)
{
    char path[4096];
    s->state.note = quiet ? NULL : tell;
    if (!host_state_path(path, sizeof path) || path[0] == '\0') {
        snprintf(s->reason, sizeof s->reason,
                "no home folder: nothing is remembered");
        return NG_EIO;
    }
    if (read_only && access(path, F_OK) != 0) {
        return NG_OK; /* nothing is remembered yet, nor will be */
    }
    int err = ng_state_open(&s->state, path, LOCK_WAIT_MS);
    if (err != NG_OK) {
        snprintf(s->reason, sizeof s->reason, "%s", s->state.reason);
        return err;
    }
    s->has_store = true;
    s->store = ng_store_file(&s->state);
    struct ng_polite_config config = {.state = &s->state,
            .now = now,
            .interval_s = s->interval_s,
            .read_only = read_only};
    if (getrandom(&config.entropy, sizeof config.entropy, 0) < 0) {
        config.entropy = (uint64_t)getpid();
    }
    stack(s, config);
    return NG_OK;
}

void session_close(struct session *s)
{
    ng_polite_close(&s->polite);
    if (s->curl != NULL) {
        ng_curl_close(s->curl);
    } else if (s->transport.fetch != NULL) {
        ng_client_close(&s->client);
        ng_tls_end();
    }
    s->curl = NULL;
    if (s->has_store) {
        ng_state_close(&s->state);
        s->has_store = false;
    }
}
