/* SPDX-License-Identifier: MIT */
/* The same in the emulator: FOLDER and PAGE are the run's arguments. */
#include "replay.h"

#include "board.h"
#include "cortexm/semihost.h"
#include "firmware/say.h"

#include <string.h>

int replay_file(const char *path, const struct ng_sink *to)
{
    char bytes[1460];
    int said = NG_OK;
    uint32_t f = ng_semihost_open(path);
    if (f == UINT32_MAX) {
        return NG_EIO;
    }
    for (uint32_t n; said == NG_OK &&
                     (n = ng_semihost_read(f, bytes, sizeof bytes)) > 0;) {
        said = to->write(to->ctx, bytes, n);
    }
    ng_semihost_close(f);
    return said;
}

uint64_t replay_ms(void)
{
    return ng_board_ms();
}

int main(void)
{
    static char arguments[512];
    ng_board_init();
    struct ng_str all = ng_semihost_arguments(arguments, sizeof arguments - 1);
    int32_t space = ng_str_find(all, NG_STR(" "));
    if (space < 0) {
        ng_board_restart(false);
    }
    arguments[space] = arguments[all.len] = '\0';
    ng_board_restart(
            replay(arguments, arguments + space + 1, &ng_console) == NG_OK);
    return 0;
}
