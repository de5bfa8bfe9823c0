/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

int input_fill(struct input *in)
{
    in->n = 0;
    while (in->n < INPUT_CHUNK && !in->end) {
        ssize_t got = read(in->fd, in->chunk + in->n, INPUT_CHUNK - in->n);
        if (got < 0 && errno != EINTR) {
            return -1;
        }
        in->end = got == 0;
        in->n += got > 0 ? (size_t)got : 0;
    }
    return 0;
}

int input_open(struct input *in, const char *file, char *chunk)
{
    *in = (struct input){.fd = STDIN_FILENO, .chunk = chunk};
    if (file == NULL) {
        errno = ENOENT;
        return -1;
    }
    if (strcmp(file, "-") != 0) {
        in->fd = open(file, O_RDONLY | O_CLOEXEC);
        if (in->fd < 0) {
            return -1;
        }
    }
    return input_fill(in);
}

void input_close(struct input *in)
{
    if (in->fd > STDIN_FILENO) {
        close(in->fd);
    }
}
