/* SPDX-License-Identifier: MIT */
#include "firmware/say.h"

#include "board.h"

static int write_console(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    ng_board_write(bytes, n);
    return NG_OK;
}

const struct ng_sink ng_console = {write_console, NULL};

void ng_say_str(struct ng_str text)
{
    ng_board_write(text.s, text.len);
}

void ng_say(const char *text)
{
    ng_say_str(ng_str_of(text));
}

void ng_say_number(const char *name, int64_t value)
{
    ng_say(" ");
    ng_say(name);
    ng_say(" ");
    (void)ng_sink_int(&ng_console, value);
}
