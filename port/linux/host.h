/* SPDX-License-Identifier: MIT */
/* What the system says about where we run. */
#ifndef NG_LINUX_HOST_H
#define NG_LINUX_HOST_H

#include <stdio.h>

#include "ng/base.h"

/* $XDG_CONFIG_HOME/nutgraf/nutgraf.conf or ~/.config/...; the state's folder
 * $XDG_STATE_HOME/nutgraf or ~/.local/state/...: "" when there is no home.
 * False: the name is longer than n. */
bool host_config_path(char *path, size_t n);
bool host_state_path(char *path, size_t n);

/* Makes the folders that path lies in. 0, or -1 with errno. */
int host_make_parents(const char *path);

/* Columns of the terminal on stdout, at most 80; 80 when it is none. */
uint16_t host_columns(void);

/* The enum ng_encoding of the locale; what we do not have is ASCII. */
int host_charset(void);

/* Writes text for the locale, with nothing in it that could steer a
 * terminal. */
void host_print(FILE *f, struct ng_str text);

/* Minutes east of UTC at that time, by $TZ or the system's zone. */
int32_t host_utc_offset(int64_t now);

/* Makes sure that 0, 1 and 2 are open, so that no file takes their place: a
 * closed stdout stays one that cannot be written. */
void host_hold_streams(void);

#endif
