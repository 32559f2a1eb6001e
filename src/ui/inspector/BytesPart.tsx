/** Bytes, a write or a read: what they say, where they are right now, why they wait, and their way through the run. */
import type { Nanoseconds } from '#time/nanoseconds.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import { endHost } from '#trace/names.ts';
import { bytesOf, whereabouts, type ByteRange, type Whereabouts } from '#trace/provenance.ts';
import { whyHeld } from '#trace/waiting.ts';
import { whyUnacknowledged } from '#trace/why/unacknowledged.ts';
import type { World } from '#trace/world.ts';
import { useEyes } from '../store/hooks.ts';
import { writeAt } from '../bytes/runs.ts';
import { writesOf } from '../bytes/writes.ts';
import { numeral, quoteBytes, rangeText } from '../wording/wording.ts';
import { Follow } from './Follow.tsx';
import styles from './inspector.module.css';
import { Title } from './PacketPart.tsx';
import { Why } from './Why.tsx';

export function BytesPart({
  index,
  world,
  range,
}: {
  readonly index: TraceIndex;
  readonly world: World;
  readonly range: ByteRange;
  readonly time: Nanoseconds;
}) {
  const write = writeAt(writesOf(index.trace, range.channel, range.direction), range.from);
  const text = quoteBytes(bytesOf(index, range), 40);
  const places = whereabouts(world, range);
  const held = places.some((place) => place.sender === 'held');
  const socket = index.channels[range.channel]?.sockets[range.direction] ?? -1;
  const decision = held ? whyHeld(index, world, socket) : null;
  return (
    <>
      <Title title={capital(rangeText(range.from, range.to))} note={write > 0 ? `write ${numeral(write)}` : ''} />
      <p className={styles.quote}>{text}</p>
      <dl className={styles.facts}>
        {places.map((place) => (
          <div key={place.from}>
            <dt>{places.length > 1 ? rangeText(place.from, place.to) : 'right now'}</dt>
            <dd>{placeText(place, endHost(index, range.channel, range.direction), endHost(index, range.channel, 1 - range.direction))}</dd>
          </div>
        ))}
      </dl>
      {decision !== null && <Why index={index} event={decision.id} title="Why do they wait?" />}
      <Unacknowledged index={index} world={world} range={range} />
      <Follow index={index} range={range} />
    </>
  );
}

/** Why is there no ACK yet? With one host's eyes only what that host knows. */
function Unacknowledged({ index, world, range }: { readonly index: TraceIndex; readonly world: World; readonly range: ByteRange }) {
  const eyes = useEyes();
  const truths = whyUnacknowledged(index, world, range).filter((one) => eyes === null || one.host === eyes);
  if (truths.length === 0) return null;
  return (
    <section className={styles.callout} aria-label="Why are they not acknowledged yet?">
      <h4>Why are they not acknowledged yet?</h4>
      {truths.map((one) => (
        <p key={one.sentence}>{one.sentence}</p>
      ))}
    </section>
  );
}

function placeText(place: Whereabouts, sender: string, receiver: string): string {
  if (place.sender === 'unwritten') return 'not written yet';
  const there =
    place.receiver === 'absent'
      ? ''
      : place.receiver === 'read'
        ? `read at ${receiver}`
        : place.receiver === 'out of order'
          ? `at ${receiver}, behind a gap`
          : `in ${receiver}’s receive buffer`;
  const here =
    place.sender === 'held'
      ? `in ${sender}’s send buffer, not sent`
      : place.sender === 'unacknowledged'
        ? `${sender} has sent them and keeps them until the ACK comes`
        : '';
  return [there, here].filter((part) => part !== '').join('; ') || 'done';
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
