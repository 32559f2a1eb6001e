import { describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import type { Anchor } from '#scenario/scenario.ts';
import { findAnchor, type Found } from './anchors.ts';
import { twoSendsScenario, twoSendsTrace } from './fixtures/two-sends.ts';
import { indexOf } from './index/index.ts';
import { ask, isMet } from './query.ts';
import { isMistake } from './queryparse.ts';
import { placeStory } from './story.ts';
import { fillText } from './template.ts';

const index = indexOf(twoSendsTrace());
const at = (anchor: Partial<Anchor> & Pick<Anchor, 'on'>): Found => {
  const result = findAnchor(index, { nth: 1, plus: ns(0), ...anchor });
  if ('problem' in result) throw new Error(result.problem);
  return result.found;
};
const problemOf = (anchor: Partial<Anchor> & Pick<Anchor, 'on'>): string => {
  const result = findAnchor(index, { nth: 1, plus: ns(0), ...anchor });
  return 'problem' in result ? result.problem : '';
};
const ms = (found: Found): string => (found.at / 1e6).toFixed(3);

describe('anchors', () => {
  it('find every beat of the fixture’s story, in order of time', () => {
    const times = twoSendsScenario.story.map((beat) => at(beat.at).at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('stand at packets, calls, lines, states, decisions, printed lines and ends', () => {
    expect(ms(at({ on: 'packet', from: 'client', flags: 'S' }))).toBe('400.008');
    expect(ms(at({ on: 'packet', from: 'server', flags: 'S.', when: 'arrived' }))).toBe('440.008');
    expect(at({ on: 'packet', from: 'client', what: 'data', nth: 2 }).packet).toBe(5);
    expect(ms(at({ on: 'packet', from: 'client', what: 'fin', plus: ns(-1e6) }))).toBe('739.020');
    expect(ms(at({ on: 'call', program: 'server.py', name: 'accept4', when: 'blocked' }))).toBe('0.014');
    expect(ms(at({ on: 'call', program: 'server.py', name: 'recvfrom', when: 'returned', nth: 2 }))).toBe('500.012');
    expect(ms(at({ on: 'line', program: 'server.py', line: 9, nth: 2 }))).toBe('500.012');
    expect(ms(at({ on: 'state', host: 'client', state: 'TIME-WAIT' }))).toBe('780.028');
    expect(at({ on: 'decision', host: 'client', rule: 'nagle' }).socket).toBe(1);
    expect(ms(at({ on: 'printed', program: 'server.py', text: 'World' }))).toBe('500.016');
    expect(ms(at({ on: 'exit', program: 'client.py' }))).toBe('740.021');
    expect(ms(at({ on: 'start', plus: ns(5) }))).toBe('0.000');
    expect(ms(at({ on: 'end', plus: ns(5e9) }))).toBe('800.028');
  });

  it('name what does not occur', () => {
    expect(problemOf({ on: 'packet', from: 'client', what: 'data', nth: 3 })).toBe('This run has no third data packet from client.');
    expect(problemOf({ on: 'packet', from: 'client', flags: 'R', when: 'lost' })).toBe(
      'This run has no first packet with flags R from client that was lost.',
    );
    expect(problemOf({ on: 'call', program: 'client.py', name: 'recvfrom', when: 'returned' })).toBe(
      'This run has no first recvfrom() of client.py that returned.',
    );
    expect(problemOf({ on: 'line', program: 'client.py', line: 99 })).toBe('This run has no first time line 99 of client.py is reached.');
    expect(problemOf({ on: 'callback', program: 'client.py' })).toContain('first callback');
  });
});

describe('trace queries', () => {
  const data = at({ on: 'packet', from: 'client', what: 'data', plus: ns(6e6) });
  const answer = (query: string, beat: Found | null = data): string => {
    const result = ask({ index, beat }, query);
    return isMistake(result) ? `! ${result.problem}` : result.text;
  };

  it('ask what the beat is about', () => {
    expect(answer('packet.len')).toBe('5');
    expect(answer('len')).toBe('5');
    expect(answer('packet.seq')).toBe('1');
    expect(answer('packet.sport')).toBe('33188');
    expect(answer('packet.flagNames')).toBe('PSH ACK');
    expect(answer('time')).toBe('446.0 ms');
    expect(answer('call.result', at({ on: 'call', program: 'client.py', name: 'sendto' }))).toBe('5');
    expect(answer('rule', at({ on: 'decision', host: 'client', rule: 'nagle' }))).toBe('nagle');
    expect(answer('call.result')).toBe('! This beat is about no call.');
  });

  it('ask about the whole run, or up to the beat', () => {
    expect(answer('value count packet from=client what=data')).toBe('2');
    expect(answer('count packet from=client what=data until=beat')).toBe('1');
    expect(answer('sum packet(from=client what=data).len')).toBe('10');
    expect(answer('packet(from=client nth=1).win')).toBe('64,240');
    expect(answer('packet(from=server nth=1).flagNames')).toBe('SYN-ACK');
    expect(answer('call(program=client.py name=connect).took')).toBe('40.0 ms');
    expect(answer('text printed(program=server.py nth=2)')).toBe("recv b'World'");
    expect(answer('printed(program=server.py text="b\'\'").time')).toBe('760.0 ms');
    expect(answer('count socket host=server until=beat')).toBe('2');
    expect(answer('count decision host=client action=hold')).toBe('1');
    expect(answer('state server:3')).toBe('LISTEN');
    expect(answer('state client.py:3')).toBe('ESTABLISHED');
  });

  it('ask where the bytes are at the beat', () => {
    expect(answer('bytes client.send.unacked')).toBe('5');
    expect(answer('bytes client.send.held')).toBe('5');
    expect(answer('bytes server.receive.unread')).toBe('0');
    expect(answer('bytes server.py.receive.unread', at({ on: 'packet', from: 'client', what: 'data', when: 'arrived' }))).toBe('5');
  });

  it('say what is wrong instead of guessing', () => {
    expect(answer('packet.colour')).toBe('! A packet has no “colour”.');
    expect(answer('packet(from=client nth=99).len')).toContain('! This run has no packet number 99');
    expect(answer('count packet colour=red')).toContain('! A packet is not picked by “colour”, but by from, to');
    expect(answer('count packet when=entered')).toContain('“entered” is none of sent, arrived, lost');
    expect(answer('count packet(from=client')).toContain('A bracket is missing');
    expect(answer('sum packet(from=client)')).toContain('needs a field');
    expect(answer('bytes moon.send.held')).toBe('! Nobody here is called “moon”.');
    expect(answer('state server:9')).toContain('no socket 9');
    expect(answer('alert(1)')).toContain('“alert” is none of');
    expect(answer('1 + 1')).toContain('is no query');
    expect(answer('', null)).toContain('is no query');
  });

  it('measure goals', () => {
    const met = (goal: string): unknown => isMet({ index, beat: null }, goal);
    expect(met('count packet from=client what=data = 2')).toBe(true);
    expect(met('count packet what=data >= 3')).toBe(false);
    expect(met('count packet from=client when=lost')).toBe(false);
    expect(met("text printed(program=server.py nth=1) = recv b'Hello'")).toBe(true);
    expect(met('count packet what=data < many')).toEqual({ problem: '“many” is no number to compare with.' });
  });

  it('fill texts, and leave what they do not know standing', () => {
    expect(fillText({ index, beat: data }, 'A segment of {packet.len} bytes at {packet.time}; {{braces}} stay.')).toEqual({
      text: 'A segment of 5 bytes at 440.0 ms; {braces} stay.',
      problems: [],
    });
    expect(fillText({ index, beat: data }, '{nonsense} and {len}')).toEqual({
      text: '{nonsense} and 5',
      problems: ['{nonsense}: A packet has no “nonsense”.'],
    });
  });
});

describe('a story in its run', () => {
  it('is placed beat by beat, with its numbers and its answer', () => {
    const placed = placeStory(index, twoSendsScenario.story);
    expect(placed.flatMap((beat) => beat.problems)).toEqual([]);
    expect(placed[2]?.text).toBe('5 bytes left at once: nothing else was on the way.');
    expect(placed[3]?.answer).toBe(0);
  });

  it('says which beat does not occur, or tells another story', () => {
    const [first, ...others] = twoSendsScenario.story;
    const changed = placeStory(index, [
      { ...first!, at: { on: 'packet', from: 'client', what: 'data', nth: 9, plus: ns(0) } },
      ...others.toReversed(),
    ]);
    expect(changed[0]).toMatchObject({ found: null, problems: ['This run has no ninth data packet from client.'] });
    expect(changed.at(-1)?.problems).toEqual(['This beat stands earlier than the one before it.']);
  });
});
