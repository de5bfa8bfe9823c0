# SPDX-License-Identifier: MIT
"""glass.py DIR ELF CARD ATTEMPTS WORD...: boots the board with the display,
waits for so many attempts at an edition, presses keys, each of which changes
what the display shows, and keeps that as DIR/N-KEY.txt, a character a pixel.
The emulator is ended in the end. It may be slow: a key is held until there is
another picture, which then has to stay; and if the board has not seen the one
before let go, it is pressed again."""
import json
import os
import socket
import subprocess
import sys
import time

KEYS = ["start", "down", "down", "up", "ctrl"]  # ctrl: the select key


class Monitor:
    """QEMU's machine protocol: docs/interop/qmp-intro.txt"""

    def __init__(self, path):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        for _ in range(600):
            try:
                self.sock.connect(path)
                break
            except OSError:
                time.sleep(0.1)
        self.file = self.sock.makefile("r")
        self.file.readline()
        self("qmp_capabilities")

    def __call__(self, command, **arguments):
        self.sock.sendall(
            json.dumps({"execute": command, "arguments": arguments}).encode())
        while True:
            answer = json.loads(self.file.readline())
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                sys.exit(f"{command}: {answer['error']}")

    def key(self, name, down):
        self("input-send-event", events=[{"type": "key", "data": {
            "down": down, "key": {"type": "qcode", "data": name}}}])


def picture(monitor, path):
    """The display's 128x64 pixels: the model shows each as 4x4."""
    monitor("screendump", filename=path)
    data = open(path, "rb").read()
    os.unlink(path)
    magic, size, _, pixels = data.split(b"\n", 3)
    width, height = map(int, size.split())
    assert magic == b"P6" and (width, height) == (512, 256), size
    text = ""
    for y in range(0, height, 4):
        row = pixels[y * width * 3:(y + 1) * width * 3:12]
        text += "".join(" #"[v > 127] for v in row).rstrip() + "\n"
    return text


def settled(monitor, path, other=None, patience=10):
    """The picture when it has not changed for half a second: another than
    that one, or None after so many seconds."""
    last, since, start = None, 0, time.monotonic()
    while True:
        now, shown = time.monotonic(), picture(monitor, path)
        if shown != last:
            last, since = shown, now
        elif now - since >= 0.5 and shown != other:
            return shown
        if shown == other and now - start > patience:
            return None
        time.sleep(0.05)


def press(monitor, path, key, before):
    for _ in range(5):
        monitor.key(key, True)
        shown = settled(monitor, path, before)
        monitor.key(key, False)
        time.sleep(0.2)
        if shown is not None:
            return shown
    return before


def main():
    folder, elf, card, attempts, *words = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    left = int(attempts)
    path = folder + "/monitor"
    arguments = "enable=on,target=native" + "".join(f",arg={w}" for w in words)
    qemu = subprocess.Popen(
        ["timeout", "900", "qemu-system-arm", "-M", "lm3s6965evb", "-display",
         "none", "-monitor", "none", "-serial", "stdio", "-nic",
         "user,model=stellaris", "-kernel", elf, "-drive",
         "if=sd,format=raw,file=" + card, "-semihosting-config", arguments,
         "-qmp", f"unix:{path},server=on,wait=off"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, encoding="utf-8")
    monitor = Monitor(path)
    with open(folder + "/console", "w") as console:
        for line in qemu.stdout:
            console.write(line)
            left -= line.startswith("nutgraf: figures")
            if left == 0:
                break
    for key in ["up", "down", "left", "right", "ctrl"]:
        # in the model a key counts as pressed until its first release
        monitor.key(key, True)
        monitor.key(key, False)
    ppm = folder + "/ppm"
    shown = settled(monitor, ppm)
    for n, key in enumerate(KEYS):
        if key != "start":
            shown = press(monitor, ppm, key, shown)
        with open(f"{folder}/{n}-{key}.txt", "w") as out:
            out.write(shown)
    monitor("quit")
    qemu.wait()


main()
