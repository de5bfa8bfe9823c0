/* SPDX-License-Identifier: MIT */
#include "paper.h"

static const char harbour[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<rss version=\"2.0\"><channel><title>Harbour Post</title>\n"
        "<link>https://harbour.example/</link>\n"
        "<item><title>Harbour ferries stop as crews vote to strike</title>\n"
        "<link>https://harbour.example/ferries</link>\n"
        "<category>Local</category>\n"
        "<pubDate>Mon, 23 Nov 2026 04:30:00 GMT</pubDate>\n"
        "<description>Ferry crews in Port Ellery voted to strike.\n"
        "</description></item>\n"
        "<item><title>Council opens the first tidal power station in Port "
        "Ellery</title>\n"
        "<link>https://harbour.example/tidal</link>\n"
        "<category>Energy</category>\n"
        "<pubDate>Mon, 23 Nov 2026 03:00:00 GMT</pubDate>\n"
        "<description>&lt;p&gt;A tidal power station that can supply 40,000 "
        "homes opened in Port Ellery on Sunday.&lt;/p&gt;</description>"
        "</item>\n"
        "<item><title>An old story</title>\n"
        "<link>https://harbour.example/old</link>\n"
        "<pubDate>Mon, 02 Nov 2026 03:00:00 GMT</pubDate></item>\n"
        "</channel></rss>\n";

static const char nordic[] =
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
        "<title>Nordic Wire</title><id>tag:nordic.example,2026:feed</id>\n"
        "<entry><title>Port Ellery opens its first tidal power station"
        "</title>\n"
        "<link href=\"https://nordic.example/tide\"/><id>n1</id>\n"
        "<updated>2026-11-23T02:40:00Z</updated>\n"
        "<summary>The tidal power station in Port Ellery will supply 40,000 "
        "homes, the council said on Sunday.</summary></entry>\n"
        "<entry><title>Museum returns a bronze bell to Tarn island</title>\n"
        "<link href=\"https://nordic.example/bell\"/><id>n2</id>\n"
        "<updated>2026-11-22T18:00:00Z</updated>\n"
        "<summary>The national museum returned a bronze bell to Tarn island "
        "after a hundred years. Islanders rang it at dusk.</summary></entry>\n"
        "</feed>\n";

static const char ferries_page[] =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<title>Harbour ferries stop as crews vote to strike | Harbour Post"
        "</title>\n"
        "<script>var ads = '<p>not a word of this</p>';</script></head>\n"
        "<body><nav><ul><li><a href=\"/\">Home</a></li>"
        "<li><a href=\"/sport\">Sport</a></li></ul></nav>\n"
        "<article><h1>Harbour ferries stop as crews vote to strike</h1>\n"
        "<p>Ferry crews in Port Ellery voted by nine to one on Sunday to stop "
        "work from Monday morning, the first strike on the harbour routes in "
        "thirty years.</p>\n"
        "<p>The crews want a rest day restored that the operator cut in the "
        "spring, when it lost its subsidy for the night boats.</p>\n"
        "<p>The operator, Ellery Lines, said it would run two of its nine "
        "boats with managers at the wheel, and that tickets for the other "
        "sailings would be paid back within a week.</p>\n"
        "<p>About 14,000 people cross the harbour on a working day, and the "
        "city has asked schools on the north shore to open an hour late.</p>\n"
        "</article>\n"
        "<aside class=\"related\"><h2>Related</h2><ul>"
        "<li><a href=\"/a\">Bridge toll to rise in spring</a></li></ul>"
        "</aside>\n"
        "<footer><p>Copyright 2026 Harbour Post. All rights reserved.</p>"
        "</footer></body></html>\n";

static const char lighthouse_text[] =
        "Keepers to return to the Skerry lighthouse\n\n"
        "Published November 22, 2026\n"
        "The lighthouse on Skerry rock in a storm last winter. - file photo\n"
        "The lighthouse on Skerry rock in a storm last winter. - file photo\n\n"
        "PORT ELLERY: Two keepers will live in the Skerry lighthouse again "
        "from January, forty years after the light was made automatic, the "
        "harbour board said on Sunday.\n\n"
        "The board decided so after the lamp failed three times in the "
        "storms of last winter and boats could not reach the rock for nine "
        "days.\n\n"
        "The keepers will also count seabirds for the university, which pays "
        "a third of the cost.\n\n"
        "Published in The Ellery Times, November 22nd, 2026\n";

const struct fake_doc paper_docs[] = {
        {.url = "https://harbour.example/rss",
                .body = harbour,
                .type = "application/rss+xml"},
        {.url = "https://nordic.example/atom", .body = nordic},
        {.url = "https://gazette.example/feed",
                .reason = "connection refused",
                .fetched = PAPER_NOW - 7200},
        {.url = "lighthouse.txt", .body = lighthouse_text},
        {.url = "https://harbour.example/ferries",
                .body = ferries_page,
                .type = "text/html; charset=utf-8"},
        {.url = "https://harbour.example/tidal",
                .body = "<html><title>403</title>no",
                .status = 403,
                .reason = "HTTP 403"},
        {.url = "https://nordic.example/tide",
                .status = 403,
                .reason = "HTTP 403"},
};
const size_t paper_n_docs = sizeof paper_docs / sizeof *paper_docs;

const struct ng_source paper_sources[] = {
        {.url = NG_STR_INIT("https://harbour.example/rss")},
        {.name = NG_STR_INIT("Nordic Wire"),
                .url = NG_STR_INIT("https://nordic.example/atom"),
                .section = NG_STR_INIT("North")},
        {.name = NG_STR_INIT("Gazette"),
                .url = NG_STR_INIT("https://gazette.example/feed")},
        {.name = NG_STR_INIT("The Ellery Times"),
                .url = NG_STR_INIT("lighthouse.txt")},
};
