/* SPDX-License-Identifier: MIT */
#include "ng/phrase.h"

#include "ng/date.h"
#include "ng/utf8.h"

/* A text is put together at the kept end: compose(), pieces, composed(). */
static void compose(struct ng_phrases *p)
{
    p->s = ng_arena_keep(p->a, 1, 0, 1);
    p->len = 0;
    p->ok = p->ok && p->s != NULL;
}

static struct ng_str composed(const struct ng_phrases *p)
{
    return (struct ng_str){p->s, p->ok ? p->len : 0};
}

static void add(struct ng_phrases *p, struct ng_str s)
{
    p->len += p->ok ? ng_arena_copy(p->a, s, &p->ok).len : 0;
}

static void add_z(struct ng_phrases *p, const char *z)
{
    add(p, ng_str_of(z));
}

static void add_cp(struct ng_phrases *p, uint32_t cp)
{
    char utf8[NG_UTF8_MAX];
    add(p, (struct ng_str){utf8, ng_utf8_encode(cp, utf8)});
}

static void add_word(struct ng_phrases *p, unsigned word)
{
    add_z(p, ng_words_at(p->words, word));
}

/* With so many digits at least. */
static void add_number(struct ng_phrases *p, uint32_t n, uint32_t digits)
{
    char text[10];
    uint32_t at = sizeof text;
    do {
        text[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0 || sizeof text - at < digits);
    add(p, (struct ng_str){text + at, (uint32_t)sizeof text - at});
}

/* "12 stories" */
static void add_counted(struct ng_phrases *p, uint32_t n, unsigned word)
{
    add_number(p, n, 1);
    add_z(p, " ");
    add_word(p, word);
}

/* Between the parts of a line: a middle dot where the device has one. */
static void add_dot(struct ng_phrases *p)
{
    char dot[NG_ENCODE_MAX];
    bool has = ng_encode(p->encoding, 0xB7, dot) > 0 && (uint8_t)dot[0] > 0x7F;
    /* the dot stays with what is before it */
    add_z(p, has ? "\u00a0\u00b7 " : ", ");
}

static void add_upper(struct ng_phrases *p, struct ng_str s)
{
    for (uint32_t at = 0; at < s.len;) {
        uint32_t cp;
        at += ng_utf8_decode(s.s + at, s.len - at, &cp);
        add_cp(p, ng_utf8_upper(cp));
    }
}

/* The reader's own time. */
static struct ng_civil local(const struct ng_phrases *p, int64_t utc)
{
    struct ng_civil t;
    ng_date_civil(utc + p->d->utc_offset_min * 60, &t);
    return t;
}

static void add_time(struct ng_phrases *p, const struct ng_civil *t)
{
    add_number(p, t->hour, 2);
    add_z(p, ":");
    add_number(p, t->minute, 2);
}

/* The date in the order the language has it; `brief`: without its weekday,
 * which is first; without its year, which is last, unless `year`. */
static void add_date(
        struct ng_phrases *p, const struct ng_civil *t, bool brief, bool year)
{
    const char *w = p->words;
    const char *at = ng_words_at(w, NG_WORD_DATE);
    while (brief && *at != 'D') {
        at++;
    }
    for (; *at != '\0'; at++) {
        switch (*at) {
        case 'W': {
            struct ng_str day =
                    ng_str_of(ng_words_at(w, NG_WORD_DAYS + t->weekday));
            add_upper(p, ng_str_cut(day, 0, 1));
            add(p, ng_str_cut(day, 1, day.len));
            break;
        }
        case 'D':
            add_number(p, t->day, 1);
            break;
        case 'M':
            add_word(p, NG_WORD_MONTHS - 1u + t->month);
            if (!year) {
                return;
            }
            break;
        case 'Y':
            add_number(p, (uint32_t)t->year, 4);
            break;
        default:
            add(p, (struct ng_str){at, 1});
        }
    }
}

/* "05:40" for today, "22 November, 05:40" before; a date without a time of
 * day (midnight UTC sharp) shows none. */
static void add_when(struct ng_phrases *p, int64_t date)
{
    bool has_time = date % NG_CALENDAR_DAY != 0;
    struct ng_civil now = local(p, p->d->now), then = local(p, date);
    if (!has_time) {
        ng_date_civil(date, &then);
    }
    bool today = then.year == now.year && then.month == now.month &&
                 then.day == now.day;
    if (!today || !has_time) {
        add_date(p, &then, true, then.year != now.year);
        if (has_time) {
            add_z(p, ", ");
        }
    }
    if (has_time) {
        add_time(p, &then);
    }
}

static void add_age(struct ng_phrases *p, int64_t age_s)
{
    uint32_t minutes = age_s < 0 ? 0 : (uint32_t)(age_s / 60);
    uint32_t hours = minutes / 60;
    if (hours == 1) {
        add_word(p, NG_WORD_AN_HOUR);
    } else {
        add_counted(p,
                hours == 0   ? minutes
                : hours < 48 ? hours
                             : hours / 24,
                hours == 0   ? NG_WORD_MINUTES
                : hours < 48 ? NG_WORD_HOURS
                             : NG_WORD_N_DAYS);
    }
}

struct ng_str ng_phrase_source(
        struct ng_phrases *p, const struct ng_source_report *s)
{
    compose(p);
    add_word(p, s->status == NG_SOURCE_FAILED ? NG_WORD_FAILED : NG_WORD_STALE);
    add_z(p, ": ");
    add(p, s->name);
    add_z(p, " (");
    add(p, s->reason);
    if (s->fetched == NG_NO_DATE || p->d->now == 0) {
        if (s->status == NG_SOURCE_FAILED && p->d->now != 0) {
            add_z(p, "; ");
            add_word(p, NG_WORD_NEVER);
        }
    } else {
        add_z(p, "; ");
        struct ng_str text =
                ng_str_of(ng_words_at(p->words, NG_WORD_LAST_READ));
        int32_t at = ng_str_find(text, NG_STR("@"));
        add(p, ng_str_cut(text, 0, (uint32_t)at));
        add_age(p, p->d->now - s->fetched);
        add(p, ng_str_cut(text, (uint32_t)at + 1, text.len));
    }
    add_z(p, ")");
    return composed(p);
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
    compose(p);
    for (uint32_t at = 0; at < text.len;) {
        uint32_t cp;
        uint32_t n = ng_utf8_decode(text.s + at, text.len - at, &cp);
        if (spaced && at > 0) {
            add_cp(p, 0xA0);
        }
        if (cp == 0xDF) {
            add_z(p, "SS"); /* sharp s has no capital of its own */
        } else {
            add_cp(p, spaced && cp == ' ' ? 0xA0 : ng_utf8_upper(cp));
        }
        at += n;
    }
    return composed(p);
}

struct ng_str ng_phrase_date(struct ng_phrases *p)
{
    compose(p);
    if (p->d->now != 0) {
        struct ng_civil now = local(p, p->d->now);
        add_date(p, &now, false, true);
    }
    return composed(p);
}

struct ng_str ng_phrase_day(struct ng_phrases *p)
{
    compose(p);
    if (p->d->now != 0) {
        struct ng_civil now = local(p, p->d->now);
        add_date(p, &now, true, true);
    }
    return composed(p);
}

struct ng_str ng_phrase_count(struct ng_phrases *p)
{
    const struct ng_digest *d = p->d;
    compose(p);
    add_counted(p, d->n_stories,
            d->n_stories == 1 ? NG_WORD_STORY : NG_WORD_STORIES);
    add_z(p, " ");
    add_word(p, NG_WORD_FROM);
    add_z(p, " ");
    if (d->n_failed > 0 && d->n_failed < d->n_sources) {
        add_counted(p, d->n_sources - d->n_failed, NG_WORD_OF);
        add_z(p, " ");
    }
    add_counted(p, d->n_sources,
            d->n_sources == 1 ? NG_WORD_SOURCE : NG_WORD_SOURCES);
    if (d->now != 0) {
        struct ng_civil now = local(p, d->now);
        add_dot(p);
        add_time(p, &now);
    }
    return composed(p);
}

struct ng_str ng_phrase_as_of(struct ng_phrases *p)
{
    compose(p);
    if (p->d->as_of != 0) {
        struct ng_civil then = local(p, p->d->as_of);
        add_word(p, NG_WORD_AS_OF);
        add_z(p, " ");
        add_date(p, &then, false, true);
        add_z(p, ", ");
        add_time(p, &then);
    }
    return composed(p);
}

struct ng_str ng_phrase_number(struct ng_phrases *p, uint32_t n)
{
    compose(p);
    add_number(p, n, 1);
    add_z(p, ".");
    return composed(p);
}

struct ng_str ng_phrase_headline(struct ng_phrases *p, const struct ng_story *s)
{
    if ((s->flags & NG_STORY_UPDATE) == 0) {
        return s->title;
    }
    compose(p);
    add_word(p, NG_WORD_UPDATE);
    add_z(p, ": ");
    add(p, s->title);
    return composed(p);
}

struct ng_str ng_phrase_tag(struct ng_phrases *p, const struct ng_story *s)
{
    compose(p);
    if (s->section.len > 0) {
        add_z(p, "[");
        add(p, s->section);
        add_z(p, "]");
    }
    return composed(p);
}

struct ng_str ng_phrase_credit(
        struct ng_phrases *p, const struct ng_story *s, bool section)
{
    compose(p);
    add_z(p, "\u2014 ");
    if (section && s->section.len > 0) {
        add(p, s->section);
        add_dot(p);
    }
    add(p, s->source);
    for (uint16_t k = 0; k < s->n_also; k++) {
        add_z(p, ", ");
        add(p, s->also[k].source);
    }
    if (s->date != NG_NO_DATE) {
        add_dot(p);
        add_when(p, s->date);
    }
    if (s->flags & NG_STORY_FEED_TEXT) {
        add_dot(p);
        add_word(p, NG_WORD_FEED_TEXT);
    }
    if (s->flags & NG_STORY_SEEN) {
        add_dot(p);
        add_word(p, NG_WORD_SEEN);
    }
    return composed(p);
}

static struct ng_str counted(struct ng_phrases *p, uint32_t n, unsigned word)
{
    compose(p);
    add_counted(p, n, word);
    return composed(p);
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
