import { beforeEach, describe, expect, it } from 'vitest';
import { ns } from '#time/nanoseconds.ts';
import { parseLink } from '#scenario/link.ts';
import { twoSendsScenario, twoSendsTrace } from '#trace/fixtures/two-sends.ts';
import { EMPTY_LAB, useStore } from '../store/store.ts';
import { offerFile, openPane, present, seek, select, setStep } from '../store/actions.ts';
import { parseView } from './view.ts';
import { copyLink, hashOf } from './share.ts';

const trace = twoSendsTrace();
const open = (opened: string): void =>
  useStore.setState({
    ...EMPTY_LAB,
    panes: {},
    presenting: false,
    opened,
    scenario: twoSendsScenario,
    trace,
    events: trace.count,
    status: 'done',
  });

describe('the link to what is shown', () => {
  beforeEach(() => open('#/two-small-writes'));

  it('names the scenario and the instant, to the nanosecond', () => {
    seek(ns(446_600_001));
    const hash = hashOf(useStore.getState()) ?? '';
    expect(hash).toMatch(/^#\/two-small-writes\?t=/);
    const link = parseLink(hash);
    expect('problem' in link ? link.problem : link.view.t).toBe(446_600_001);
  });
  it('keeps what the link it was opened with has changed', () => {
    open('#/two-small-writes?delay=80ms');
    expect(hashOf(useStore.getState())).toContain('delay=80ms');
  });
  it('keeps a packed scenario', () => {
    open('#/~Q0w?t=5ms');
    expect(hashOf(useStore.getState())).toMatch(/^#\/~Q0w\?t=0/);
  });
  it('tells what is open, selected, stepped by and presented', () => {
    openPane('lanes', true);
    select({ kind: 'packet', packet: 3, bytes: null });
    setStep('call');
    present(true);
    const link = parseLink(hashOf(useStore.getState()) ?? '');
    if ('problem' in link) throw new Error(link.problem);
    expect(link.view).toMatchObject({ step: 'call', present: true, theme: null });
    expect(parseView(link.view.view)).toMatchObject({ panes: { lanes: true }, selection: { kind: 'packet', packet: 3 } });
  });
  it('is not there outside a lab', () => {
    useStore.setState({ ...EMPTY_LAB });
    expect(hashOf(useStore.getState())).toBeNull();
  });
});

describe('a link that is too long to be sent around', () => {
  it('is not copied: a file is offered', () => {
    open(`#/~${'x'.repeat(2_500)}`);
    copyLink();
    expect(useStore.getState().longLink).toBeGreaterThan(2_500);
    offerFile(0);
  });
});
