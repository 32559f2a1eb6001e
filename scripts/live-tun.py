#!/usr/bin/env python3
"""Puts a TUN device behind a live host, so that this machine's own kernel, curl and nc talk to it. Linux, as root:

    python3 scripts/live-tun.py SCENARIO.json HOST OWN_ADDRESS HOST_ADDRESS      e.g. server.json server 10.9.0.1 10.9.0.2
"""
import fcntl, os, select, struct, subprocess, sys

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000


def main(scenario, host, own, peer):
    tun = os.open("/dev/net/tun", os.O_RDWR)
    name = fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", b"flight%d", IFF_TUN | IFF_NO_PI))[:16].rstrip(b"\0").decode()
    subprocess.run(["ip", "addr", "add", own, "peer", peer, "dev", name], check=True)
    subprocess.run(["ip", "link", "set", name, "up"], check=True)
    sim = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sim.mjs")
    live = subprocess.Popen(["node", sim, "live", scenario, "--host", host], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    rest, answers = b"", live.stdout.fileno()
    while True:
        for fd in select.select([tun, answers], [], [])[0]:
            if fd == tun:
                packet = os.read(tun, 65536)
                # IPv6 has its own ideas on a new device; they are no news for an IPv4 host.
                if packet[0] >> 4 == 4:
                    try:
                        os.write(live.stdin.fileno(), struct.pack("!H", len(packet)) + packet)
                    except BrokenPipeError:
                        return live.wait()
                continue
            piece = os.read(answers, 65536)
            if not piece:
                return live.wait()
            rest += piece
            while len(rest) >= 2 and len(rest) >= 2 + struct.unpack("!H", rest[:2])[0]:
                end = 2 + struct.unpack("!H", rest[:2])[0]
                os.write(tun, rest[2:end])
                rest = rest[end:]


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
