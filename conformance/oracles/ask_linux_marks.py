#!/usr/bin/env python3
"""ask_linux.py with one more fault action: "mark" sets "congestion experienced" (RFC 3168) on the nth packet of a kind, where its sender
understands ECN, as a router with a long queue does. Same usage; Linux, root, iproute2."""
import os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import ask_linux

CE = 3


def checksum(header):
    total = sum(int.from_bytes(header[i:i + 2], "big") for i in range(0, len(header), 2))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def marked(pkt):
    """The packet with both ECN bits set, and the IP header's checksum made to fit."""
    out = bytearray(pkt)
    out[1] |= CE
    out[10:12] = b"\0\0"
    length = (out[0] & 15) * 4
    out[10:12] = checksum(out[:length]).to_bytes(2, "big")
    return bytes(out)


class Marker:
    """Stands in for `os` inside ask_linux: what is written to a device is marked where a fault says so."""

    def __init__(self):
        self.faults, self.names, self.count, self.hit = [], {}, {}, {}

    def __getattr__(self, name):
        return getattr(os, name)

    def begin(self, scenario):
        self.names = {h["address"]: h["name"] for h in scenario["hosts"]}
        self.faults = [f for f in scenario.get("faults", []) if f["action"] == "mark"]
        self.count, self.hit = {}, {}

    def see(self, pkt, fields):
        host = self.names.get(".".join(str(b) for b in pkt[12:16]))
        for kind in ask_linux.kinds(fields):
            self.count[host, kind] = self.count.get((host, kind), 0) + 1
            for f in self.faults:
                if (f["from"], f.get("what", "any"), f["nth"]) == (host, kind, self.count[host, kind]) and pkt[1] & CE:
                    self.hit[id(pkt)] = pkt

    def write(self, fd, pkt):
        return os.write(fd, marked(pkt) if self.hit.get(id(pkt)) is pkt else pkt)


marker, parse, run = Marker(), ask_linux.parse, ask_linux.run


def parse_and_see(pkt):
    fields = parse(pkt)
    if fields is not None:
        marker.see(pkt, fields)
    return fields


def run_with_marks(scenario):
    marker.begin(scenario)
    return run(scenario)


ask_linux.os, ask_linux.parse, ask_linux.run = marker, parse_and_see, run_with_marks
if __name__ == "__main__":
    ask_linux.main(sys.argv[1:])
