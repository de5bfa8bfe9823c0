# SPDX-License-Identifier: MIT
"""Joins targets and measured figures to one table.

  table.py TARGETS FIGURES

TARGETS: lines of section, key, measure, sense, must, aim, others' figures.
FIGURES: lines of key, figure, note, others' figures measured here. A figure
"skipped" has the reason as its note. Between the columns: tabs. Figures of
more than one part are divided by "/"; a part of "-" is not judged."""
import sys


def parts(text):
    return [None if p.strip() in ('', '-') else float(p)
            for p in text.split('/')]


def reaches(figure, bar, sense):
    """Every part of the figure is as good as the bar's, or better."""
    a, b = parts(figure), parts(bar)
    if len(a) != len(b):
        raise ValueError('%s against %s' % (figure, bar))
    pairs = [(x, y) for x, y in zip(a, b) if y is not None]
    if any(x is None for x, _ in pairs):
        return False
    return all(x >= y if sense == '>=' else x <= y for x, y in pairs)


def verdict(figure, sense, must, aim):
    if not figure or figure == 'skipped' or not (must or aim):
        return ''
    if must and not reaches(figure, must, sense):
        return 'SHORT'
    if aim and reaches(figure, aim, sense):
        return 'pass, aim'
    return 'pass'


def rows(path, width):
    with open(path, encoding='utf-8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line and not line.startswith('#'):
                yield (line.split('\t') + [''] * width)[:width]


def table(targets, figures, out):
    """Prints it; how many of each verdict."""
    measured = {}
    for key, figure, note, here in rows(figures, 4):
        measured[key] = (figure, note, here)
    count = {'pass, aim': 0, 'pass': 0, 'SHORT': 0, 'skipped': 0}
    last, form = None, '%-50s %-14s %-9s %-9s %-9s %s\n'
    out.write(form % ('measure', 'ours', 'must', 'aim', '', 'others'))
    for section, key, name, sense, must, aim, elsewhere in rows(targets, 7):
        if key not in measured:
            continue
        figure, note, here = measured[key]
        if section != last:
            out.write('\n%s\n' % section)
            last = section
        if figure == 'skipped':
            count['skipped'] += 1
            out.write('%-50s skipped: %s\n' % (name, note))
            continue
        said = verdict(figure, sense, must, aim)
        if said:
            count[said] += 1
        others = ', '.join(x for x in (
            here, elsewhere and '[' + elsewhere + ']') if x)
        out.write((form % (name, figure, must, aim, said, others)).rstrip()
                  + '\n')
        if note:
            out.write('    %s\n' % note)
    out.write('\n%d reach the aim, %d the must, %d are SHORT of it, '
              '%d skipped\n' % (count['pass, aim'], count['pass'],
                                count['SHORT'], count['skipped']))
    return count


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    table(sys.argv[1], sys.argv[2], sys.stdout)
