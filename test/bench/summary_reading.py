#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How summaries read: shares of them with what makes a reader stumble.

    summary_reading.py NAME DOCS.jsonl PRED.jsonl...

A line for each PRED, in per cent of its summaries: starts: the first sentence
leans on one that is not there (He said, But, The 43-year-old). leans: so does
any sentence whose predecessor in the text is not the one before it. title: a
sentence that only repeats the headline (of the texts that have one). quotes: a
quotation with one end. name: a surname that speaks, and is not introduced
though the text does so. asks: a sentence that is a question. junk: a byline, a
credit, an order to the reader. Written without a look at the C code's lists,
so it can be wrong, but not in its favour.
"""
import json
import re
import sys

FIRST = {
    'en': 'he she it they this that these those his her their its him them '
          'but and or so yet however also meanwhile then both another such',
    'fr': 'il elle ils elles ce cet cette ces son sa ses leur leurs mais et ou '
          'donc or car cependant ainsi alors puis cela celui celle ceux',
    'vi': 'nhưng họ nó',
    'ur': 'انہوں وہ یہ لیکن',
}
AGED = re.compile(r'The \d{1,3}-year-old\b|L\S+ de \d+ ans ', re.I)
WORD = re.compile(r"[^\W_]+")
JUNK = re.compile(r'''
    ^\W*(by\ [a-z]+\ [a-z]+(,|\ \w+\ \w+$)|(published|updated|created)\W*[\da-z]*
    \W*\d|last\ updated|scroll\ down|
    click|follow\ (us|@|her|him)|read\ (more|also)|share\ this|e-?mail\ to|
    sign\ up|subscribe|copyright|©|all\ rights|this\ (story|article)\ (has|was)|
    this\ material|media\ playback|image\ (copyright|caption)|photo(graph)?s?:|
    picture[sd]?:|watch:|video:|a\ post\ shared|lire\ aussi|à\ lire|crédit|
    xem\ thêm|ảnh:|thank\ you\ for|view\ comments|have\ your\ say)|
    scroll\ down\ (for|to)|\bgetty\ images|contributed\ to\ this\ (report|story)|
    all\ rights\ reserved|follow\ @|click\ here|read\ more:|\(photo|photo\ by\ |
    this\ story\ has\ been\ updated|
    media\ playback''', re.I | re.X)
SPEAKS = re.compile(
    r'(?:^|[^\w.])(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?([A-Z][\w’\'-]{2,}) '
    r'(?:said|says|told|added)\b|\b(?:said|says|added) '
    r'(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?([A-Z][\w’\'-]{2,})[.,]|'
    r'\b(?:Mr|Mrs|Ms|Miss|Dr)\.? ([A-Z][\w’\'-]{2,})')


def dangles(s, lang):
    words = WORD.findall(s)
    return bool(words and words[0].lower() in FIRST.get(lang, '').split() or
                AGED.match(s))


def unbalanced(s):
    return (s.count('"') % 2 == 1 or s.count('“') != s.count('”') or
            s.count('«') != s.count('»'))


def repeats(s, title):
    content = lambda x: {w.lower()[:5] for w in WORD.findall(x) if len(w) > 3}
    said = content(s)
    return bool(said) and len(said & content(title)) >= .8 * len(said)


def nameless(summary, text):
    for m in SPEAKS.finditer(summary):
        name = re.escape(m[1] or m[2] or m[3])
        full = r'[A-Z][\w’\'.-]+ (?:[A-Z]\. )?' + name
        said = [x for x in re.findall(full, text)
                if not re.match(r'(Mr|Mrs|Ms|Miss|Dr)\b', x)]
        if said and not any(x in summary for x in said):
            return True
    return False


def look(doc, summary):
    sents = [s for s in summary.split('\n') if s.strip()]
    flat = ' '.join(doc['text'].split())
    leans, end = False, -1
    for s in sents:
        at = flat.find(' '.join(s.split()), max(end, 0))
        follows = at >= 0 and end >= 0 and not flat[end:at].strip()
        leans |= dangles(s, doc['lang']) and not follows
        end = at + len(' '.join(s.split())) if at >= 0 else -1
    title = doc.get('title') or ''
    return {'starts': bool(sents) and dangles(sents[0], doc['lang']),
            'leans': leans,
            'title': any(repeats(s, title) for s in sents) if title else None,
            'quotes': any(unbalanced(s) for s in sents),
            'name': nameless(' '.join(sents), doc['text']),
            'asks': any(s.rstrip().endswith('?') for s in sents),
            'junk': any(JUNK.search(s) for s in sents)}


def main():
    name, docs, *preds = sys.argv[1:]
    with open(docs, encoding='utf-8') as f:
        rows = [json.loads(line) for line in f]
    for pred in preds:
        with open(pred, encoding='utf-8') as f:
            of = {p['id']: p['summary'] for p in map(json.loads, f)}
        seen = [look(d, of[d['id']]) for d in rows]
        out = []
        for key in seen[0]:
            known = [x[key] for x in seen if x[key] is not None]
            out.append('%6.1f' % (100 * sum(known) / len(known)) if known
                       else '     -')
        print('reads %-10s %-4s %s' % (name, pred.split('.')[-2], ' '.join(out)))


if __name__ == '__main__':
    main()
