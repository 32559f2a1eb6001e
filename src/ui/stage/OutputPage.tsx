/** Everything the programs have printed, program by program: a phone's page. */
import { indexOf } from '#trace/index/index.ts';
import { useTrace, useWorld } from '../store/hooks.ts';
import { castOf } from './cast.ts';
import { programPicture } from './programs.ts';
import styles from './stage.module.css';

export function OutputPage() {
  const trace = useTrace();
  const world = useWorld();
  if (trace === null || world === null) return null;
  const cast = castOf(trace);
  const programs = cast.hosts.flatMap((host) =>
    host.roles.map((role) => ({
      host: trace.header.hosts[host.host]?.name ?? '',
      program: programPicture(indexOf(trace), world, cast, role),
    })),
  );
  return (
    <div className={styles.outputPage}>
      {programs.map(({ host, program }) => (
        <section key={`${host}:${program.role.program}`} aria-label={program.role.program}>
          <h3>
            {program.role.program}{' '}
            <span>
              {host} · {program.summary}
            </span>
          </h3>
          {program.output.length === 0 ? (
            <p className={styles.nothing}>nothing printed yet</p>
          ) : (
            <ol>
              {program.output.map((line, index) => (
                <li key={index} data-stream={line.stream}>
                  {line.text === '' ? '\u00a0' : line.text}
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </div>
  );
}
