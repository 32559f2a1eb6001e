/** Packets of recorded cases as the inspector shows them: every bit has its field, every field its sentence, and SACK, fragments and ICMP say what they are. */
import { describe, expect, test } from 'vitest';
import type { TraceIndex } from '../src/trace/index/index.ts';
import { fieldAt, gridOf, inField, type HeaderField, type PacketPicture } from '../src/ui/inspector/headers/field.ts';
import { packetPicture } from '../src/ui/inspector/headers/known.ts';
import { recordedRun } from './runs.ts';

const recorded = (name: string): TraceIndex => recordedRun(name).index;
const fieldsOf = (picture: PacketPicture): readonly HeaderField[] => picture.layers.flatMap((layer) => layer.fields);
const field = (picture: PacketPicture, name: string): HeaderField | undefined => fieldsOf(picture).find((one) => one.name === name);

describe('the headers of recorded packets', () => {
  test('every bit of every packet belongs to one field, in order, and the grid has a place for it', () => {
    for (const of of [recorded('two-lost-sack'), recorded('udp-fragments'), recorded('udp-port-unreachable')]) {
      for (const entry of of.packets) {
        const picture = packetPicture(of, entry);
        let bit = 0;
        for (const one of fieldsOf(picture)) {
          expect(one.bit).toBe(bit);
          bit += one.bits;
        }
        expect(bit).toBe(picture.bytes.length * 8);
        for (const layer of picture.layers.filter((one) => !one.id.startsWith('data'))) {
          const taken = new Set(
            gridOf(layer).flatMap((cell) => Array.from({ length: cell.span }, (_, at) => cell.row * 32 + cell.column + at)),
          );
          expect(taken.size).toBe((layer.to - layer.from) * 8);
        }
        for (const byte of [0, 9, 20, 33, picture.bytes.length - 1]) expect(inField(fieldAt(picture, byte)!.field, byte)).toBe(true);
      }
    }
  });

  test('every sentence is one, with nothing undefined in it', () => {
    for (const name of [
      'two-lost-sack',
      'udp-fragments',
      'udp-port-unreachable',
      'no-window-scaling',
      'duplicate-data',
      'simultaneous-open',
    ]) {
      const of = recorded(name);
      for (const entry of of.packets)
        for (const one of fieldsOf(packetPicture(of, entry))) {
          expect(one.sentence).toMatch(/^.{8,}\.$/s);
          expect(`${one.name} ${one.value} ${one.sentence}`).not.toMatch(/undefined|NaN|null/);
        }
    }
  });
});

describe('what some packets tell', () => {
  test('SACK blocks, and the one that reports a duplicate', () => {
    const sack = recorded('two-lost-sack');
    const some = sack.packets
      .map((entry) => packetPicture(sack, entry))
      .flatMap(fieldsOf)
      .filter((one) => one.name.startsWith('left edge'));
    expect(some[0]?.sentence).toMatch(/^server has numbers .* already, behind a gap: only the gap need come again\.$/);
    const twice = recorded('duplicate-data');
    const all = twice.packets
      .map((entry) => packetPicture(twice, entry))
      .flatMap(fieldsOf)
      .filter((one) => one.name.startsWith('left edge'));
    expect(all.map((one) => one.sentence).join(' ')).toContain('a second time');
  });

  test('pieces of a datagram say where they belong', () => {
    const of = recorded('udp-fragments');
    const pictures = of.packets.map((entry) => packetPicture(of, entry));
    expect(pictures.map((picture) => field(picture, 'fragment offset')?.value).slice(0, 3)).toEqual(['0', '185 ×8', '370 ×8']);
    expect(pictures[1]?.layers.map((layer) => layer.id.replace(/:.*/, ''))).toEqual(['ipv4', 'data']);
  });

  test('an ICMP message shows the packet it is about', () => {
    const of = recorded('udp-port-unreachable');
    const icmp = of.packets.map((entry) => packetPicture(of, entry)).find((picture) => picture.layers[1]?.title === 'ICMP');
    expect(icmp?.layers.map((layer) => layer.title)).toEqual(['IPv4', 'ICMP', 'Quoted: IPv4', 'Quoted: UDP', 'Quoted: data']);
    expect(icmp === undefined ? '' : field(icmp, 'code')?.sentence).toBe('Code 3: no socket is bound to its port.');
  });

  test('a RST from where nobody listens counts from the SYN it answers', () => {
    const of = recorded('connection-refused');
    const reset = of.packets.map((entry) => packetPicture(of, entry)).find((picture) => field(picture, 'flags')?.value === 'RST ACK');
    expect(reset === undefined ? [] : [field(reset, 'sequence number')?.value, field(reset, 'acknowledgment number')?.value]).toEqual([
      '0',
      '1',
    ]);
  });
});
