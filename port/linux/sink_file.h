/* SPDX-License-Identifier: MIT */
/* Where the result goes: stdout, or a file that is replaced all or nothing. */
#ifndef NG_LINUX_SINK_FILE_H
#define NG_LINUX_SINK_FILE_H

#include <stdio.h>

#include "ng/base.h"

/* What is written to a stream; NG_EIO when it fails. */
struct ng_sink sink_stream(FILE *f);

struct sink_file {
    struct ng_sink sink; /* buffered; NG_EIO once a write has failed */
    /* leave these alone */
    FILE *file;
    char *path, *temp; /* temp: written first, then renamed to path */
};

/* path NULL: stdout. A path that is no plain file (a printer, a pipe) is
 * written straight; a symbolic link is followed. 0, or -1 with errno. */
int sink_file_open(struct sink_file *f, const char *path);

/* keep: all was written: flush, and put the file in its place; else what was
 * written to a file is thrown away. 0, or -1 with errno. */
int sink_file_close(struct sink_file *f, bool keep);

#endif
