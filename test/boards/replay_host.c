/* SPDX-License-Identifier: MIT */
/* replay FOLDER PAGE: on this machine. */
#include "replay.h"

#include <stdio.h>
#include <time.h>

int replay_file(const char *path, const struct ng_sink *to)
{
    char bytes[1460];
    int said = NG_OK;
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        return NG_EIO;
    }
    for (size_t n;
            said == NG_OK && (n = fread(bytes, 1, sizeof bytes, f)) > 0;) {
        said = to->write(to->ctx, bytes, n);
    }
    (void)fclose(f);
    return said;
}

uint64_t replay_ms(void)
{
    return (uint64_t)clock() / (CLOCKS_PER_SEC / 1000);
}

static int print(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n ? NG_OK : NG_EIO;
}

int main(int argc, char **argv)
{
    const struct ng_sink out = {print, NULL};
    return argc != 3 || replay(argv[1], argv[2], &out) != NG_OK;
}
