/** The What-if panel: one thing at a time (the packet that is selected, a wire, a computer), and what could be different about it. */
import type { Scenario } from '#scenario/scenario.ts';
import type { TraceIndex } from '#trace/index/index.ts';
import type { WhatIfSubject } from '../store/store.ts';
import { useStore } from '../store/store.ts';
import { askWhatIf } from '../store/actions.ts';
import { useIndex, useScenario, useSelection } from '../store/hooks.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../icons/Icon.tsx';
import { keyOf } from '../keys/keys.ts';
import { flightsOf } from '../ladder/run.ts';
import { HostWhatIf } from './HostWhatIf.tsx';
import { LinkWhatIf } from './LinkWhatIf.tsx';
import { packetMeant } from './opening.ts';
import { PacketWhatIf } from './PacketWhatIf.tsx';
import styles from './whatif.module.css';

interface Entry {
  readonly subject: WhatIfSubject;
  readonly text: string;
  readonly name: string;
}

export function WhatIfPanel({ subject }: { readonly subject: WhatIfSubject }) {
  const scenario = useScenario();
  const before = useStore((s) => s.original?.scenario ?? null);
  const index = useIndex();
  const selection = useSelection();
  if (scenario === null || index === null) return null;
  const entries: readonly Entry[] = [
    { subject: { kind: 'packet' }, text: 'a packet', name: 'a packet' },
    ...scenario.links.map((link, place): Entry => {
      const ends = link.between.map((host) => scenario.hosts[host]?.name ?? '').join('–');
      return { subject: { kind: 'link', link: place }, text: scenario.links.length === 1 ? 'the wire' : ends, name: `the wire ${ends}` };
    }),
    ...scenario.hosts.map((host, place): Entry => ({ subject: { kind: 'host', host: place }, text: host.name, name: host.name })),
  ];
  return (
    <section className={styles.panel} aria-label="What if">
      <header className={styles.head}>
        <h2 className={styles.title}>What if …</h2>
        <Button
          label="Close What if"
          icon={<Icon name="close" size={16} />}
          look="bare"
          keyName={keyOf('what-if')}
          onPress={() => askWhatIf(null)}
        />
      </header>
      <div className={styles.subjects} role="group" aria-label="What should be different">
        {entries.map((entry) => (
          <button
            key={entry.name}
            type="button"
            className={styles.subject}
            aria-pressed={sameSubject(entry.subject, subject)}
            title={entry.name}
            onClick={() => askWhatIf(entry.subject)}
          >
            {entry.text}
          </button>
        ))}
      </div>
      <About subject={subject} packet={packetMeant(index, selection)} scenario={scenario} before={before} index={index} />
    </section>
  );
}

interface AboutProps {
  readonly subject: WhatIfSubject;
  readonly packet: number | null;
  readonly scenario: Scenario;
  readonly before: Scenario | null;
  readonly index: TraceIndex;
}

function About({ subject, packet, scenario, before, index }: AboutProps) {
  switch (subject.kind) {
    case 'packet':
      return <AboutPacket index={index} packet={packet} scenario={scenario} />;
    case 'link': {
      const link = scenario.links[subject.link];
      return link === undefined ? null : (
        <LinkWhatIf key={subject.link} link={link} place={subject.link} before={before?.links[subject.link]} />
      );
    }
    case 'host': {
      const host = scenario.hosts[subject.host];
      return host === undefined ? null : (
        <HostWhatIf key={subject.host} host={host} place={subject.host} before={before?.hosts[subject.host]} />
      );
    }
    default: {
      const never: never = subject;
      return never;
    }
  }
}

function AboutPacket({ index, packet, scenario }: Pick<AboutProps, 'index' | 'packet' | 'scenario'>) {
  if (packet === null)
    return <p className={styles.quiet}>Click a packet on the ladder, in the log or on the timeline. Then decide what happens to it.</p>;
  const flight = flightsOf(index).find((one) => one.packet === packet);
  const hostName = (host: number): string => scenario.hosts[host]?.name ?? '';
  return (
    <>
      {flight !== undefined && (
        <p className={styles.about}>
          <strong>{flight.label}</strong>
          {flight.loopback ? `, within ${hostName(flight.from)}` : `, ${hostName(flight.from)} to ${hostName(flight.to)}`}
        </p>
      )}
      <PacketWhatIf key={packet} index={index} packet={packet} />
    </>
  );
}

const sameSubject = (a: WhatIfSubject, b: WhatIfSubject): boolean =>
  (a.kind === 'packet' && b.kind === 'packet') ||
  (a.kind === 'link' && b.kind === 'link' && a.link === b.link) ||
  (a.kind === 'host' && b.kind === 'host' && a.host === b.host);
