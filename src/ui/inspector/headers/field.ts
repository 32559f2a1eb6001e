/**
 * A packet as headers one inside the other, each header as fields, each field with its bits, its value and a sentence that is true for this packet.
 * Everything is read off the packet's own bytes; `Known` adds what the two ends know of each other (where counting began, how windows scale).
 */

export interface HeaderField {
  /** Unique within its layer. */
  readonly id: string;
  /** The name in full: "destination port". */
  readonly name: string;
  /** In few letters, for the grid: "dst". */
  readonly label: string;
  readonly value: string;
  readonly sentence: string;
  /** First bit in the packet, and how many. */
  readonly bit: number;
  readonly bits: number;
  /** Names of its single bits, most significant first, where each has a meaning of its own; '' for one that has none. */
  readonly bitNames?: readonly string[];
}

export interface HeaderLayer {
  readonly id: string;
  /** "TCP", "the packet it is about: IPv4". */
  readonly title: string;
  readonly summary: string;
  /** Its bytes in the packet: [from, to). */
  readonly from: number;
  readonly to: number;
  /** Stands open at first: the one that tells most. IP's own header does only in a piece of a datagram, where it is the point. */
  readonly open: boolean;
  readonly fields: readonly HeaderField[];
}

export interface PacketPicture {
  readonly bytes: Uint8Array;
  readonly layers: readonly HeaderLayer[];
}

/** What is known beside the bytes. Nulls and -1 where it is not. */
export interface Known {
  /** "client", for an address; the address itself where no host has it. */
  readonly nameOf: (address: number) => string;
  /** Initial sequence numbers of the sender's and of the other side: numbers are shown from there. */
  readonly sequence: number | null;
  readonly acknowledgment: number | null;
  /** Shift of the windows in this direction; 0 where the connection scales none, -1 where nobody knows. */
  readonly windowScale: number;
  /** Bytes were changed on the way: the checksum did not fit on arrival. */
  readonly damaged: boolean;
  /** Of a piece of a datagram: bytes of the whole, header included. */
  readonly whole: number | null;
}

export const NOTHING_KNOWN: Known = {
  nameOf: () => '',
  sequence: null,
  acknowledgment: null,
  windowScale: -1,
  damaged: false,
  whole: null,
};

/** Collects the fields of a header that begins at byte `from`; places are bits from there. */
export function collector(from: number): {
  readonly fields: HeaderField[];
  readonly add: (
    bit: number,
    bits: number,
    name: string,
    label: string,
    value: string,
    sentence: string,
    bitNames?: readonly string[],
  ) => void;
} {
  const fields: HeaderField[] = [];
  return {
    fields,
    add: (bit, bits, name, label, value, sentence, bitNames) => {
      const field = { id: `${name}:${bit}`, name, label, value, sentence, bit: from * 8 + bit, bits };
      fields.push(bitNames === undefined ? field : { ...field, bitNames });
    },
  };
}

/** A piece of a field within one row of 32 bits. `first` carries the text. */
export interface GridCell {
  readonly field: HeaderField;
  readonly row: number;
  readonly column: number;
  readonly span: number;
  readonly first: boolean;
}

/** The grid of a layer: rows of 32 bits; a field that goes over the end of a row goes on in the next. Data is one row, however long. */
export function gridOf(layer: HeaderLayer): readonly GridCell[] {
  const start = layer.from * 8;
  const cells: GridCell[] = [];
  for (const field of layer.fields) {
    let bit = field.bit - start;
    const end = field.id.startsWith('data:') ? Math.min(bit + field.bits, bit + 32 - (bit % 32)) : bit + field.bits;
    const firstBit = bit;
    while (bit < end) {
      const column = bit % 32;
      const span = Math.min(32 - column, end - bit);
      // The data takes the whole row: how far it goes the hexdump shows.
      cells.push({
        field,
        row: Math.floor(bit / 32),
        column,
        span: field.id.startsWith('data:') ? 32 - column : span,
        first: bit === firstBit,
      });
      bit += span;
    }
  }
  return cells;
}

/** The field a byte of the packet belongs to, with its layer; where several share it, the first. */
export function fieldAt(picture: PacketPicture, byte: number): { readonly layer: HeaderLayer; readonly field: HeaderField } | null {
  const layer = picture.layers.find((one) => byte >= one.from && byte < one.to);
  const field = layer?.fields.find((one) => byte * 8 < one.bit + one.bits && byte * 8 + 8 > one.bit);
  return layer === undefined || field === undefined ? null : { layer, field };
}

/** Does the byte hold a bit of this field? */
export const inField = (field: HeaderField, byte: number): boolean => byte * 8 < field.bit + field.bits && byte * 8 + 8 > field.bit;

/** The bits of a field as digits, in groups that end where bytes end: "0101 0000" of half a byte and more. Only of fields up to 32 bits. */
export function bitsText(bytes: Uint8Array, field: HeaderField): string {
  let text = '';
  for (let bit = field.bit; bit < field.bit + field.bits; bit++) {
    if (bit > field.bit && bit % 4 === 0) text += bit % 8 === 0 ? '  ' : ' ';
    text += (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1).toString();
  }
  return text;
}

export const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
