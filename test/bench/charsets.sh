#!/bin/sh
# SPDX-License-Identifier: MIT
# What a character set costs: body F1 of article pages in another set than
# UTF-8, minus that of the same pages in UTF-8; once with the set in <meta>,
# once only in the HTTP header. Pages whose text the set can hold to 99.5 %
# are taken, its other characters are written as references. zh69 also as
# its bytes are, without any header. Needs the bench data unpacked to
# build/bench (../shared/bench/unpack.sh build/bench); BENCH names another
# place. Arguments: sets; none: all with a body.
set -eu
bench=${BENCH:-build/bench}/extraction
bin=build/bench-bin
if [ ! -d "$bench" ]; then
    echo "charsets: skipped, no $bench"
    exit 0
fi
mkdir -p $bin
${CC:-cc} -std=c11 -D_GNU_SOURCE -O2 -Iinclude -Iport test/bench/extract.c \
    port/linux/iconv_hook.c build/linux/libnutgraf.a -o $bin/extract
BENCH_DIR=$bench exec python3 - "$@" <<'PY'
import os, re, shutil, subprocess, sys
bench = os.environ['BENCH_DIR']
sys.path.insert(0, bench)
from evaluate import f1, load, report, score

bin = 'build/bench-bin/'
pages = bin + 'charsets/'
sets = sys.argv[1:] or [s for s in (
    'scrapinghub', 'fundus-eval', 'fundus', 'newspaper4k', 'zh69',
    'wcxb-articles') if os.path.isdir(bench + '/' + s)]
# label, Python's codec for what the label means (WHATWG Encoding)
charsets = (('windows-1251', 'cp1251'), ('windows-1252', 'cp1252'),
            ('gbk', 'gbk'), ('shift_jis', 'cp932'), ('euc-kr', 'cp949'),
            ('utf-16', 'utf-16'))
meta = re.compile(r'(<meta\b[^>]*?charset\s*=\s*["\']?\s*)[\w.:-]+', re.I)


def html_of(name, t):
    with open('%s/%s/%s.html' % (bench, name, t['id']), 'rb') as f:
        return f.read().decode(t.get('charset') or 'utf-8', 'replace')


def holds(codec, text):
    kept = text.encode(codec, 'ignore').decode(codec)
    return len(kept) >= .995 * len(text)


def labelled(html, label):
    """With label in every <meta> that names a set, or in a new one."""
    html = re.sub(r'(<\?xml[^>]*encoding=["\'])[\w-]+', r'\g<1>' + label, html)
    html, n = meta.subn(r'\g<1>' + label, html)
    if n == 0:
        html, n = re.subn(r'(<head\b[^>]*>)',
                          r'\1<meta charset="%s">' % label, html, 1, re.I)
    return html if n else '<meta charset="%s">' % label + html


def unlabelled(html):
    return re.sub(r'<\?xml[^>]*>', '',
                  meta.sub(lambda m: m.group(1).replace('charset', 'x'), html))


def run(name, truth, make, header):
    """F1 with the pages that make(html) gives as bytes."""
    os.makedirs(pages, exist_ok=True)
    with open(bin + 'charsets.list', 'w') as f:
        for t in truth.values():
            path = pages + t['id'] + '.html'
            with open(path, 'wb') as page:
                page.write(make(t))
            f.write('%s\t%s\t%s\t%s\n' % (t['id'], path, t.get('url') or '',
                                          header))
    out = bin + 'charsets.out'
    with open(out, 'w') as f:
        subprocess.run([bin + 'extract', bin + 'charsets.list'], stdout=f,
                       stderr=subprocess.DEVNULL, check=True,
                       env=dict(os.environ, BENCH_ARENA=str(160 << 10)))
    shutil.rmtree(pages)
    rows = score(truth, load(out), 'char' if name == 'zh69' else 'word')
    return report(rows)['f1'], {r['id']: f1(r['t']) for r in rows}


def worst(before, after, many=3):
    lost = sorted((after[i] - before[i], i) for i in before)
    return ' '.join('%s %.2f' % (i, d) for d, i in lost[:many] if d < -.05)


print('%-14s %-13s %5s %6s  %7s %7s  %s' % (
    'set', 'charset', 'pages', 'utf-8', 'meta', 'http', 'worst'))
for name in sets:
    truth = load(bench + '/%s/truth.jsonl' % name)
    for label, codec in charsets:
        some = {i: t for i, t in truth.items()
                if holds(codec, t.get('text') or '')}
        if not some:
            continue
        encode = lambda s: s.encode(codec, 'xmlcharrefreplace')
        f, pages_before = run(name, some,
                lambda t: labelled(html_of(name, t), 'utf-8').encode(), '')
        m, by_meta = run(name, some,
                lambda t: encode(labelled(html_of(name, t), label)), '')
        h, by_http = run(name, some,
                lambda t: encode(unlabelled(html_of(name, t))),
                'text/html; charset=' + label)
        print('%-14s %-13s %5d %6.4f  %+7.4f %+7.4f  %s' % (
            name, label, len(some), f, m - f, h - f,
            worst(pages_before, by_meta) or worst(pages_before, by_http)),
            flush=True)
    if name == 'zh69':
        f, pages_before = run(name, truth,
                lambda t: labelled(html_of(name, t), 'utf-8').encode(), '')
        raw, by_raw = run(name, truth, lambda t: open('%s/%s/%s.html' % (
            bench, name, t['id']), 'rb').read(), '')
        print('%-14s %-13s %5d %6.4f  %+7.4f %7s  %s' % (
            name, 'as it is', len(truth), f, raw - f, '-',
            worst(pages_before, by_raw)), flush=True)
PY
