import { describe, expect, test } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { indexOf, type TraceIndex } from '#trace/index/index.ts';
import { decodeIpv4 } from '#wire/ipv4.ts';
import { decodeTcp } from '#wire/tcp.ts';
import { bitsText, type HeaderField, type PacketPicture } from './field.ts';
import { nextByte } from './Hexdump.tsx';
import { packetPicture } from './known.ts';

const index = indexOf(twoSendsTrace());
const pictureOf = (packet: number, of: TraceIndex = index): PacketPicture => {
  const entry = of.packets[packet];
  if (entry === undefined) throw new Error(`There is no packet ${packet}.`);
  return packetPicture(of, entry);
};
const fieldsOf = (picture: PacketPicture): readonly HeaderField[] => picture.layers.flatMap((layer) => layer.fields);
const field = (picture: PacketPicture, name: string): HeaderField => {
  const found = fieldsOf(picture).find((one) => one.name === name);
  if (found === undefined)
    throw new Error(
      `There is no field ${name} among ${fieldsOf(picture)
        .map((one) => one.name)
        .join(', ')}.`,
    );
  return found;
};

describe('a packet, header by header', () => {
  test('is what a decoder of the wire reads back, checksums and all', () => {
    const { bytes } = pictureOf(3);
    const ip = decodeIpv4(bytes).value;
    if (ip === undefined) throw new Error(decodeIpv4(bytes).error);
    const segment = decodeTcp(ip.payload, ip.source, ip.destination);
    expect(new TextDecoder().decode(segment.value?.payload)).toBe('Hello');
  });

  test('numbers count from the SYN of their side, windows with their scale', () => {
    const picture = pictureOf(3);
    expect(['sequence number', 'acknowledgment number', 'window', 'flags', 'data'].map((name) => field(picture, name).value)).toEqual([
      '1',
      '1',
      '63 ×1,024'.replace(',', ''),
      'PSH ACK',
      '48 65 6c 6c 6f  Hello',
    ]);
  });

  test('sentences have the values of this packet in them', () => {
    expect(field(pictureOf(3), 'window').sentence).toBe('63 × 1024 = 64,512, so client can take 64,512 B more, from number 1 on.');
    expect(field(pictureOf(3), 'sequence number').sentence).toMatch(
      /^This segment carries bytes 1 to 5 of what client sends\. On the wire it is/,
    );
    expect(field(pictureOf(4), 'acknowledgment number').sentence).toMatch(
      /^server has everything of client before number 6, and wants number 6 next\./,
    );
    expect(field(pictureOf(0), 'window').sentence).toContain('The window of a SYN is never scaled.');
    expect(field(pictureOf(0), 'timestamp echo').sentence).toBe('0: client has seen no clock of server yet.');
  });

  test('bits are shown in groups that end where bytes end', () => {
    const picture = pictureOf(3);
    expect(bitsText(picture.bytes, field(picture, 'window'))).toBe('0000 0000  0011 1111');
    expect(bitsText(picture.bytes, field(picture, 'version'))).toBe('0100');
  });
});

test('arrow keys go from byte to byte, and stop at the ends', () => {
  expect(['ArrowRight', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'x'].map((key) => nextByte(key, 3, 20))).toEqual([4, 11, 0, 0, 19, null]);
});
