/* SPDX-License-Identifier: MIT */
#include "ng/pick.h"

enum { TRIED = 14, UNIT = 64 };

struct set {
    uint32_t chosen; /* bits */
    uint32_t chars, n;
    int32_t value;
    uint8_t next; /* the first sentence that may be added */
};

/* The best TRIED, or as many as are wanted: a bit each. */
static uint32_t best_of(const struct ng_pick *p)
{
    uint32_t left = p->want > TRIED ? p->want : TRIED, tried = 0;
    for (; left > 0; left--) {
        uint32_t best = NG_PICK_MAX;
        for (uint32_t i = 0; i < p->n; i++) {
            if ((tried >> i & 1) == 0 && p->line[i].value > 0 &&
                    (best == NG_PICK_MAX ||
                            p->line[i].value > p->line[best].value)) {
                best = i;
            }
        }
        if (best == NG_PICK_MAX) {
            break;
        }
        tried |= UINT32_C(1) << best;
    }
    /* what they lean on must be there to be leant on */
    for (uint32_t i = p->n; i-- > 1;) {
        if ((tried >> i & 1) != 0 && p->line[i].leans &&
                p->line[i - 1].value > 0) {
            tried |= UINT32_C(1) << (i - 1);
        }
    }
    return tried;
}

/* The value of sentence i beside s; 0: it must not be added. Two are like
 * when three words of five of the shorter are the same; what is said already
 * is five words of six. */
static int32_t value_beside(
        const struct ng_pick *p, const struct set *s, uint32_t i)
{
    const struct ng_pick_line *l = &p->line[i];
    uint32_t said = 0;
    if ((p->room > 0 && s->chars + l->chars > p->room) ||
            (l->leans && s->chosen == 0)) {
        return 0;
    }
    for (uint32_t k = 0; k < i; k++) {
        uint32_t least = l->words;
        if ((s->chosen >> k & 1) != 0) {
            said += p->like[i][k];
            least = p->line[k].words < least ? p->line[k].words : least;
            if (p->like[i][k] * 5u > least * 3) {
                return 0;
            }
        }
    }
    if (said * 6 > l->words * 5u) {
        return 0;
    }
    int32_t value = l->value;
    if (said > 0) {
        value -= p->again * (int32_t)(said * UNIT / l->words);
    }
    if (l->leans && (s->chosen >> (i - 1) & 1) == 0) {
        value -= p->loose;
    }
    if (l->intro > 0 && (s->chosen >> (l->intro - 1) & 1) == 0) {
        value -= p->alone;
    }
    return value > 1 ? value : 1;
}

uint32_t ng_pick(const struct ng_pick *p)
{
    struct set stack[NG_PICK_MAX + 1] = {{0}}, *s = stack;
    int32_t most[NG_PICK_MAX + 1], sum[NG_PICK_MAX + 1];
    uint32_t tried = best_of(p), best = 0;
    int32_t best_value = 0;
    most[p->n] = sum[p->n] = 0;
    for (uint32_t i = p->n; i-- > 0;) {
        int32_t value = (tried >> i & 1) != 0 ? p->line[i].value : 0;
        most[i] = value > most[i + 1] ? value : most[i + 1];
        sum[i] = sum[i + 1] + value;
    }
    for (;;) {
        uint32_t i = s->next;
        int32_t left = (int32_t)(p->want - s->n);
        /* no more than this can still be had */
        int32_t bound = most[i] < sum[i] / (left > 0 ? left : 1)
                                ? most[i] * left
                                : sum[i];
        if (i < p->n && left > 0 && s->value + bound > best_value) {
            s->next++;
            int32_t value = (tried >> i & 1) != 0 ? value_beside(p, s, i) : 0;
            if (value > 0) {
                s[1] = (struct set){s->chosen | UINT32_C(1) << i,
                        s->chars + p->line[i].chars + 1, s->n + 1,
                        s->value + value, s->next};
                s++;
                if (s->value > best_value) {
                    best_value = s->value;
                    best = s->chosen;
                }
            }
        } else if (s == stack) {
            return best;
        } else {
            s--;
        }
    }
}
