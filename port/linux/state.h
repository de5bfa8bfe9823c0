/* SPDX-License-Identifier: MIT */
/* The state folder ($XDG_STATE_HOME/nutgraf): one run at a time, and files
 * that are replaced all at once.
 *
 *   lock           held (flock) from open to close
 *   NAME.blob      store_file.h
 *   sources/       polite.h, one record and one copy a source
 *   .NAME.PID.tmp  being written; left by a crash, removed by the next open
 */
#ifndef NG_LINUX_STATE_H
#define NG_LINUX_STATE_H

#include "ng/base.h"

struct ng_state {
    /* Optional: told of a damaged file, which is then treated as absent. */
    void (*note)(void *ctx, const char *file, const char *reason);
    void *ctx;
    char reason[512]; /* why open failed */
    /* leave these alone */
    int dir, sources, lock; /* file descriptors */
};

/* Makes the folder (0700) when there is none and takes its lock, for which it
 * waits wait_ms at most. NG_ELIMIT: another run has it all that time; NG_EIO:
 * no such folder can be had. Both leave a sentence in s->reason; then nothing
 * is open. note and ctx are the caller's and left alone. */
int ng_state_open(struct ng_state *s, const char *path, uint32_t wait_ms);
void ng_state_close(struct ng_state *s);
void ng_state_note(
        const struct ng_state *s, const char *file, const char *reason);

/* One file being replaced: until commit the old one stays, whatever happens,
 * and after it the new one is there whole. */
struct ng_replace {
    int dir, fd, err; /* err: first failure; commit returns it */
    char name[64], temp[96];
};

int ng_replace_begin(struct ng_replace *r, int dir, const char *name);
int ng_replace_write(struct ng_replace *r, const void *bytes, size_t n);
/* durable: on the disk when it returns (fsync of the file and the folder);
 * else only proof against a crash of the program. NG_EIO: the old file is
 * still there (full disk, no permission). */
int ng_replace_commit(struct ng_replace *r, bool durable);
void ng_replace_abandon(struct ng_replace *r);

#endif
