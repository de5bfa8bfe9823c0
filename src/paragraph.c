/* SPDX-License-Identifier: MIT */
#include "ng/paragraph.h"

#include "ng/place.h"
#include "ng/type.h"
#include "ng/utf8.h"

/* A way to set the text up to a place. */
struct node {
    uint32_t cost;
    uint16_t place;
    uint16_t prev;  /* node */
    uint16_t line;  /* lines so far, of the window */
    uint8_t dashes; /* lines that end with a hyphen, up to this one */
};

enum {
    PLACES_MAX = 160, /* of a window: three sentences */
    DASHES_MAX = 2,   /* lines in a row that end with a hyphen */
    CLASSES = 10,     /* line numbers told apart beside a cut-in */
};

/* Costs: squares, so that one bad line weighs more than two fair ones. A line's
 * own is at most about 2^21. */
#define COST_NEVER (UINT32_C(1) << 27)
#define COST_CUT (UINT32_C(1) << 24)
#define COST_HEAD (UINT32_C(1) << 23)  /* a hyphen in what is balanced */
#define COST_LINE (UINT32_C(1) << 22)  /* fewer lines go before even ones */
#define COST_EXTRA (UINT32_C(1) << 20) /* a line for what needs last_room */
#define COST_ORPHAN (UINT32_C(1) << 18)
/* Of a justified line: spaces over twice the font's; so wide that it is ragged.
 * Tried on the sample newspaper's twelve stories in New Century Schoolbook 14:
 * of the lines at 380, 245 and 218 pixels 1, 10 and 11 % are loose and 0, 5 and
 * 5 % ragged; without it 3, 26 and 21 %, and 0, 0 and 2 %. */
#define COST_LOOSE UINT32_C(700000)
#define COST_RAGGED UINT32_C(2600000)

static uint32_t square(uint32_t n)
{
    return n * n;
}

static uint32_t add(uint32_t a, uint32_t b)
{
    return a > UINT32_MAX - 1 - b ? UINT32_MAX - 1 : a + b;
}

struct job {
    const struct ng_paragraph *p;
    struct ng_line *lines;
    uint32_t max;
    uint32_t n;     /* lines set */
    uint8_t dashes; /* of these, how many at the end have hyphens */
    struct ng_places scan;
    struct ng_place *places; /* of the window */
    struct node *nodes;
    uint32_t max_places, max_nodes, n_nodes;
};

/* The line of that number, 64 to the pixel. */
static uint32_t measure_64(const struct ng_paragraph *p, uint32_t line)
{
    uint32_t cut = line < p->cut_lines ? p->cut_width : 0;
    return cut < p->width ? (p->width - cut) * UINT32_C(64) : 0;
}

/* ---- lines ----------------------------------------------------------- */

static bool is_last(const struct ng_place *to)
{
    return to->kind == NG_PLACE_END;
}

/* Pixels of the last line are kept free. */
static bool needs_extra(const struct job *job, uint32_t line,
        const struct ng_place *to, uint32_t width_64)
{
    return to->kind == NG_PLACE_END && job->p->last_room > 0 &&
           width_64 + UINT32_C(64) * job->p->last_room >
                   measure_64(job->p, line);
}

static void put_line(struct job *job, uint32_t line,
        const struct ng_place *from, const struct ng_place *to)
{
    uint32_t wide = ng_place_width_64(&job->scan, from, to);
    uint32_t full = measure_64(job->p, line);
    uint32_t spaces = ng_place_spaces(from, to);
    bool justified = job->p->setting == NG_SET_JUSTIFIED && !is_last(to) &&
                     spaces > 0 && wide <= full &&
                     full - wide <= 2 * spaces * job->scan.space_64;
    uint32_t pixels = justified ? full / 64 : (wide + 63) / 64;
    if (line < job->max) {
        job->lines[line] = (struct ng_line){
                .text = ng_str_cut(
                        job->p->text, from->next, to->end - from->next),
                .width = (uint16_t)(pixels < UINT16_MAX ? pixels : UINT16_MAX),
                .hyphen = to->kind == NG_PLACE_HYPHEN,
                .justified = justified};
    }
    if (needs_extra(job, line, to, wide)) {
        line++;
        if (line < job->max) {
            job->lines[line] = (struct ng_line){{"", 0}, 0, 0, 0, 0};
        }
    }
    job->n = job->n > line ? job->n : line + 1;
}

/* How bad a line is that leaves `rest` of its measure. */
static uint32_t looseness(
        const struct job *job, uint32_t rest, uint32_t full, uint32_t spaces)
{
    uint32_t share = full > 0 ? rest / 64 * 256 / (full / 64 + 1) : 0;
    if (job->p->setting != NG_SET_JUSTIFIED) {
        return square(share * (job->p->setting == NG_SET_BALANCED ? 2 : 1));
    }
    uint32_t stretch =
            spaces * job->scan.space_64; /* of spaces twice as wide */
    if (stretch == 0 || rest > 2 * stretch) {
        return COST_RAGGED + square(share);
    }
    uint32_t x = rest * 32 / stretch;
    return square(10 + x * x * x / 256) + (x > 32 ? COST_LOOSE : 0);
}

/* The cost of a line; *dashes: lines before it that end with a hyphen, then
 * with it. */
static uint32_t line_cost(const struct job *job, uint32_t line,
        const struct ng_place *from, const struct ng_place *to, uint8_t *dashes)
{
    uint32_t wide = ng_place_width_64(&job->scan, from, to);
    uint32_t full = measure_64(job->p, line);
    uint32_t rest = full > wide ? full - wide : 0;
    uint32_t spaces = ng_place_spaces(from, to), cost = 0;
    bool balanced = job->p->setting == NG_SET_BALANCED;
    if (wide > full) {
        cost = COST_NEVER;
    }
    if (balanced) {
        cost += COST_LINE + (to->weak ? square(48) : 0) +
                (to->stop ? 0 : square(24));
    }
    if (!is_last(to) || balanced) {
        cost += looseness(job, rest, full, spaces);
    }
    if (is_last(to) && spaces == 0 && from->kind != NG_PLACE_START &&
            ng_utf8_columns(ng_str_cut(job->p->text, from->next,
                    to->end - from->next)) < (balanced ? 9 : 5)) {
        cost += COST_ORPHAN;
    }
    if (needs_extra(job, line, to, wide)) {
        cost += COST_EXTRA;
    }
    cost += to->kind == NG_PLACE_CUT ? COST_CUT : 0;
    if (to->kind != NG_PLACE_HYPHEN && to->kind != NG_PLACE_DASH) {
        *dashes = 0;
        return cost;
    }
    cost += square(20) + square(*dashes * UINT32_C(50)) +
            (to->kind != NG_PLACE_HYPHEN ? 0
                    : balanced           ? COST_HEAD
                                         : square(30));
    if (*dashes == DASHES_MAX) {
        return cost + COST_NEVER;
    }
    *dashes = (uint8_t)(*dashes + 1);
    return cost;
}

/* ---- total fit ------------------------------------------------------- */

/* Tells ways apart that end at the same place: by their hyphens, and beside a
 * cut-in by their lines. */
static uint32_t class_of(const struct job *job, uint32_t line, uint32_t dashes)
{
    uint32_t told =
            job->p->cut_lines < CLASSES - 1u ? job->p->cut_lines : CLASSES - 1u;
    return (line < told ? line : told) * 2 + (dashes > 1);
}

/* Adds the best ways to a place; false: there is no room for them. */
static bool reach(struct job *job, uint32_t at, uint32_t *alive)
{
    struct node best[CLASSES * 2];
    const struct ng_place *to = &job->places[at];
    uint32_t widest = job->p->width * UINT32_C(64) + job->scan.hyphen_64;
    for (uint32_t i = 0; i < CLASSES * 2; i++) {
        best[i].cost = UINT32_MAX;
    }
    for (uint32_t i = *alive; i < job->n_nodes; i++) {
        const struct node *node = &job->nodes[i];
        const struct ng_place *from = &job->places[node->place];
        uint32_t wide = ng_place_width_64(&job->scan, from, to),
                 line = job->n + node->line;
        if (node->place + 1u < at && wide > measure_64(job->p, line)) {
            *alive += i == *alive && wide > widest;
            continue;
        }
        struct node way = {0, (uint16_t)at, (uint16_t)i,
                (uint16_t)(node->line + 1), node->dashes};
        way.cost = add(node->cost, line_cost(job, line, from, to, &way.dashes));
        uint32_t class = class_of(job, line + 1, way.dashes);
        if (way.cost < best[class].cost) {
            best[class] = way;
        }
    }
    for (uint32_t i = 0; i < CLASSES * 2; i++) {
        if (best[i].cost < UINT32_MAX) {
            if (job->n_nodes == job->max_nodes) {
                return false;
            }
            job->nodes[job->n_nodes++] = best[i];
        }
    }
    return true;
}

/* Sets what lies between the window's first place and its end: all of it, or,
 * when more follows, all but two lines: the first node from which one more line
 * comes to the window's end is `alive`. Returns the place it came to. */
static struct ng_place put_lines(struct job *job, bool whole, uint32_t alive)
{
    uint32_t last = job->n_nodes - 1, best = last;
    uint32_t place = job->nodes[last].place;
    for (uint32_t i = last; i > 0 && i >= alive; i--) {
        if (job->nodes[i].cost < job->nodes[best].cost &&
                (!whole || job->nodes[i].place == place)) {
            best = i;
        }
    }
    uint32_t first = job->n, until = job->nodes[best].line;
    if (!whole && until > 1) {
        until--;
    }
    struct ng_place set = job->places[0];
    for (uint32_t i = best; i > 0; i = job->nodes[i].prev) {
        const struct node *node = &job->nodes[i];
        const struct ng_place *to = &job->places[node->place];
        if (node->line == until) {
            set = *to;
            job->dashes = node->dashes;
        }
        if (node->line <= until) {
            put_line(job, first + node->line - 1u,
                    &job->places[job->nodes[node->prev].place], to);
        }
    }
    return set;
}

/* Sets one window that begins at a place; returns the place it came to. */
static struct ng_place set_window(struct job *job, struct ng_place at)
{
    uint32_t n = 1, alive = 0;
    bool room = true;
    job->places[0] = at;
    job->nodes[0] = (struct node){.dashes = job->dashes};
    job->n_nodes = 1;
    do {
        at = job->places[n] = ng_places_next(&job->scan, &job->places[n - 1]);
        room = reach(job, n++, &alive);
    } while (room && n < job->max_places && !is_last(&at));
    return put_lines(job, room && is_last(&at), alive);
}

/* ---- line by line ---------------------------------------------------- */

static struct ng_place set_line(struct job *job, struct ng_place from)
{
    uint32_t full = measure_64(job->p, job->n);
    struct ng_place at = ng_places_next(&job->scan, &from), best = at;
    while (!is_last(&at) && ng_place_width_64(&job->scan, &from, &at) <=
                                    full + job->scan.hyphen_64) {
        at = ng_places_next(&job->scan, &at);
        if (ng_place_width_64(&job->scan, &from, &at) <= full &&
                (at.kind != NG_PLACE_HYPHEN || job->dashes < DASHES_MAX)) {
            best = at;
        }
    }
    bool dash = best.kind == NG_PLACE_HYPHEN || best.kind == NG_PLACE_DASH;
    job->dashes = (uint8_t)(dash ? job->dashes + 1 : 0);
    put_line(job, job->n, &from, &best);
    return best;
}

uint32_t ng_paragraph_set(const struct ng_paragraph *p, struct ng_arena *a,
        struct ng_line *lines, uint32_t max)
{
    struct job job = {.p = p, .lines = lines, .max = lines ? max : 0};
    struct ng_mark mark = ng_arena_mark(a);
    uint32_t n = p->text.len / 3 + 4;
    struct ng_place at = {.kind = NG_PLACE_START};
    job.scan.text = p->text;
    job.scan.font = p->font;
    job.scan.hyphens = p->hyphens;
    job.scan.narrow_64 = measure_64(p, p->cut_lines > 0 ? 0 : 1);
    job.max_places = n < PLACES_MAX ? n : PLACES_MAX;
    job.max_nodes = job.max_places * 3 / 2 +
                    24u * (p->cut_lines < CLASSES ? p->cut_lines : CLASSES);
    job.places = ng_scratch(a, struct ng_place, job.max_places);
    job.nodes = ng_scratch(a, struct node, job.max_nodes);
    while (at.kind != NG_PLACE_END) {
        at = ng_places_begin(&job.scan, at.next,
                at.kind == NG_PLACE_HYPHEN || at.kind == NG_PLACE_CUT);
        if (at.kind != NG_PLACE_END) {
            at = job.places && job.nodes ? set_window(&job, at)
                                         : set_line(&job, at);
        }
    }
    mark.keep_at = ng_arena_mark(a).keep_at;
    ng_arena_rewind(a, mark);
    return job.n;
}

uint32_t ng_paragraph_loose(
        const struct ng_font *font, const struct ng_line *lines, uint32_t n)
{
    uint32_t space = ng_type_width_64(font, NG_STR(" ")), loose = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t spaces;
        uint32_t wide = ng_place_measure(font, lines[i].text, &spaces);
        wide += lines[i].hyphen ? ng_type_width_64(font, NG_STR("-")) : 0;
        loose += lines[i].justified &&
                 lines[i].width * UINT32_C(64) > wide + spaces * space;
    }
    return loose;
}
