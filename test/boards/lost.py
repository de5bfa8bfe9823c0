# SPDX-License-Identifier: MIT
"""lost.py LOG CARD [N]: the card after the first N of the writes in LOG, which
QEMU's driver blklogwrites has kept (block/blklogwrites.c: a block of its own,
then a block that says where and how many, and the blocks written, and so on).
Without N: how many writes there are, and after how many of them power is lost
in test_card.sh: of all at some, of the last edition's at each."""
import struct
import sys

BLOCK = 512
PAGE = range(21, 117)  # both its places, by the plan in main.c


def writes(log):
    at = BLOCK
    while at + BLOCK <= len(log):
        block, n, flags, _ = struct.unpack_from("<4Q", log, at)
        assert flags & ~1 == 0, flags  # flushes are blocks of none
        at += BLOCK
        yield block, log[at:at + n * BLOCK]
        at += n * BLOCK


def main():
    with open(sys.argv[1], "rb") as file:
        done = list(writes(file.read()))
    if len(sys.argv) == 3:
        some = {len(done) * percent // 100 for percent in range(10, 100, 20)}
        page = {n + after for n, (block, _) in enumerate(done)
                if block in PAGE for after in (0, 1)}
        print(len(done), *sorted(some | page))
        return
    with open(sys.argv[2], "r+b") as card:
        for block, data in done[:int(sys.argv[3])]:
            card.seek(block * BLOCK)
            card.write(data)


main()
