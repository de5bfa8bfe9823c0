/* SPDX-License-Identifier: MIT */
#include "ng/known.h"

const char *const ng_words_known[] = {
        ng_words_en, /* en */
        ng_words_de, /* de */
        ng_words_fr, /* fr */
        ng_words_es, /* es */
        ng_words_it, /* it */
        ng_words_nl, /* nl */
        NULL,
};

const char *const ng_abbrev_known[] = {
        ng_abbrev_names,
        ng_abbrev_titles,
        ng_abbrev_numbers,
        ng_abbrev_ends,
        ng_abbrev_days,
        ng_abbrev_places_en,       /* en */
        ng_abbrev_starts_en,       /* en */
        ng_abbrev_names_de,        /* de */
        ng_abbrev_ends_de,         /* de */
        ng_abbrev_starts_de,       /* de */
        ng_abbrev_titles_fr,       /* fr */
        ng_abbrev_starts_fr,       /* fr */
        ng_abbrev_names_esptfr,    /* es pt fr */
        ng_abbrev_numbers_esptit,  /* es pt it */
        ng_abbrev_ends_es,         /* es */
        ng_abbrev_starts_esptit,   /* es pt it */
        ng_abbrev_names_it,        /* it */
        ng_abbrev_names_nl,        /* nl */
        ng_abbrev_names_danosv,    /* da no sv */
        ng_abbrev_starts_danosvnl, /* da no sv nl */
        ng_abbrev_names_plcssk,    /* pl cs sk */
        ng_abbrev_ends_plcssk,     /* pl cs sk */
        ng_abbrev_starts_plcssk,   /* pl cs sk */
        ng_abbrev_names_ruukbg,    /* ru uk bg */
        ng_abbrev_numbers_ruukbg,  /* ru uk bg */
        ng_abbrev_ends_ruukbg,     /* ru uk bg */
        ng_abbrev_starts_ruukbg,   /* ru uk bg */
        ng_abbrev_names_el,        /* el */
        ng_abbrev_names_trhuro,    /* tr hu ro */
        ng_abbrev_names_himrne,    /* hi mr ne */
        NULL,
};

const char *const ng_opening_known[] = {
        ng_opening_en, /* en */
        ng_opening_de, /* de */
        ng_opening_fr, /* fr */
        ng_opening_es, /* es */
        ng_opening_it, /* it */
        ng_opening_pt, /* pt */
        ng_opening_nl, /* nl */
        ng_opening_ru, /* ru */
        ng_opening_vi, /* vi */
        ng_opening_hi, /* hi */
        ng_opening_ur, /* ur */
        ng_opening_ar, /* ar */
        NULL,
};

const char *const ng_calendar_known[] = {
        ng_calendar_en,
        ng_calendar_de,       /* de */
        ng_calendar_fr,       /* fr */
        ng_calendar_es,       /* es */
        ng_calendar_pt,       /* pt */
        ng_calendar_it,       /* it */
        ng_calendar_ca,       /* ca */
        ng_calendar_nl,       /* nl */
        ng_calendar_id,       /* id */
        ng_calendar_danosv,   /* da no sv */
        ng_calendar_fi,       /* fi */
        ng_calendar_pl,       /* pl */
        ng_calendar_cs,       /* cs */
        ng_calendar_hu,       /* hu */
        ng_calendar_ro,       /* ro */
        ng_calendar_tr,       /* tr */
        ng_calendar_el,       /* el */
        ng_calendar_ruukbgsr, /* ru uk bg sr */
        ng_calendar_ar,       /* ar */
        NULL,
};

const struct ng_codepage *const ng_codepage_known[] = {
        &ng_codepage_none,
        &ng_codepage_utf_8,
        &ng_codepage_ibm866,       /* ibm866 */
        &ng_codepage_iso_8859_2,   /* iso-8859-2 */
        &ng_codepage_iso_8859_3,   /* iso-8859-3 */
        &ng_codepage_iso_8859_4,   /* iso-8859-4 */
        &ng_codepage_iso_8859_5,   /* iso-8859-5 */
        &ng_codepage_iso_8859_6,   /* iso-8859-6 */
        &ng_codepage_iso_8859_7,   /* iso-8859-7 */
        &ng_codepage_iso_8859_8,   /* iso-8859-8 */
        &ng_codepage_iso_8859_8_i, /* iso-8859-8-i */
        &ng_codepage_iso_8859_10,  /* iso-8859-10 */
        &ng_codepage_iso_8859_13,  /* iso-8859-13 */
        &ng_codepage_iso_8859_14,  /* iso-8859-14 */
        &ng_codepage_iso_8859_15,  /* iso-8859-15 */
        &ng_codepage_iso_8859_16,  /* iso-8859-16 */
        &ng_codepage_koi8_r,       /* koi8-r */
        &ng_codepage_koi8_u,       /* koi8-u */
        &ng_codepage_macintosh,    /* macintosh */
        &ng_codepage_windows_874,  /* windows-874 */
        &ng_codepage_windows_1250, /* windows-1250 */
        &ng_codepage_windows_1251, /* windows-1251 */
        &ng_codepage_windows_1252,
        &ng_codepage_windows_1253,   /* windows-1253 */
        &ng_codepage_windows_1254,   /* windows-1254 */
        &ng_codepage_windows_1255,   /* windows-1255 */
        &ng_codepage_windows_1256,   /* windows-1256 */
        &ng_codepage_windows_1257,   /* windows-1257 */
        &ng_codepage_windows_1258,   /* windows-1258 */
        &ng_codepage_x_mac_cyrillic, /* x-mac-cyrillic */
        &ng_codepage_gbk,            /* gbk multi */
        &ng_codepage_gb18030,        /* gb18030 multi */
        &ng_codepage_big5,           /* big5 multi */
        &ng_codepage_euc_jp,         /* euc-jp multi */
        &ng_codepage_iso_2022_jp,    /* iso-2022-jp multi */
        &ng_codepage_shift_jis,      /* shift_jis multi */
        &ng_codepage_euc_kr,         /* euc-kr multi */
        &ng_codepage_replacement,
        &ng_codepage_utf_16be,
        &ng_codepage_utf_16le,
        &ng_codepage_x_user_defined, /* x-user-defined */
        NULL,
};

uint32_t (*const ng_encode_known[])(
        enum ng_encoding e, uint32_t cp, char out[NG_ENCODE_MAX]) = {
        ng_encode_single, /* latin1 cp437 cp850 cp866 cp1252 */
        ng_encode_ascii,  /* ascii */
        NULL,
};
