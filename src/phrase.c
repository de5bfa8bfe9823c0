/* SPDX-License-Identifier: MIT */
#include "ng/phrase.h"

#include "ng/date.h"
#include "ng/utf8.h"

struct composer {
    struct ng_phrases *p;
    const char *s;
    uint32_t len;
};

static struct composer compose(struct ng_phrases *p)
{
    struct composer c = {p, ng_arena_keep(p->a, 1, 0, 1), 0};
    p->ok = p->ok && c.s != NULL;
    return c;
}

static void add(struct composer *c, struct ng_str s)
{
    c->len += c->p->ok ? ng_arena_copy(c->p->a, s, &c->p->ok).len : 0;
}

static void add_z(struct composer *c, const char *z)
{
    add(c, ng_str_of(z));
}

static void add_cp(struct composer *c, uint32_t cp)
{
    char utf8[NG_UTF8_MAX];
    add(c, (struct ng_str){utf8, ng_utf8_encode(cp, utf8)});
}

static int add_bytes(void *ctx, const void *bytes, size_t n)
{
    add(ctx, (struct ng_str){bytes, (uint32_t)n});
    return NG_OK;
}

static void add_word(struct composer *c, unsigned word)
{
    add_z(c, ng_words_at(c->p->words, word));
}

static void add_number(struct composer *c, int64_t n, uint32_t digits)
{
    struct ng_sink sink = {add_bytes, c};
    for (int64_t least = 10; digits > 1; digits--, least *= 10) {
        if (n < least) {
            add_z(c, "0");
        }
    }
    ng_sink_int(&sink, n);
}

static struct ng_str composed(const struct composer *c)
{
    return (struct ng_str){c->s, c->p->ok ? c->len : 0};
}

/* Between the parts of a line: a middle dot where the device has one. */
static void add_dot(struct composer *c)
{
    char dot[NG_ENCODE_MAX];
    bool has =
            ng_encode(c->p->encoding, 0xB7, dot) > 0 && (uint8_t)dot[0] > 0x7F;
    /* the dot stays with what is before it */
    add_z(c, has ? "\u00a0\u00b7 " : ", ");
}

static void add_upper(struct composer *c, struct ng_str s)
{
    for (uint32_t at = 0; at < s.len;) {
        uint32_t cp;
        at += ng_utf8_decode(s.s + at, s.len - at, &cp);
        add_cp(c, ng_utf8_upper(cp));
    }
}

static int64_t local(const struct ng_phrases *p, int64_t utc)
{
    return utc + (int64_t)p->d->utc_offset_min * 60;
}

static void add_time(struct composer *c, const struct ng_civil *t)
{
    add_number(c, t->hour, 2);
    add_z(c, ":");
    add_number(c, t->minute, 2);
}

/* The long date in the order the language has it. */
static void add_date(struct composer *c, const struct ng_civil *t)
{
    const char *w = c->p->words;
    for (const char *at = ng_words_at(w, NG_WORD_DATE); *at != '\0'; at++) {
        switch (*at) {
        case 'W': {
            struct ng_str day =
                    ng_str_of(ng_words_at(w, NG_WORD_DAYS + t->weekday));
            add_upper(c, ng_str_cut(day, 0, 1));
            add(c, ng_str_cut(day, 1, day.len));
            break;
        }
        case 'D':
            add_number(c, t->day, 1);
            break;
        case 'M':
            add_word(c, NG_WORD_MONTHS + t->month - 1);
            break;
        case 'Y':
            add_number(c, t->year, 4);
            break;
        default:
            add(c, (struct ng_str){at, 1});
        }
    }
}

/* "05:40" for today, "22 November, 05:40" before; a date without a time of
 * day (midnight UTC sharp) shows none. */
static void add_when(struct composer *c, int64_t date)
{
    const struct ng_phrases *p = c->p;
    struct ng_civil then, now;
    bool has_time = date % 86400 != 0;
    ng_date_civil(has_time ? local(p, date) : date, &then);
    ng_date_civil(local(p, p->d->now), &now);
    bool today = then.year == now.year && then.month == now.month &&
                 then.day == now.day;
    if (!today || !has_time) {
        add_number(c, then.day, 1);
        add_z(c, " ");
        add_word(c, NG_WORD_MONTHS + then.month - 1);
        if (then.year != now.year) {
            add_z(c, " ");
            add_number(c, then.year, 4);
        }
        if (has_time) {
            add_z(c, ", ");
        }
    }
    if (has_time) {
        add_time(c, &then);
    }
}

static void add_age(struct composer *c, int64_t age_s)
{
    int64_t minutes = age_s < 0 ? 0 : age_s / 60;
    int64_t hours = minutes / 60;
    if (minutes < 60) {
        add_number(c, minutes, 1);
        add_z(c, " ");
        add_word(c, NG_WORD_MINUTES);
    } else if (hours < 48) {
        if (hours > 1) {
            add_number(c, hours, 1);
            add_z(c, " ");
        }
        add_word(c, hours > 1 ? NG_WORD_HOURS : NG_WORD_AN_HOUR);
    } else {
        add_number(c, hours / 24, 1);
        add_z(c, " ");
        add_word(c, NG_WORD_N_DAYS);
    }
}

struct ng_str ng_phrase_source(
        struct ng_phrases *p, const struct ng_source_report *s)
{
    struct composer c = compose(p);
    add_word(
            &c, s->status == NG_SOURCE_FAILED ? NG_WORD_FAILED : NG_WORD_STALE);
    add_z(&c, ": ");
    add(&c, s->name);
    add_z(&c, " (");
    add(&c, s->reason);
    if (s->fetched == NG_NO_DATE || p->d->now == 0) {
        if (s->status == NG_SOURCE_FAILED && p->d->now != 0) {
            add_z(&c, "; ");
            add_word(&c, NG_WORD_NEVER);
        }
    } else {
        add_z(&c, "; ");
        struct ng_str text =
                ng_str_of(ng_words_at(p->words, NG_WORD_LAST_READ));
        int32_t at = ng_str_find(text, NG_STR("@"));
        add(&c, ng_str_cut(text, 0, (uint32_t)at));
        add_age(&c, p->d->now - s->fetched);
        add(&c, ng_str_cut(text, (uint32_t)at + 1, text.len));
    }
    add_z(&c, ")");
    return composed(&c);
}

void ng_phrase_init(struct ng_phrases *p, struct ng_arena *a,
        const struct ng_digest *d, enum ng_encoding encoding)
{
    *p = (struct ng_phrases){.d = d,
            .a = a,
            .words = ng_words(d->lang, NULL),
            .encoding = encoding,
            .ok = true};
}

struct ng_str ng_phrase_title(const struct ng_phrases *p)
{
    return p->d->title.len > 0
                   ? p->d->title
                   : ng_str_of(ng_words_at(p->words, NG_WORD_TITLE));
}

struct ng_str ng_phrase_upper(
        struct ng_phrases *p, struct ng_str text, bool spaced)
{
    struct composer c = compose(p);
    for (uint32_t at = 0; at < text.len;) {
        uint32_t cp;
        uint32_t n = ng_utf8_decode(text.s + at, text.len - at, &cp);
        if (spaced && at > 0) {
            add_cp(&c, 0xA0);
        }
        if (cp == 0xDF) {
            add_z(&c, "SS"); /* sharp s has no capital of its own */
        } else {
            add_cp(&c, spaced && cp == ' ' ? 0xA0 : ng_utf8_upper(cp));
        }
        at += n;
    }
    return composed(&c);
}

struct ng_str ng_phrase_date(struct ng_phrases *p)
{
    struct composer c = compose(p);
    if (p->d->now != 0) {
        struct ng_civil now;
        ng_date_civil(local(p, p->d->now), &now);
        add_date(&c, &now);
    }
    return composed(&c);
}

struct ng_str ng_phrase_count(struct ng_phrases *p)
{
    const struct ng_digest *d = p->d;
    struct composer c = compose(p);
    add_number(&c, d->n_stories, 1);
    add_z(&c, " ");
    add_word(&c, d->n_stories == 1 ? NG_WORD_STORY : NG_WORD_STORIES);
    add_z(&c, " ");
    add_word(&c, NG_WORD_FROM);
    add_z(&c, " ");
    if (d->n_failed > 0 && d->n_failed < d->n_sources) {
        add_number(&c, d->n_sources - d->n_failed, 1);
        add_z(&c, " ");
        add_word(&c, NG_WORD_OF);
        add_z(&c, " ");
    }
    add_number(&c, d->n_sources, 1);
    add_z(&c, " ");
    add_word(&c, d->n_sources == 1 ? NG_WORD_SOURCE : NG_WORD_SOURCES);
    if (d->now != 0) {
        struct ng_civil now;
        ng_date_civil(local(p, d->now), &now);
        add_dot(&c);
        add_time(&c, &now);
    }
    return composed(&c);
}

struct ng_str ng_phrase_as_of(struct ng_phrases *p)
{
    struct composer c = compose(p);
    if (p->d->as_of != 0) {
        struct ng_civil then;
        ng_date_civil(local(p, p->d->as_of), &then);
        add_word(&c, NG_WORD_AS_OF);
        add_z(&c, " ");
        add_date(&c, &then);
        add_z(&c, ", ");
        add_time(&c, &then);
    }
    return composed(&c);
}

struct ng_str ng_phrase_number(struct ng_phrases *p, uint32_t n)
{
    struct composer c = compose(p);
    add_number(&c, n, 1);
    add_z(&c, ".");
    return composed(&c);
}

struct ng_str ng_phrase_headline(struct ng_phrases *p, const struct ng_story *s)
{
    if ((s->flags & NG_STORY_UPDATE) == 0) {
        return s->title;
    }
    struct composer c = compose(p);
    add_word(&c, NG_WORD_UPDATE);
    add_z(&c, ": ");
    add(&c, s->title);
    return composed(&c);
}

struct ng_str ng_phrase_tag(struct ng_phrases *p, const struct ng_story *s)
{
    struct composer c = compose(p);
    if (s->section.len > 0) {
        add_z(&c, "[");
        add(&c, s->section);
        add_z(&c, "]");
    }
    return composed(&c);
}

struct ng_str ng_phrase_credit(
        struct ng_phrases *p, const struct ng_story *s, bool section)
{
    struct composer c = compose(p);
    add_z(&c, "\u2014 ");
    if (section && s->section.len > 0) {
        add(&c, s->section);
        add_dot(&c);
    }
    add(&c, s->source);
    for (uint16_t k = 0; k < s->n_also; k++) {
        add_z(&c, ", ");
        add(&c, s->also[k].source);
    }
    if (s->date != NG_NO_DATE) {
        add_dot(&c);
        add_when(&c, s->date);
    }
    if (s->flags & NG_STORY_FEED_TEXT) {
        add_dot(&c);
        add_word(&c, NG_WORD_FEED_TEXT);
    }
    if (s->flags & NG_STORY_SEEN) {
        add_dot(&c);
        add_word(&c, NG_WORD_SEEN);
    }
    return composed(&c);
}

static struct ng_str counted(struct ng_phrases *p, uint32_t n, unsigned word)
{
    struct composer c = compose(p);
    add_number(&c, n, 1);
    add_z(&c, " ");
    add_word(&c, word);
    return composed(&c);
}

struct ng_str ng_phrase_more(struct ng_phrases *p, uint32_t n)
{
    return counted(p, n, n == 1 ? NG_WORD_ONE_MORE : NG_WORD_MORE);
}

struct ng_str ng_phrase_unprintable(struct ng_phrases *p, uint32_t n)
{
    return counted(
            p, n, n == 1 ? NG_WORD_ONE_UNPRINTABLE : NG_WORD_UNPRINTABLE);
}
