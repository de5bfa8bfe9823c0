/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "linux/state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LOCK_POLL_MS 50u
#define UNUSED_S (90 * 86400)

/* ---- files that are replaced all at once -------------------------------- */

int ng_replace_begin(struct ng_replace *r, int dir, const char *name)
{
    int n = snprintf(r->name, sizeof r->name, "%s", name);
    r->dir = dir;
    r->fd = -1;
    r->err = NG_OK;
    if (n < 0 || (size_t)n >= sizeof r->name) {
        r->err = NG_EARG;
        return r->err;
    }
    /* in the same folder: rename() works within one file system only */
    snprintf(r->temp, sizeof r->temp, ".%s.%ld.tmp", name, (long)getpid());
    r->fd = openat(dir, r->temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
            S_IRUSR | S_IWUSR);
    if (r->fd < 0) {
        r->err = NG_EIO;
    }
    return r->err;
}

int ng_replace_write(struct ng_replace *r, const void *bytes, size_t n)
{
    const char *at = bytes;
    while (r->err == NG_OK && n > 0) {
        ssize_t done = write(r->fd, at, n);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            r->err = NG_EIO;
            break;
        }
        at += done;
        n -= (size_t)done;
    }
    return r->err;
}

void ng_replace_abandon(struct ng_replace *r)
{
    if (r->fd >= 0) {
        close(r->fd);
        unlinkat(r->dir, r->temp, 0);
        r->fd = -1;
    }
}

int ng_replace_commit(struct ng_replace *r, bool durable)
{
    if (r->err == NG_OK && durable && fsync(r->fd) != 0) {
        r->err = NG_EIO;
    }
    if (r->err != NG_OK) {
        ng_replace_abandon(r);
        return r->err;
    }
    /* some file systems report a full disk only here */
    int closed = close(r->fd);
    r->fd = -1;
    if (closed != 0 || renameat(r->dir, r->temp, r->dir, r->name) != 0) {
        unlinkat(r->dir, r->temp, 0);
        r->err = NG_EIO;
        return r->err;
    }
    if (durable) {
        fsync(r->dir); /* the name, too; the bytes are safe either way */
    }
    return NG_OK;
}

/* ---- the folder --------------------------------------------------------- */

static int fail(struct ng_state *s, const char *what, const char *path)
{
    snprintf(s->reason, sizeof s->reason, "cannot %s %s: %s", what, path,
            strerror(errno));
    ng_state_close(s);
    return NG_EIO;
}

/* As mkdir -p; each part is made for its owner alone. */
static int make_path(const char *path)
{
    char *part = strdup(path);
    if (part == NULL) {
        return -1;
    }
    int err = 0;
    for (char *p = part + 1; err == 0 && part[0] != '\0'; p++) {
        if (*p != '/' && *p != '\0') {
            continue;
        }
        char was = *p;
        *p = '\0';
        if (mkdir(part, S_IRWXU) != 0 && errno != EEXIST) {
            struct stat st;
            int why = errno; /* e.g. EROFS, for one that is there */
            err = stat(part, &st);
            errno = why;
        }
        *p = was;
        if (was == '\0') {
            break;
        }
    }
    free(part);
    return err;
}

static int take_lock(struct ng_state *s, const char *path, uint32_t wait_ms)
{
    s->lock = openat(
            s->dir, "lock", O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (s->lock < 0) {
        return fail(s, "lock", path);
    }
    for (uint32_t waited = 0; flock(s->lock, LOCK_EX | LOCK_NB) != 0;
            waited += LOCK_POLL_MS) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return fail(s, "lock", path);
        }
        if (waited >= wait_ms) {
            char who[24] = "";
            ssize_t n = pread(s->lock, who, sizeof who - 1, 0);
            who[n > 0 ? strspn(who, "0123456789") : 0] = '\0';
            snprintf(s->reason, sizeof s->reason,
                    "another run (process %s) is using %s",
                    who[0] != '\0' ? who : "unknown", path);
            ng_state_close(s);
            return NG_ELIMIT;
        }
        struct timespec nap = {0, (long)LOCK_POLL_MS * 1000000};
        nanosleep(&nap, NULL);
    }
    /* for the sentence above; nothing depends on it */
    char pid[24];
    int n = snprintf(pid, sizeof pid, "%ld\n", (long)getpid());
    if (ftruncate(s->lock, 0) == 0 && n > 0) {
        ssize_t written = pwrite(s->lock, pid, (size_t)n, 0);
        (void)written;
    }
    return NG_OK;
}

/* With the lock held, what looks unfinished is. old: so goes what nobody has
 * written for a season, of sources that are configured no more. */
static void sweep(int dir, bool old)
{
    int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    if (d == NULL) {
        if (fd >= 0) {
            close(fd);
        }
        return;
    }
    const struct dirent *e;
    while ((e = readdir(d)) != NULL) {
        struct ng_str name = ng_str_of(e->d_name);
        struct stat st;
        bool unfinished = ng_str_starts(name, NG_STR(".")) &&
                          ng_str_ends(name, NG_STR(".tmp"));
        if (unfinished || (old && fstatat(dir, e->d_name, &st, 0) == 0 &&
                                  S_ISREG(st.st_mode) &&
                                  time(NULL) - st.st_mtime > UNUSED_S)) {
            unlinkat(dir, e->d_name, 0);
        }
    }
    closedir(d);
}

int ng_state_open(struct ng_state *s, const char *path, uint32_t wait_ms)
{
    s->dir = s->sources = s->lock = -1;
    s->reason[0] = '\0';
    if (make_path(path) != 0) {
        return fail(s, "make", path);
    }
    s->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (s->dir < 0) {
        return fail(s, "open", path);
    }
    int err = take_lock(s, path, wait_ms);
    if (err != NG_OK) {
        return err;
    }
    if (mkdirat(s->dir, "sources", S_IRWXU) != 0 && errno != EEXIST) {
        return fail(s, "write to", path);
    }
    s->sources = openat(s->dir, "sources", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (s->sources < 0) {
        return fail(s, "open sources in", path);
    }
    sweep(s->dir, false);
    sweep(s->sources, true);
    return NG_OK;
}

void ng_state_close(struct ng_state *s)
{
    int *fds[] = {&s->sources, &s->dir, &s->lock};
    for (size_t i = 0; i < sizeof fds / sizeof *fds; i++) {
        if (*fds[i] >= 0) {
            close(*fds[i]);
            *fds[i] = -1;
        }
    }
}

void ng_state_note(
        const struct ng_state *s, const char *file, const char *reason)
{
    if (s->note != NULL) {
        s->note(s->ctx, file, reason);
    }
}
