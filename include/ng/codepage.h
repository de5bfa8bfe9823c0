/* SPDX-License-Identifier: MIT */
/* floor 1: the character sets of the WHATWG Encoding standard: their names,
 * their labels, and the tables of the single-byte ones. */
#ifndef NG_CODEPAGE_H
#define NG_CODEPAGE_H

#include "ng/base.h"

enum ng_codepage_kind {
    NG_CODEPAGE_NONE, /* no set; also "replacement": never to be decoded */
    NG_CODEPAGE_UTF8,
    NG_CODEPAGE_SINGLE, /* one byte a character: has a table */
    NG_CODEPAGE_MULTI,  /* gbk, big5, ...: no table here */
    NG_CODEPAGE_UTF16LE,
    NG_CODEPAGE_UTF16BE
};

struct ng_codepage {
    const char *text; /* its name, NUL, its labels */
    const uint8_t *table;
    uint8_t kind;
};

extern const struct ng_codepage ng_codepage_none, ng_codepage_utf_8,
        ng_codepage_ibm866, ng_codepage_iso_8859_2, ng_codepage_iso_8859_3,
        ng_codepage_iso_8859_4, ng_codepage_iso_8859_5, ng_codepage_iso_8859_6,
        ng_codepage_iso_8859_7, ng_codepage_iso_8859_8,
        ng_codepage_iso_8859_8_i, ng_codepage_iso_8859_10,
        ng_codepage_iso_8859_13, ng_codepage_iso_8859_14,
        ng_codepage_iso_8859_15, ng_codepage_iso_8859_16, ng_codepage_koi8_r,
        ng_codepage_koi8_u, ng_codepage_macintosh, ng_codepage_windows_874,
        ng_codepage_windows_1250, ng_codepage_windows_1251,
        ng_codepage_windows_1252, ng_codepage_windows_1253,
        ng_codepage_windows_1254, ng_codepage_windows_1255,
        ng_codepage_windows_1256, ng_codepage_windows_1257,
        ng_codepage_windows_1258, ng_codepage_x_mac_cyrillic, ng_codepage_gbk,
        ng_codepage_gb18030, ng_codepage_big5, ng_codepage_euc_jp,
        ng_codepage_iso_2022_jp, ng_codepage_shift_jis, ng_codepage_euc_kr,
        ng_codepage_replacement, ng_codepage_utf_16be, ng_codepage_utf_16le,
        ng_codepage_x_user_defined;

/* The sets there are, NULL at the end; see known.h. A set is a number: 0 is
 * none, 1 is UTF-8; windows-1252 must be there. */
extern const struct ng_codepage *const ng_codepage_known[];
enum { NG_CODEPAGE_UTF8_SET = 1 };

/* The set of a label ("latin1" -> windows-1252); white space around it, case
 * and - _ : . within are ignored. 0 when there is none. */
uint8_t ng_codepage_find(struct ng_str label);

/* The likeliest set of text without a label that is not UTF-8: gbk when the
 * bytes beyond ASCII come in pairs of GB 2312 only, at least four of them
 * (Chinese pages without a label: 7 of 69), else windows-1252. */
uint8_t ng_codepage_guess(const char *s, size_t n);

/* Its name in lower case, static; "" for 0. */
const char *ng_codepage_name(uint8_t set);
enum ng_codepage_kind ng_codepage_kind(uint8_t set);

/* Code points of the bytes first .. last (0x80 to 0xFF) of a single-byte set;
 * NG_REPLACEMENT where it has none. */
void ng_codepage_unpack(
        uint8_t set, uint8_t first, uint8_t last, uint16_t *out);

#endif
