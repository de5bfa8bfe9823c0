#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Large inputs out of our own test data, the same bytes every time.

  make_input.py feed BYTES    RSS: items of the sample newspaper with the text
                              of their articles, and of test/data/feeds
  make_input.py page BYTES    an article of the sample newspaper, followed by
                              those of the others, with other numbers"""
import re, sys

DATA = 'test/data/'
BASE = 'https://news.example'


def read(name, charset='utf-8'):
    with open(DATA + name, encoding=charset) as f:
        return f.read().replace('@BASE@', BASE)


def body(name):
    """Markup of an article's text, with the advertisement in its middle."""
    text = read('newspaper/' + name)
    return text[text.index('<div class="c-text__block"'):
                text.index('<div class="c-tags"')]


def whole_text(item):
    """The item with its article in <content:encoded>, as blogs have it."""
    link = re.search(r'<link>%s/([^?<]*)' % BASE, item).group(1)
    text = ''.join(re.findall(r'<p class="c-text__p">.*?</p>', body(link), re.S))
    return item.replace('</item>', '<content:encoded><![CDATA[%s]]>'
                        '</content:encoded></item>' % text)


def feed(size):
    harbour = read('newspaper/harbour/feed.rss')
    items = [whole_text(i) for i in re.findall(r'<item>.*?</item>', harbour, re.S)]
    for name, charset in (('newspaper/vestnik/feed.xml', 'cp1251'),
                          ('feeds/rss2.xml', 'utf-8')):
        items += re.findall(r'<item>.*?</item>', read(name, charset), re.S)
    out = [harbour[:harbour.index('<item>')].replace(
        '<rss ', '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ')]
    n, held = 0, 0
    while held < size:
        n += 1
        item = items[n % len(items)]
        item = re.sub(r'(\]\]>)?</title>', r' (%d)\1</title>' % n, item, count=1)
        item = re.sub(r'<link>([^<]*)</link>', r'<link>\1#%d</link>' % n, item)
        item = re.sub(r'(<guid[^>]*>[^<]*)', r'\1-%d' % n, item)
        out.append(item + '\n')
        held += len(item.encode())
    return ''.join(out) + '</channel></rss>\n'


def page(size):
    names = [n for n in re.findall(r'<link>%s/([^?<]*html)' % BASE,
                                   read('newspaper/harbour/feed.rss'))]
    text = read('newspaper/' + names[0])
    bodies = [body(n) for n in names]
    at = text.index('<div class="c-tags"')
    out, n, held = [text[:at]], 0, len(text.encode())
    while held < size:
        n += 1
        again = bodies[n % len(bodies)].replace(' the ', ' the %dth ' % n)
        out.append(again)
        held += len(again.encode())
    return ''.join(out) + text[at:]


sys.stdout.buffer.write({'feed': feed, 'page': page}[sys.argv[1]](
    int(sys.argv[2])).encode())
