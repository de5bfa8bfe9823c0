/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/session.h"

#include <stdio.h>

#include "linux/host.h"
#include "linux/store_file.h"

#define LOCK_WAIT_MS 10000u

/* Without a memory every document is fetched anew. */
static int get(void *ctx, struct ng_get *g)
{
    struct session *s = ctx;
    return s->transport.fetch(s->transport.ctx, g, NULL);
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
    s->transport = ng_curl_transport(s->curl);
    s->net = ng_file_net(&s->files, (struct ng_net){.get = get, .ctx = s});
    return 0;
}

int session_remember(struct session *s, int64_t now, bool dry_run, bool quiet)
{
    char path[4096];
    (void)now;
    (void)dry_run;
    (void)quiet;
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
    return 0;
}

void session_close(struct session *s)
{
    ng_curl_close(s->curl);
    s->curl = NULL;
    if (s->has_store) {
        ng_state_close(&s->state);
        s->has_store = false;
    }
}
