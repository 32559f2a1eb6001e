/** What must hold at every instant of every trace, as questions to a World. Answers are sentences, for tests and for the engine's own eyes. */
import type { ChannelView, Ledger, World } from './world.ts';

const directionProblems = (channel: ChannelView, direction: 0 | 1, ledger: Ledger): string[] => {
  const { written, sent, acked, received, read, outOfOrder, end } = ledger;
  const name = `channel ${channel.channel}, direction ${direction}`;
  const problems: string[] = [];
  const say = (sentence: string): void => void problems.push(`${name}: ${sentence}`);
  if (!(read <= received)) say(`read up to ${read}, but received only up to ${received}`);
  if (!(received <= sent)) say(`received up to ${received}, but sent only up to ${sent}`);
  if (!(sent <= written)) say(`sent up to ${sent}, but written only up to ${written}`);
  if (!(acked <= received)) say(`acknowledged up to ${acked}, but received only up to ${received}`);
  let edge = received + 1;
  for (const [left, right] of outOfOrder) {
    // What touches the bytes in order would have joined them.
    if (!(left >= edge && right > left)) say(`out-of-order range ${left}-${right} does not lie clear behind ${edge}`);
    if (!(right <= sent)) say(`out-of-order range ${left}-${right} reaches beyond what was sent, ${sent}`);
    edge = right;
  }
  if (end.received && !end.sent && channel.what === 'connection') say('its end was received, but never sent');
  if (end.acked && !end.received) say('its end was acknowledged, but never received');
  if (end.read && !end.received && !end.reset) say('its end was read, but never received');
  return problems;
};

/** Every broken rule of the ledger (DESIGN, chapter 4) at this instant, in words; an empty list when all hold. */
export const ledgerProblems = (world: World): readonly string[] => {
  const problems: string[] = [];
  for (const channel of world.channels.values()) {
    problems.push(...directionProblems(channel, 0, channel.directions[0]), ...directionProblems(channel, 1, channel.directions[1]));
  }
  return problems;
};
