/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "linux/store_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME_MAX_LEN 32u
/* "nutgraf-blob 1 " length " " hash "\n", of one length: read by one read */
#define HEAD_LEN 43u
#define HEAD_FORMAT "nutgraf-blob 1 %010" PRIu32 " %016" PRIx64 "\n"

static bool file_name(struct ng_str name, char out[NAME_MAX_LEN + 6])
{
    if (name.len == 0 || name.len > NAME_MAX_LEN) {
        return false;
    }
    for (uint32_t i = 0; i < name.len; i++) {
        char b = name.s[i];
        if (!((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-')) {
            return false;
        }
    }
    snprintf(out, NAME_MAX_LEN + 6, "%.*s.blob", (int)name.len, name.s);
    return true;
}

/* Reads up to n bytes; returns how many there were, or -1. */
static ssize_t read_up_to(int fd, void *buf, size_t n)
{
    size_t have = 0;
    while (have < n) {
        ssize_t got = read(fd, (char *)buf + have, n - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        have += (size_t)got;
    }
    return (ssize_t)have;
}

static int read_blob(int fd, void *buf, size_t cap, const char **damage)
{
    char head[HEAD_LEN + 1] = "", want[HEAD_LEN + 1];
    uint32_t len;
    if (read_up_to(fd, head, HEAD_LEN) != (ssize_t)HEAD_LEN ||
            sscanf(head, "nutgraf-blob 1 %10" SCNu32, &len) != 1 ||
            len > INT_MAX) {
        *damage = "not one of our files";
        return 0;
    }
    if (len > cap) {
        return NG_ELIMIT;
    }
    char more;
    if (read_up_to(fd, buf, len) != (ssize_t)len ||
            read_up_to(fd, &more, 1) != 0) {
        *damage = "of another length than it says";
        return 0;
    }
    snprintf(want, sizeof want, HEAD_FORMAT, len,
            ng_hash(NG_HASH_INIT, buf, len));
    if (memcmp(head, want, HEAD_LEN) != 0) {
        *damage = "damaged";
        return 0;
    }
    return (int)len;
}

static int load(void *ctx, struct ng_str name, void *buf, size_t cap)
{
    struct ng_state *s = ctx;
    char file[NAME_MAX_LEN + 6];
    if (!file_name(name, file)) {
        return NG_EARG;
    }
    int fd = openat(s->dir, file, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return errno == ENOENT ? 0 : NG_EIO;
    }
    const char *damage = NULL;
    int n = read_blob(fd, buf, cap, &damage);
    close(fd);
    if (damage != NULL) {
        ng_state_note(s, file, damage);
    }
    return n;
}

static int save(void *ctx, struct ng_str name, const void *buf, size_t n)
{
    struct ng_state *s = ctx;
    char file[NAME_MAX_LEN + 6], head[HEAD_LEN + 1];
    if (!file_name(name, file) || n > INT_MAX) {
        return NG_EARG;
    }
    snprintf(head, sizeof head, HEAD_FORMAT, (uint32_t)n,
            ng_hash(NG_HASH_INIT, buf, n));
    struct ng_replace r;
    if (ng_replace_begin(&r, s->dir, file) == NG_OK) {
        ng_replace_write(&r, head, HEAD_LEN);
        ng_replace_write(&r, buf, n);
    }
    return ng_replace_commit(&r, true);
}

struct ng_store ng_store_file(struct ng_state *s)
{
    return (struct ng_store){load, save, s};
}
