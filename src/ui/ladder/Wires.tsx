/** Under the lifelines, what the wires between them are like: also the way to ask what if they were different. */
import type { Link, Scenario } from '#scenario/scenario.ts';
import { askWhatIf } from '../store/actions.ts';
import { useScenario } from '../store/hooks.ts';
import { useStore } from '../store/store.ts';
import { linkValue } from '../whatif/fields.ts';
import { valueText } from '../whatif/words.ts';
import type { Drawing } from './drawing.ts';
import styles from './ladder.module.css';

export function Wires({ drawing, height }: { readonly drawing: Drawing; readonly height: number }) {
  const scenario = useScenario();
  const asked = useStore((s) => (s.whatIf?.kind === 'link' ? s.whatIf.link : -1));
  if (scenario === null) return null;
  return (
    <div className={styles.wires} style={{ height }}>
      {wiresOf(scenario, drawing).map(({ place, link, from, to }) => {
        const name = link.between.map((host) => scenario.hosts[host]?.name ?? '').join('–');
        return (
          <button
            key={place}
            type="button"
            className={styles.wire}
            style={{ left: from, width: to - from }}
            aria-pressed={asked === place}
            aria-label={`The wire ${name}: ${wireText(link)}. What if it were different?`}
            title={`The wire ${name}. What if it were different?`}
            onClick={() => askWhatIf(asked === place ? null : { kind: 'link', link: place })}
          >
            <span>{wireText(link)}</span>
          </button>
        );
      })}
    </div>
  );
}

interface Wire {
  readonly place: number;
  readonly link: Link;
  readonly from: number;
  readonly to: number;
}

/** Links between neighbouring lifelines: those that have room of their own. */
function wiresOf(scenario: Scenario, drawing: Drawing): readonly Wire[] {
  return scenario.links.flatMap((link, place): Wire[] => {
    const [a, b] = link.between.map((host) => drawing.order.indexOf(host));
    const [x1, x2] = link.between.map((host) => drawing.frame.lifelineX.get(host));
    if (a === undefined || b === undefined || Math.abs(a - b) !== 1 || x1 === undefined || x2 === undefined) return [];
    return [{ place, link, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  });
}

/** "20 ms", "20 ms · 1 Mbit/s · 5 % lost": only what is not as a plain wire has it. */
export function wireText(link: Link): string {
  const parts = [valueText('delay', linkValue(link, 'delay'))];
  if (Number.isFinite(link.bandwidth)) parts.push(valueText('bandwidth', linkValue(link, 'bandwidth')));
  if (link.loss > 0) parts.push(`${valueText('loss', linkValue(link, 'loss'))} lost`);
  return parts.join(' · ');
}
