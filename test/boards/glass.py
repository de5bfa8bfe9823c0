# SPDX-License-Identifier: MIT
"""glass.py DIR ELF CARD ATTEMPTS WORD...: boots the board with the display,
waits for so many attempts at an edition, presses keys and keeps what the
display shows after each, as DIR/N-KEY.txt, a character a pixel. The emulator is
ended in the end."""
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
        for _ in range(200):
            try:
                self.sock.connect(path)
                break
            except OSError:
                time.sleep(0.05)
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
    monitor("screendump", filename=path + ".ppm")
    data = open(path + ".ppm", "rb").read()
    os.unlink(path + ".ppm")
    magic, size, _, pixels = data.split(b"\n", 3)
    width, height = map(int, size.split())
    assert magic == b"P6" and (width, height) == (512, 256), size
    with open(path + ".txt", "w") as out:
        for y in range(0, height, 4):
            row = pixels[y * width * 3:(y + 1) * width * 3:12]
            out.write("".join(" #"[v > 127] for v in row).rstrip() + "\n")


def main():
    folder, elf, card, attempts, *words = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    left = int(attempts)
    path = folder + "/monitor"
    arguments = "enable=on,target=native" + "".join(f",arg={w}" for w in words)
    qemu = subprocess.Popen(
        ["timeout", "100", "qemu-system-arm", "-M", "lm3s6965evb", "-display",
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
    time.sleep(0.3)
    for n, key in enumerate(KEYS):
        if key != "start":
            monitor.key(key, True)
            time.sleep(0.2)
            monitor.key(key, False)
            time.sleep(0.2)
        picture(monitor, f"{folder}/{n}-{key}")
    monitor("quit")
    qemu.wait()


main()
