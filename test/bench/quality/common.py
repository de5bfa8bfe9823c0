# SPDX-License-Identifier: MIT
"""What the parts of quality.py share: where things are, running a filter,
the figures, the list of the worst."""
import json
import os
import subprocess
import sys

BENCH = os.environ.get('BENCH', 'build/bench')
NUTGRAF = os.environ.get('NUTGRAF', 'build/linux/nutgraf')
BIN = 'build/bench-bin'
OUT = BIN + '/quality'


def load(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f if line.strip()]


def save(path, records):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        for r in records:
            f.write(json.dumps(r) + '\n')


def progress(text):
    """On a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write('\r\033[K' + text)
        sys.stderr.flush()


def filter_there(name):
    """Whether the program has this filter."""
    r = subprocess.run([NUTGRAF, '--help'], stdout=subprocess.PIPE)
    usage = r.stdout.decode().split('\n\n')[0]
    return name in usage.replace('|', ' ').split()


def run_filter(args, records, name):
    """The records through a filter of the program as JSON lines; what comes
    out by its id, and the processor seconds it took."""
    there = OUT + '/%s.in.jsonl' % name
    save(there, records)
    before = os.times()
    r = subprocess.run([NUTGRAF] + args + ['-q', '--jsonl', there],
                       stdout=subprocess.PIPE)
    after = os.times()
    spent = (after.children_user - before.children_user
             + after.children_system - before.children_system)
    out = {}
    for line in r.stdout.decode('utf-8').split('\n'):
        if line:
            o = json.loads(line)
            out[o['id']] = o
    if len(out) < len(records):
        sys.exit('quality: %s gave %d records for %d, code %d' % (
            ' '.join(args), len(out), len(records), r.returncode))
    return out, spent


class Figures:
    """Lines of key, figure, note, others; see table.py."""

    def __init__(self):
        self.lines = []
        self.worst = []

    def add(self, key, figure, note='', others=''):
        self.lines.append('\t'.join((key, figure, note, others)))

    def skip(self, key, why):
        self.add(key, 'skipped', why)

    def worst_of(self, name, rows):
        """rows: of score, id, title, why; the worst first."""
        if not rows:
            return
        self.worst.append('== ' + name)
        for score, ident, title, why in rows[:10]:
            self.worst.append('%7s  %-40s %s%s' % (
                score, ident, ' '.join(title.split())[:70],
                '  (' + why + ')' if why else ''))


def short(x):
    """.957, as the tables of the field have it."""
    return ('%.3f' % x).replace('0.', '.', 1) if x < 1 else '%.3f' % x
