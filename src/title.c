/* SPDX-License-Identifier: MIT */
#include "ng/title.h"

#include "ng/headline.h"

enum { HEADINGS_MAX = 32 };

struct heading {
    struct ng_str text;
    int like;           /* what the page calls itself elsewhere, percent */
    bool alone;         /* no other h1, and not in a box beside the text */
    struct ng_str logo; /* an h1 that is the site's name */
};

static struct ng_str first_of(const struct ng_str *s, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (s[i].len > 0) {
            return s[i];
        }
    }
    return (struct ng_str){NULL, 0};
}

static int likest(const struct ng_title *t, struct ng_str s)
{
    const struct ng_str named[] = {t->og, t->page, t->ld, t->feed};
    int like = 0;
    for (unsigned i = 0; i < 4; i++) {
        int l = ng_headline_like(s, named[i]);
        like = l > like ? l : like;
    }
    return like;
}

static bool is_tail(struct ng_str s, struct ng_str title)
{
    struct ng_str tail;
    for (unsigned i = 0; (tail = ng_headline_tail(title, i)).len > 0; i++) {
        if (ng_headline_like(s, tail) == 100) {
            return true;
        }
    }
    return false;
}

/* The h1 most like what the page calls itself. Not one in a trail of
 * breadcrumbs, which is another's title, and not the site's name, which is a
 * link and the end of <title> (test/data/pages/blog.html). */
static struct heading find_heading(
        const struct ng_title *t, const struct ng_blocks *b)
{
    struct heading h = {.like = -1};
    unsigned n = 0, running = 0;
    for (uint32_t i = 0; i < b->n && n < HEADINGS_MAX; i++) {
        const struct ng_block *k = &b->list[i];
        running += k->len >= 200 && k->linked * 4 < k->len;
        if (k->tag != NG_TAG_H1 || k->len >= NG_TITLE_MAX ||
                (k->near & NG_HINT_NAV) != 0 || (k->sem & NG_SEM_NAV) != 0) {
            continue;
        }
        struct ng_str s = ng_block_str(b, k);
        int like = likest(t, s);
        if (k->linked * 10u >= k->len * 9u &&
                (like < 60 || is_tail(s, t->page) ||
                        ng_headline_is_site(s, t->site, t->host))) {
            h.logo = h.logo.len > 0 ? h.logo : s;
            continue;
        }
        n++;
        if (like > h.like) {
            h.like = like;
            h.text = s;
            h.alone = running < 4 &&
                      (k->sem & (NG_SEM_ASIDE | NG_SEM_FOOTER)) == 0 &&
                      (k->near & (NG_HINT_SIDE | NG_HINT_RELATED |
                                         NG_HINT_SHARE | NG_HINT_PROMO)) == 0;
        }
    }
    h.alone = h.alone && n == 1;
    return h;
}

/* The heading is the headline: it is like another title, or the only one. A
 * single word must be what another title begins with. */
static bool is_headline(const struct ng_title *t, const struct heading *h)
{
    unsigned words = ng_headline_words(h->text);
    if (words == 1) {
        const struct ng_str others[] = {t->og, t->ld, t->page};
        for (unsigned i = 0; i < 3; i++) {
            struct ng_str s = others[i];
            s.len -= ng_headline_tail(s, 0).len;
            if (ng_headline_like(h->text, s) == 100) {
                return true;
            }
        }
        return false;
    }
    bool named = t->og.len + t->page.len + t->ld.len + t->feed.len > 0;
    return words > 1 &&
           (h->like >= 20 || (h->alone && words >= 3 && words < 30) || !named);
}

/* A heading may begin with a kicker, which others leave out or say with other
 * words: "Kicker Title" where they say "Title" or "Other kicker: Title"
 * (test/data/pages/teasers.html, test_title.c). */
static struct ng_str without_kicker(
        struct ng_str heading, const struct ng_str *others)
{
    for (unsigned i = 0; i < 3; i++) {
        if (ng_headline_words(others[i]) >= 3 &&
                ng_str_ends(heading, others[i])) {
            return others[i];
        }
    }
    unsigned words = ng_headline_words(heading);
    for (unsigned i = 0; i < 3; i++) {
        struct ng_str tail = ng_headline_tail(others[i], 0);
        unsigned in_tail = ng_headline_words(tail);
        if (ng_headline_like(heading, others[0]) < 100 &&
                ng_headline_like(heading, others[i]) < 100 && in_tail >= 3 &&
                in_tail * 2 >= words && ng_str_ends(heading, tail)) {
            return tail;
        }
    }
    return heading;
}

/* A heading, too, may end with the site's name. */
static struct ng_str without_site(
        struct ng_str heading, struct ng_str site, struct ng_str host)
{
    struct ng_str tail;
    for (unsigned i = 0; (tail = ng_headline_tail(heading, i)).len > 0; i++) {
        if (ng_headline_is_site(tail, site, host)) {
            struct ng_str rest = ng_str_cut(heading, 0, heading.len - tail.len);
            return ng_headline_strip(heading, site, host, rest);
        }
    }
    return heading;
}

struct ng_str ng_title_choose(
        const struct ng_title *t, const struct ng_blocks *b)
{
    struct heading h = find_heading(t, b);
    struct ng_str site = t->site.len > 0 ? t->site : h.logo;
    if (ng_headline_like(site, h.text) > 60) {
        site.len = 0; /* some call the page a site */
    }
    struct ng_str others[3] = {t->og, t->ld, t->page};
    for (unsigned i = 0; i < 3; i++) {
        others[i] = ng_headline_strip(others[i], site, t->host, h.text);
    }
    if (is_headline(t, &h)) {
        h.text = without_site(h.text, site, t->host);
        return without_kicker(h.text, others);
    }
    if (ng_headline_like(t->feed, first_of(others, 3)) >= 50) {
        return t->feed; /* it has no site's name in it */
    }
    const struct ng_str rest[] = {
            others[0], others[1], others[2], h.text, t->feed};
    return first_of(rest, 5);
}
