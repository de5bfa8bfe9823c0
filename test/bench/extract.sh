#!/bin/sh
# SPDX-License-Identifier: MIT
# Body (F1 of four-word windows), headline, date and language of article pages, with an
# arena of 160 KB and one a small board can give. Needs the bench data
# unpacked to build/bench (../shared/bench/unpack.sh build/bench); BENCH names
# another place. Arguments: sets; none: all.
set -eu
bench=${BENCH:-build/bench}/extraction
bin=build/bench-bin
if [ ! -d "$bench" ]; then
    echo "extract: skipped, no $bench"
    exit 0
fi
mkdir -p $bin
${CC:-cc} -std=c11 -D_GNU_SOURCE -O2 -Iinclude -Iport test/bench/extract.c \
    port/linux/iconv_hook.c build/linux/libnutgraf.a -o $bin/extract
BENCH_DIR=$bench exec python3 - "$@" <<'PY'
import json, os, re, subprocess, sys
bench = os.environ['BENCH_DIR']
sys.path.insert(0, bench)
from evaluate import load, report, score

bin = 'build/bench-bin/'
sets = sys.argv[1:] or [s for s in (
    'scrapinghub', 'fundus-eval', 'fundus', 'newspaper4k', 'wcxb-articles',
    'zh69', 'trafilatura-eval', 'htmldate-mediacloud', 'postlight',
    'mozilla-readability', 'goose3') if os.path.isdir(bench + '/' + s)]


def plain(lang):
    """The language of a tag; the Norwegian ones are one."""
    lang = re.split('[-_]', (lang or '').lower())[0]
    return {'nb': 'no', 'nn': 'no', 'iw': 'he', 'in': 'id'}.get(lang, lang)


def run(name, truth, kilobytes):
    """The pages as an HTTP server would send them; predictions and speed."""
    with open(bin + 'extract.list', 'w') as f:
        for t in truth.values():
            f.write('%s\t%s/%s/%s.html\t%s\t%s\n' % (
                t['id'], bench, name, t['id'], t.get('url') or '',
                'text/html; charset=' + t['charset'] if t.get('charset') else ''))
    out = bin + 'extract.%s.%d' % (name, kilobytes)
    with open(out, 'w') as f:
        r = subprocess.run([bin + 'extract', bin + 'extract.list'], stdout=f,
                           stderr=subprocess.PIPE, check=True,
                           env=dict(os.environ, BENCH_ARENA=str(kilobytes << 10)))
    mb, s = re.match(r'([\d.]+) MB, ([\d.]+) s', r.stderr.decode()).groups()
    unit = 'char' if name == 'zh69' else 'word'
    pred = load(out)
    o = report(score(truth, pred, unit))
    labels = [(plain(t['lang']), plain(pred[t['id']]['lang']))
              for t in truth.values() if t.get('lang')]
    if labels:
        o['lang_right'] = sum(a == b for a, b in labels) / len(labels)
    return o, float(mb), float(s)


print('%-20s %5s %7s %6s  %5s %5s  %5s %5s  %6s %6s' % (
    'set', 'pages', 'MB', 'MB/s', 'F1', 'F1/40', 'title', 'near', 'date', 'lang'))
pages = total = spent = 0
for name in sets:
    truth = load(bench + '/%s/truth.jsonl' % name)
    o, mb, s = run(name, truth, 160)
    small = run(name, truth, 40)[0]
    show = lambda o, k: '%.3f' % o[k] if k in o else '-'
    print('%-20s %5d %7.1f %6.0f  %5s %5s  %5s %5s  %6s %6s' % (
        name, len(truth), mb, mb / s, show(o, 'f1'), show(small, 'f1'),
        show(o, 'title_exact'), show(o, 'title_near'), show(o, 'date_right'),
        show(o, 'lang_right')), flush=True)
    pages += len(truth)
    total += mb
    spent += s
print('%-20s %5d %7.1f %6.0f' % ('all', pages, total, total / spent))
PY
