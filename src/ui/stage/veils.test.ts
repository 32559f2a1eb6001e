import { describe, expect, test } from 'vitest';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { worldAt } from '#trace/history.ts';
import { indexOf } from '#trace/index/index.ts';
import { ns } from '#time/nanoseconds.ts';
import { isVeiled } from '../inspector/veiled.ts';
import { veilEdge } from '../ladder/veil.ts';
import { veilsOf } from './veils.ts';

const trace = twoSendsTrace();
const index = indexOf(trace);
const at = (ms: number): ReturnType<typeof worldAt> => worldAt(trace, ns(ms * 1e6));
const [CLIENT, SERVER] = [0, 1];
/** Sockets of the fixture: 1 the client's, 2 the accepted one. */
const sendBufferOfClient = (ms: number, eyes: number | null): boolean => veilsOf(index, at(ms), eyes, CLIENT).socket(1).send;
const receiveBufferOfServer = (ms: number, eyes: number): boolean => veilsOf(index, at(ms), eyes, SERVER).socket(2).receive;

describe('one host\u2019s eyes', () => {
  test('nothing is veiled with both eyes, nor on the own card', () => {
    expect(sendBufferOfClient(446.6, null)).toBe(false);
    expect(sendBufferOfClient(446.6, CLIENT)).toBe(false);
  });

  test('the server cannot see into the send buffer while the bytes fly', () => {
    expect(sendBufferOfClient(446.6, SERVER)).toBe(true);
  });

  test('the client cannot see that Hello has arrived, until the ACK is back', () => {
    expect(receiveBufferOfServer(461, CLIENT)).toBe(true);
    expect(receiveBufferOfServer(479, CLIENT)).toBe(true);
  });

  test('the inspector speaks of a packet as soon as it has arrived, and not before', () => {
    const hello = index.packets.find((packet) => packet.length === 5);
    const selection = { kind: 'packet', packet: hello?.packet ?? -1, bytes: null } as const;
    expect([446.6, 459, 461].map((ms) => isVeiled(index, at(ms), SERVER, selection))).toEqual([true, true, false]);
    expect(isVeiled(index, at(446.6), CLIENT, selection)).toBe(false);
  });

  test('on the ladder the veil begins at the own now and ends where the news of the other side ends', () => {
    const xOf = new Map([
      [0, 10],
      [1, 110],
    ]);
    const edge = veilEdge(index, CLIENT, at(472).events, ns(472e6), [0, 1], xOf, (time) => time / 1e6, 120);
    // At 472 ms the newest news of the server is the SYN-ACK, sent at 420 ms.
    expect(edge.map((point) => [point.x, Math.round(point.y)])).toEqual([
      [0, 472],
      [10, 472],
      [110, 420],
      [120, 420],
    ]);
  });
});
