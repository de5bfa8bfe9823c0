/* SPDX-License-Identifier: MIT */
/* nutgraf panel list | test | doctor */
#ifndef NG_LINUX_PANEL_COMMAND_H
#define NG_LINUX_PANEL_COMMAND_H

#include "linux/options.h"

/* Returns an exit code; what is wrong was said on stderr. */
int panel_command(const struct options *o, const struct settings *set);

#endif
