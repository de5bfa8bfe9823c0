/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "linux/net_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PIECE 16384u

static bool is_letter(char b)
{
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
}

/* RFC 3986 3.1, and one letter is a drive or a file, not a scheme. */
static uint32_t scheme_length(struct ng_str url)
{
    uint32_t n = 0;
    while (n < url.len &&
            (is_letter(url.s[n]) ||
                    (n > 0 && (strchr("+-.", url.s[n]) != NULL ||
                                      (url.s[n] >= '0' && url.s[n] <= '9'))))) {
        n++;
    }
    return n > 1 && n < url.len && url.s[n] == ':' ? n : 0;
}

bool ng_file_is_name(struct ng_str url)
{
    return url.len > 0 &&
           (scheme_length(url) == 0 || ng_str_starts(url, NG_STR("file:")));
}

static int fail(struct ng_file_net *f, struct ng_get *g, const char *reason)
{
    snprintf(f->reason, sizeof f->reason, "%s", reason);
    g->reason = ng_str_of(f->reason);
    return NG_EIO;
}

/* "file:///a" and "file:/a" are /a. */
static bool path_of(struct ng_str url, char path[PATH_MAX])
{
    if (ng_str_starts(url, NG_STR("file://"))) {
        url = ng_str_cut(url, 7, url.len);
    } else if (ng_str_starts(url, NG_STR("file:"))) {
        url = ng_str_cut(url, 5, url.len);
    }
    if (url.len == 0 || url.len >= PATH_MAX ||
            memchr(url.s, '\0', url.len) != NULL) {
        return false;
    }
    memcpy(path, url.s, url.len);
    path[url.len] = '\0';
    return true;
}

static int read_all(struct ng_file_net *f, struct ng_get *g, int fd)
{
    char buf[PIECE];
    uint64_t total = 0;
    for (;;) {
        size_t want = sizeof buf;
        if (g->max_bytes > 0 && g->max_bytes - total < want) {
            want = (size_t)(g->max_bytes - total);
        }
        ssize_t n = want > 0 ? read(fd, buf, want) : 0;
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return fail(f, g, strerror(errno));
        }
        if (n == 0) {
            return NG_OK;
        }
        total += (uint64_t)n;
        int err = g->body.write(g->body.ctx, buf, (size_t)n);
        if (err == NG_ESTOP) {
            return NG_OK;
        }
        if (err < 0) {
            g->reason = ng_str_of(ng_strerror(err));
            return err;
        }
    }
}

static int get(void *ctx, struct ng_get *g)
{
    struct ng_file_net *f = ctx;
    bool file = g->kind == NG_GET_SOURCE && ng_file_is_name(g->url);
    if (!file && f->below.get != NULL) {
        return f->below.get(f->below.ctx, g);
    }
    g->content_type = g->final_url = g->reason = NG_STR("");
    g->status = 0;
    g->stale = false;
    g->fetched = NG_NO_DATE;
    if (!file) {
        return fail(f, g, "no network");
    }
    char path[PATH_MAX];
    if (!path_of(g->url, path)) {
        return fail(f, g, "not a file name");
    }
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO
                                    : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return fail(f, g, strerror(errno));
    }
    int err = read_all(f, g, fd);
    if (fd != STDIN_FILENO) {
        close(fd);
    }
    return err;
}

static void plan(
        void *ctx, const struct ng_str *urls, size_t n, enum ng_get_kind kind)
{
    struct ng_file_net *f = ctx;
    if (f->below.plan != NULL) {
        f->below.plan(f->below.ctx, urls, n, kind); /* skips our files */
    }
}

struct ng_net ng_file_net(struct ng_file_net *f, struct ng_net below)
{
    f->below = below;
    return (struct ng_net){get, plan, f};
}
