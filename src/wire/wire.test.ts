/** Fields become real bytes and come back unchanged; known packets have known bytes; broken ones say what is broken. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { formatAddress, parseAddress } from './address.ts';
import { checksum } from './checksum.ts';
import { decodeIcmp, encodeIcmp } from './icmp.ts';
import { decodeIpv4, encodeIpv4, PROTOCOL, type Ipv4Packet } from './ipv4.ts';
import { encodePcapng } from './pcapng.ts';
import { decodePcapng } from './pcapngreader.ts';
import { NO_OPTIONS, type TcpOptions, type TcpSegment } from './segment.ts';
import { decodeTcp, encodeTcp } from './tcp.ts';
import { decodeUdp, encodeUdp } from './udp.ts';

const word32 = fc.integer({ min: 0, max: 0xffffffff });
const word16 = fc.integer({ min: 0, max: 0xffff });
const byte = fc.integer({ min: 0, max: 255 });
const payload = fc.uint8Array({ maxLength: 200 });
const plain = <T>(value: T): T => structuredClone(value);
const hex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join(' ');

const tcpOptions: fc.Arbitrary<TcpOptions> = fc.record({
  mss: fc.option(word16),
  windowScale: fc.option(fc.integer({ min: 0, max: 14 })),
  sackPermitted: fc.boolean(),
  timestamps: fc.option(fc.record({ value: word32, echo: word32 })),
  sack: fc.array(fc.tuple(word32, word32), { maxLength: 2 }),
});
const segments: fc.Arbitrary<TcpSegment> = fc.record({
  sourcePort: word16,
  destinationPort: word16,
  sequence: word32,
  acknowledgment: word32,
  flags: byte,
  window: word16,
  options: tcpOptions,
  payload,
});

test('every TCP segment comes back from its bytes as it was', () => {
  fc.assert(
    fc.property(segments, word32, word32, (segment, source, destination) => {
      expect(plain(decodeTcp(encodeTcp(segment, source, destination), source, destination).value)).toEqual(plain(segment));
    }),
  );
});

test('every IPv4 packet comes back from its bytes as it was', () => {
  const packets: fc.Arbitrary<Ipv4Packet> = fc.record({
    service: byte,
    identification: word16,
    dontFragment: fc.boolean(),
    moreFragments: fc.boolean(),
    fragmentOffset: fc.integer({ min: 0, max: 0x1fff }).map((n) => n * 8),
    ttl: byte,
    protocol: byte,
    source: word32,
    destination: word32,
    options: fc.constantFrom(new Uint8Array(0), new Uint8Array([1, 1, 1, 0])),
    payload,
  });
  fc.assert(
    fc.property(packets, (packet) => {
      expect(plain(decodeIpv4(encodeIpv4(packet)).value)).toEqual(plain(packet));
    }),
  );
});

test('every UDP datagram and every ICMP message comes back from its bytes as it was', () => {
  fc.assert(
    fc.property(word16, word16, payload, word32, word32, (sourcePort, destinationPort, data, source, destination) => {
      const datagram = { sourcePort, destinationPort, payload: data };
      expect(plain(decodeUdp(encodeUdp(datagram, source, destination), source, destination).value)).toEqual(plain(datagram));
      const message = { type: sourcePort & 255, code: destinationPort & 255, rest: source, payload: data };
      expect(plain(decodeIcmp(encodeIcmp(message)).value)).toEqual(plain(message));
    }),
  );
});

test('one flipped bit anywhere in a segment is noticed', () => {
  fc.assert(
    fc.property(segments, word32, word32, fc.nat(), (segment, source, destination, where) => {
      const bytes = encodeTcp(segment, source, destination);
      const bit = where % (bytes.length * 8);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeTcp(bytes, source, destination).error).toBeDefined();
    }),
  );
});

test('the example of RFC 1071 sums to 0xddf2', () => {
  expect(checksum(new Uint8Array([0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]))).toBe(~0xddf2 & 0xffff);
});

test('a SYN carries its options in the order and padding of Linux', () => {
  const options = { mss: 1460, sackPermitted: true, timestamps: { value: 1, echo: 0 }, windowScale: 10, sack: [] };
  const bytes = encodeTcp(
    {
      sourcePort: 40000,
      destinationPort: 9000,
      sequence: 7,
      acknowledgment: 0,
      flags: 2,
      window: 64240,
      options,
      payload: new Uint8Array(0),
    },
    1,
    2,
  );
  expect(hex(bytes.subarray(20))).toBe('02 04 05 b4 04 02 08 0a 00 00 00 01 00 00 00 00 01 03 03 0a');
});

test('SACK blocks follow the timestamps, each group behind two NOPs', () => {
  const options = { ...NO_OPTIONS, timestamps: { value: 2, echo: 1 }, sack: [[16, 32]] as const };
  const bytes = encodeTcp(
    { sourcePort: 1, destinationPort: 2, sequence: 0, acknowledgment: 0, flags: 16, window: 1, options, payload: new Uint8Array(0) },
    1,
    2,
  );
  expect(hex(bytes.subarray(20))).toBe('01 01 08 0a 00 00 00 02 00 00 00 01 01 01 05 0a 00 00 00 10 00 00 00 20');
});

test('broken bytes are answered with a sentence', () => {
  expect(decodeIpv4(new Uint8Array(4)).error).toBe('An IPv4 header takes 20 bytes; here are 4.');
  expect(decodeIpv4(new Uint8Array(20).fill(0x60)).error).toBe('The version field says 6, not 4.');
  expect(decodeTcp(new Uint8Array(3), 1, 2).error).toBe('A TCP header takes 20 bytes; here are 3.');
  expect(decodeUdp(new Uint8Array(8), 1, 2).error).toBe('The UDP length field says 0 bytes; 8 arrived.');
  expect(decodePcapng(new Uint8Array(5)).error).toBe('At byte 0: a block takes at least 12 bytes.');
});

test('addresses are written with dots, and only real ones are read', () => {
  fc.assert(
    fc.property(word32, (address) => {
      expect(parseAddress(formatAddress(address))).toBe(address);
    }),
  );
  for (const text of ['10.9.0', '10.9.0.256', '10.9.0.01', '10.9.0.1.1', 'localhost', '', '1.2.3.-4'])
    expect(parseAddress(text), text).toBeNull();
});

test('a capture file keeps interfaces, times to the nanosecond, bytes and comments', () => {
  const bytes = encodeIpv4({
    service: 0,
    identification: 1,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    ttl: 64,
    protocol: PROTOCOL.UDP,
    source: 1,
    destination: 2,
    options: new Uint8Array(0),
    payload: encodeUdp({ sourcePort: 1, destinationPort: 2, payload: new Uint8Array([104, 105, 33]) }, 1, 2),
  });
  const file = encodePcapng(
    'bytes-in-flight',
    ['client', 'server'],
    [
      { interface: 1, at: ns(20_000_123), bytes, comment: 'held for 3 ms', direction: 'out' },
      { interface: 0, at: ns(0), bytes, comment: '', direction: 'unknown' },
    ],
    1_767_225_600_000_000_000n,
  );
  const capture = decodePcapng(file).value;
  expect(capture?.interfaces).toEqual([
    { name: 'client', linkType: 228, resolution: 9 },
    { name: 'server', linkType: 228, resolution: 9 },
  ]);
  expect(capture?.packets.map((p) => [p.interface, p.time, p.comment])).toEqual([
    [1, 1_767_225_600_020_000_123n, 'held for 3 ms'],
    [0, 1_767_225_600_000_000_000n, ''],
  ]);
  expect(capture?.packets[0]?.bytes).toEqual(bytes);
});
