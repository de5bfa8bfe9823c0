/* SPDX-License-Identifier: MIT */
/* The bytes of a file, or of standard input, a chunk at a time. */
#ifndef NG_LINUX_INPUT_H
#define NG_LINUX_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#define INPUT_CHUNK (64u << 10)

struct input {
    int fd;
    char *chunk; /* INPUT_CHUNK bytes, the caller's */
    size_t n;    /* bytes of it at hand; 0: the end */
    bool end;
};

/* Opens a file ("-": standard input; NULL: ENOENT) and reads its first chunk.
 * 0, or -1 with errno; input_close() is due in both cases. */
int input_open(struct input *in, const char *file, char *chunk);
/* The next chunk, full whatever pieces a pipe gives, but for the last. 0, or
 * -1 with errno. */
int input_fill(struct input *in);
void input_close(struct input *in);

#endif
