/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/session.h"

#include <stdio.h>
#include <sys/random.h>
#include <unistd.h>

#include "linux/host.h"
#include "linux/store_file.h"

#define LOCK_WAIT_MS 10000u

/* Files and sources on top of the transport; state NULL: nothing is
 * remembered, every document is fetched anew. */
static void stack(struct session *s, struct ng_polite_config config)
{
    config.transport = ng_curl_transport(s->curl);
    s->net = ng_file_net(&s->files, ng_polite_net(&s->polite, &config));
}

int session_open(struct session *s, const struct settings *set)
{
    *s = (struct session){0};
    uint32_t total = set->timeout_s * 1000;
    struct ng_curl_config config = {.ca_file = set->cacert,
            .jobs = set->jobs,
            .connect_ms = total > 0 && total < 15000 ? total : 0,
            .stall_ms = total > 0 && total < 30000 ? total : 0,
            .total_ms = total};
    s->hook = ng_iconv_hook(&s->iconv);
    s->curl = ng_curl_open(&config);
    if (s->curl == NULL) {
        snprintf(s->reason, sizeof s->reason, "libcurl cannot be used");
        return -1;
    }
    stack(s, (struct ng_polite_config){0});
    return 0;
}

static void tell(void *ctx, const char *file, const char *reason)
{
    (void)ctx;
    fprintf(stderr, "nutgraf: state file %s: %s\n", file, reason);
}

int session_remember(struct session *s, int64_t now, bool dry_run, bool quiet)
{
    char path[4096];
    if (!host_state_path(path, sizeof path) || path[0] == '\0') {
        snprintf(s->reason, sizeof s->reason,
                "no home folder: nothing is remembered");
        return -1;
    }
    if (ng_state_open(&s->state, path, LOCK_WAIT_MS) != NG_OK) {
        snprintf(s->reason, sizeof s->reason, "%s", s->state.reason);
        return -1;
    }
    s->has_store = true;
    s->store = ng_store_file(&s->state);
    s->state.note = quiet ? NULL : tell;
    struct ng_polite_config config = {
            .state = &s->state, .now = now, .read_only = dry_run};
    if (getrandom(&config.entropy, sizeof config.entropy, 0) < 0) {
        config.entropy = (uint64_t)getpid();
    }
    stack(s, config);
    return 0;
}

void session_close(struct session *s)
{
    ng_polite_close(&s->polite);
    ng_curl_close(s->curl);
    s->curl = NULL;
    if (s->has_store) {
        ng_state_close(&s->state);
        s->has_store = false;
    }
}
