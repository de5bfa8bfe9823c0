/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/host.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "linux/sink_file.h"
#include "ng/encode.h"

/* XDG Base Directory Specification 0.8: a relative path is invalid and is
 * ignored. */
static bool xdg_path(char *path, size_t n, const char *variable,
        const char *fallback, const char *name)
{
    const char *base = getenv(variable);
    const char *home = getenv("HOME");
    int len;
    path[0] = '\0';
    if (base != NULL && base[0] == '/') {
        len = snprintf(path, n, "%s/%s", base, name);
    } else if (home != NULL && home[0] == '/') {
        len = snprintf(path, n, "%s/%s/%s", home, fallback, name);
    } else {
        return true;
    }
    return len >= 0 && (size_t)len < n;
}

bool host_config_path(char *path, size_t n)
{
    return xdg_path(
            path, n, "XDG_CONFIG_HOME", ".config", "nutgraf/nutgraf.conf");
}

bool host_state_path(char *path, size_t n)
{
    return xdg_path(path, n, "XDG_STATE_HOME", ".local/state", "nutgraf");
}

int host_make_parents(const char *path)
{
    char *copy = strdup(path);
    int err = copy == NULL ? -1 : 0;
    for (char *at = copy; err == 0 && (at = strchr(at + 1, '/')) != NULL;) {
        *at = '\0';
        if (mkdir(copy, 0777) != 0 && errno != EEXIST && errno != EISDIR) {
            struct stat is;
            err = stat(copy, &is) == 0 && S_ISDIR(is.st_mode) ? 0 : -1;
        }
        *at = '/';
    }
    free(copy);
    return err;
}

uint16_t host_columns(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ||
            size.ws_col > 80) {
        return 80;
    }
    return size.ws_col < 20 ? 20 : size.ws_col;
}

int host_charset(void)
{
    static const struct {
        const char *codeset;
        enum ng_encoding encoding;
    } known[] = {
            {"UTF-8", NG_ENCODE_UTF8},
            {"ISO-8859-1", NG_ENCODE_LATIN1},
            {"CP1252", NG_ENCODE_CP1252},
            {"IBM437", NG_ENCODE_CP437},
            {"CP437", NG_ENCODE_CP437},
            {"IBM850", NG_ENCODE_CP850},
            {"CP850", NG_ENCODE_CP850},
            {"IBM866", NG_ENCODE_CP866},
            {"CP866", NG_ENCODE_CP866},
    };
    if (setlocale(LC_CTYPE, "") == NULL) {
        return NG_ENCODE_ASCII;
    }
    struct ng_str codeset = ng_str_of(nl_langinfo(CODESET));
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (ng_str_eqi(codeset, ng_str_of(known[i].codeset))) {
            return (int)known[i].encoding;
        }
    }
    return NG_ENCODE_ASCII;
}

void host_print(FILE *f, struct ng_str text)
{
    struct ng_sink out = sink_stream(f);
    ng_encode_str(&out, (enum ng_encoding)host_charset(), text);
}

int32_t host_utc_offset(int64_t now)
{
    time_t at = (time_t)now;
    struct tm local;
    tzset();
    if (localtime_r(&at, &local) == NULL) {
        return 0;
    }
    return (int32_t)(local.tm_gmtoff / 60);
}

void host_hold_streams(void)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF) {
            /* read only for all three: writing to it fails */
            if (open("/dev/null", O_RDONLY) < 0) {
                _exit(1);
            }
        }
    }
}
