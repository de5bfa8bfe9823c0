/* SPDX-License-Identifier: MIT */
/* Why a panel shows nothing: what can be found out without moving a pin. */
#ifndef NG_LINUX_PANEL_DOCTOR_H
#define NG_LINUX_PANEL_DOCTOR_H

#include "linux/settings.h"

/* Looks at device nodes, groups, SPI, the GPIO chip, each line and BUSY's level
 * at rest; a line for each on out, with what to do about it. The panel is the
 * settings'; without one its model's part is left out. Returns how many are
 * wrong, or an ng_err of the sink. */
int panel_doctor(const struct settings *set, const struct ng_sink *out);

#endif
