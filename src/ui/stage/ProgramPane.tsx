/** User space of one program: its code with the current line, what it printed, and the call that crosses the boundary. */
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { TraceIndex } from '#trace/index/index.ts';
import type { World } from '#trace/world.ts';
import { isLit, pointing } from '../bytes/pointing.ts';
import { CodeView, type LineTone } from '../code/CodeView.tsx';
import { bytesOfCall } from '../inspector/following.ts';
import { useFrames } from '../inspector/useFrames.ts';
import { useLit } from '../store/hooks.ts';
import type { Selection } from '../store/selection.ts';
import type { Box, ProcessBoxes } from './layout.ts';
import { lineWrites, litLines } from './lineMarks.ts';
import type { Metrics } from './metrics.ts';
import type { CallRow, ProgramPicture } from './programs.ts';
import styles from './stage.module.css';
import type { ProgramVeil } from './veils.ts';

export interface ProgramPaneProps {
  readonly index: TraceIndex;
  readonly world: World;
  readonly program: ProgramPicture;
  readonly boxes: ProcessBoxes;
  /** Is its name shown above its code (several programs on one host)? */
  readonly titled: boolean;
  readonly parts: ReadonlySet<string>;
  readonly metrics: Metrics;
  readonly veil: ProgramVeil;
}

export function ProgramPane({ index, world, program, boxes, titled, parts, metrics, veil }: ProgramPaneProps) {
  const lit = useLit();
  const writes = useMemo(() => lineWrites(index, program.process, world.events), [index, program.process, world.events]);
  const lines = useMemo(() => litLines(index, program.process, lit, world.events), [index, program.process, lit, world.events]);
  const frames = useFrames(program.state === 'exited' || program.state === 'stopped' || veil.code ? -1 : program.thread, world.time);
  const callers = useMemo(
    () => new Set(frames.slice(0, -1).flatMap((frame) => (frame.file === program.role.file ? [frame.line] : []))),
    [frames, program.role.file],
  );
  const name = program.role.program;
  return (
    <div className={styles.program} role="group" aria-label={name}>
      <div
        className={styles.code}
        style={at(boxes.code)}
        data-pane="code"
        data-focus={parts.has('code') || undefined}
        data-titled={titled || undefined}
        data-state={program.state}
        data-veiled={veil.code || undefined}
        inert={veil.code}
      >
        {titled && (
          <div className={styles.programName}>
            <b>{name}</b> <span>{program.summary}</span>
          </div>
        )}
        <div className={styles.codeBody}>
          <CodeView
            source={program.source}
            name={name}
            line={program.line}
            tone={toneOf(program)}
            note={noteOf(program)}
            {...(program.thread >= 0 ? { noteIs: { kind: 'thread' as const, thread: program.thread, bytes: null } } : {})}
            writes={writes}
            litLines={lines}
            callers={callers}
            columns={Math.floor(boxes.code.width / metrics.letter)}
          />
        </div>
      </div>
      <Output program={program} box={boxes.output} focused={parts.has('output')} veiled={veil.output} />
      <div
        className={styles.boundary}
        style={at(boxes.call)}
        data-pane="call"
        data-focus={parts.has('call') || undefined}
        data-veiled={veil.code || undefined}
        inert={veil.code}
        role="group"
        aria-label="system-call boundary"
      >
        {program.rows.length === 0 ? (
          <p className={styles.quiet}>{program.summary}</p>
        ) : (
          program.rows.map((row) => <Call key={`${row.call}:${row.when}`} index={index} row={row} lit={lit} events={world.events} />)
        )}
      </div>
    </div>
  );
}

function toneOf(program: ProgramPicture): LineTone {
  if (program.exception !== null || program.state === 'stopped') return 'bad';
  switch (program.state) {
    case 'running':
      return 'running';
    case 'waiting':
      return 'waiting';
    case 'ready':
      return 'ready';
    case 'exited':
    case 'absent':
      return 'over';
    default: {
      const never: never = program.state;
      return never;
    }
  }
}

const noteOf = (program: ProgramPicture): string =>
  program.exception !== null ? program.exception.text : program.state === 'stopped' ? program.summary : program.waitsFor;

function Output({
  program,
  box,
  focused,
  veiled,
}: {
  readonly program: ProgramPicture;
  readonly box: Box;
  readonly focused: boolean;
  readonly veiled: boolean;
}) {
  const list = useRef<HTMLOListElement>(null);
  const count = program.output.length;
  // The latest line is the one that counts.
  useLayoutEffect(() => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [count, box.height]);
  return (
    <div
      className={styles.output}
      style={at(box)}
      data-pane="output"
      data-focus={focused || undefined}
      data-veiled={veiled || undefined}
      inert={veiled}
    >
      <span className={styles.outputLabel}>printed</span>
      {count === 0 ? (
        <span className={styles.nothing}>{program.state === 'exited' ? 'nothing' : 'nothing yet'}</span>
      ) : (
        <ol className={styles.outputLines} ref={list} tabIndex={0} aria-label={`printed by ${program.role.program}`}>
          {program.output.map((line, index) => (
            <li
              key={`${line.event}:${index}`}
              data-stream={line.stream}
              data-indented={line.text.startsWith(' ') || undefined}
              data-latest={index === count - 1 || undefined}
            >
              {line.text === '' ? '\u00a0' : line.text}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Call({
  index,
  row,
  lit,
  events,
}: {
  readonly index: TraceIndex;
  readonly row: CallRow;
  readonly lit: Selection | null;
  readonly events: number;
}) {
  const selection: Selection = { kind: 'call', call: row.call, bytes: bytesOfCall(index, row.call, events) };
  return (
    <button
      type="button"
      className={styles.call}
      data-when={row.when}
      data-waiting={row.waiting || undefined}
      data-lit={isLit(lit, selection) || undefined}
      {...pointing(selection)}
    >
      <span className={styles.callText}>
        {row.when === 'before' && <span className={styles.returned}>just returned: </span>}
        {row.text}
      </span>
      {row.note !== '' && (
        <span className={styles.callNote}>
          {row.reason !== '' && <span className={styles.about}>{row.reason} · </span>}
          {row.note}
        </span>
      )}
    </button>
  );
}

const at = (box: Box): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } => ({
  left: box.x,
  top: box.y,
  width: box.width,
  height: box.height,
});
