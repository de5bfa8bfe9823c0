/* SPDX-License-Identifier: MIT */
/* floor 2: which of a page's titles is the headline, and without the site's
 * name. Borrows its arguments, holds nothing. */
#ifndef NG_HEADLINE_H
#define NG_HEADLINE_H

#include "ng/base.h"

/* How like two titles are, in percent: words of both of all words of either
 * (Jaccard), without case and punctuation. Empty ones are not alike. */
int ng_headline_like(struct ng_str a, struct ng_str b);

/* How many words a has; ideographs count one each. */
unsigned ng_headline_words(struct ng_str a);

/* What follows the n-th (from 0) separator in a title, " | ", " - ", ": ", ...;
 * empty when there are not so many. */
struct ng_str ng_headline_tail(struct ng_str title, unsigned n);

/* A piece of a title names the site: its words are those of the site's name,
 * or run together they are in its host ("The Herald",
 * www.theherald.example). */
bool ng_headline_is_site(
        struct ng_str piece, struct ng_str site, struct ng_str host);

/* title without what a site adds before or after a separator: "Title | Site",
 * "Site: Title". site, host: the site's name and address, either may be
 * empty; heading: the page's heading if known. Returns a slice of title. */
struct ng_str ng_headline_strip(struct ng_str title, struct ng_str site,
        struct ng_str host, struct ng_str heading);

#endif
