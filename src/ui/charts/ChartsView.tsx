/** The charts: which flow, which of the five, as pictures on one time axis or as a table. */
import { useMemo, useRef, useState } from 'react';
import { indexOf, type TraceIndex } from '../store/trace.ts';
import { useFocus, useFuture, useIndex, useLit, usePresenting, useTime, useToldUntil } from '../store/hooks.ts';
import { select } from '../store/actions.ts';
import { selectPacket } from '../store/pointed.ts';
import { Button } from '../controls/Button.tsx';
import { SaveButtons } from '../picture/SaveButtons.tsx';
import { useSize } from '../stage/useSize.ts';
import { flowsOf, spanOf, type Flow } from '#trace/series/flows.ts';
import { Chart } from './Chart.tsx';
import { ChartTable } from './ChartTable.tsx';
import { CHARTS, CHART_TITLES, flowName, modelOf, type ChartName, type Span } from './models.ts';
import { useChartWindow } from './useChartWindow.ts';
import styles from './charts.module.css';

const FIRST: readonly ChartName[] = ['sequence', 'windows'];
const ALL = 'all';
/** A little room on both sides, so that the first and the last mark stand free. */
const MARGIN = 0.02;

export function ChartsView() {
  const index = useIndex();
  if (index === null) return null;
  const flows = dataFlows(index);
  if (flows.length === 0)
    return <p className={styles.none}>No bytes have gone over a connection yet. Charts appear with the first ones.</p>;
  return <Charts index={index} flows={flows} />;
}

/** What flows that matter: the way of each connection that carries most; the other way too where it carries as much. */
function dataFlows(index: TraceIndex): readonly Flow[] {
  const flows = flowsOf(index);
  const most = new Map<number, number>();
  for (const flow of flows) most.set(flow.channel, Math.max(most.get(flow.channel) ?? 0, flow.written));
  return flows.filter((flow) => flow.written * 2 >= (most.get(flow.channel) ?? 0));
}

function Charts({ index, flows }: { readonly index: TraceIndex; readonly flows: readonly Flow[] }) {
  const now = useTime();
  const { until } = useFuture();
  const told = useToldUntil();
  const lit = useLit();
  const presenting = usePresenting();
  const focus = useFocus();
  const wanted = focus.flatMap((pane) => CHARTS.filter((chart) => pane === `charts.${chart}`));
  const [chosen, setChosen] = useState<readonly ChartName[] | null>(null);
  const [flowKey, setFlowKey] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const [measure, size] = useSize();
  const box = useRef<HTMLDivElement>(null);

  const shown = chosen ?? (wanted.length > 0 ? wanted : presenting ? FIRST.slice(0, 1) : FIRST);
  const key = flowKey ?? (flows.length > 1 ? ALL : keyOf(flows[0]));
  const picked = useMemo(() => (key === ALL ? flows : flows.filter((flow) => keyOf(flow) === key)), [flows, key]);
  const whole = useMemo(() => spanWithMargin(index, picked), [index, picked]);
  const view = useChartWindow(whole);
  const models = useMemo(
    () => CHARTS.filter((chart) => shown.includes(chart)).map((chart) => modelOf(chart, index, picked, view.span)),
    [index, picked, shown, view.span],
  );
  const past = told ?? now;
  const ahead = told ?? until;
  const each = models.length === 0 ? 0 : size.height / models.length;
  const toggle = (chart: ChartName): void => {
    const next = shown.includes(chart) ? shown.filter((one) => one !== chart) : [...shown, chart];
    if (next.length > 0) setChosen(next);
  };
  return (
    <section className={styles.charts} aria-label="Charts">
      <div className={styles.controls}>
        <div className={styles.which} role="group" aria-label="Which charts">
          {CHARTS.map((chart) => (
            <button
              key={chart}
              type="button"
              className={styles.toggle}
              aria-pressed={shown.includes(chart)}
              title={`Show or hide: ${CHART_TITLES[chart]}`}
              onClick={() => toggle(chart)}
            >
              {CHART_TITLES[chart]}
            </button>
          ))}
        </div>
        {flows.length > 1 && (
          <label className={styles.flow}>
            of
            <select value={key} onChange={(event) => setFlowKey(event.target.value)}>
              <option value={ALL}>all flows</option>
              {flows.map((flow) => (
                <option key={keyOf(flow)} value={keyOf(flow)}>
                  {flowName(index, flow, flows)}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className={styles.push} />
        {view.zoomed && <Button label="Show the whole run again" text="whole run" look="bare" onPress={view.whole} />}
        <Button label="Zoom in around now" text="+" look="bare" onPress={() => view.zoom(1 / 2, now)} />
        <Button label="Zoom out" text="−" look="bare" onPress={() => view.zoom(2, now)} />
        <Button label="Show the charts as tables" text="as a table" look="bare" pressed={asTable} onPress={() => setAsTable(!asTable)} />
      </div>
      {asTable ? (
        <div className={styles.table} tabIndex={0} role="region" aria-label="Charts as tables">
          {models.map((model) => (
            <ChartTable key={model.name} model={model} span={view.span} now={past} until={ahead > past ? ahead : past} />
          ))}
        </div>
      ) : (
        <div className={styles.box} ref={measure}>
          <div ref={box}>
            {size.width > 0 &&
              models.map((model, place) => (
                <div key={model.name} className={styles.one} style={{ top: place * each }}>
                  <Chart
                    model={model}
                    view={view}
                    width={size.width}
                    height={each}
                    now={past}
                    until={ahead}
                    lit={lit?.kind === 'packet' ? lit.packet : null}
                    large={presenting}
                    last={place === models.length - 1}
                    onPacket={(packet) => select(selectPacket(indexOf(index.trace), packet))}
                  />
                  {!presenting && (
                    <div className={styles.save}>
                      <SaveButtons
                        what={`${model.title} chart`}
                        find={() => box.current?.querySelector<SVGSVGElement>(`svg[data-chart="${model.name}"]`) ?? null}
                      />
                    </div>
                  )}
                </div>
              ))}
          </div>
        </div>
      )}
    </section>
  );
}

const keyOf = (flow: Flow | undefined): string => (flow === undefined ? ALL : `${flow.channel}.${flow.direction}`);

function spanWithMargin(index: TraceIndex, flows: readonly Flow[]): Span {
  const span = spanOf(index, flows) ?? { from: 0, to: 1 };
  const room = Math.max(1, span.to - span.from) * MARGIN;
  return { from: Math.max(0, span.from - room), to: span.to + room };
}
