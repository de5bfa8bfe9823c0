/* SPDX-License-Identifier: MIT */
/* The command line. */
#ifndef NG_LINUX_OPTIONS_H
#define NG_LINUX_OPTIONS_H

#include "linux/settings.h"

enum exit_code {
    EXIT_EDITION = 0,
    EXIT_ERROR = 1,
    EXIT_USAGE = 2,
    EXIT_DEGRADED = 3,   /* some sources failed, or an older edition */
    EXIT_NOTHING_NEW = 4 /* and nothing was printed */
};

enum command {
    COMMAND_EDITION, /* no command was named */
    COMMAND_INIT,
    COMMAND_ADD,
    COMMAND_LIST,
    COMMAND_IMPORT,
    COMMAND_EXPORT,
    COMMAND_CHECK,
    COMMAND_PANEL,
    COMMAND_FEED,
    COMMAND_EXTRACT,
    COMMAND_SUMMARY,
    COMMAND_SENTENCES,
    COMMAND_CLUSTER
};

struct options {
    struct settings set;
    enum command command;
    char **args; /* after the command */
    int n_args;
    const char *config, *output; /* NULL: not given */
    const char *text_lang;       /* --lang of sentences: any language */
    bool dry_run, why, offline, stats, quiet, verbose, jsonl;
    bool help, version;
    uint32_t chars;  /* of a summary; 0: no limit */
    uint32_t screen; /* of a small panel, from 1; 0: the first */
    bool next_screen;
    int64_t now; /* 0: not given */
};

/* Reorders argv. 0; or -1 with the reason, one line, in why. */
int options_parse(
        struct options *o, int argc, char **argv, char *why, size_t n_why);

/* What --help prints. */
void options_help(const struct ng_sink *out);

#endif
