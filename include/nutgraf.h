/* SPDX-License-Identifier: MIT */
/* Everything. A program that wants a few stages includes just these. */
#ifndef NUTGRAF_H
#define NUTGRAF_H

#ifdef __cplusplus
extern "C" {
#endif

#define NG_VERSION "0.1.0"

#include "ng/abbrev.h"
#include "ng/arena.h"
#include "ng/base.h"
#include "ng/block.h"
#include "ng/byline.h"
#include "ng/calendar.h"
#include "ng/canonical.h"
#include "ng/charset.h"
#include "ng/cluster.h"
#include "ng/codepage.h"
#include "ng/date.h"
#include "ng/digest.h"
#include "ng/document.h"
#include "ng/edition.h"
#include "ng/element.h"
#include "ng/encode.h"
#include "ng/entity.h"
#include "ng/extract.h"
#include "ng/feed.h"
#include "ng/feed_path.h"
#include "ng/feed_rule.h"
#include "ng/feed_text.h"
#include "ng/fit.h"
#include "ng/forest.h"
#include "ng/forest_body.h"
#include "ng/headline.h"
#include "ng/http.h"
#include "ng/json.h"
#include "ng/judge.h"
#include "ng/known.h"
#include "ng/lang.h"
#include "ng/line.h"
#include "ng/look.h"
#include "ng/markup.h"
#include "ng/markup_skip.h"
#include "ng/meta.h"
#include "ng/opening.h"
#include "ng/phrase.h"
#include "ng/pick.h"
#include "ng/plain.h"
#include "ng/port.h"
#include "ng/punycode.h"
#include "ng/scan.h"
#include "ng/score.h"
#include "ng/seen.h"
#include "ng/select.h"
#include "ng/sentence.h"
#include "ng/shingle.h"
#include "ng/sniff.h"
#include "ng/spare.h"
#include "ng/story.h"
#include "ng/term.h"
#include "ng/text.h"
#include "ng/title.h"
#include "ng/unescape.h"
#include "ng/url.h"
#include "ng/utf8.h"
#include "ng/view.h"
#include "ng/words.h"
#include "ng/worth.h"
#include "ng/wrap.h"

#ifdef __cplusplus
}
#endif

#endif
