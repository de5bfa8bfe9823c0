/* SPDX-License-Identifier: MIT */
/* Local files as sources, above any other net: a path, ./path, a file name,
 * "file:" and a path, or "-" for standard input. Article pages are never
 * files: what a feed says is fetched over http or https or not at all. */
#ifndef NG_LINUX_NET_FILE_H
#define NG_LINUX_NET_FILE_H

#include "ng/port.h"

struct ng_file_net {
    struct ng_net below; /* gets everything that is a web address; get may
                          * be NULL: there is no network */
    /* leave these alone */
    char reason[256];
};

/* f outlives the net. */
struct ng_net ng_file_net(struct ng_file_net *f, struct ng_net below);

/* What a source's url is; not whether there is such a file. */
bool ng_file_is_name(struct ng_str url);

#endif
