# SPDX-License-Identifier: MIT
"""names.py FILE: the test network's name and time servers, on 127.0.0.1.
Every name under .test is the emulator's host (10.0.2.2), but for those that
begin with "silent", which are not answered; others do not exist. The time is
the one in FILE, seconds since 1970 UTC. Port 8444 takes connections and says
nothing; 8445 answers with the head of a TLS record of 18 KB, 2 KB more than
RFC 8446 5.1 allows."""
import select
import socket
import struct
import sys

TO_1970 = 2208988800


def dns(query):
    """RFC 1035 4.1: the same question back, with an answer for type A."""
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode().lower())
        at += 1 + query[at]
    end = at + 5
    kind = struct.unpack(">H", query[at + 1:at + 3])[0]
    if labels[0].startswith("silent"):
        return None
    known = labels[-1] == "test"
    answer = known and kind == 1
    head = query[:2] + struct.pack(">HHHHH", 0x8180 if known else 0x8183, 1,
                                   int(answer), 0, 0)
    body = b""
    if answer:
        body = struct.pack(">HHHIH", 0xC00C, 1, 1, 60, 4) + bytes([10, 0, 2, 2])
    return head + query[12:end] + body


def sntp(query):
    """RFC 4330 4: a primary server's answer."""
    with open(sys.argv[1]) as file:
        seconds = int(file.read())
    now = struct.pack(">II", seconds + TO_1970 & 0xFFFFFFFF, 0)
    return (bytes([4 << 3 | 4, 1, 6, 0xEC]) + bytes(8) + b"TEST" + now +
            query[40:48] + now + now)


def listen(port):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("127.0.0.1", port))
    return s


servers = {listen(53): dns, listen(123): sntp}


def listen_tcp(port):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("127.0.0.1", port))
    s.listen(16)
    return s


silent = listen_tcp(8444)
large = listen_tcp(8445)
held = []
print("ready", flush=True)
while True:
    for s in select.select([*servers, large], [], [])[0]:
        if s is large:
            held.append(large.accept()[0])
            held[-1].sendall(b"\x16\x03\x03\x48\x00" + bytes(512))
            continue
        query, peer = s.recvfrom(1500)
        try:
            answer = servers[s](query)
        except (IndexError, struct.error, UnicodeDecodeError):
            continue
        if answer:
            s.sendto(answer, peer)
