/* SPDX-License-Identifier: MIT */
/* A fuzz target without a fuzzer: replay [-n RUNS] FILE...: runs the target on
 * each file and on RUNS mutations of them, the same in every run. What is
 * about to be tried is written to $CRASH (crash.bin), so that a failure
 * leaves its input behind. */
#define _POSIX_C_SOURCE 200809L /* ftruncate */
#include "fuzz.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#define INPUT_MAX 65536u

struct seed {
    uint8_t *bytes;
    size_t n;
};

/* The input being tried; a file mapped into memory outlives an abort. */
static uint8_t *input;
static size_t n_input;
static uint64_t state = 88172645463325252u;

/* A number below n (xorshift64, Marsaglia 2003). */
static size_t below(size_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return n == 0 ? 0 : (size_t)(state % n);
}

static struct seed read_seed(const char *path)
{
    struct seed s = {malloc(INPUT_MAX), 0};
    FILE *f = fopen(path, "rb");
    must(s.bytes != NULL);
    if (f == NULL) {
        perror(path);
        exit(2);
    }
    s.n = fread(s.bytes, 1, INPUT_MAX, f);
    fclose(f);
    return s;
}

static void map_input(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0644);
    must(fd >= 0 && ftruncate(fd, INPUT_MAX) == 0);
    input = mmap(NULL, INPUT_MAX, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    must(input != MAP_FAILED);
    close(fd);
}

/* Replaces `out` bytes at `at` by n others. */
static void replace(size_t at, size_t out, const void *bytes, size_t n)
{
    uint8_t copy[256];
    size_t tail = n_input - at - out;
    n = n < sizeof copy ? n : sizeof copy;
    memcpy(copy, bytes, n);
    if (at + n + tail <= INPUT_MAX) {
        memmove(input + at + n, input + at + out, tail);
        memcpy(input + at, copy, n);
        n_input = at + n + tail;
    }
}

/* What decoders look for. */
static const struct seed *any_word(void)
{
#define WORD(lit)                                                              \
    {                                                                          \
        (uint8_t *)(uintptr_t)(lit), sizeof(lit) - 1                           \
    }
    static const struct seed words[] = {WORD("<"), WORD(">"), WORD("</"),
            WORD("/>"), WORD("<!--"), WORD("-->"), WORD("--!>"),
            WORD("<![CDATA["), WORD("]]>"), WORD("<?"), WORD("?>"),
            WORD("<!DOCTYPE x ["), WORD("<script>"), WORD("</script>"),
            WORD("<p>"), WORD("<item>"), WORD("</item>"), WORD("<entry>"),
            WORD("<title>"), WORD("&"), WORD("&#"), WORD("&#x1F600;"),
            WORD("&amp;"), WORD("&#0;"), WORD("&notit;"), WORD("\""), WORD("'"),
            WORD("\\"), WORD("\\u"), WORD("\\ud83d"), WORD("\0"), WORD("\r\n"),
            WORD("\n"), WORD("\t"), WORD(" "), WORD("\x1b["), WORD("\x7f"),
            WORD("\xef\xbb\xbf"), WORD("\xff\xfe"), WORD("\xe2\x80"),
            WORD("\xc2\x85"), WORD("\xc2\xad"), WORD("\xf0\x9f\x98\x80"),
            WORD("\xed\xa0\x80"), WORD("{"), WORD("}"), WORD("["), WORD("]"),
            WORD(","), WORD(":"), WORD("-1"), WORD("18446744073709551616"),
            WORD("1e999"), WORD("T24:00:00Z"), WORD("http://"), WORD("//"),
            WORD("%"), WORD("../"), WORD("@"), WORD("#"), WORD("?"),
            WORD("\r\n0\r\n\r\n"), WORD("Content-Length: 9\r\n"),
            WORD("Transfer-Encoding: chunked\r\n")};
    return &words[below(sizeof words / sizeof *words)];
}

static void mutate_once(const struct seed *seeds, size_t n_seeds)
{
    size_t at = below(n_input + 1);
    size_t most = n_input - at < 200 ? n_input - at : 200;
    const struct seed *word = any_word();
    const struct seed *other = &seeds[below(n_seeds)];
    size_t from = below(other->n);
    switch (below(9)) {
    case 0:
        if (at < n_input) {
            input[at] = (uint8_t)below(256);
        }
        break;
    case 1:
        if (at < n_input) {
            input[at] ^= (uint8_t)(1u << below(8));
        }
        break;
    case 2: /* the last bytes are options */
        if (n_input > 0) {
            input[n_input - 1 - below(n_input < 3 ? n_input : 3)] =
                    (uint8_t)below(256);
        }
        break;
    case 3:
        replace(at, below(most + 1), "", 0);
        break;
    case 4:
        replace(at, 0, input + at, below(most + 1));
        break;
    case 5:
        n_input = at;
        break;
    case 6:
        replace(at, 0, other->bytes + from,
                below(other->n - from < 200 ? other->n - from : 200));
        break;
    default:
        replace(at, below(2) * below(most + 1), word->bytes, word->n);
    }
}

int main(int argc, char **argv)
{
    const char *crash = getenv("CRASH");
    size_t runs = 0, n_seeds = 0;
    int first = 1;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        runs = (size_t)strtoul(argv[2], NULL, 10);
        first = 3;
    }
    if (first >= argc) {
        fprintf(stderr, "usage: %s [-n RUNS] FILE...\n", argv[0]);
        return 2;
    }
    map_input(crash == NULL ? "crash.bin" : crash);
    struct seed *seeds = calloc((size_t)argc, sizeof *seeds);
    must(seeds != NULL);
    for (int i = first; i < argc; i++) {
        seeds[n_seeds++] = read_seed(argv[i]);
    }
    for (size_t i = 0; i < n_seeds + runs; i++) {
        const struct seed *s = &seeds[i % n_seeds];
        memcpy(input, s->bytes, s->n);
        n_input = s->n;
        for (size_t k = i < n_seeds ? 0 : 1 + below(6); k > 0; k--) {
            mutate_once(seeds, n_seeds);
        }
        if (n_input < INPUT_MAX) { /* an end can be seen in the file */
            memset(input + n_input, 0, INPUT_MAX - n_input);
        }
        LLVMFuzzerTestOneInput(input, n_input);
    }
    unlink(crash == NULL ? "crash.bin" : crash);
    printf("%zu seeds, %zu mutations\n", n_seeds, runs);
    for (size_t i = 0; i < n_seeds; i++) {
        free(seeds[i].bytes);
    }
    free(seeds);
    return 0;
}
