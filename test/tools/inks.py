#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""inks.py FILE: a PNG of ours, a picture or a simulated glass, as text: '.'
paper, '#' ink, 'r' the second colour. Its size comes first, how much of each
last."""
import struct
import sys
import zlib

CHANNELS = {0: 1, 2: 3, 3: 1}


def chunks(data):
    at = 8
    while at < len(data):
        n, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + n]
        at += 12 + n


def nearest(left, up, corner):
    p = left + up - corner
    return min((left, up, corner), key=lambda v: abs(p - v))


def rows(data, stride, step):
    """PNG's filters (clause 9 of its specification) undone."""
    before = bytes(stride)
    for at in range(0, len(data), stride + 1):
        row = bytearray(data[at + 1 : at + 1 + stride])
        for i in range(stride):
            left, corner = (row[i - step], before[i - step]) if i >= step else (0, 0)
            up = before[i]
            row[i] = (
                row[i]
                + (0, left, up, (left + up) // 2, nearest(left, up, corner))[data[at]]
            ) & 255
        before = bytes(row)
        yield before


def ink(r, g, b):
    return "r" if r > 2 * g else "#" if r < 128 else "."


parts = {}
for kind, body in chunks(open(sys.argv[1], "rb").read()):
    parts[kind] = parts.get(kind, b"") + body
width, height, depth, colour = struct.unpack(">IIBB", parts[b"IHDR"][:10])
bits = depth * CHANNELS[colour]
palette = parts.get(b"PLTE", b"\0\0\0\xff\xff\xff")
page = []
for row in rows(zlib.decompress(parts[b"IDAT"]), (width * bits + 7) // 8, max(1, bits // 8)):
    line = ""
    for x in range(width):
        if bits == 24:
            line += ink(*row[3 * x : 3 * x + 3])
        else:
            at = row[x * bits // 8] >> (8 - bits - x * bits % 8) & ((1 << bits) - 1)
            line += ink(*palette[3 * at : 3 * at + 3])
    page.append(line)
print(width, height)
print("\n".join(page))
whole = "".join(page)
print(*("%s %d" % (c, whole.count(c)) for c in ".#r"))
