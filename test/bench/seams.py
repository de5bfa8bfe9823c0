#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What each file of port/small saves and costs: the table of port/small/README.md.

  BENCH=build/bench test/bench/seams.py

Flash: test/size/core.c linked for a Cortex-M3 with English alone, less with the seam. Quality, on this machine, of the dev
pages and texts in English, with an arena of 48 KB: mean F1 of five sets of pages, of the headline (near) and the day (right)
of those that have them; ROUGE-1 of three sentences, mean of three sets; F1 of sentence ends, English EWT and PUD. The models
have seen these pages: what is lost is to be read, not what is left."""
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, 'quality'))
from common import BENCH, BIN  # noqa: E402

if not os.path.isdir(BENCH + '/extraction'):
    sys.exit('seams: skipped, no ' + BENCH)
import extraction  # noqa: E402
import text  # noqa: E402
from evaluate import report, score  # noqa: E402

OUT = BIN + '/seams'
HOST = 'cc -std=c11 -D_GNU_SOURCE -O2 -Iinclude -Iport'.split()
M3 = ('arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -Os --specs=picolibc.specs --oslib=semihost --crt0=hosted -Iinclude '
      '-T picolibc.ld -Wl,--defsym=__flash=0,--defsym=__flash_size=4M,--defsym=__ram=0x20000000,--defsym=__ram_size=4M '
      '-Wl,--gc-sections').split()
SETS = ['scrapinghub', 'fundus-eval', 'fundus', 'wcxb-articles', 'trafilatura-eval']


def host(name, sources, small):
    objects = []
    for source in ['build/size/small/known.c'] + ['port/small/%s.c' % seam for seam in small]:
        out = '%s/%s.o' % (OUT, os.path.basename(source)[:-2])
        subprocess.check_call(HOST + ['-c', source, '-o', out])
        objects.append(out)
    subprocess.check_call(HOST + sources + objects + ['build/linux/libnutgraf.a', '-o', OUT + '/' + name])
    return OUT + '/' + name


def english(name):
    return {k: v for k, v in extraction.truth_of(name).items() if v.get('split') == 'dev' and (v.get('lang') or 'en')[:2] == 'en'}


def pages(small):
    program = host('extract', ['test/bench/extract.c', 'port/linux/iconv_hook.c'], small)
    body, title, day = [], [], []
    for name in SETS:
        truth, path = english(name), '%s/%s.list' % (OUT, name)
        with open(path, 'w') as f:
            for r in extraction.records(name, truth):
                f.write('%s\t%s\t%s\t%s\n' % (r['id'], r['file'], r['url'], r['content_type']))
        out = subprocess.run([program, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
                             env=dict(os.environ, BENCH_ARENA='49152')).stdout.decode()
        r = report(score(truth, {o['id']: o for o in map(json.loads, out.split('\n')[:-1])}, 'word'))
        body.append(r.get('f1', r.get('snip_f1')))
        title += [r['title_near']] if 'titles' in r else []
        day += [r['date_right']] if 'dates' in r else []
    return [sum(x) / len(x) for x in (body, title, day)]


def lines(program, rows, arguments=()):
    tsv = '\n'.join('\t'.join(x.replace('\t', ' ').replace('\r', ' ').replace('\n', '\x1f') for x in row) for row in rows)
    out = subprocess.run([program, *arguments], input=(tsv + '\n').encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return [x for x in out.stdout.decode('utf-8', 'replace').split('\n') if x]


def summaries(small):
    program, means = host('summary', ['test/bench/summary.c'], small), []
    for name in ('cnndm', 'inshorts', 'xsum'):
        docs = text.docs_of(name)
        out = lines(program, [(d['id'], d.get('lang', 'en'), d.get('title') or '', d['text']) for d in docs], ['3'])
        marks = text.marks(docs, {i: s.replace('\x1e', '\n') for i, s in (x.split('\t', 1) for x in out)})
        means.append(sum(marks) / len(marks))
    return sum(means) / len(means)


def sentences(small):
    program, f = host('sentences', ['test/bench/sentences.c'], small), []
    for name in ('English-EWT', 'English-PUD'):
        gold = [g for g in text.load(BENCH + '/sentences/ud/%s.jsonl' % name) if g.get('split', 'dev') == 'dev']
        out = lines(program, [(str(i), 'en', g['text']) for i, g in enumerate(gold)])
        f.append(text.boundaries(gold, {gold[int(x[0])]['id']: x[1:] for x in (y.split('\x1e') for y in out)})['f'])
    return sum(f) / len(f)


def flash(small):
    d = 'build/size/cortex-m3/'
    entities = 'small' if 'entities.list' in small else 'full'
    objects = [d + 'build/size/small/known.o', d + 'build/size/%s/entities.o' % entities, d + 'port/firmware/small/entity.o'] + [
        d + 'port/small/%s.o' % s for s in small if s != 'entities.list']
    subprocess.check_call(M3 + ['test/size/core.c'] + objects + ['build/arm/cortex-m3/libnutgraf.a', '-o', OUT + '/core.elf'])
    row = subprocess.check_output(['arm-none-eabi-size', OUT + '/core.elf']).decode().split('\n')[1].split()
    return int(row[0]) + int(row[1])


def measure(small):
    seams = [s for s in small if s != 'entities.list']
    return [flash(small)] + pages(seams) + [summaries(seams), sentences(seams)]


def main():
    subprocess.check_call(['make', '-s', 'build/linux/libnutgraf.a', 'size-linked'], stdout=subprocess.DEVNULL)
    os.makedirs(OUT, exist_ok=True)
    named = subprocess.check_output(['make', '-s', '--eval=names:;@echo $(SMALLEST)', 'names']).decode().split()
    full = measure([])
    print('| %-13s | flash | F1 of pages | headline | day | ROUGE-1 | sentences |\n|---|---|---|---|---|---|---|' % 'seam')
    print('| none | %d | %.4f | %.3f | %.3f | %.2f | %.3f |' % tuple(full))
    rows = {}
    for seam in named + ['forest_body', 'entities.list']:
        rows[seam] = [a - b for a, b in zip(measure([seam]), full)]
    for seam in sorted(rows, key=lambda s: rows[s][0]):
        cells = ['%+d' % rows[seam][0]] + [format % x if abs(x) >= least else '' for x, format, least in zip(
            rows[seam][1:], ('%+.4f', '%+.3f', '%+.3f', '%+.2f', '%+.3f'), (.00005, .0005, .0005, .005, .0005))]
        print('| %s | %s |' % (seam, ' | '.join(cells)), flush=True)
    print('| all of them | %d | %.4f | %.3f | %.3f | %.2f | %.3f |' % tuple(measure(named + ['entities.list'])))


if __name__ == '__main__':
    main()
