/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "linux/why.h"

#include <stdlib.h>
#include <string.h>

#include "linux/sink_file.h"

static const char *const causes[] = {[NG_WHY_MERGED] = "same event as ",
        [NG_WHY_TOLD] = "told before, and no news",
        [NG_WHY_SEEN] = "printed before",
        [NG_WHY_OLD] = "too old",
        [NG_WHY_UNTITLED] = "without a title",
        [NG_WHY_TWICE] = "offered twice",
        [NG_WHY_SECTION] = "another section",
        [NG_WHY_KEEP] = "none of the words to keep",
        [NG_WHY_DROP] = "dropped for ",
        [NG_WHY_CROWDED] = "one too many of its source, or for the memory"};

int why_open(struct why *w, enum ng_encoding encoding)
{
    *w = (struct why){.encoding = encoding};
    for (int i = 0; i < 2; i++) {
        w->file[i] = open_memstream(&w->text[i], &w->n[i]);
        if (w->file[i] == NULL) {
            why_close(w);
            return -1;
        }
    }
    return 0;
}

/* Others' words: nothing in them can steer a terminal. */
static void put(const struct why *w, FILE *f, struct ng_str s)
{
    struct ng_sink out = sink_stream(f);
    ng_encode_str(&out, w->encoding, s);
}

static void put_points(FILE *f, const struct ng_candidate *item)
{
    fprintf(f, "%d points:", item->score);
    for (int i = 0; i < NG_POINTS_KINDS; i++) {
        if (item->points[i] != 0) {
            fprintf(f, " %s %+d", ng_points_names[i], item->points[i]);
        }
    }
}

void why_tell(struct why *w, enum ng_why why, const struct ng_candidate *item,
        struct ng_str source, struct ng_str other)
{
    bool ranked = why == NG_WHY_CHOSEN || why == NG_WHY_NO_ROOM;
    FILE *f = w->file[ranked ? 0 : 1];
    if (why == NG_WHY_CHOSEN) {
        fprintf(f, "%3u. ", ++w->place);
    } else {
        fputs("  -  ", f);
    }
    put(w, f, item->title);
    fputs(" (", f);
    put(w, f, source);
    fputs("): ", f);
    if (ranked) {
        fputs(why == NG_WHY_NO_ROOM ? "no room, " : "", f);
        fputs(item->told == NG_TOLD_NEWS ? "told before, has news, " : "", f);
        put_points(f, item);
    } else {
        fputs(causes[why], f);
    }
    if (other.len > 0) {
        fputs("\"", f);
        put(w, f, other);
        fputs("\"", f);
    }
    fputs("\n", f);
}

int why_print(struct why *w, const struct ng_sink *out)
{
    int err = NG_OK;
    for (int i = 0; i < 2 && err == NG_OK; i++) {
        err = fflush(w->file[i]) != 0
                      ? NG_EIO
                      : out->write(out->ctx, w->text[i], w->n[i]);
    }
    return err;
}

void why_close(struct why *w)
{
    for (int i = 0; i < 2; i++) {
        if (w->file[i] != NULL) {
            fclose(w->file[i]);
        }
        free(w->text[i]);
    }
    memset(w, 0, sizeof *w);
}
