/**
 * Where everything on the stage stands, in pixels: a pure function of the stage's size and of what the whole run will need.
 * It does not depend on the instant, so nothing jumps while time passes; slots wait empty for what comes.
 */
import type { Metrics } from './metrics.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a slot of the kernel will hold: a listening socket with its queues, a connection with two buffers, or a socket in one row. */
export type SlotKind = 'door' | 'connection' | 'plain';

/** What one host needs over the whole run. */
export interface HostNeed {
  readonly host: number;
  /** One entry per program or process shown side by side. */
  readonly processes: number;
  /** Slots of sockets that live at the same time, in the order they are shown. */
  readonly slots: readonly SlotKind[];
  /** Is a row needed for sockets whose process is gone? */
  readonly orphans: boolean;
  /** On a wall, where every row counts: which parts of its sockets are shown at all. Left out: all of them. */
  readonly only?: ReadonlySet<Part>;
}
export type Part = 'send' | 'receive' | 'queues';
/** Which buffers of a connection are drawn. */
export type Buffers = 'both' | 'send' | 'receive' | 'none';

export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  readonly metrics: Metrics;
  /** In path order. */
  readonly open: readonly HostNeed[];
  readonly chips: readonly number[];
  /** How many lifelines the ladder has; 0 = it is closed. */
  readonly lifelines: number;
}

export interface ProcessBoxes {
  readonly whole: Box;
  readonly code: Box;
  readonly output: Box;
  readonly call: Box;
}
export interface SlotBoxes {
  readonly whole: Box;
  readonly kind: SlotKind;
  readonly fit: Fit;
  readonly folded: boolean;
  readonly buffers: Buffers;
}
/** How generously a slot is drawn: buffers below each other, the same tighter, or side by side. */
export type Fit = 'roomy' | 'snug' | 'tight';

export interface CardLayout {
  readonly host: number;
  readonly box: Box;
  readonly header: Box;
  readonly processes: readonly ProcessBoxes[];
  readonly kernel: Box;
  /** Positions relative to the card. Those beyond the kernel's lower edge are reached by scrolling it. */
  readonly slots: readonly SlotBoxes[];
  readonly orphans: Box | null;
  /** On which side of the card the wire is. */
  readonly wire: 'left' | 'right';
}
export interface StageLayout {
  readonly cards: readonly CardLayout[];
  readonly chips: readonly { readonly host: number; readonly box: Box }[];
  readonly ladder: Box | null;
}

/** Rows of output that stay visible under a program. */
const OUTPUT_ROWS = { roomy: 2, snug: 2, tight: 1 } as const;
const FEWEST_CODE_ROWS = 4;

export function stageLayout(input: LayoutInput): StageLayout {
  const { metrics: m } = input;
  const chipsHeight = input.chips.length === 0 ? 0 : m.chip + m.gap;
  const height = Math.max(0, input.height - chipsHeight);
  const count = input.open.length;
  const between = input.lifelines > 0 && count > 0;
  const gaps = m.gap * Math.max(0, count - 1 + (between ? 1 : 0));
  const ladderWidth = between ? ladderShare(input, count) : 0;
  const cardsWidth = Math.max(0, input.width - gaps - ladderWidth);
  const widths = shares(
    input.open.map((need) => Math.max(1, need.processes)),
    cardsWidth,
    Math.min(m.card, cardsWidth / Math.max(1, count)),
  );

  // Two hosts have the wire between them; one host, or three and more, have it at their right.
  const ladderAfter = count === 2 ? 0 : count - 1;
  const cards: CardLayout[] = [];
  let ladder: Box | null = null;
  let x = 0;
  input.open.forEach((need, index) => {
    const width = widths[index] ?? 0;
    cards.push(cardLayout(need, { x, y: 0, width, height }, m, count === 2 && index === 1 ? 'left' : 'right'));
    x += width + m.gap;
    if (between && index === ladderAfter) {
      ladder = { x, y: 0, width: ladderWidth, height };
      x += ladderWidth + m.gap;
    }
  });
  return { cards, chips: chipBoxes(input), ladder };
}

function ladderShare(input: LayoutInput, cards: number): number {
  // One card beside a wire: the wire gets room, a card wider than its code needs is none the better.
  if (cards === 1 && input.lifelines > 1) return Math.round(input.width * 0.38);
  const least = input.metrics.lifeline * Math.max(2, input.lifelines) * (input.lifelines > 2 ? 0.8 : 1);
  // A wide stage gives some of its width to the wire.
  const wanted = Math.min(Math.max(least, input.width * 0.17), least * 1.7);
  const spare = input.width - cards * input.metrics.card - input.metrics.gap * cards;
  return Math.round(Math.max(Math.min(wanted, spare), Math.min(wanted * 0.6, input.width * 0.3)));
}

/** Splits `total` by weight, none narrower than `least`. Whole pixels; they sum up to no more than `total`. */
export function shares(weights: readonly number[], total: number, least: number): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const first = weights.map((weight) => (total * weight) / Math.max(1, sum));
  const short = first.reduce((a, width) => a + Math.max(0, least - width), 0);
  const spare = first.reduce((a, width) => a + Math.max(0, width - least), 0);
  return first.map((width) => Math.floor(width < least ? least : width - (spare === 0 ? 0 : (short * (width - least)) / spare)));
}

/** Where the parts of one card stand, relative to the stage. */
export function cardLayout(need: HostNeed, box: Box, m: Metrics, wire: 'left' | 'right'): CardLayout {
  const header: Box = { x: box.x, y: box.y, width: box.width, height: Math.min(m.header, box.height) };
  const processes = Math.max(1, need.processes);
  const columns = processes === 1 || box.width / processes >= m.column ? processes : 1;
  const stacked = processes / columns;

  const { fit, kernelHeight, slotHeights } = kernelFit(need, box.height - header.height, stacked, m);
  const kernel: Box = { x: box.x, y: box.y + box.height - kernelHeight, width: box.width, height: kernelHeight };
  const userTop = header.y + header.height;
  const userHeight = Math.max(0, kernel.y - userTop);
  const rowHeight = Math.floor(userHeight / stacked);
  const columnWidth = Math.floor(box.width / columns);
  const boxes: ProcessBoxes[] = [];
  for (let index = 0; index < processes; index += 1) {
    const column = columns === 1 ? 0 : index;
    const row = columns === 1 ? index : 0;
    boxes.push(
      processBoxes({ x: box.x + column * columnWidth, y: userTop + row * rowHeight, width: columnWidth, height: rowHeight }, fit, m),
    );
  }

  const orphanHeight = need.orphans ? m.caption + 6 : 0;
  const orphans: Box | null = need.orphans
    ? { x: kernel.x, y: kernel.y + kernel.height - orphanHeight, width: kernel.width, height: orphanHeight }
    : null;
  let y = kernel.y + Math.floor(m.pad / 3);
  const slots = need.slots.map((kind, index): SlotBoxes => {
    const height = slotHeights[index] ?? m.title;
    const slot: SlotBoxes = {
      whole: { x: kernel.x, y, width: kernel.width, height },
      kind,
      fit,
      folded: height === m.title && kind !== 'plain',
      buffers: buffersOf(need),
    };
    y += height;
    return slot;
  });
  return { host: need.host, box, header, processes: boxes, kernel, slots, orphans, wire };
}

function processBoxes(whole: Box, fit: Fit, m: Metrics): ProcessBoxes {
  const callHeight = Math.min(whole.height, m.call * 2);
  const outputHeight = Math.min(whole.height - callHeight, OUTPUT_ROWS[fit] * m.line + 10);
  const codeHeight = Math.max(0, whole.height - callHeight - outputHeight);
  return {
    whole,
    code: { ...whole, height: codeHeight },
    output: { ...whole, y: whole.y + codeHeight, height: outputHeight },
    call: { ...whole, y: whole.y + codeHeight + outputHeight, height: callHeight },
  };
}

/** Heights of the rows in a slot, by how generously it is drawn; `between` two buffers, `below` the last. */
export function rowHeights(
  fit: Fit,
  m: Metrics,
): { readonly title: number; readonly caption: number; readonly strip: number; readonly between: number; readonly below: number } {
  if (fit === 'roomy') return { title: m.title, caption: m.caption, strip: m.strip, between: 6, below: 10 };
  return {
    title: Math.round(m.title * 0.86),
    caption: Math.round(m.caption * 0.92),
    strip: Math.round(m.strip * 0.84),
    between: 4,
    below: 6,
  };
}

/** Height of one slot. */
export function slotHeight(kind: SlotKind, fit: Fit, m: Metrics): number {
  if (kind === 'plain') return m.title;
  const { title, caption, strip, between, below } = rowHeights(fit, m);
  return kind === 'connection' && fit !== 'tight' ? title + 2 * (caption + strip) + between + below : title + caption + strip + below;
}

const buffersOf = ({ only }: HostNeed): Buffers =>
  only === undefined || (only.has('send') && only.has('receive'))
    ? 'both'
    : only.has('send')
      ? 'send'
      : only.has('receive')
        ? 'receive'
        : 'none';

/** Height of a slot of which perhaps only a part is shown. */
function neededHeight(need: HostNeed, kind: SlotKind, fit: Fit, m: Metrics): number {
  if (kind === 'plain' || need.only === undefined) return slotHeight(kind, fit, m);
  if (kind === 'door') return need.only.has('queues') ? slotHeight(kind, fit, m) : m.title;
  const buffers = buffersOf(need);
  return buffers === 'none' ? m.title : slotHeight(buffers === 'both' ? kind : 'door', fit, m);
}

/** Middle of the nth buffer's strip in a slot of this height, from the slot's upper edge. */
export function stripMiddle(height: number, fit: Fit, m: Metrics, nth: 0 | 1, buffers: Buffers = 'both'): number {
  const { caption, strip, between, below } = rowHeights(fit, m);
  return height - below - strip / 2 - (fit !== 'tight' && nth === 0 && buffers === 'both' ? strip + caption + between : 0);
}

/** The most generous fit that leaves room for code; where even the tightest does not, connections fold to a row each. */
function kernelFit(
  need: HostNeed,
  height: number,
  stacked: number,
  m: Metrics,
): { fit: Fit; kernelHeight: number; slotHeights: readonly number[] } {
  const orphan = need.orphans ? m.caption + 6 : 0;
  const chrome = Math.floor((m.pad * 2) / 3) + orphan;
  const least = m.title + chrome;
  for (const [fit, codeRows] of [
    ['roomy', 7],
    ['snug', 5],
    ['tight', FEWEST_CODE_ROWS],
  ] as const) {
    const heights = need.slots.map((kind) => neededHeight(need, kind, fit, m));
    const kernel = Math.max(least, heights.reduce((a, b) => a + b, 0) + chrome);
    const user = stacked * (codeRows * m.line + 2 * m.call + OUTPUT_ROWS[fit] * m.line + 10);
    if (kernel + user <= height) return { fit, kernelHeight: kernel, slotHeights: heights };
  }
  const user = stacked * (FEWEST_CODE_ROWS * m.line + 2 * m.call + OUTPUT_ROWS.tight * m.line + 10);
  const tight = need.slots.map((kind) => neededHeight(need, kind, 'tight', m));
  const whole = tight.reduce((a, b) => a + b, 0) + chrome;
  const room = Math.min(height, Math.max(least, height - user, Math.floor(height * 0.3)));
  // Too many for their buffers to be shown at once: a row each (the inspector shows the buffers of the one that is selected), and more room for code.
  if (whole <= room || need.slots.length <= 2) return { fit: 'tight', kernelHeight: room, slotHeights: tight };
  const folded = need.slots.map((kind) => (kind === 'door' ? neededHeight(need, kind, 'tight', m) : m.title));
  const rows = folded.reduce((a, b) => a + b, 0) + chrome;
  return { fit: 'tight', kernelHeight: Math.max(Math.min(room, rows), least), slotHeights: folded };
}

function chipBoxes(input: LayoutInput): readonly { readonly host: number; readonly box: Box }[] {
  const { metrics: m } = input;
  const count = input.chips.length;
  if (count === 0) return [];
  const width = Math.floor((input.width - m.gap * (count - 1)) / count);
  return input.chips.map((host, index) => ({ host, box: { x: index * (width + m.gap), y: input.height - m.chip, width, height: m.chip } }));
}
