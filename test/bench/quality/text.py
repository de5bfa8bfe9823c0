# SPDX-License-Identifier: MIT
"""Sentences, summaries, clusters and feeds; ots, ICU and sfeed where they are
installed."""
import collections
import ctypes
import ctypes.util
import glob
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import time

from common import BENCH, BIN, filter_there, load, progress, run_filter

for folder in ('summary/train', 'summary', 'sentences', 'clusters'):
    sys.path.insert(0, BENCH + '/' + folder)


# ---- sentences --------------------------------------------------------------


class Icu:
    """The sentence iterator of the ICU that is installed, if one is."""

    def __init__(self):
        self.lib = None
        found = sorted(glob.glob('/usr/lib/*/libicuuc.so.*[0-9]'))
        for path in found:
            n = re.search(r'\.so\.(\d+)$', path)
            if n:
                self.lib, self.n = ctypes.CDLL(path), n.group(1)
        if self.lib is not None:
            self.name = 'ICU ' + self.n
            self.call('open').restype = ctypes.c_void_p

    def call(self, name):
        return getattr(self.lib, 'ubrk_%s_%s' % (name, self.n))

    def split(self, text, lang):
        units = text.encode('utf-16-le')
        err = ctypes.c_int(0)
        it = ctypes.c_void_p(self.call('open')(
            3, lang.encode(), ctypes.c_char_p(units), len(units) // 2,
            ctypes.byref(err)))
        at, out = 0, []
        while True:
            end = self.call('next')(it)
            if end < 0:
                break
            out.append(units[2 * at:2 * end].decode('utf-16-le', 'replace'))
            at = end
        self.call('close')(it)
        return out


def boundaries(gold, pred):
    from sent_eval import score
    return score(gold, pred)


def sentences(figures, _):
    keys = ('pud', 'golden', 'ewt', 'ud')
    if not filter_there('sentences'):
        for key in keys:
            figures.skip(key, 'this program has no filter "sentences"')
        return
    from sent_eval import ends
    here = BENCH + '/sentences/'
    sets = sorted(glob.glob(here + 'ud/*.jsonl')) + [here + 'golden/en.jsonl']
    gold = {os.path.basename(p)[:-6]: [
        g for g in load(p) if g.get('split', 'dev') == 'dev'] for p in sets}
    everything = [{'id': '%s %s' % (n, g['id']), 'text': g['text'],
                   'lang': g.get('lang', 'en')}
                  for n, gs in gold.items() for g in gs]
    pred, spent = run_filter(['sentences'], everything, 'sentences')
    icu = Icu()
    f, peer, bad = {}, {}, []
    for n, gs in gold.items():
        ours = {g['id']: pred['%s %s' % (n, g['id'])]['sents'] for g in gs}
        f[n] = boundaries(gs, ours)
        if icu.lib is not None:
            peer[n] = boundaries(gs, {g['id']: icu.split(
                g['text'], g.get('lang', 'en')) for g in gs})
        errors = collections.Counter()
        for g in gs:
            a, b = ends(g['sents'])[0], ends(ours[g['id']])[0]
            if a ^ b:
                errors[g['id']] = len(a ^ b)
                flat = ''.join(''.join(g['sents']).split())
                e = min(a ^ b)
                bad.append((n, len(a ^ b), g['id'], '%s | %s' % (
                    flat[max(0, e - 30):e], flat[e:e + 24]),
                    'missed' if e in a else 'wrong'))
    for n in gold:
        figures.worst_of('sentences, ' + n, [
            (str(k), i, x, w) for m, k, i, x, w in sorted(
                bad, key=lambda b: -b[1]) if m == n])
    pud = [n for n in gold if 'PUD' in n]
    mean = lambda of, names: 100 * sum(of[n]['f'] for n in names) / len(names)
    others = lambda value: '%s %.1f' % (icu.name, value) if peer else ''
    ud = [n for n in gold if n != 'en']
    figures.add('pud', '%.2f' % mean(f, pud), ', '.join(
        '%s %.1f' % (n[:-4], 100 * f[n]['f']) for n in pud),
        peer and others(mean(peer, pud)) or '')
    figures.add('golden', '%.1f' % (100 * f['en']['exact']),
                '%d of %d cases' % (round(f['en']['exact'] * f['en']['n']),
                                    f['en']['n']),
                peer and others(100 * peer['en']['exact']) or '')
    figures.add('ewt', '%.1f' % mean(f, ['English-EWT']), '',
                peer and others(mean(peer, ['English-EWT'])) or '')
    figures.add('ud', '%.2f' % mean(f, ud), '',
                peer and others(mean(peer, ud)) or '')


# ---- summaries --------------------------------------------------------------

SETS = ['cnndm', 'summeval', 'freelance', 'inshorts', 'xsum', 'newsroom',
        'orangesum', 'vietnews', 'uscorpus']


def docs_of(name):
    return load(BENCH + '/summary/%s/docs.dev.jsonl' % name)


def good_sentences(text):
    """As the bench's own Lead has them: without bylines and the like."""
    from feat import WORD, junk
    from ssplit import split
    s = [x for p in text.split('\n') for x in split(p)]
    good = [x for x in s if not junk(x, [w.lower() for w in WORD.findall(x)])]
    return good or s


def lead(d):
    return '\n'.join(good_sentences(d['text'])[:3])


def lead_280(d):
    """The first whole sentences that fit, filled up with later ones."""
    out, n = [], 0
    for s in good_sentences(d['text']):
        more = len(s) + (1 if out else 0)
        if n + more <= 280:
            out.append(s)
            n += more
    return '\n'.join(out)


def marks(docs, pred, metric='r1'):
    from rouge import score, tok_ascii, tok_unicode
    return [100 * score(d['refs'], pred[d['id']], tok_ascii if d.get(
        'lang', 'en') == 'en' else tok_unicode, True, (metric,))[metric][2]
        for d in docs]


def gain(ours, other, times=1000):
    """Mean of the paired differences and the ends of its 95 % interval."""
    d = [a - b for a, b in zip(ours, other)]
    dice = random.Random(1)
    means = sorted(sum(dice.choices(d, k=len(d))) / len(d)
                   for _ in range(times))
    return sum(d) / len(d), means[times // 40], means[times - times // 40]


def records(docs):
    return [{k: d[k] for k in ('id', 'title', 'text', 'lang') if k in d}
            for d in docs]


def three(name):
    docs = docs_of(name)
    pred, _ = run_filter(['summary', '--sentences', '3'], records(docs),
                         'summary.' + name)
    ours = marks(docs, {i: p['summary'] for i, p in pred.items()})
    first = marks(docs, {d['id']: lead(d) for d in docs})
    r2 = [marks(docs, {i: p['summary'] for i, p in pred.items()}, 'r2'),
          marks(docs, {d['id']: lead(d) for d in docs}, 'r2')]
    mean = lambda x: sum(x) / len(x)
    bad = sorted(zip((a - b for a, b in zip(ours, first)), docs),
                 key=lambda x: x[0])[:10]
    return {'name': name, 'n': len(docs), 'r1': mean(ours), 'lead': mean(first),
            'gain': gain(ours, first), 'r2': mean(r2[0]),
            'r2gain': gain(*r2), 'ours': ours,
            'worst': [('%+.1f' % x, d['id'], pred[d['id']]['summary'],
                       'against the lead') for x, d in bad]}


def in_280(_):
    docs = docs_of('cnndm')
    pred, _ = run_filter(['summary', '--chars', '280'], records(docs),
                         'summary.280')
    long = sum(len(' '.join(p['summary'].split())) > 280 for p in pred.values())
    ours = marks(docs, {i: p['summary'] for i, p in pred.items()})
    whole = marks(docs, {d['id']: lead_280(d) for d in docs})
    cut = marks(docs, {d['id']: ' '.join(good_sentences(d['text']))[:280]
                       .rsplit(' ', 1)[0] for d in docs})
    empty = sum(not p['summary'] for p in pred.values())
    return ours, whole, cut, long, empty


def ots_of(docs):
    """ots, as Debian has it, its library called as its program does: the
    dictionary read for each text; summaries of 3 lines, seconds."""
    path = ctypes.util.find_library('ots-1')
    if path is None:
        return None
    lib = ctypes.CDLL(path)
    for name in ('ots_new_article', 'ots_get_line_text'):
        getattr(lib, name).restype = ctypes.c_void_p
    libc = ctypes.CDLL(None)
    out, spent = {}, 0.0
    at = lambda address, n: ctypes.cast(
        address, ctypes.POINTER(ctypes.c_void_p))[n]
    for d in docs:
        text = d['text'].encode()
        before = time.process_time()
        a = ctypes.c_void_p(lib.ots_new_article())
        lib.ots_load_xml_dictionary(a, b'en')
        lib.ots_parse_stream(text, ctypes.c_size_t(len(text)), a)
        lib.ots_grade_doc(a)
        lib.ots_highlight_doc_lines(a, 3)
        spent += time.process_time() - before
        lines, item = [], at(a, 0)
        while item:
            line, item = at(item, 0), at(item, 1)
            if lib.ots_is_line_selected(ctypes.c_void_p(line)):
                n = ctypes.c_size_t(0)
                s = lib.ots_get_line_text(ctypes.c_void_p(line), 1,
                                          ctypes.byref(n))
                lines.append(ctypes.string_at(s, n.value).decode(
                    'utf-8', 'replace'))
                libc.free(ctypes.c_void_p(s))
        lib.ots_free_article(a)
        out[d['id']] = '\n'.join(' '.join(x.split()) for x in lines)
    return out, spent


def core(docs):
    """test/bench/summary.c, which calls the core as ots_of does libots:
    seconds, and what it says of memory."""
    tsv = ''.join('%s\t%s\t%s\t%s\n' % (
        d['id'], d['lang'], '', d['text'].replace('\t', ' ').replace(
            '\r', ' ').replace('\n', '\x1f')) for d in docs).encode()
    before = os.times()
    r = subprocess.run([BIN + '/summary', '3'], input=tsv, check=True,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    after = os.times()
    m = re.search(r'(\d+) bytes', r.stderr.decode())
    return (after.children_user - before.children_user
            + after.children_system - before.children_system,
            m and m.group(1))


def against_ots():
    """ots' marks, its texts a second, ours; the memory of a summary."""
    docs = docs_of('cnndm')
    runs = [core(docs) for _ in range(3)]
    our_rate = len(docs) / max(min(r[0] for r in runs), .01)
    found = ots_of(docs)
    if found is None:
        return None, 0, our_rate, runs[0][1]
    their, spent = found
    return marks(docs, their), len(docs) / spent, our_rate, runs[0][1]


def cross_validated():
    """{set: (R1, gain, its low end, its high end, R1 of 280 characters)} of
    test/bench/train/summary_cv.txt, which the training tool wrote."""
    path, out, on = 'test/bench/train/summary_cv.txt', {}, False
    for line in open(path) if os.path.exists(path) else ():
        on = (on or 'cross-validation' in line) and 'in sample' not in line
        m = re.match(r'(\w+) +\d+ +([\d.]+) +([-+.\d]+) +\[([-+.\d]+), '
                     r'([-+.\d]+)\] +[\d.]+ +[-+.\d]+ +([\d.]+)', line)
        if on and m:
            out[m.group(1)] = tuple(float(x) for x in m.groups()[1:])
    return out


def one(job):
    kind, name = job
    return {'three': three, '280': in_280}[kind](name)


def summaries(figures, pool):
    jobs = [('three', 'cnndm'), ('280', ''), ('three', 'orangesum'),
            ('three', 'vietnews'), ('three', 'xsum')] + [
        ('three', n) for n in SETS if n not in (
            'cnndm', 'orangesum', 'vietnews', 'xsum')]
    of = {}
    for n, (job, result) in enumerate(zip(jobs, pool.imap(one, jobs))):
        progress('summaries: %d of %d' % (n + 1, len(jobs)))
        of[job] = result
    trained = cross_validated()
    for name in SETS:
        o = of['three', name]
        others = 'lead %.2f' % o['lead']
        figures.add('sum:' + name, '%+.2f/%+.2f' % o['gain'][1:],
                    '%d texts, R1 %.2f, the lead %.2f: %+.2f [%+.2f, %+.2f]; '
                    'R2 %.2f: %+.2f [%+.2f, %+.2f]' % (
                        (o['n'], o['r1'], o['lead']) + o['gain'] + (o['r2'],)
                        + o['r2gain']), others)
        figures.worst_of('summaries, %s, 3 sentences' % name, o['worst'])
        if name not in trained:
            figures.skip('scv:' + name, 'no test/bench/train/summary_cv.txt')
            continue
        r1, d, lo, hi, _ = trained[name]
        figures.add('scv:' + name, '%.2f/%+.2f' % (r1, lo) if name == 'cnndm'
                    else '%+.2f/%+.2f' % (lo, hi),
                    'R1 %.2f: %+.2f [%+.2f, %+.2f], from '
                    'test/bench/train/summary_cv.txt' % (r1, d, lo, hi), others)
    ours, whole, cut, long, empty = of['280', '']
    mean = lambda x: sum(x) / len(x)
    d, lo, hi = gain(ours, whole)
    r280 = trained['cnndm'][4] if 'cnndm' in trained else mean(ours)
    figures.add('sum280', '%+.2f/%.2f' % (r280 - mean(whole), r280),
                '%s; in sample R1 %.2f, %+.2f [%+.2f, %+.2f]; %d longer than '
                '280, %d empty' % (
                    'cross-validated' if trained else 'not cross-validated',
                    mean(ours), d, lo, hi, long, empty),
                'lead whole %.2f, lead cut %.2f' % (mean(whole), mean(cut)))
    progress('summaries: ots')
    their, rate, our_rate, state = against_ots()  # alone, for the speed
    if their is None:
        figures.add('ots', '%.2f/-' % (of['three', 'cnndm']['r1'] - 27.08),
                    'libots is not installed: its R1 as measured elsewhere')
    else:
        figures.add('ots', '%+.2f/%.0f' % (
            gain(of['three', 'cnndm']['ours'], their, 100)[0],
            our_rate / rate), 'in sample; texts a second of processor time: '
            'the core %.0f, libots %.0f' % (our_rate, rate),
            'ots R1 %.2f' % mean(their))
    if state:
        figures.add('state', state)
    else:
        figures.skip('state', 'test/bench/summary.c does not say')


# ---- clusters ---------------------------------------------------------------


def clusters(figures, _):
    if not filter_there('cluster'):
        for key in ('cluster:6', 'cluster:20', 'cluster:all'):
            figures.skip(key, 'this program has no filter "cluster"')
        return
    from cluster_eval import score
    docs = load(BENCH + '/clusters/uci.dev.jsonl')

    def drawn(most, salt, name):
        """At most so many of a story, drawn by a hash; how we group them."""
        seen, few = collections.Counter(), []
        for d in sorted(docs, key=lambda d: hashlib.sha1(
                (salt + d['id']).encode()).hexdigest()):
            seen[d['story']] += 1
            if seen[d['story']] <= most:
                few.append(d)
        few.sort(key=lambda d: d['time'])
        pred, _ = run_filter(['cluster'], [
            {k: d[k] for k in ('id', 'title', 'time')} for d in few], name)
        group = {i: p['cluster'] for i, p in pred.items()}
        return few, group, score({d['id']: d['story'] for d in few}, group)

    twenty = [drawn(6, str(n), 'cluster.draw')[2] for n in range(20)]
    figures.add('cluster:20', '/'.join(
        '%.3f' % (sum(s[k] for s in twenty) / 20) for k in ('b3p', 'b3r')),
        'the least P %.3f, the least R %.3f' % (
            min(s['b3p'] for s in twenty), min(s['b3r'] for s in twenty)))
    for key, most in (('cluster:6', 6), ('cluster:all', 10 ** 9)):
        few, group, s = drawn(most, '', key.replace(':', '.'))
        figures.add(key, '%.3f/%.3f' % (s['b3p'], s['b3r']),
                    '%d headlines of %d stories in %d groups; F %.3f, pairs '
                    'P %.3f R %.3f' % (s['n'], s['gold'], s['clusters'],
                                       s['b3f'], s['pairp'], s['pairr']))
        by = collections.defaultdict(list)
        for d in few:
            by[group[d['id']]].append(d)
        bad = []
        for members in by.values():
            of = collections.Counter(d['story'] for d in members)
            wrong = len(members) - of.most_common(1)[0][1]
            if wrong:
                bad.append((wrong, members))
        bad.sort(key=lambda b: -b[0])
        figures.worst_of('clusters, wrong merges, ' + key, [
            (str(n), m[0]['id'], ' | '.join(d['title'][:60] for d in m[:4]),
             'one group of %d' % len(m)) for n, m in bad])
        story = collections.defaultdict(list)
        for d in few:
            story[d['story']].append(d)
        apart = sorted(story.values(), key=lambda m: -len(
            {group[d['id']] for d in m}) / len(m))
        figures.worst_of('clusters, stories left apart, ' + key, [
            ('%d of %d' % (len({group[d['id']] for d in m}), len(m)),
             m[0]['id'], ' | '.join(d['title'][:60] for d in m[:4]), '')
            for m in apart if len(m) > 1])


# ---- feeds ------------------------------------------------------------------


def feeds(figures, _):
    """Items that most of six parsers agree on (the feeds themselves are a
    bar of feeds.sh): how many feeds the filter reads in full."""
    here = BENCH + '/feeds'
    expected = [r for r in load(here + '/real/dev/expected.jsonl')
                if r.get('kind', 'real') == 'real']
    files = {}
    for r in expected:
        path = here + '/real/dev/' + r['file'] if 'file' in r else None
        if path and os.path.exists(path):
            files[r['id']] = path
    if not files:
        figures.skip('feeds', 'no files named in expected.jsonl')
        return
    pred, _ = run_filter(['feed'], [
        {'id': r['id'], 'file': files[r['id']],
         'url': r.get('base_url') or '',
         'content_type': r.get('content_type') or ''}
        for r in expected if r['id'] in files], 'feeds')
    title = lambda s: ''.join((s or '').split())
    whole = lambda want, got: len(want) <= len(got) and all(
        w.get('title') is None or title(w['title']) == title(g)
        for w, g in zip(want, got))
    right, sfeed, bad = 0, 0, []
    there = shutil.which('sfeed')
    for r in expected:
        if r['id'] not in files:
            continue
        got = [i['title'] for i in pred[r['id']].get('items', [])]
        ok = whole(r['items'], got)
        right += ok
        if not ok:
            bad.append(('%d of %d' % (len(got), len(r['items'])), r['id'],
                        str(pred[r['id']].get('error') or ''), ''))
        if there:
            with open(files[r['id']], 'rb') as f:
                out = subprocess.run([there], stdin=f, stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL).stdout
            sfeed += whole(r['items'], [
                l.split('\t')[1] for l in out.decode(
                    'utf-8', 'replace').split('\n') if '\t' in l])
    n = len(files)
    figures.add('feeds', '%.1f' % (100 * right / n),
                '%d of %d feeds with every item and title; fields and broken '
                'feeds: make bench' % (right, n),
                'sfeed %.1f' % (100 * sfeed / n) if there else '')
    figures.worst_of('feeds', bad)
