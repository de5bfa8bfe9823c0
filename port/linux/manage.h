/* SPDX-License-Identifier: MIT */
/* The commands about the configuration: init, add, list, import, export. */
#ifndef NG_LINUX_MANAGE_H
#define NG_LINUX_MANAGE_H

#include "linux/config.h"
#include "linux/options.h"

/* Writes the sample configuration where none is. */
int manage_init(const char *path);
/* args: NAME URL [key=value ...] */
int manage_add(const char *path, char **args, int n_args);
int manage_import(const char *path, const char *opml);
int manage_list(const struct config *c, const struct ng_sink *out);
int manage_export(const struct config *c, const struct ng_sink *out);

/* Reads the configuration, every error goes to stderr as "file:line: what".
 * EXIT_EDITION, or EXIT_ERROR; a missing file is an empty configuration with
 * *exists false. */
int manage_read(struct config *c, const char *path, bool *exists);

#endif
