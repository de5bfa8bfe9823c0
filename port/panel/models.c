/* SPDX-License-Identifier: MIT */
#include "panel/models.h"

const struct ng_epd_model *const ng_epd_models[] = {&ng_epd_7in5_v2,
        &ng_epd_7in5_v2_old, &ng_epd_7in5_b_v2, &ng_epd_5in83_v2,
        &ng_epd_4in2_v1, &ng_epd_4in2_v2, &ng_epd_4in26, &ng_epd_2in9_v2,
        &ng_epd_2in13_v2, &ng_epd_2in13_v3, &ng_epd_2in13_v4, &ng_epd_13in3_k,
        &ng_epd_inky_phat, &ng_epd_inky_phat_old, &ng_epd_inky_what,
        &ng_epd_inky_what_old, &ng_epd_7in3_f, &ng_epd_7in3_e,
        &ng_epd_inky_7in3, &ng_epd_it8951_6in, &ng_epd_it8951_6in_hd,
        &ng_epd_it8951_7in8, &ng_epd_it8951_9in7, &ng_epd_it8951_10in3,
        &ng_epd_ssd1306, &ng_epd_ssd1309, NULL};

/* The next letter or digit, in lower case; '\0': none. */
static char next(struct ng_str *s)
{
    while (s->len > 0) {
        char c = ng_lower(*s->s++);
        s->len--;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            return c;
        }
    }
    return '\0';
}

static bool same(struct ng_str a, struct ng_str b)
{
    for (;;) {
        char x = next(&a);
        if (x != next(&b)) {
            return false;
        }
        if (x == '\0') {
            return true;
        }
    }
}

const struct ng_epd_model *ng_epd_find(struct ng_str name)
{
    const struct ng_epd_model *const *m = ng_epd_models;
    while (*m != NULL && !same(name, ng_str_of((*m)->name))) {
        m++;
    }
    return *m;
}

const struct ng_epd_model *ng_epd_find_inky(uint8_t variant)
{
    switch (variant) {
    case 1:
    case 4:
    case 5:
        return &ng_epd_inky_phat_old;
    case 2:
    case 3:
    case 6:
    case 7:
    case 8:
        return &ng_epd_inky_what_old;
    case 10:
    case 11:
    case 12:
        return &ng_epd_inky_phat;
    case 17:
    case 18:
    case 19:
        return &ng_epd_inky_what;
    case 22:
    case 26:
        return &ng_epd_inky_7in3;
    default:
        return NULL;
    }
}
