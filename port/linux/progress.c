/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "linux/host.h"
#include "linux/sink_file.h"
#include "ng/encode.h"
#include "ng/utf8.h"

void progress_init(struct progress *p, bool wanted)
{
    const char *term = getenv("TERM");
    p->on = wanted && isatty(STDERR_FILENO) &&
            (term == NULL || strcmp(term, "dumb") != 0);
    p->drawn = false;
}

void progress_show(
        struct progress *p, uint32_t done, uint32_t of, struct ng_str what)
{
    struct ng_sink out = sink_stream(stderr);
    if (!p->on) {
        return;
    }
    enum ng_encoding encoding = (enum ng_encoding)host_charset();
    struct winsize size = {0};
    char count[32] = "";
    int n = of == 0 ? 0 : snprintf(count, sizeof count, "%u/%u ", done + 1, of);
    /* one column stays free: a full line would wrap, and could not be wiped */
    uint32_t most = 72, room = 72 * NG_UTF8_MAX;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 &&
            size.ws_col <= most) {
        most = size.ws_col - 1u;
    }
    most = most > (uint32_t)n ? most - (uint32_t)n : 0;
    while (ng_encode_columns(encoding, what) > most) {
        what = ng_str_cut(what, 0, ng_utf8_cut(what, room));
        room--;
    }
    fprintf(stderr, "\r\033[K%s", count);
    ng_encode_str(&out, encoding, what);
    fflush(stderr);
    p->drawn = true;
}

void progress_clear(struct progress *p)
{
    if (p->drawn) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
        p->drawn = false;
    }
}
