/* SPDX-License-Identifier: MIT */
/* Each model by a name of its own, for a board that has one panel. */
#ifndef NG_PANEL_MODELS_H
#define NG_PANEL_MODELS_H

#include "panel/epd.h"

extern const struct ng_epd_model
        /* uc81xx.c */
        ng_epd_7in5_v2,
        ng_epd_7in5_v2_old, ng_epd_7in5_b_v2, ng_epd_5in83_v2, ng_epd_4in2_v1,
        /* ssd16xx.c */
        ng_epd_2in13_v2, ng_epd_2in13_v3, ng_epd_2in13_v4, ng_epd_2in9_v2,
        ng_epd_4in2_v2, ng_epd_4in26, ng_epd_13in3_k, ng_epd_inky_phat,
        ng_epd_inky_phat_old, ng_epd_inky_what, ng_epd_inky_what_old,
        /* colour7.c */
        ng_epd_7in3_f, ng_epd_7in3_e, ng_epd_inky_7in3,
        /* it8951.c */
        ng_epd_it8951_6in, ng_epd_it8951_6in_hd, ng_epd_it8951_7in8,
        ng_epd_it8951_9in7, ng_epd_it8951_10in3,
        /* ssd130x.c */
        ng_epd_ssd1306, ng_epd_ssd1309;

#endif
