/** The matters that the terms belong to, each named by the term it begins with: a new term belongs to the matter it is put into. */
import { TERMS, type Term } from './terms.ts';

export interface TermSection {
  readonly title: string;
  readonly terms: readonly Term[];
}

const BEGINNINGS: readonly (readonly [title: string, first: string])[] = [
  ['A computer and its programs', 'kernel'],
  ['Packets and links', 'packet'],
  ['What TCP and UDP make of them', 'segment'],
  ['Doors and queues', 'handshake'],
  ['Buffers', 'send buffer'],
  ['Lost and late', 'retransmission timer'],
  ['Windows and small writes', 'MSS'],
  ['Sharing the way', 'congestion window'],
  ['Endings', 'FIN'],
];

/** All terms, in their order, by matter. */
export const TERM_SECTIONS: readonly TermSection[] = BEGINNINGS.map(([title, first], place) => {
  const at = (name: string | undefined): number => (name === undefined ? TERMS.length : TERMS.findIndex((term) => term.name === name));
  return { title, terms: TERMS.slice(at(first), at(BEGINNINGS[place + 1]?.[1])) };
});
