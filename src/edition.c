/* SPDX-License-Identifier: MIT */
#include "ng/edition.h"

#include "ng/date.h"
#include "ng/json.h"

#include <string.h>

#define VERSION 1
/* Bounds of what is read back: an edition is a page, not an archive. */
#define STORIES_MAX 255u
#define SOURCES_MAX 4096u
#define ALSO_MAX 32u

/* ---- writing ------------------------------------------------------------ */

/* Writes members; remembers the first error, so that it is looked at once. */
struct writer {
    const struct ng_sink *out;
    int err;
    bool more; /* a comma is due before the next member */
};

static void raw(struct writer *w, struct ng_str s)
{
    if (w->err == NG_OK) {
        w->err = ng_sink_str(w->out, s);
    }
}

static void value(struct writer *w, struct ng_str s)
{
    if (w->err == NG_OK) {
        w->err = ng_json_string(w->out, s);
    }
}

static void key(struct writer *w, const char *name)
{
    if (w->more) {
        raw(w, NG_STR(","));
    }
    w->more = true;
    raw(w, NG_STR("\""));
    raw(w, ng_str_of(name));
    raw(w, NG_STR("\":"));
}

static void open(struct writer *w, struct ng_str bracket)
{
    raw(w, bracket);
    w->more = false;
}

static void close(struct writer *w, struct ng_str bracket)
{
    raw(w, bracket);
    w->more = true;
}

static void text(struct writer *w, const char *name, struct ng_str s)
{
    key(w, name);
    value(w, s);
}

static void number(struct writer *w, const char *name, int64_t n)
{
    key(w, name);
    if (w->err == NG_OK) {
        w->err = ng_sink_int(w->out, n);
    }
}

static void date(struct writer *w, const char *name, int64_t when)
{
    char iso[NG_DATE_ISO_LEN];
    if (when != NG_NO_DATE && when != 0) {
        text(w, name, (struct ng_str){iso, ng_date_iso(when, iso)});
    }
}

static void flag(struct writer *w, const char *name, bool set)
{
    if (set) {
        key(w, name);
        raw(w, NG_STR("true"));
    }
}

static void separate(struct writer *w, uint32_t i)
{
    raw(w, i > 0 ? NG_STR(",\n") : NG_STR("\n"));
}

static void write_story(struct writer *w, const struct ng_story *s)
{
    open(w, NG_STR("{"));
    text(w, "section", s->section);
    text(w, "title", s->title);
    text(w, "source", s->source);
    text(w, "link", s->link);
    text(w, "lang", s->lang);
    date(w, "date", s->date);
    key(w, "summary");
    raw(w, NG_STR("["));
    for (uint8_t i = 0; i < s->n_sentences; i++) {
        raw(w, i > 0 ? NG_STR(",") : NG_STR(""));
        value(w, s->sentences[i]);
    }
    raw(w, NG_STR("]"));
    key(w, "also");
    raw(w, NG_STR("["));
    for (uint16_t i = 0; i < s->n_also; i++) {
        raw(w, i > 0 ? NG_STR(",") : NG_STR(""));
        open(w, NG_STR("{"));
        text(w, "source", s->also[i].source);
        text(w, "link", s->also[i].link);
        close(w, NG_STR("}"));
    }
    raw(w, NG_STR("]"));
    flag(w, "feed_text", s->flags & NG_STORY_FEED_TEXT);
    flag(w, "cut", s->flags & NG_STORY_CUT);
    flag(w, "seen", s->flags & NG_STORY_SEEN);
    flag(w, "update", s->flags & NG_STORY_UPDATE);
    /* not read back; an old story has none for being fresh */
    if (s->points[NG_POINTS_FRESH] != 0 || s->points[NG_POINTS_PLACE] != 0) {
        key(w, "points");
        open(w, NG_STR("{"));
        for (size_t i = 0; i < NG_POINTS_KINDS; i++) {
            number(w, ng_points_names[i], s->points[i]);
        }
        close(w, NG_STR("}"));
    }
    close(w, NG_STR("}"));
}

static const struct ng_str statuses[] = {[NG_SOURCE_OK] = NG_STR_INIT("ok"),
        [NG_SOURCE_STALE] = NG_STR_INIT("stale"),
        [NG_SOURCE_FAILED] = NG_STR_INIT("failed")};

static void write_source(struct writer *w, const struct ng_source_report *s)
{
    open(w, NG_STR("{"));
    text(w, "name", s->name);
    text(w, "status", statuses[s->status]);
    if (s->reason.len > 0) {
        text(w, "reason", s->reason);
    }
    date(w, "fetched", s->fetched);
    number(w, "items", s->n_items);
    close(w, NG_STR("}"));
}

int ng_edition_write(const struct ng_digest *d, const struct ng_sink *out)
{
    struct writer w = {out, NG_OK, false};
    open(&w, NG_STR("{"));
    number(&w, "nutgraf", VERSION);
    text(&w, "title", d->title);
    text(&w, "lang", d->lang);
    date(&w, "made", d->now);
    number(&w, "utc_offset_min", d->utc_offset_min);
    date(&w, "as_of", d->as_of);
    number(&w, "n_stories", d->n_stories);
    number(&w, "n_sources", d->n_sources);
    key(&w, "stories");
    raw(&w, NG_STR("["));
    for (uint16_t i = 0; i < d->n_stories; i++) {
        separate(&w, i);
        write_story(&w, &d->stories[i]);
    }
    raw(&w, NG_STR("]"));
    key(&w, "sources");
    raw(&w, NG_STR("["));
    for (uint16_t i = 0; i < d->n_sources; i++) {
        separate(&w, i);
        write_source(&w, &d->sources[i]);
    }
    raw(&w, NG_STR("]"));
    close(&w, NG_STR("}\n"));
    return w.err;
}

/* ---- reading ------------------------------------------------------------ */

/* Where in the document the reader is; the container at each depth:
 * 1 edition, 2 stories | sources, 3 a story | a source, 4 summary | also,
 * 5 an also. Anything else is skipped. */
enum place {
    IN_NOTHING,
    IN_EDITION,
    IN_STORIES,
    IN_STORY,
    IN_SUMMARY,
    IN_ALSO,
    IN_ALSO_ONE,
    IN_SOURCES,
    IN_SOURCE
};

enum name {
    NO_NAME,
    NUTGRAF,
    TITLE,
    LANG,
    MADE,
    UTC_OFFSET,
    AS_OF,
    N_STORIES,
    N_SOURCES,
    STORIES,
    SOURCES,
    SECTION,
    SOURCE,
    LINK,
    DATE,
    SUMMARY,
    ALSO,
    FEED_TEXT,
    CUT,
    SEEN,
    UPDATE,
    NAME,
    STATUS,
    REASON,
    FETCHED,
    ITEMS
};

static const struct ng_str names[] = {[NUTGRAF] = NG_STR_INIT("nutgraf"),
        [TITLE] = NG_STR_INIT("title"),
        [LANG] = NG_STR_INIT("lang"),
        [MADE] = NG_STR_INIT("made"),
        [UTC_OFFSET] = NG_STR_INIT("utc_offset_min"),
        [AS_OF] = NG_STR_INIT("as_of"),
        [N_STORIES] = NG_STR_INIT("n_stories"),
        [N_SOURCES] = NG_STR_INIT("n_sources"),
        [STORIES] = NG_STR_INIT("stories"),
        [SOURCES] = NG_STR_INIT("sources"),
        [SECTION] = NG_STR_INIT("section"),
        [SOURCE] = NG_STR_INIT("source"),
        [LINK] = NG_STR_INIT("link"),
        [DATE] = NG_STR_INIT("date"),
        [SUMMARY] = NG_STR_INIT("summary"),
        [ALSO] = NG_STR_INIT("also"),
        [FEED_TEXT] = NG_STR_INIT("feed_text"),
        [CUT] = NG_STR_INIT("cut"),
        [SEEN] = NG_STR_INIT("seen"),
        [UPDATE] = NG_STR_INIT("update"),
        [NAME] = NG_STR_INIT("name"),
        [STATUS] = NG_STR_INIT("status"),
        [REASON] = NG_STR_INIT("reason"),
        [FETCHED] = NG_STR_INIT("fetched"),
        [ITEMS] = NG_STR_INIT("items")};

struct ng_edition_state {
    struct ng_arena *a;
    struct ng_json json;
    struct ng_digest d;
    enum place place[NG_JSON_DEPTH_MAX + 1];
    enum name name;
    uint32_t story_cap, source_cap, also_cap;
    struct ng_also *also;
    const char *start; /* of the string being read, at the kept end */
    uint32_t len;
    int err;
};

static struct ng_story *story(const struct ng_edition_state *e)
{
    return &e->d.stories[e->d.n_stories - 1];
}

/* A member's text is being read at the kept end, if it is of interest. */
static bool wanted(const struct ng_edition_state *e, uint8_t depth)
{
    switch (e->place[depth]) {
    case IN_EDITION:
        return e->name == TITLE || e->name == LANG || e->name == MADE ||
               e->name == AS_OF;
    case IN_STORY:
        return e->name == TITLE || e->name == LINK || e->name == SOURCE ||
               e->name == SECTION || e->name == LANG || e->name == DATE;
    case IN_SUMMARY:
        return story(e)->n_sentences < NG_SENTENCES_MAX;
    case IN_ALSO_ONE:
        return e->name == SOURCE || e->name == LINK;
    case IN_SOURCE:
        return e->name == NAME || e->name == STATUS || e->name == REASON ||
               e->name == FETCHED;
    default:
        return false;
    }
}

static int keep_piece(struct ng_edition_state *e, struct ng_str piece)
{
    bool ok = true;
    struct ng_str kept = ng_arena_copy(e->a, piece, &ok);
    if (e->len == 0) {
        e->start = kept.s;
    }
    e->len += kept.len;
    return ok ? NG_OK : NG_ENOMEM;
}

static int64_t as_date(struct ng_str s, int64_t none)
{
    int64_t when;
    return ng_date_parse(s, &when) == NG_OK ? when : none;
}

static void story_text(struct ng_edition_state *e, struct ng_str s)
{
    struct ng_story *to = story(e);
    switch (e->name) {
    case TITLE:
        to->title = s;
        break;
    case LINK:
        to->link = s;
        break;
    case SOURCE:
        to->source = s;
        break;
    case SECTION:
        to->section = s;
        break;
    case LANG:
        to->lang = s;
        break;
    default:
        to->date = as_date(s, NG_NO_DATE);
    }
}

static void source_text(struct ng_edition_state *e, struct ng_str s)
{
    struct ng_source_report *to = &e->d.sources[e->d.n_sources - 1];
    switch (e->name) {
    case NAME:
        to->name = s;
        break;
    case REASON:
        to->reason = s;
        break;
    case FETCHED:
        to->fetched = as_date(s, NG_NO_DATE);
        break;
    default:
        if (ng_str_eq(s, statuses[NG_SOURCE_STALE])) {
            to->status = NG_SOURCE_STALE;
            e->d.n_stale++;
        } else if (ng_str_eq(s, statuses[NG_SOURCE_FAILED])) {
            to->status = NG_SOURCE_FAILED;
            e->d.n_failed++;
        }
    }
}

static void edition_text(struct ng_edition_state *e, struct ng_str s)
{
    switch (e->name) {
    case TITLE:
        e->d.title = s;
        break;
    case LANG:
        e->d.lang = s;
        break;
    case AS_OF:
        e->d.as_of = as_date(s, 0);
        break;
    default:
        e->d.now = as_date(s, 0);
    }
}

static void on_text(struct ng_edition_state *e, uint8_t depth)
{
    struct ng_str s = {e->start, e->len};
    switch (e->place[depth]) {
    case IN_EDITION:
        edition_text(e, s);
        break;
    case IN_STORY:
        story_text(e, s);
        break;
    case IN_SUMMARY:
        if (s.len > 0) {
            story(e)->sentences[story(e)->n_sentences++] = s;
        }
        break;
    case IN_ALSO_ONE: {
        struct ng_also *to = &e->also[story(e)->n_also - 1];
        *(e->name == SOURCE ? &to->source : &to->link) = s;
        break;
    }
    default:
        source_text(e, s);
    }
}

static uint32_t as_number(struct ng_str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len && i < 9; i++) {
        if (s.s[i] < '0' || s.s[i] > '9') {
            break;
        }
        n = n * 10 + (uint32_t)(s.s[i] - '0');
    }
    return n;
}

static int on_number(struct ng_edition_state *e, struct ng_str s, uint8_t depth)
{
    bool minus = s.len > 0 && s.s[0] == '-';
    uint32_t n = as_number(ng_str_cut(s, minus, s.len));
    if (e->place[depth] == IN_SOURCE && e->name == ITEMS) {
        e->d.sources[e->d.n_sources - 1].n_items =
                n > UINT16_MAX ? UINT16_MAX : (uint16_t)n;
    }
    if (e->place[depth] != IN_EDITION) {
        return NG_OK;
    }
    if (e->name == NUTGRAF && n != VERSION) {
        return NG_EFORMAT;
    }
    if (e->name == UTC_OFFSET && n < 24 * 60) {
        e->d.utc_offset_min = minus ? -(int32_t)n : (int32_t)n;
    } else if (e->name == N_STORIES && e->d.stories == NULL) {
        e->story_cap = n > STORIES_MAX ? STORIES_MAX : n;
        e->d.stories = ng_keep(e->a, struct ng_story, e->story_cap);
        return e->d.stories == NULL ? NG_ENOMEM : NG_OK;
    } else if (e->name == N_SOURCES && e->d.sources == NULL) {
        e->source_cap = n > SOURCES_MAX ? SOURCES_MAX : n;
        e->d.sources = ng_keep(e->a, struct ng_source_report, e->source_cap);
        return e->d.sources == NULL ? NG_ENOMEM : NG_OK;
    }
    return NG_OK;
}

static enum place enter(struct ng_edition_state *e, enum place in, bool array)
{
    switch (in) {
    case IN_EDITION:
        return !array               ? IN_NOTHING
               : e->name == STORIES ? IN_STORIES
               : e->name == SOURCES ? IN_SOURCES
                                    : IN_NOTHING;
    case IN_STORIES:
        if (array || e->d.n_stories >= e->story_cap) {
            return IN_NOTHING;
        }
        e->d.n_stories++;
        story(e)->date = NG_NO_DATE;
        e->also = NULL;
        return IN_STORY;
    case IN_STORY:
        if (e->name == SUMMARY && story(e)->n_sentences > 0) {
            return IN_NOTHING; /* the sentences lie together: digest.h */
        }
        return !array               ? IN_NOTHING
               : e->name == SUMMARY ? IN_SUMMARY
               : e->name == ALSO    ? IN_ALSO
                                    : IN_NOTHING;
    case IN_ALSO:
        if (e->also == NULL) {
            /* its size is not known yet */
            e->also = ng_keep(e->a, struct ng_also, ALSO_MAX);
            story(e)->also = e->also;
        }
        if (array || e->also == NULL || story(e)->n_also >= ALSO_MAX) {
            return IN_NOTHING;
        }
        story(e)->n_also++;
        return IN_ALSO_ONE;
    case IN_SOURCES:
        if (array || e->d.n_sources >= e->source_cap) {
            return IN_NOTHING;
        }
        e->d.sources[e->d.n_sources++].fetched = NG_NO_DATE;
        return IN_SOURCE;
    default:
        return IN_NOTHING;
    }
}

static enum name name_of(struct ng_str s)
{
    for (size_t i = 1; i < sizeof names / sizeof *names; i++) {
        if (ng_str_eq(s, names[i])) {
            return (enum name)i;
        }
    }
    return NO_NAME;
}

static int on_event(void *ctx, const struct ng_json_event *ev)
{
    struct ng_edition_state *e = ctx;
    switch (ev->kind) {
    case NG_JSON_OBJECT:
    case NG_JSON_ARRAY:
        e->place[ev->depth + 1] = ev->depth == 0
                                          ? IN_EDITION
                                          : enter(e, e->place[ev->depth],
                                                    ev->kind == NG_JSON_ARRAY);
        return NG_OK;
    case NG_JSON_KEY:
        e->name = name_of(ev->text);
        return NG_OK;
    case NG_JSON_STRING:
        if (!wanted(e, ev->depth)) {
            return NG_OK;
        }
        if (e->place[ev->depth] == IN_SUMMARY && e->len == 0 &&
                story(e)->n_sentences > 0 &&
                ng_story_gap(story(e)->sentences[story(e)->n_sentences - 1])) {
            /* the sentences of a story are one text: digest.h */
            int err = keep_piece(e, NG_STR(" "));
            e->len = 0;
            if (err != NG_OK) {
                return err;
            }
        }
        return keep_piece(e, ev->text);
    case NG_JSON_STRING_END:
        if (wanted(e, ev->depth)) {
            on_text(e, ev->depth);
        }
        e->len = 0;
        return NG_OK;
    case NG_JSON_NUMBER:
        return on_number(e, ev->text, ev->depth);
    case NG_JSON_TRUE:
        if (e->place[ev->depth] == IN_STORY) {
            uint8_t set = e->name == FEED_TEXT ? NG_STORY_FEED_TEXT
                          : e->name == CUT     ? NG_STORY_CUT
                          : e->name == SEEN    ? NG_STORY_SEEN
                          : e->name == UPDATE  ? NG_STORY_UPDATE
                                               : 0;
            story(e)->flags |= set;
        }
        return NG_OK;
    default:
        return NG_OK;
    }
}

int ng_edition_init(struct ng_edition *e, struct ng_arena *a)
{
    e->state = ng_scratch(a, struct ng_edition_state, 1);
    if (e->state == NULL) {
        return NG_ENOMEM;
    }
    e->state->a = a;
    ng_json_init(&e->state->json, on_event, e->state);
    return NG_OK;
}

int ng_edition_feed(struct ng_edition *e, const void *bytes, size_t n)
{
    struct ng_edition_state *s = e->state;
    if (s->err == NG_OK) {
        s->err = ng_json_feed(&s->json, bytes, n);
    }
    return s->err;
}

int ng_edition_end(struct ng_edition *e, struct ng_digest *d)
{
    struct ng_edition_state *s = e->state;
    if (s->err == NG_OK) {
        s->err = ng_json_end(&s->json);
    }
    if (s->err == NG_OK && (s->d.stories == NULL || s->d.sources == NULL)) {
        s->err = NG_EFORMAT;
    }
    *d = s->d;
    return s->err;
}
