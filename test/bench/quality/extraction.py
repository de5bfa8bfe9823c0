# SPDX-License-Identifier: MIT
"""Article pages: body, headline, date, language, character sets, memory,
speed; and the peers that are installed."""
import json
import os
import re
import subprocess
import sys

from common import BENCH, BIN, OUT, load, progress, run_filter, short

HERE = BENCH + '/extraction'
sys.path.insert(0, HERE)

# with the body's text; zh69 has no hint of its character set
BODIES = ['scrapinghub', 'fundus-eval', 'fundus', 'wcxb-articles', 'zh69',
          'newspaper4k']
SETS = BODIES + ['trafilatura-eval', 'htmldate-mediacloud']
NEWS = ['scrapinghub', 'fundus-eval', 'fundus']
NEAR = {'nb': 'no', 'nn': 'no', 'iw': 'he', 'in': 'id'}


def truth_of(name):
    return {t['id']: t for t in load(HERE + '/%s/truth.jsonl' % name)}


def unit_of(name):
    return 'char' if name == 'zh69' else 'word'


def page_of(name, ident):
    return HERE + '/%s/%s.html' % (name, ident)


def records(name, truth, hint=None):
    """As a server would send them; hint: with the character set."""
    hint = name != 'zh69' if hint is None else hint
    return [{'file': page_of(name, t['id']), 'id': t['id'],
             'url': t.get('url') or '', 'content_type': 'text/html' + (
                 '; charset=' + t['charset'] if hint and t.get('charset')
                 else '')} for t in truth.values()]


def why(name, t, p, tp, fp, fn):
    """What kind of miss it is, as far as a machine sees it."""
    if not (p.get('text') or '').strip():
        return 'empty output'
    if tp == 0:
        return 'wrong block'
    from evaluate import tokens, windows
    unit = unit_of(name)
    true = windows(tokens(t['text'], unit))
    good = []
    lines = [x for x in p['text'].split('\n') if x.strip()]
    for n, line in enumerate(lines):
        w = windows(tokens(line, unit))
        hit = sum(min(c, true[k]) for k, c in w.items())
        if len(tokens(line, unit)) > 3 and 2 * hit >= sum(w.values()):
            good.append(n)
    said = []
    if fp > fn and good:
        if len(lines) - 1 - good[-1] > good[0]:
            said.append('text after the end')
        elif good[0] > 0:
            said.append('text before the start')
        if len(said) == 0:
            said.append('other text between')
    if fn >= fp:
        said.append('text missing')
    return ', '.join(said)


def score_body(name, truth, pred):
    """Rows of evaluate.py; its report."""
    from evaluate import report, score
    rows = score(truth, pred, unit_of(name))
    return rows, report(rows)


def worst_bodies(figures, name, rows, pred):
    from evaluate import f1
    scored = []
    for r in rows:
        t, p = r['truth'], pred.get(r['id'], {})
        if 't' in r:
            scored.append((f1(r['t']), r['id'], p.get('title') or '',
                           (name, t, p) + r['t']))
        elif 'snip' in r:
            hit, of, false, _ = r['snip']
            total = hit + false
            f = 2 * hit / (of + total) if of + total else 1
            scored.append((f, r['id'], p.get('title') or '',
                           'snippets %d of %d, wrong %d' % (hit, of, false)))
    scored.sort(key=lambda s: s[:2])
    figures.worst_of('body, ' + name, [
        (short(s), i, title, w if isinstance(w, str) else why(*w))
        for s, i, title, w in scored[:10]])


def worst_titles(figures, name, rows, pred):
    bad = [r for r in rows if r.get('title', 2) < 2]
    bad.sort(key=lambda r: (r['title'], r['id']))
    figures.worst_of('headline, ' + name, [
        (('wrong', 'near')[r['title']], r['id'],
         pred[r['id']].get('title') or '-',
         'truth: ' + ' '.join(r['truth']['title'].split())[:70])
        for r in bad])


def worst_dates(figures, name, rows):
    bad = [r for r in rows if 'date' in r and r['date'][0] != r['date'][1]]
    bad.sort(key=lambda r: (not r['date'][1], r['id']))
    figures.worst_of('date, ' + name, [
        ('wrong' if r['date'][1] else 'none', r['id'], str(r['date'][1]),
         'truth: %s' % r['date'][0]) for r in bad])


def languages(figures, of):
    primary = lambda x: NEAR.get(
        re.split('[-_]', x.lower())[0], re.split('[-_]', x.lower())[0])
    right, total, bad = 0, 0, []
    for name, (truth, pred) in of.items():
        for t in truth.values():
            if not t.get('lang'):
                continue
            ours = pred[t['id']].get('lang') or ''
            total += 1
            if primary(ours) == primary(t['lang']):
                right += 1
            else:
                bad.append(('wrong', t['id'], ours or '-',
                            'truth: ' + t['lang']))
    figures.add('lang', short(right / total), '%d of %d pages' % (right, total))
    figures.worst_of('language', bad)


# ---- peers ------------------------------------------------------------------

READABILITY = r'''
import json, re, sys
import lxml.html, readability
BLOCK = set("""p div h1 h2 h3 h4 h5 h6 li ul ol td tr table blockquote pre
section article br figcaption dd dt dl""".split())
def text_of(tree):
    out = []
    def walk(e):
        if not isinstance(e.tag, str):
            out.append(e.tail or "")
            return
        if e.tag in BLOCK: out.append("\n")
        out.append(e.text or "")
        for c in e: walk(c)
        if e.tag in BLOCK: out.append("\n")
        out.append(e.tail or "")
    walk(tree)
    lines = (" ".join(x.split()) for x in "".join(out).split("\n"))
    return "\n".join(x for x in lines if x)
for line in sys.stdin:
    r = json.loads(line)
    with open(r["file"], "rb") as f: page = f.read()
    m = re.search("charset=(.*)", r["content_type"])
    if m: page = page.decode(m.group(1), "replace")
    try:
        d = readability.Document(page)
        o = {"id": r["id"], "title": d.short_title(),
             "text": text_of(lxml.html.fromstring(d.summary()))}
    except Exception as e:
        o = {"id": r["id"], "title": "", "text": ""}
    print(json.dumps(o), flush=True)
'''

MOZILLA = r'''
const fs = require('fs'), {Readability} = require('@mozilla/readability');
const {parseHTML} = require('linkedom');
for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
  if (!line) continue;
  const r = JSON.parse(line), m = /charset=(.*)/.exec(r.content_type);
  const page = new TextDecoder(m ? m[1] : 'utf-8').decode(
      fs.readFileSync(r.file));
  let a = null, text = '';
  try {
    const {document} = parseHTML(page);
    a = new Readability(document).parse();
    text = a ? parseHTML('<html><body>' + a.content.replace(
        /<(\/?(p|div|h[1-6]|li|ul|ol|t[dr]|table|blockquote|pre|section|br)\b)/gi,
        '\n<$1') + '</body></html>').document.body.textContent : '';
  } catch (e) {}
  console.log(JSON.stringify({id: r.id, title: a ? a.title : '', text}));
}
'''


def find_peers():
    """name: command; those that are installed here."""
    found = {}
    python = os.environ.get('PEER_PYTHON', '/usr/bin/python3')
    if os.path.exists(python) and subprocess.run(
            [python, '-c', 'import lxml.html, readability'],
            stderr=subprocess.DEVNULL).returncode == 0:
        found['readability-lxml'] = [python, '-c', READABILITY]
    node = os.environ.get('PEER_NODE')  # a folder with node_modules
    if node and os.path.isdir(node + '/node_modules/@mozilla/readability'):
        found['Readability.js'] = ['node', '-e', MOZILLA]
    return found


def peer_run(args):
    """What a peer makes of a set (run once, then kept): its report."""
    peer, command, name = args
    kept = OUT + '/peers/%s.%s.jsonl' % (peer, name)
    truth = truth_of(name)
    if not os.path.exists(kept):
        os.makedirs(OUT + '/peers', exist_ok=True)
        lines = ''.join(json.dumps(r) + '\n'
                        for r in records(name, truth, True))
        env = dict(os.environ)
        if peer == 'Readability.js':
            env['NODE_PATH'] = os.environ['PEER_NODE'] + '/node_modules'
        r = subprocess.run(command, input=lines.encode(), env=env,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        with open(kept, 'wb') as f:
            f.write(r.stdout)
    pred = {o['id']: o for o in load(kept)}
    return peer, name, score_body(name, truth, pred)[1]


def peers(pool):
    """{set: {peer: report}}"""
    out = {}
    jobs = [(peer, command, name) for peer, command in find_peers().items()
            for name in SETS]
    for n, (peer, name, report) in enumerate(
            pool.imap_unordered(peer_run, jobs)):
        progress('peers: %d of %d' % (n + 1, len(jobs)))
        out.setdefault(name, {})[peer] = report
    return out


def said(by_peer, show):
    """readability-lxml .914, those that have the figure"""
    parts = []
    for peer in sorted(by_peer):
        try:
            parts.append('%s %s' % (peer, show(by_peer[peer])))
        except KeyError:
            pass
    return ', '.join(parts)


# ---- cross-validated: from the training tool --------------------------------


def cross_validated(model):
    """{set: (figure, where from)} of what test/bench/train/forest.py printed,
    kept as test/bench/train/MODEL.figures: a comment with date and command,
    then lines of set, F1 of pages seen in training, of pages left out."""
    out, source = {}, ''
    path = 'test/bench/train/%s.figures' % model
    for line in open(path) if os.path.exists(path) else ():
        if line.startswith('#'):
            source = source or line.strip('# \n')
        elif len(line.split()) == 3 and line.split()[0] in SETS:
            name, _, left_out = line.split()
            out[name] = float(left_out), source
    return out


# ---- character sets ---------------------------------------------------------

META = re.compile(rb'(?i)(<meta[^>]+charset\s*=\s*["\']?)([a-z0-9_-]+)')
# label, Python's codec, declared how
CHARSETS = [('windows-1251', 'cp1251'), ('windows-1252', 'cp1252'),
            ('gbk', 'gbk'), ('shift_jis', 'cp932'), ('euc-kr', 'cp949'),
            ('utf-16', 'utf-16')]


def declare(page, label):
    """The bytes of a page in UTF-8, saying another character set."""
    page, n = META.subn(lambda m: m.group(1) + label.encode(), page, 1)
    if n == 0:
        meta = b'<meta charset="%s">' % label.encode()
        page, n = re.subn(rb'(?i)<head(\s[^>]*)?>', lambda m: m.group(0) + meta,
                          page, 1)
        if n == 0:
            page = meta + page
    return page


def transcode(args):
    """A set in another character set: of pages whose text has it all (a
    few letters stand as references), F1 lost against UTF-8."""
    label, codec, name = args
    from evaluate import page
    truth, sides = truth_of(name), ([], [])
    folder = OUT + '/charset/%s.%s' % (label, name)
    for side in ('utf-8', 'other'):
        os.makedirs(folder + '/' + side, exist_ok=True)
    for t in truth.values():
        text = t.get('text')
        if not text or t.get('truth') == 'prefix':
            continue
        lost = len(text) - len(text.encode(codec, 'ignore').decode(codec))
        if lost > len(text) / 200:
            continue
        with open(page_of(name, t['id']), 'rb') as f:
            html = f.read().decode(t.get('charset') or 'utf-8', 'replace')
        html = html.lstrip('\ufeff')
        for side, bytes_ in (
                ('utf-8', declare(html.encode('utf-8', 'replace'), 'utf-8')),
                ('other', html.encode('utf-16', 'replace')
                 if codec == 'utf-16' else declare(
                     html.encode('utf-8', 'replace'), label).decode(
                         'utf-8').encode(codec, 'xmlcharrefreplace'))):
            path = folder + '/%s/%s.html' % (side, t['id'])
            with open(path, 'wb') as f:
                f.write(bytes_)
            sides[side == 'other'].append(
                {'file': path, 'id': t['id'], 'url': t.get('url') or '',
                 'content_type': 'text/html'})
    preds = [run_filter(['extract'], s, 'charset.%s.%s.%d' % (label, name, n))[0]
             for n, s in enumerate(sides)]
    rows = ([], [])
    for t in truth.values():
        if t['id'] not in preds[0]:
            continue
        a, b = (p[t['id']].get('text') or '' for p in preds)
        first = page(t['text'], a, unit_of(name))
        for side, value in ((0, first), (1, first if a == b else page(
                t['text'], b, unit_of(name)))):
            rows[side].append({'id': t['id'], 'truth': t, 'missing': False,
                               't': value[0], 'acc': value[1], 'wf': value[2],
                               'same': a == b})
    for side in ('utf-8', 'other'):
        for f in os.listdir(folder + '/' + side):
            os.remove(folder + '/%s/%s' % (side, f))
    return label, name, rows


def charsets(figures, pool):
    from evaluate import f1, report
    jobs = [(label, codec, name) for name in BODIES
            for label, codec in CHARSETS]
    found = {}
    for n, (label, name, rows) in enumerate(pool.imap_unordered(
            transcode, jobs)):
        progress('character sets: %d of %d' % (n + 1, len(jobs)))
        found.setdefault(label, []).append((name, rows))
    bad = []
    for label, _ in CHARSETS:
        both, notes = ([], []), []
        for name, rows in sorted(found[label]):
            for side in (0, 1):
                both[side].extend(rows[side])
            for a, b in zip(*rows):
                if f1(a['t']) - f1(b['t']) > .01:
                    bad.append((f1(a['t']) - f1(b['t']), a['id'], label, name))
        if not both[0]:
            figures.skip('charset:' + label, 'no page can be written in it')
            continue
        lost = report(both[0])['f1'] - report(both[1])['f1']
        differ = sum(not r['same'] for r in both[1])
        figures.add('charset:' + label, '%.4f' % lost,
                    '%d pages, %d of them with another text' % (
                        len(both[0]), differ))
    bad.sort(key=lambda b: -b[0])
    figures.worst_of('character sets, F1 lost', [
        ('%.3f' % x, i, label, name) for x, i, label, name in bad])


def charset_raw(figures, truth, pred):
    """zh69 as it is, against the same pages in UTF-8 and so declared."""
    from evaluate import report, score
    folder = OUT + '/charset/zh69'
    os.makedirs(folder, exist_ok=True)
    recs = []
    for t in truth.values():
        with open(page_of('zh69', t['id']), 'rb') as f:
            html = f.read().decode(t['charset'], 'replace')
        path = '%s/%s.html' % (folder, t['id'])
        with open(path, 'wb') as f:
            f.write(declare(html.encode('utf-8', 'replace'), 'utf-8'))
        recs.append({'file': path, 'id': t['id'], 'url': '',
                     'content_type': 'text/html; charset=utf-8'})
    other = run_filter(['extract'], recs, 'charset.zh69')[0]
    f = [report(score(truth, p, 'char'))['f1'] for p in (other, pred)]
    figures.add('charset:raw', '%.4f' % (f[0] - f[1]))


# ---- memory, speed, the model ----------------------------------------------


def tool(name, truth, tag, program='extract', **env):
    """Predictions of test/bench/extract.c; MB and seconds."""
    lst = OUT + '/%s.%s.list' % (name, tag)
    with open(lst, 'w') as f:
        for r in records(name, truth):
            f.write('%s\t%s\t%s\t%s\n' % (r['id'], r['file'], r['url'],
                                          r['content_type']))
    r = subprocess.run([BIN + '/' + program, lst], stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, check=True,
                       env=dict(os.environ, **env))
    mb, s = re.search(r'([\d.]+) MB, ([\d.]+) s', r.stderr.decode()).groups()
    pred = {o['id']: o for o in map(json.loads, r.stdout.decode().split('\n')[:-1])}
    return pred, float(mb), float(s)


def small(args):
    name, kilobytes, blocks = args
    truth = truth_of(name)
    pred, _, _ = tool(name, truth, 'text%d' % kilobytes,
                      BENCH_TEXT=str(kilobytes << 10), BENCH_BLOCKS=str(blocks))
    return name, kilobytes, score_body(name, truth, pred)[1]['f1']


def memory(figures, pool):
    sizes = [(64, 640), (24, 320), (16, 256), (12, 192)]
    f = {}
    for name, k, value in pool.imap_unordered(
            small, [(n, k, b) for n in BODIES[:4] for k, b in sizes]):
        f[name, k] = value
    for k, _ in sizes[1:]:
        lost = {n: f[n, 64] - f[n, k] for n in BODIES[:4]}
        figures.add('memory:%d' % k, '%.4f' % (sum(
            lost[n] for n in NEWS) / len(NEWS)),
            'mean of the three sets of news: ' + ', '.join(
                '%s %.4f' % (n, lost[n]) for n in NEWS)
            + '; long guides (wcxb-articles) %.4f' % lost['wcxb-articles'])


def speed(figures):
    mb = s = 0
    for name in NEWS:
        _, m, t = tool(name, truth_of(name), 'speed', BENCH_REPEAT='3')
        mb, s = mb + m, s + t
    figures.add('speed', '%.0f' % (mb / s), 'processor time of this machine, '
                '%.0f MB of %s' % (mb, ', '.join(NEWS)))


def const_bytes(path):
    """Of the const data in an object file."""
    out = subprocess.run(['nm', '-S', path], stdout=subprocess.PIPE,
                         check=True).stdout.decode().split('\n')
    return sum(int(l.split()[1], 16) for l in out
               if len(l.split()) == 4 and l.split()[2] in 'rRdD')


def model(figures):
    """The tables of the two models, and what the small one loses."""
    figures.add('model', str(const_bytes('build/linux/src/forest_body.o')),
                'src/forest_body.c')
    large, little = cross_validated('body'), cross_validated('small')
    both = [n for n in BODIES if n in large and n in little]
    if both:
        how = 'cross-validated'
        lost = {n: large[n][0] - little[n][0] for n in both}
    else:
        how, lost = 'in sample', {}
        for name in BODIES[:4]:
            truth = truth_of(name)
            f = [score_body(name, truth, tool(name, truth, program, program)[0])
                 [1]['f1'] for program in ('extract', 'extract-small')]
            lost[name] = f[0] - f[1]
    figures.add('small', '%d/%.4f' % (
        const_bytes(BIN + '/forest-small.o'), sum(lost.values()) / len(lost)),
        'port/small/forest_body.c, %s: ' % how + ', '.join(
            '%s %.4f' % x for x in lost.items()))


def measure(figures, pool):
    of, reports = {}, {}
    for name in SETS:
        progress('extraction: ' + name)
        truth = truth_of(name)
        pred, _ = run_filter(['extract'], records(name, truth),
                             'extract.' + name)
        of[name] = truth, pred
        rows, reports[name] = score_body(name, truth, pred)
        worst_bodies(figures, name, rows, pred)
        if name in ('fundus', 'wcxb-articles', 'trafilatura-eval'):
            worst_titles(figures, name, rows, pred)
        if 'date_right' in reports[name]:
            worst_dates(figures, name, rows)
    by = peers(pool)
    trained = cross_validated('body')
    f1 = lambda o: short(o['f1'])
    snip = lambda o: short(o['snip_f1'])
    for name in BODIES + ['trafilatura-eval']:
        o = reports[name]
        show = f1 if 'f1' in o else snip
        note = ('precision %s, recall %s, %d empty' % (
            short(o['precision']), short(o['recall']), o['empty'])
            if 'f1' in o else 'precision %s, recall %s' % (
                short(o['snip_precision']), short(o['snip_recall'])))
        others = said(by.get(name, {}), show)
        if name in trained:
            figures.add('cv:' + name, short(trained[name][0]),
                        'from ' + trained[name][1], others)
        elif name != 'newspaper4k':
            figures.skip('cv:' + name, 'no figure in test/bench/train/body.figures')
        figures.add('body:' + name, show(o), note, others)
    near = lambda o: short(o['title_exact']) + '/' + short(o['title_near'])
    for name in ('fundus', 'wcxb-articles', 'trafilatura-eval'):
        figures.add('title:' + name, near(reports[name]), '',
                    said(by.get(name, {}), near))
    for name in ('fundus', 'htmldate-mediacloud', 'trafilatura-eval',
                 'wcxb-articles'):
        o = reports[name]
        figures.add('date:' + name, short(o['date_right']),
                    'another day %s' % short(o['date_wrong']))
    for name in ('goose3', 'mozilla-readability'):  # they label it, too
        truth = truth_of(name)
        of[name] = truth, run_filter(['extract'], records(name, truth),
                                     'extract.' + name)[0]
    languages(figures, of)
    charset_raw(figures, *of['zh69'])
    charsets(figures, pool)
    memory(figures, pool)
    model(figures)
    speed(figures)
