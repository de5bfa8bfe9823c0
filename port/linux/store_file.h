/* SPDX-License-Identifier: MIT */
/* ng_store in the state folder: one file a blob, its length and its hash in a
 * first line, the blob as it is behind it. A file that does not agree with
 * its first line is absent, and noted. */
#ifndef NG_LINUX_STORE_FILE_H
#define NG_LINUX_STORE_FILE_H

#include "linux/state.h"
#include "ng/port.h"

/* s stays open for as long as the store is used. */
struct ng_store ng_store_file(struct ng_state *s);

#endif
