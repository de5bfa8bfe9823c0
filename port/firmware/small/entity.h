/* SPDX-License-Identifier: MIT */
/* The table of entity.c, made from a list of names by boards/entities.c: for
 * each how many letters it shares with the one before (times 16) and how many
 * are its own (and 128: needs no ';'), these letters, the code point in two
 * bytes; 0 at the end. */
#ifndef NG_FIRMWARE_SMALL_ENTITY_H
#define NG_FIRMWARE_SMALL_ENTITY_H

#include <stdint.h>

extern const uint8_t ng_small_entities[];

#endif
