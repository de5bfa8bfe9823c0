/* SPDX-License-Identifier: MIT */
/* All that a run reads from and remembers in, put together:
 *
 *   ng_net:   file names -> polite: what was fetched before -> transport
 *   ng_store: the state folder
 */
#ifndef NG_LINUX_SESSION_H
#define NG_LINUX_SESSION_H

#include "linux/iconv_hook.h"
#include "linux/net_curl.h"
#include "linux/net_file.h"
#include "linux/polite.h"
#include "linux/settings.h"
#include "linux/state.h"
#include "net/client.h"
#include "net/pipe_posix.h"
#include "net/trust.h"
#include "ng/port.h"

/* Stays where it is from open to close. */
struct session {
    struct ng_net net;
    struct ng_store store;
    struct ng_charset_hook hook;
    bool has_store;   /* store and state are open */
    char reason[600]; /* why session_open or session_remember failed */
    /* leave these alone */
    uint32_t interval_s;
    struct ng_transport transport;
    struct ng_curl *curl;
    struct ng_client client;
    struct ng_posix tcp, tcp_of_tls;
    struct ng_pipe under_tls;
    struct ng_trust_pem anchors;
    struct ng_trust trust;
    struct ng_state state;
    struct ng_polite polite;
    struct ng_file_net files;
    struct ng_iconv iconv;
};

/* A net that remembers nothing. 0; or -1 with s->reason: there is no
 * transport. */
int session_open(struct session *s, const struct settings *set);

/* Opens the state folder, too; read_only: it is not written; quiet: damaged
 * files there are not told. NG_OK; NG_ELIMIT: another run has the folder;
 * NG_EIO: there is none; both with s->reason, and nothing is remembered. */
int session_remember(
        struct session *s, int64_t now, bool read_only, bool quiet);

void session_close(struct session *s);

#endif
