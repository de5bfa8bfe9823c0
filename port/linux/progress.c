/* SPDX-License-Identifier: MIT */
#include "linux/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "linux/host.h"
#include "linux/sink_file.h"
#include "ng/encode.h"
#include "ng/utf8.h"

void progress_init(struct progress *p, bool wanted)
{
    p->on = wanted && isatty(STDERR_FILENO);
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
    uint32_t room = 60;
    while (ng_encode_columns(encoding, what) > 60 && room > 0) {
        what = ng_str_cut(what, 0, ng_utf8_cut(what, room));
        room--;
    }
    fprintf(stderr, "\r\033[K%u/%u ", done + 1, of);
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
