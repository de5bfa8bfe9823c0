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
#include "ng/port.h"

struct session {
    struct ng_net net;
    struct ng_store store;
    struct ng_charset_hook hook;
    bool has_store;   /* store and state are open */
    char reason[600]; /* why session_open or session_remember failed */
    /* leave these alone */
    struct ng_curl *curl;
    struct ng_polite polite;
    struct ng_state state;
    struct ng_file_net files;
    struct ng_iconv iconv;
};

/* 0; or -1 with s->reason: there is no transport. */
int session_open(struct session *s, const struct settings *set);

/* Opens the state folder, too; quiet: damaged files there are not told. 0, or
 * -1 with s->reason: then nothing is remembered. */
int session_remember(struct session *s, int64_t now, bool dry_run, bool quiet);

void session_close(struct session *s);

#endif
