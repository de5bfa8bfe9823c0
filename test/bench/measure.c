/* SPDX-License-Identifier: MIT */
/* measure FILE PROGRAM [ARGUMENT ...]: runs the program and writes to FILE
 * what it cost: "wall-ms cpu-ms peak-rss-KB". Small itself, because a process
 * counts what its parent held until exec. The exit code is the program's. */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double ms(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

int main(int argc, char **argv)
{
    struct timespec from, to;
    struct rusage use;
    int status;
    if (argc < 3) {
        (void)fputs("usage: measure FILE PROGRAM [ARGUMENT ...]\n", stderr);
        return 2;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &from);
    pid_t pid = fork();
    if (pid == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &use) < 0) {
        perror("measure");
        return 1;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &to);
    FILE *f = fopen(argv[1], "w");
    if (f == NULL) {
        perror(argv[1]);
        return 1;
    }
    (void)fprintf(f, "%.1f %.1f %ld\n",
            (double)(to.tv_sec - from.tv_sec) * 1e3 +
                    (double)(to.tv_nsec - from.tv_nsec) / 1e6,
            ms(use.ru_utime) + ms(use.ru_stime), use.ru_maxrss);
    (void)fclose(f);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
