/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/sink_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_stream(void *ctx, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, ctx) == n ? NG_OK : NG_EIO;
}

struct ng_sink sink_stream(FILE *f)
{
    return (struct ng_sink){write_stream, f};
}

/* A new file beside the one that it shall replace, with its rights. */
static FILE *open_temp(struct sink_file *f, const struct stat *old)
{
    static const char ending[] = ".XXXXXX";
    size_t n = strlen(f->path);
    f->temp = malloc(n + sizeof ending);
    if (f->temp == NULL) {
        return NULL;
    }
    memcpy(f->temp, f->path, n);
    memcpy(f->temp + n, ending, sizeof ending);
    int fd = mkstemp(f->temp);
    if (fd < 0) {
        free(f->temp);
        f->temp = NULL;
        return NULL;
    }
    mode_t mask = umask(0);
    umask(mask);
    if (fchmod(fd, old != NULL ? old->st_mode & 0777 : 0666 & ~mask) != 0) {
        /* some file systems have no rights: then so be it */
        errno = 0;
    }
    return fdopen(fd, "w");
}

int sink_file_open(struct sink_file *f, const char *path)
{
    struct stat old;
    *f = (struct sink_file){0};
    if (path == NULL) {
        f->file = stdout;
        f->sink = sink_stream(stdout);
        return 0;
    }
    bool exists = stat(path, &old) == 0;
    if (exists && !S_ISREG(old.st_mode)) {
        f->file = fopen(path, "we");
        f->sink = sink_stream(f->file);
        return f->file == NULL ? -1 : 0;
    }
    f->path = exists ? realpath(path, NULL) : strdup(path);
    if (f->path != NULL) {
        f->file = open_temp(f, exists ? &old : NULL);
    }
    if (f->file == NULL) {
        int why = errno;
        sink_file_close(f, false);
        errno = why;
        return -1;
    }
    f->sink = sink_stream(f->file);
    return 0;
}

int sink_file_close(struct sink_file *f, bool keep)
{
    int err = 0, why = 0;
    if (f->file != NULL) {
        err = fflush(f->file) != 0 || ferror(f->file) != 0;
        why = errno;
    }
    if (err == 0 && keep && f->temp != NULL && fsync(fileno(f->file)) != 0) {
        err = 1;
        why = errno;
    }
    if (f->file != NULL && f->file != stdout && fclose(f->file) != 0 &&
            err == 0) {
        err = 1;
        why = errno;
    }
    if (f->temp != NULL && err == 0 && keep && rename(f->temp, f->path) != 0) {
        err = 1;
        why = errno;
    }
    if (f->temp != NULL && (err != 0 || !keep)) {
        unlink(f->temp);
    }
    free(f->temp);
    free(f->path);
    f->file = NULL;
    f->temp = f->path = NULL;
    errno = why;
    return err == 0 ? 0 : -1;
}
