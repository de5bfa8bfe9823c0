/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "linux/config.h"
#include "linux/filters.h"
#include "linux/host.h"
#include "linux/iconv_hook.h"
#include "linux/manage.h"
#include "linux/net_file.h"
#include "linux/options.h"
#include "linux/panel_command.h"
#include "linux/pins.h"
#include "linux/run.h"
#include "linux/sink_file.h"
#include "nutgraf.h"

/* Held until the end, so here and not on main's stack. */
static struct options options;
static struct config config;
static struct pins pins;
static char path[4096];

static int usage(const char *why)
{
    fprintf(stderr, "nutgraf: %s\nTry: nutgraf --help\n", why);
    return EXIT_USAGE;
}

/* Whatever was printed has to have arrived. */
static int flushed(int code)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        if (code != EXIT_ERROR) { /* else the reason was said */
            fprintf(stderr, "nutgraf: stdout: %s\n", strerror(errno));
        }
        return EXIT_ERROR;
    }
    return code;
}

static int no_feeds(bool exists)
{
    if (exists) {
        fprintf(stderr,
                "nutgraf: %s names no feeds yet.\n"
                "Add one:          nutgraf add NAME https://...\n"
                "or all you have:  nutgraf import FILE.opml\n",
                path);
        return EXIT_USAGE;
    }
    fprintf(stderr,
            "nutgraf prints a morning edition from news feeds. There is no "
            "configuration yet.\n"
            "Try one address:      nutgraf https://feeds.bbci.co.uk/news/"
            "world/rss.xml\n"
            "Make a configuration: nutgraf init\n"
            "Bring your feeds:     nutgraf import FILE.opml\n"
            "All options:          nutgraf --help\n");
    return EXIT_USAGE;
}

/* What an argument is wrong for, in why; false: it is a source. */
static bool is_wrong(const char *arg, char *why, size_t n_why)
{
    static const char *const commands[] = {"init", "add", "list", "import",
            "export", "check", "panel", "feed", "extract", "summary",
            "sentences", NULL};
    struct ng_str url = ng_str_of(arg);
    if (!ng_file_is_name(url)) {
        snprintf(why, n_why, "\"%.100s\" is no http or https address", arg);
        return !ng_url_is_http(url);
    }
    if (strcmp(arg, "-") == 0 || ng_str_starts(url, NG_STR("file:")) ||
            access(arg, R_OK) == 0) {
        return false;
    }
    const char *reason = strerror(errno);
    const char *near = suggest(arg, commands);
    snprintf(why, n_why, "%.100s: %s%s%s%s", arg, reason,
            near == NULL ? "" : "; did you mean ", near == NULL ? "" : near,
            near == NULL ? "" : "?");
    return true;
}

static int list_or_export(void)
{
    struct sink_file out;
    if (sink_file_open(&out, options.output) != 0) {
        fprintf(stderr, "nutgraf: %s: %s\n", options.output, strerror(errno));
        return EXIT_ERROR;
    }
    int err = options.command == COMMAND_LIST
                      ? manage_list(&config, &out.sink)
                      : manage_export(&config, &out.sink);
    if (sink_file_close(&out, err == NG_OK) != 0 || err != NG_OK) {
        fprintf(stderr, "nutgraf: cannot write: %s\n", strerror(errno));
        return EXIT_ERROR;
    }
    return EXIT_EDITION;
}

/* The commands that need the configuration, or addresses. */
static int with_config(void)
{
    struct feed *feeds;
    char why[300];
    bool exists;
    int n = options.n_args;
    int code = manage_read(&config, path, &exists);
    if (code != EXIT_EDITION) {
        return code;
    }
    if (!exists && options.config != NULL) {
        fprintf(stderr, "nutgraf: %s: %s\n", path, strerror(ENOENT));
        return EXIT_ERROR;
    }
    settings_fill(&options.set, &config.set);
    for (size_t i = 0; i < config.n_feeds; i++) {
        if (config.feeds[i].pin != NULL) {
            pins_add(&pins, config.feeds[i].url, config.feeds[i].pin);
        }
    }
    options.set.pins = &pins;
    if (options.command == COMMAND_PANEL) {
        return panel_command(&options, &options.set);
    }
    if (options.command == COMMAND_LIST && config.n_feeds == 0 && n == 0) {
        return no_feeds(exists);
    }
    if (options.command == COMMAND_LIST || options.command == COMMAND_EXPORT) {
        if (n == 0 && config.n_feeds == 0) {
            no_feeds(exists); /* an empty OPML file is what they get */
        }
        return n > 0 ? usage("list and export take nothing") : list_or_export();
    }
    for (int i = 0; i < n; i++) {
        if (is_wrong(options.args[i], why, sizeof why)) {
            return usage(why);
        }
    }
    if (n == 0 && config.n_feeds == 0 && !options.offline) {
        return no_feeds(exists);
    }
    feeds = must_alloc((size_t)n * sizeof *feeds);
    for (int i = 0; i < n; i++) {
        feeds[i].url = options.args[i];
    }
    const struct feed *all = n > 0 ? feeds : config.feeds;
    size_t n_all = n > 0 ? (size_t)n : config.n_feeds;
    code = options.command == COMMAND_CHECK
                   ? run_check(&options, &options.set, all, n_all)
                   : run_edition(&options, &options.set, all, n_all, n == 0);
    free(feeds);
    return code;
}

static int run_filter(void)
{
    struct ng_iconv iconv;
    struct ng_charset_hook hook = ng_iconv_hook(&iconv);
    return filters_run(&options, &hook);
}

int main(int argc, char **argv)
{
    char why[300];
    struct ng_sink out = sink_stream(stdout);
    host_hold_streams();
    signal(SIGPIPE, SIG_IGN);
    if (options_parse(&options, argc, argv, why, sizeof why) != 0) {
        return usage(why);
    }
    if (options.help) {
        options_help(&out);
        return flushed(EXIT_EDITION);
    }
    if (options.version) {
        printf("nutgraf %s\n", NG_VERSION);
        return flushed(EXIT_EDITION);
    }
    if (options.command >= COMMAND_FEED) {
        return flushed(run_filter());
    }
    if (options.config != NULL) {
        snprintf(path, sizeof path, "%s", options.config);
    } else if (!host_config_path(path, sizeof path)) {
        return usage("the home folder's name is too long");
    }
    if (path[0] == '\0' && options.command != COMMAND_EDITION &&
            options.command != COMMAND_PANEL) {
        return usage("no home folder: say which configuration with -c FILE");
    }
    switch (options.command) {
    case COMMAND_INIT:
        return options.n_args > 0 ? usage("init takes nothing")
                                  : flushed(manage_init(path));
    case COMMAND_ADD:
        return manage_add(path, options.args, options.n_args);
    case COMMAND_IMPORT:
        return options.n_args != 1
                       ? usage("import takes one OPML file")
                       : flushed(manage_import(path, options.args[0]));
    default:
        return flushed(with_config());
    }
}
