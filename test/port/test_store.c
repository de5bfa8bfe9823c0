/* SPDX-License-Identifier: MIT */
/* The state folder under what happens to it: crashes, full disks, two runs,
 * damaged files. */
#define _DEFAULT_SOURCE /* fork, rlimit, and mkdtemp */
#include "../ng_test.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "linux/state.h"
#include "linux/store_file.h"

static char folder[64], path[96];

/* The calls that make a file durable, each a place to die at: these stand
 * before the C library's. */
enum { FSYNC = 1, RENAME };
static int die_at, n_fsync, n_fsync_before_rename;

static void maybe_die(int step)
{
    if (die_at == step) {
        kill(getpid(), SIGKILL);
    }
}

int renameat(int from, const char *old, int to, const char *new)
{
    maybe_die(RENAME);
    n_fsync_before_rename = n_fsync;
    return (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

int fsync(int fd)
{
    maybe_die(FSYNC);
    n_fsync++;
    return (int)syscall(SYS_fsync, fd);
}

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/nutgraf-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a/b/nutgraf", folder);
    die_at = n_fsync = 0;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

struct notes {
    int n;
    char file[64], reason[64];
};

static void note(void *ctx, const char *file, const char *reason)
{
    struct notes *notes = ctx;
    notes->n++;
    snprintf(notes->file, sizeof notes->file, "%s", file);
    snprintf(notes->reason, sizeof notes->reason, "%s", reason);
}

static void open_state(struct ng_state *s)
{
    *s = (struct ng_state){0};
    int err = ng_state_open(s, path, 0);
    if (err != NG_OK) {
        fail_msg("%d: %s", err, s->reason);
    }
}

static int save(struct ng_state *s, const char *text)
{
    struct ng_store store = ng_store_file(s);
    return store.save(store.ctx, NG_STR("seen"), text, strlen(text));
}

static void assert_blob(struct ng_state *s, const char *want)
{
    struct ng_store store = ng_store_file(s);
    char buf[5000];
    int n = store.load(store.ctx, NG_STR("seen"), buf, sizeof buf - 1);
    assert_true(n >= 0);
    buf[n] = '\0';
    assert_string_equal(buf, want);
}

/* How many files there are, whose name ends so. */
static int count(const char *end)
{
    int n = 0;
    DIR *d = opendir(path);
    assert_non_null(d);
    for (const struct dirent *e; (e = readdir(d)) != NULL;) {
        n += ng_str_ends(ng_str_of(e->d_name), ng_str_of(end));
    }
    closedir(d);
    return n;
}

static void keeps_blobs(void **state)
{
    (void)state;
    struct ng_state s;
    open_state(&s);
    assert_blob(&s, "");
    assert_int_equal(save(&s, "first, and long"), NG_OK);
    assert_blob(&s, "first, and long");
    assert_int_equal(save(&s, "second"), NG_OK);
    ng_state_close(&s);
    open_state(&s);
    assert_blob(&s, "second");
    struct ng_store store = ng_store_file(&s);
    char byte;
    assert_int_equal(
            store.load(store.ctx, NG_STR("seen"), &byte, 1), NG_ELIMIT);
    assert_int_equal(store.load(store.ctx, NG_STR("../x"), &byte, 1), NG_EARG);
    assert_int_equal(store.save(store.ctx, NG_STR(""), &byte, 1), NG_EARG);
    ng_state_close(&s);
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
}

static void is_on_the_disk_before_it_has_the_name(void **state)
{
    (void)state;
    struct ng_state s;
    open_state(&s);
    assert_int_equal(save(&s, "x"), NG_OK);
    assert_int_equal(n_fsync_before_rename, 1);
    assert_int_equal(n_fsync, 2); /* the folder's */
    ng_state_close(&s);
}

/* Dies in a child at every step; the old blob stays, the next open cleans. */
static void survives_a_crash(void **state)
{
    (void)state;
    struct ng_state s;
    open_state(&s);
    assert_int_equal(save(&s, "old"), NG_OK);
    ng_state_close(&s);
    for (int step = FSYNC; step <= RENAME; step++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            open_state(&s);
            die_at = step;
            save(&s, "new");
            _exit(0);
        }
        int status;
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        assert_int_equal(count(".tmp"), 1);
        open_state(&s); /* and the lock died with its holder */
        assert_int_equal(count(".tmp"), 0);
        assert_blob(&s, "old");
        ng_state_close(&s);
    }
}

static void survives_a_full_disk(void **state)
{
    (void)state;
    struct ng_state s;
    open_state(&s);
    assert_int_equal(save(&s, "old"), NG_OK);
    struct rlimit was, full = {64, 64};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    full.rlim_max = was.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
    char big[4000];
    memset(big, 'x', sizeof big);
    big[sizeof big - 1] = '\0';
    int err = save(&s, big);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(err, NG_EIO);
    assert_int_equal(count(".tmp"), 0);
    assert_blob(&s, "old");
    assert_int_equal(save(&s, big), NG_OK);
    assert_blob(&s, big);
    ng_state_close(&s);
}

static void treats_damage_as_absence(void **state)
{
    (void)state;
    char file[128];
    snprintf(file, sizeof file, "%s/seen.blob", path);
    struct ng_state s;
    struct notes notes = {0};
    open_state(&s);
    s.note = note;
    s.ctx = &notes;
    assert_int_equal(save(&s, "text that was saved"), NG_OK);
    size_t n;
    char *good = read_file(file, &n);
    /* cut anywhere, a byte changed anywhere, or more behind it */
    for (size_t i = 0; i < 2 * n + 1; i++) {
        FILE *f = fopen(file, "wb");
        assert_non_null(f);
        if (i < n) {
            fwrite(good, 1, i, f);
        } else if (i < 2 * n) {
            good[i - n] ^= 1;
            fwrite(good, 1, n, f);
            good[i - n] ^= 1;
        } else {
            fwrite(good, 1, n + 1, f);
        }
        fclose(f);
        int before = notes.n;
        char buf[4096];
        struct ng_store store = ng_store_file(&s);
        int got = store.load(store.ctx, NG_STR("seen"), buf, sizeof buf);
        /* a length that was changed may be too large instead */
        assert_true((got == 0 && notes.n == before + 1) || got == NG_ELIMIT);
    }
    assert_string_equal(notes.file, "seen.blob");
    assert_int_equal(save(&s, "again"), NG_OK);
    assert_blob(&s, "again");
    free(good);
    ng_state_close(&s);
}

static void one_run_at_a_time(void **state)
{
    (void)state;
    struct ng_state s, other = {0};
    open_state(&s);
    char want[256];
    snprintf(want, sizeof want, "another run (process %ld) is using %s",
            (long)getpid(), path);
    assert_int_equal(ng_state_open(&other, path, 100), NG_ELIMIT);
    assert_string_equal(other.reason, want);
    ng_state_close(&s);
    assert_int_equal(ng_state_open(&other, path, 0), NG_OK);
    ng_state_close(&other);
}

/* Two processes that each count on in the same blob: no step is lost. */
static void two_runs_take_turns(void **state)
{
    (void)state;
    enum { STEPS = 15 };
    pid_t child[2];
    for (int k = 0; k < 2; k++) {
        child[k] = fork();
        assert_true(child[k] >= 0);
        if (child[k] != 0) {
            continue;
        }
        for (int i = 0; i < STEPS; i++) {
            struct ng_state s = {0};
            if (ng_state_open(&s, path, 20000) != NG_OK) {
                _exit(1);
            }
            struct ng_store store = ng_store_file(&s);
            char buf[16] = "";
            store.load(store.ctx, NG_STR("n"), buf, sizeof buf - 1);
            snprintf(buf, sizeof buf, "%d", atoi(buf) + 1);
            if (store.save(store.ctx, NG_STR("n"), buf, strlen(buf)) != NG_OK) {
                _exit(2);
            }
            ng_state_close(&s);
        }
        _exit(0);
    }
    for (int k = 0; k < 2; k++) {
        int status;
        waitpid(child[k], &status, 0);
        assert_int_equal(status, 0);
    }
    struct ng_state s;
    open_state(&s);
    char buf[16] = "";
    struct ng_store store = ng_store_file(&s);
    store.load(store.ctx, NG_STR("n"), buf, sizeof buf - 1);
    assert_string_equal(buf, "30");
    ng_state_close(&s);
}

static void says_why_there_is_no_folder(void **state)
{
    (void)state;
    struct ng_state s = {0};
    char file[96], want[256];
    snprintf(file, sizeof file, "%s/file", folder);
    fclose(fopen(file, "w"));
    snprintf(path, sizeof path, "%s/file/nutgraf", folder);
    assert_int_equal(ng_state_open(&s, path, 0), NG_EIO);
    snprintf(want, sizeof want, "cannot make %s: Not a directory", path);
    assert_string_equal(s.reason, want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
            TEST(keeps_blobs),
            TEST(is_on_the_disk_before_it_has_the_name),
            TEST(survives_a_crash),
            TEST(survives_a_full_disk),
            TEST(treats_damage_as_absence),
            TEST(one_run_at_a_time),
            TEST(two_runs_take_turns),
            TEST(says_why_there_is_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
