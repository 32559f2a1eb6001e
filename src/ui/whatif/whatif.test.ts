import { describe, expect, it } from 'vitest';
import type { Json } from '#scenario/difference.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import { applySettings, type Settings } from '#scenario/settings.ts';
import { twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { indexOf } from '#trace/index/index.ts';
import { chipsOf } from './chips.ts';
import { faultsIn, settingsFor, withFault, withHostField, withLinkField, withoutFault, withSysctl, type FileFault } from './edit.ts';
import { fileValue, LINK_FIELDS, linkValue } from './fields.ts';
import { LINUX_DEFAULTS, sizeToSysctl, sysctlToSize } from './hostsettings.ts';
import { packetCase } from './packet.ts';
import { ordinal, valueText } from './words.ts';

const plain: Json = {
  version: 1,
  hosts: [{ name: 'client' }, { name: 'server', sysctl: { 'net.ipv4.tcp_sack': 0 } }],
  links: [{ between: ['client', 'server'], delay: '20ms' }],
};
const hurt: Json = { ...plain, faults: [{ from: 'client', what: 'syn', action: 'drop' }] };
const drop: FileFault = { from: 'client', what: 'data', nth: 3, action: 'drop' };
const text = (settings: Settings | null): string => [...(settings ?? [])].map(([key, value]) => `${key}=${value}`).join('&');

const chips = (base: Json, file: Json): readonly string[] => {
  const resolved = resolveScenario(base);
  if ('problems' in resolved) throw new Error(JSON.stringify(resolved.problems));
  const settings = settingsFor(base, file);
  if (settings === null) throw new Error('no settings say this');
  return chipsOf({ plain: base, before: resolved.scenario, file, settings }, null).map((chip) => chip.text);
};

describe('a change', () => {
  it('of a packet becomes a fault in the link, beside those of the scenario', () => {
    expect(text(settingsFor(plain, withFault(plain, drop)))).toBe('fault=client.data.3.drop');
    expect(text(settingsFor(hurt, withFault(hurt, drop)))).toBe('fault=client.syn.1.drop,client.data.3.drop');
  });
  it('of the same packet in the same way takes the place of the one before', () => {
    const delay = (by: string): FileFault => ({ ...drop, action: 'delay', by });
    const twice = withFault(withFault(plain, delay('10ms')), delay('80ms'));
    expect(faultsIn(twice)).toEqual([delay('80ms')]);
  });
  it('taken back leaves nothing behind', () => {
    expect(text(settingsFor(plain, withoutFault(withFault(plain, drop), drop)))).toBe('');
    expect(text(settingsFor(hurt, withoutFault(withFault(hurt, drop), drop)))).toBe('');
    expect(text(settingsFor(plain, withSysctl(withSysctl(plain, 0, 'net.ipv4.tcp_sack', 0), 0, 'net.ipv4.tcp_sack', 1)))).toBe('');
    expect(text(settingsFor(plain, withHostField(plain, 0, 'nodelay', false)))).toBe('');
    expect(text(settingsFor(plain, withSysctl(plain, 0, 'net.ipv4.tcp_congestion_control', 'reno')))).toBe('');
    expect(text(settingsFor(plain, withLinkField(plain, 0, 'loss', 0)))).toBe('');
    expect(text(settingsFor(plain, withLinkField(plain, 0, 'bandwidth', 'unlimited')))).toBe('');
    expect(text(settingsFor(plain, withLinkField(plain, 0, 'down', [])))).toBe('');
  });
  it('can take back what the scenario itself does', () => {
    const undone = withoutFault(hurt, { from: 'client', what: 'syn', nth: 1, action: 'drop' });
    expect(text(settingsFor(hurt, undone))).toBe('fault=');
    expect(chips(hurt, undone)).toEqual(['client’s 1st SYN is no longer dropped']);
  });
  it('of several things at once is the same scenario again when the link is opened', () => {
    const file = withSysctl(withLinkField(withFault(hurt, drop), 0, 'delay', '80ms'), 1, 'net.ipv4.tcp_sack', 1);
    const settings = settingsFor(hurt, file);
    if (settings === null) throw new Error('no settings say this');
    const applied = applySettings(hurt, settings);
    expect('file' in applied && resolveScenario(applied.file)).toEqual(resolveScenario(file));
  });
});

describe('a chip says the change', () => {
  it('of packets, wires and hosts in plain words', () => {
    expect(chips(plain, withFault(plain, { ...drop, action: 'delay', by: '80ms' }))).toEqual([
      'client’s 3rd data segment is delayed by 80 ms',
    ]);
    expect(chips(plain, withLinkField(plain, 0, 'delay', '80ms'))).toEqual(['delay 20 ms → 80 ms']);
    expect(chips(plain, withLinkField(plain, 0, 'loss', 0.05))).toEqual(['loss 0 % → 5 %']);
    expect(chips(plain, withLinkField(plain, 0, 'down', [{ from: '1s', to: '2s' }]))).toEqual(['the wire is cut from 1 s to 2 s']);
    expect(chips(plain, withHostField(plain, 0, 'nodelay', true))).toEqual(['client: Nagle’s rule off']);
    expect(chips(plain, withHostField(plain, 1, 'quickack', true))).toEqual(['server: delayed ACKs off']);
    expect(chips(plain, withSysctl(plain, 1, 'net.ipv4.tcp_sack', 1))).toEqual(['server: SACK on']);
    expect(chips(plain, withSysctl(plain, 0, 'net.ipv4.tcp_congestion_control', 'cubic'))).toEqual(['client: CUBIC on']);
    expect(chips(plain, withSysctl(plain, 0, 'net.ipv4.tcp_ecn', 1))).toEqual(['client: ECN on']);
    expect(chips(plain, withLinkField(plain, 0, 'mark', 5))).toEqual(['ECN marks never → from 5 waiting']);
    expect(chips(plain, withSysctl(plain, 0, 'net.ipv4.tcp_rmem', '4096 8192 8192'))).toEqual([
      'client: receive buffer 128 kB, grows → 8 kB',
    ]);
    expect(chips(plain, withSysctl(plain, 0, 'net.ipv4.tcp_retries2', 3))).toEqual(['client: tcp_retries2 = 3']);
  });
  it('and takes back this change alone', () => {
    const file = withLinkField(withFault(withFault(plain, drop), { ...drop, nth: 4 }), 0, 'delay', '80ms');
    const resolved = resolveScenario(plain);
    const settings = settingsFor(plain, file);
    if ('problems' in resolved || settings === null) throw new Error('the scenario is in order');
    const all = chipsOf({ plain, before: resolved.scenario, file, settings }, null);
    expect(all.map((chip) => text(chip.without))).toEqual([
      'fault=client.data.3.drop,client.data.4.drop',
      'delay=80ms&fault=client.data.4.drop',
      'delay=80ms&fault=client.data.3.drop',
    ]);
  });
  it('and that a fault never happened, with how many there were', () => {
    const index = indexOf(twoSendsTrace());
    index.trace.finish();
    const resolved = resolveScenario(plain);
    const file = withFault(plain, { ...drop, nth: 99 });
    const settings = settingsFor(plain, file);
    if ('problems' in resolved || settings === null) throw new Error('the scenario is in order');
    const [chip] = chipsOf({ plain, before: resolved.scenario, file, settings }, index);
    expect(chip?.note).toMatch(/^never happened: client sent only \d+ data segments$/);
  });
});

describe('what can be done to a packet', () => {
  const index = indexOf(twoSendsTrace());
  it('is named by its narrowest kind, and what was done is found again', () => {
    const syn = packetCase(index, 0, plain, plain);
    if (syn.kind === 'none') throw new Error('the SYN goes over a wire');
    const fault = syn.faultFor('drop');
    expect(fault).toEqual({ from: 'client', what: 'syn', nth: 1, action: 'drop' });
    const done = packetCase(index, 0, withFault(plain, fault), plain);
    expect(done.kind === 'open' && done.faults).toEqual([{ ...fault, own: false }]);
    const wide = packetCase(index, 0, withFault(plain, { ...fault, what: 'any' }), plain);
    expect(wide.kind === 'open' && wide.faults).toHaveLength(1);
    const own = packetCase(index, 0, hurt, hurt);
    expect(own.kind === 'open' && own.faults[0]?.own).toBe(true);
  });
});

describe('values as people type them', () => {
  it('become what the file has', () => {
    expect(fileValue('delay', '80 ms')).toBe('80ms');
    expect(fileValue('delay', '5 µs')).toBe('5us');
    expect(fileValue('bandwidth', '10 Mbit/s')).toBe('10Mbit');
    expect(fileValue('loss', '5 %')).toBe(0.05);
    expect(fileValue('loss', '0.3')).toBe(0.3);
    expect(fileValue('queue', '5 packets')).toBe(5);
    expect(fileValue('mtu', '1500 B')).toBe(1500);
    expect(fileValue('mtu', 'large')).toBe('large');
    expect([sizeToSysctl('8 kB'), sizeToSysctl('512'), sizeToSysctl('4096 8192 16384'), sizeToSysctl('much')]).toEqual([
      '4096 8192 8192',
      '512 512 512',
      '4096 8192 16384',
      null,
    ]);
  });
  it('are shown so that they can be typed again', () => {
    const resolved = resolveScenario(withLinkField(plain, 0, 'bandwidth', '1500kbit'));
    if ('problems' in resolved) throw new Error('the scenario is in order');
    const [link] = resolved.scenario.links;
    for (const { field, presets } of LINK_FIELDS) {
      for (const value of [...presets.map((preset) => preset.value), ...(link === undefined ? [] : [linkValue(link, field)])])
        expect(String(fileValue(field, valueText(field, value)))).toBe(value);
    }
  });
  it('of buffers say whether they grow', () => {
    expect([...LINUX_DEFAULTS.values()].filter((value) => value.includes(' ')).map(sysctlToSize)).toEqual([
      '128 kB, grows',
      '16 kB, grows',
    ]);
    expect(sysctlToSize('4096 8192 8192')).toBe('8 kB');
  });
  it('count as English does', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '102nd',
      '111th',
    ]);
  });
});
