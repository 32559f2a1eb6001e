/**
 * Links: `#/two-sends?t=61.6ms&present&delay=80ms` (a gallery scenario, an instant, changed settings) and `#/~PAYLOAD?t=2s` (an edited
 * scenario, packed; what differs from its base where that is shorter). A link that once worked works for ever: see the golden ones in the test.
 */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import { applyDifference, difference, fingerprint, isPatch, type Json } from './difference.ts';
import { pack, PayloadError, unpack } from './payload.ts';
import { applySettings, settingsBetween, type Settings } from './settings.ts';
import { formatDuration, parseDuration } from './units.ts';

/** What a link says about the looking, not about the scenario. null: not said. */
export interface LinkView {
  readonly t: Nanoseconds | null;
  readonly view: string | null;
  readonly step: string | null;
  readonly theme: 'light' | 'dark' | null;
  readonly present: boolean;
}
export const NO_VIEW: LinkView = { t: null, view: null, step: null, theme: null, present: false };

export type LabLink = {
  readonly view: LinkView;
  readonly settings: Settings;
} & ({ readonly kind: 'named'; readonly name: string } | { readonly kind: 'packed'; readonly payload: string });

/** A sentence that says what is wrong with a link, for people. */
export interface LinkProblem {
  readonly problem: string;
}

/** Characters after which a link gets unwieldy; above them a caller says so and offers a file. */
export const GOALS = { tuned: 300, edited: 2_000 } as const;

/** The names a gallery scenario may have, so that names, payloads and the page's own places cannot be confused. */
export const SCENARIO_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Reads the hash of a lab. The scenario itself comes from openLink. */
export function parseLink(hash: string): LabLink | LinkProblem {
  const match = /^#?\/?([^?]*)(?:\?(.*))?$/s.exec(hash);
  const head = decoded(match?.[1] ?? '');
  if (head === null) return { problem: 'This link is damaged: it has a % that means no letter.' };
  const query = parseQuery(match?.[2] ?? '');
  if ('problem' in query) return query;
  if (head.startsWith('~')) return { kind: 'packed', payload: head.slice(1), ...query };
  if (!SCENARIO_NAME.test(head)) return { problem: `This link names no scenario: "${head.slice(0, 60)}" cannot be the name of one.` };
  return { kind: 'named', name: head, ...query };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function parseQuery(query: string): { readonly view: LinkView; readonly settings: Settings } | LinkProblem {
  const view: { -readonly [K in keyof LinkView]: LinkView[K] } = { ...NO_VIEW };
  const settings = new Map<string, string>();
  const seen = new Set<string>();
  for (const part of query.split('&').filter((one) => one !== '')) {
    const equals = part.indexOf('=');
    const key = decoded(equals < 0 ? part : part.slice(0, equals));
    const value = decoded(equals < 0 ? '' : part.slice(equals + 1));
    if (key === null || value === null) return { problem: 'This link is damaged: it has a % that means no letter.' };
    if (seen.has(key)) return { problem: `This link says "${key}" twice.` };
    seen.add(key);
    switch (key) {
      case 't': {
        const instant = parseDuration(value);
        if (instant === null)
          return { problem: `This link points to no instant: "${value.slice(0, 40)}" is no time; it looks like t=61.6ms.` };
        view.t = instant;
        break;
      }
      case 'view':
        view.view = value === '' ? null : value;
        break;
      case 'step':
        view.step = value === '' ? null : value;
        break;
      case 'theme':
        if (value !== '' && value !== 'light' && value !== 'dark')
          return { problem: `This link asks for a theme "${value.slice(0, 40)}"; there are light and dark.` };
        view.theme = value === '' ? null : value;
        break;
      case 'present':
        view.present = value !== '0';
        break;
      default:
        settings.set(key, value);
    }
  }
  return { view, settings };
}

export interface OpenedLink {
  /** The scenario file, unchecked: for resolveScenario. */
  readonly file: Json;
  /** The same before the link's settings were laid over it: what a what-if changes. */
  readonly plain: Json;
  /** The gallery scenario it started from, as that is now; null where it stands alone. */
  readonly base: { readonly name: string; readonly file: Json } | null;
  /** The base has been revised since the link was made. */
  readonly revised: boolean;
}

/** Finds the scenario of a link. `findBase` gives a gallery scenario as plain version 1 by its name. */
export async function openLink(
  link: LabLink,
  findBase: (name: string) => Json | undefined | Promise<Json | undefined>,
): Promise<OpenedLink | LinkProblem> {
  let opened: OpenedLink | LinkProblem;
  if (link.kind === 'named') {
    const file = await findBase(link.name);
    opened =
      file === undefined
        ? { problem: `There is no scenario called "${link.name}".` }
        : { file, plain: file, base: { name: link.name, file }, revised: false };
  } else opened = await openPayload(link.payload, findBase);
  if ('problem' in opened || link.settings.size === 0) return opened;
  const applied = applySettings(opened.file, link.settings);
  if ('problems' in applied)
    return { problem: `This link changes what is not there: ${applied.problems.map((one) => `${one.path}: ${one.sentence}`).join('; ')}.` };
  return { ...opened, file: applied.file };
}

const LINK_VERSION = 1;

/** Packed are [version, scenario] or [version, difference, name of the base, fingerprint of the base]. */
async function openPayload(
  payload: string,
  findBase: (name: string) => Json | undefined | Promise<Json | undefined>,
): Promise<OpenedLink | LinkProblem> {
  let body: unknown;
  try {
    body = JSON.parse(await unpack(payload));
  } catch (error) {
    return { problem: error instanceof PayloadError ? error.message : 'This link was changed on its way: what it holds is no scenario.' };
  }
  const [version, content, name, print] = Array.isArray(body) ? (body as readonly unknown[]) : [];
  if (typeof version !== 'number') return { problem: 'This link holds something else than a scenario.' };
  if (version > LINK_VERSION)
    return {
      problem: `This link was made by a newer Bytes in Flight (links of version ${version}; this one reads up to ${LINK_VERSION}). Reload the page, or open it where it was made.`,
    };
  if (name === undefined) return { file: content as Json, plain: content as Json, base: null, revised: false };
  if (typeof name !== 'string' || !isPatch(content)) return { problem: 'This link holds something else than a scenario.' };
  const base = await findBase(name);
  if (base === undefined) return { problem: `This link changes the scenario "${name}", which is not here.` };
  const file = applyDifference(base, content);
  if (file === null)
    return { problem: `This link changes the scenario "${name}", which has become so different that the changes no longer fit.` };
  return { file, plain: file, base: { name, file: base }, revised: fingerprint(plot(base)) !== print };
}

/** What runs: a base whose texts were polished is still the base. */
function plot(file: Json): Json {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return file;
  return Object.fromEntries(Object.entries(file).filter(([key]) => key !== 'title' && key !== 'about' && key !== 'story'));
}

export interface MadeLink {
  /** Begins with `#/`. */
  readonly hash: string;
  readonly length: number;
  /** The length to aim for; `fits` is false above it. */
  readonly goal: number;
  readonly fits: boolean;
}

/** The shortest link to a scenario and a way of looking at it. `base`: the gallery scenario it started from, if any. */
export async function makeLink(file: Json, base: { readonly name: string; readonly file: Json } | null, view: LinkView): Promise<MadeLink> {
  const settings = base ? settingsBetween(base.file, file) : null;
  if (base && settings) return made(`#/${base.name}`, settings, view, GOALS.tuned);
  const whole = await pack(JSON.stringify([LINK_VERSION, file]));
  const patch = base ? difference(base.file, file) : null;
  const short = base && patch ? await pack(JSON.stringify([LINK_VERSION, patch, base.name, fingerprint(plot(base.file))])) : whole;
  return made(`#/~${short.length < whole.length ? short : whole}`, new Map(), view, GOALS.edited);
}

/** The query of a link: settings first, the looking after them. '' where there is nothing to say. */
export function formatQuery(settings: Settings, view: LinkView): string {
  const parts = [...settings].map(([key, value]) => `${escaped(key)}=${escaped(value)}`);
  if (view.t !== null) parts.push(`t=${formatDuration(view.t)}`);
  if (view.view !== null) parts.push(`view=${escaped(view.view)}`);
  if (view.step !== null) parts.push(`step=${escaped(view.step)}`);
  if (view.theme !== null) parts.push(`theme=${view.theme}`);
  if (view.present) parts.push('present');
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Percent-encoded, but for what is readable and safe in a fragment. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%40', '@').replaceAll('%2F', '/');

function made(head: string, settings: Settings, view: LinkView, goal: number): MadeLink {
  const hash = head + formatQuery(settings, view);
  return { hash, length: hash.length, goal, fits: hash.length <= goal };
}
