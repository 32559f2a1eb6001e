/**
 * What has been changed, one chip each: read off the settings that the link carries, so that a link made by hand shows them as well.
 * `without` are the settings that take this one change back.
 */
import type { Json } from '#scenario/difference.ts';
import type { Scenario } from '#scenario/scenario.ts';
import type { Settings } from '#scenario/settings.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { packetNamed } from '#trace/originated.ts';
import { faultsIn, settingsFor, withFault, withoutFault, sameFault, type FileFault } from './edit.ts';
import { settingNamed, sysctlToSize } from './hostsettings.ts';
import { faultText, LINK_WORDS, neverHappened, valueText, type LinkField } from './words.ts';

export interface Chip {
  readonly id: string;
  readonly text: string;
  /** What is to be said of it in this run ("never happened: ..."), or ''. */
  readonly note: string;
  readonly without: Settings;
}

/** What stood before and what stands now, as plain files and filled in. */
export interface Changed {
  readonly plain: Json;
  readonly before: Scenario;
  readonly file: Json;
  readonly settings: Settings;
}

export function chipsOf(changed: Changed, index: TraceIndex | null): readonly Chip[] {
  const chips: Chip[] = [];
  for (const [key, text] of changed.settings) {
    if (key === 'fault') continue;
    const without = new Map([...changed.settings].filter(([other]) => other !== key));
    chips.push({ id: key, text: settingText(changed, key, text), note: '', without });
  }
  return [...chips, ...faultChips(changed, index)];
}

function faultChips(changed: Changed, index: TraceIndex | null): readonly Chip[] {
  const now = faultsIn(changed.file);
  const before = faultsIn(changed.plain);
  const added = now.filter((fault) => !before.some((other) => sameFault(other, fault) && other.by === fault.by));
  const gone = before.filter((fault) => !now.some((other) => sameFault(other, fault)));
  const back = (file: Json): Settings => settingsFor(changed.plain, file) ?? new Map();
  return [
    ...added.map((fault): Chip => {
      const host = hostNamed(changed.before, fault.from);
      const old = before.find((other) => sameFault(other, fault));
      const bare = withoutFault(changed.file, fault);
      return {
        id: idOf(fault),
        text: faultText(fault, packetOf(index, fault, host)),
        note: index === null || !index.trace.complete ? '' : (neverHappened(index, fault, host) ?? ''),
        without: back(old === undefined ? bare : withFault(bare, old)),
      };
    }),
    ...gone.map((fault): Chip => ({
      id: `-${idOf(fault)}`,
      text: faultText(fault, packetOf(index, fault, hostNamed(changed.before, fault.from)), true),
      note: '',
      without: back(withFault(changed.file, fault)),
    })),
  ];
}

const hostNamed = (scenario: Scenario, name: string): number => scenario.hosts.findIndex((host) => host.name === name);
const idOf = (fault: FileFault): string => `${fault.from}.${fault.what}.${fault.nth}.${fault.action}`;
const packetOf = (index: TraceIndex | null, fault: FileFault, host: number) =>
  index === null ? null : packetNamed(index, { from: host, what: fault.what, nth: fault.nth });

const isLinkField = (name: string): name is LinkField => Object.hasOwn(LINK_WORDS, name);

/** "delay 20 ms → 80 ms", "client: SACK off". A setting that has no words of its own stands as it is written in the link. */
function settingText(changed: Changed, key: string, text: string): string {
  const pair = /^([^~]+)~([^.]+)\.(\w+)$/.exec(key);
  const field = pair?.[3] ?? key;
  if (field === 'down') return `${pair === null ? 'the wire' : `${pair[1] ?? ''}–${pair[2] ?? ''}`} is cut ${cutText(text)}`;
  if (isLinkField(field)) {
    const links = objectsIn(changed.plain, 'links');
    const [a = '', b = ''] = [pair?.[1], pair?.[2]];
    const meant = pair === null ? links : links.filter((link) => JSON.stringify([a, b]) === JSON.stringify(link['between']));
    const old = new Set(meant.map((link) => String(link[field] ?? DEFAULTS[field])));
    const from = old.size === 1 ? `${valueText(field, [...old][0] ?? '')} → ` : '→ ';
    const where = pair === null ? (links.length > 1 ? 'every link: ' : '') : `${a}–${b}: `;
    return `${where}${LINK_WORDS[field]} ${from}${valueText(field, text)}`;
  }
  const dot = key.indexOf('.');
  const setting = settingNamed(key.slice(dot + 1));
  if (dot > 0 && setting !== undefined) {
    const host = key.slice(0, dot);
    if (setting.kind === 'size') {
      const before = changed.before.hosts.find((one) => one.name === host)?.sysctl[setting.place.name] ?? setting.linux;
      return `${host}: ${setting.label.toLowerCase()} ${sysctlToSize(String(before))} → ${sysctlToSize(text)}`;
    }
    const asOff = text === String(setting.off) || (setting.off === true && text === '1');
    const [, first = '', rest = ''] = /^(\S+)(.*)$/.exec(setting.label) ?? [];
    const label = /^[A-Z][a-z]+’s/.test(first) || /^[A-Z]{2}/.test(first) ? setting.label : `${first.toLowerCase()}${rest}`;
    return `${host}: ${label} ${asOff ? 'off' : 'on'}`;
  }
  const program = /^([^:]+):(start|env\.(.+))$/.exec(key);
  if (program !== null) return `${program[1] ?? ''}: ${program[3] ?? 'start'} = ${text}`;
  return dot > 0 ? `${key.slice(0, dot)}: ${key.slice(dot + 1).replace('net.ipv4.', '')} = ${text}` : `${key} = ${text}`;
}

/** "1s-3s,5s-" -> "from 1 s to 3 s, from 5 s on". */
function cutText(text: string): string {
  if (text === '') return 'no more';
  return text
    .split(',')
    .map((cut) => {
      const [from = '', to = ''] = cut.split('-');
      return to === '' ? `from ${valueText('delay', from)} on` : `from ${valueText('delay', from)} to ${valueText('delay', to)}`;
    })
    .join(', ');
}

const DEFAULTS: Readonly<Record<LinkField, string>> = {
  delay: '0ms',
  jitter: '0ms',
  bandwidth: 'unlimited',
  loss: '0',
  duplicate: '0',
  reorder: '0',
  corrupt: '0',
  queue: '100',
  mark: 'never',
  mtu: '1500',
};

function objectsIn(file: Json, key: string): readonly { readonly [field: string]: Json }[] {
  const list =
    typeof file === 'object' && file !== null && !Array.isArray(file) ? (file as { readonly [field: string]: Json })[key] : undefined;
  return Array.isArray(list) ? (list as readonly { readonly [field: string]: Json }[]) : [];
}
