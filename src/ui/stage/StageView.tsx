/**
 * The stage: every host a cutaway, user space above, the system-call boundary, kernel below; the ladder between them as the wire.
 * Everything stands in fixed places (layout.ts); what is in them is a function of (trace, time, selection).
 */
import { useMemo } from 'react';
import { LadderView } from '../ladder/LadderView.tsx';
import { pathOrder } from '../ladder/flights.ts';
import { useFocus, useIndex, usePane, usePresenting, useWorld } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { castOf } from './cast.ts';
import { HostCard } from './HostCard.tsx';
import { HostChip } from './HostChip.tsx';
import { hostsInFocus, needOf, onlyInFocus, openHosts, placesInFocus } from './hosts.ts';
import { stageLayout, type Box } from './layout.ts';
import { DESK, WALL } from './metrics.ts';
import { OutputPage } from './OutputPage.tsx';
import { PathHeads } from './Paths.tsx';
import styles from './stage.module.css';
import { useSize } from './useSize.ts';

/** What of the stage is shown: all of it, or one page of a phone. */
export type Show = { readonly kind: 'all' } | { readonly kind: 'host'; readonly host: number } | { readonly kind: 'output' };

export function StageView({ show }: { readonly show: Show }) {
  const index = useIndex();
  const world = useWorld();
  const focus = useFocus();
  const ladderOpen = usePane('ladder');
  const presenting = usePresenting();
  const byHand = useStore((state) => state.hosts);
  const [measure, size] = useSize();
  const metrics = presenting ? WALL : DESK;

  const placed = useMemo(() => {
    if (index === null || size.width === 0) return null;
    const cast = castOf(index.trace);
    const { hosts, links } = index.trace.header;
    const order = pathOrder(hosts.length, links);
    const named = hostsInFocus(
      focus,
      hosts.map((host, at) => ({ name: host.name, programs: cast.hosts[at]?.roles.map((role) => role.program) ?? [] })),
    );
    const { open, chips } =
      show.kind === 'host'
        ? { open: [show.host], chips: [] }
        : openHosts(cast, order, presenting && named.length > 0 ? onlyNamed(order, named) : byHand, named);
    const lifelines = ladderOpen && show.kind === 'all' ? hosts.length : 0;
    const needs = open
      .map((host) => cast.hosts[host])
      .filter((host) => host !== undefined)
      .map((host) => needOf(host, presenting ? placesInFocus(host, focus) : host.places))
      .map((need) => (presenting && named.length > 0 ? onlyInFocus(need, focus, hosts[need.host]?.name ?? '') : need));
    return { cast, order, layout: stageLayout({ width: size.width, height: size.height, metrics, open: needs, chips, lifelines }) };
  }, [index, size, focus, byHand, ladderOpen, metrics, show, presenting]);

  if (show.kind === 'output') return <OutputPage />;
  return (
    <div className={styles.stage} ref={measure} data-presenting-stage={presenting || undefined}>
      {index !== null && world !== null && placed !== null && (
        <>
          <PathHeads />
          {placed.layout.cards.map((card) => (
            <HostCard
              key={card.host}
              index={index}
              world={world}
              cast={placed.cast}
              layout={card}
              focus={focus}
              metrics={metrics}
              foldable={show.kind === 'all' && placed.order.length > 2}
            />
          ))}
          {placed.layout.ladder !== null && (
            <div className={styles.ladder} style={at(placed.layout.ladder)}>
              <LadderView open={placed.layout.cards.map((card) => card.host)} />
            </div>
          )}
          {placed.layout.chips.map((chip) => (
            <HostChip key={chip.host} index={index} world={world} cast={placed.cast} host={chip.host} box={chip.box} />
          ))}
        </>
      )}
    </div>
  );
}

/** On a wall: only the hosts the beat is about. */
const onlyNamed = (order: readonly number[], named: readonly number[]): Readonly<Record<number, boolean>> =>
  Object.fromEntries(order.map((host) => [host, named.includes(host)]));

export const at = (box: Box): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } => ({
  left: box.x,
  top: box.y,
  width: box.width,
  height: box.height,
});
