/* SPDX-License-Identifier: MIT */
#include "firmware/page.h"

#include "board.h"
#include "firmware/say.h"

#include <string.h>

#define NAME NG_STR("page")

static struct ng_record_writer writer;
static int kept; /* NG_OK: so far */

static int print(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    ng_board_write(bytes, n);
    if (kept == NG_OK) {
        kept = ng_record_put(&writer, bytes, n);
    }
    return NG_OK;
}

struct ng_sink ng_page_begin(struct ng_record *card, int64_t now)
{
    kept = card == NULL ? NG_EIO : ng_record_begin(&writer, card, NAME);
    if (kept == NG_OK) {
        kept = ng_record_put(&writer, &now, sizeof now);
    }
    return (struct ng_sink){print, NULL};
}

void ng_page_end(void)
{
    if (kept == NG_OK) {
        (void)ng_record_end(&writer);
    }
}

struct shown {
    int64_t now;
    bool begun;
};

static int show(void *ctx, const void *bytes, size_t n)
{
    struct shown *s = ctx;
    const char *from = bytes;
    int64_t then;
    if (!s->begun && n >= sizeof then) {
        memcpy(&then, from, sizeof then);
        from += sizeof then;
        n -= sizeof then;
        ng_say("nutgraf: the last edition, of");
        if (s->now == 0) {
            ng_say(" some time ago\n");
        } else {
            ng_say_number("about", (s->now - then + 1800) / 3600);
            ng_say(" hours ago\n");
        }
    }
    s->begun = true;
    ng_board_write(from, n);
    return NG_OK;
}

void ng_page_show(struct ng_record *card, int64_t now)
{
    struct shown s = {now, false};
    const struct ng_sink to = {show, &s};
    if (card != NULL) {
        (void)ng_record_copy(card, NAME, &to);
    }
}
