#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""escpos.py FILE: what a receipt printer makes of it, as PBM on stdout.
It knows ESC @, GS v 0, ESC d and GS V 1, and fails at anything else."""
import sys


def printed(data):
    at, stride, rows, cut = 0, None, b"", False
    while at < len(data):
        if cut:
            raise SystemExit("something behind the cut")
        if data[at : at + 2] == b"\x1b@":
            at += 2
        elif data[at : at + 4] == b"\x1dv0\0":
            width = data[at + 4] | data[at + 5] << 8
            height = data[at + 6] | data[at + 7] << 8
            if stride not in (None, width) or not 0 < height <= 255:
                raise SystemExit("a band of %d x %d" % (width, height))
            stride, at = width, at + 8
            rows += data[at : at + width * height]
            at += width * height
        elif data[at : at + 2] == b"\x1bd":
            at += 3
        elif data[at : at + 3] == b"\x1dV\1":
            at, cut = at + 3, True
        else:
            raise SystemExit("unknown: %s" % data[at : at + 8].hex())
    if not cut or len(rows) % stride:
        raise SystemExit("not cut, or a broken band")
    return b"P4\n%d %d\n" % (stride * 8, len(rows) // stride) + rows


sys.stdout.buffer.write(printed(open(sys.argv[1], "rb").read()))
