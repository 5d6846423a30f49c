// Distinct architectures while a trace is read: equal sequences get one number, by hashing.
//
// An open-addressing table over flat codes; a hash is only a hint, the codes decide. Hot: plain loops.

import { type Estimate, Int32Column, int32At } from '../shared/columns.ts';
import { CodeColumn } from './code-column.ts';
import { lexicographicOrder } from './lexicographic-order.ts';
import { type ChoiceCodes, narrowest, type SequenceTable } from './sequences.ts';

export class SequenceInterner {
  private readonly offsets: Int32Column;
  private readonly codes: CodeColumn;
  private count = 0;
  /** Pairs: the hash of a sequence and its number from 1 on, 0 in an empty slot. */
  private slots = new Int32Array(4096);

  constructor(estimate?: Estimate) {
    this.offsets = new Int32Column(1024, estimate);
    this.codes = new CodeColumn(estimate);
    this.offsets.push(0);
  }

  /** The number of the sequence that the first `length` codes are. */
  intern(codes: Int32Array, length: number): number {
    const hash = hashCodes(codes, length);
    const { slots } = this;
    const mask = slots.length - 2;
    let slot = (hash << 1) & mask;
    for (let number = int32At(slots, slot + 1); number > 0; number = int32At(slots, slot + 1)) {
      if (slots[slot] === hash && this.equals(number - 1, codes, length)) return number - 1;
      slot = (slot + 2) & mask;
    }
    const id = this.count++;
    slots[slot] = hash;
    slots[slot + 1] = this.count;
    this.codes.append(codes, length);
    this.offsets.push(this.codes.length);
    if (this.count * 4 > slots.length) this.grow();
    return id;
  }

  /** The table in lexicographic order under each position's code ranks, and each provisional id's place. */
  finish(rankOf: readonly Int32Array[]): { table: SequenceTable; idOf: Int32Array } {
    const offsets = this.offsets.finish();
    const lengths = measure(offsets);
    const { codes, largest } = ranked(offsets, this.codes.finish(), rankOf);
    const choices = rankOf.slice(0, lengths.maxLength).map(ranks => ranks.length);
    const order = lexicographicOrder(offsets, codes, choices);
    const idOf = new Int32Array(lengths.count);
    const orderedOffsets = new Int32Array(lengths.count + 1);
    const orderedCodes = narrowest(largest, codes.length);
    let filled = 0;
    for (let rank = 0; rank < lengths.count; rank++) {
      const id = int32At(order, rank);
      idOf[id] = rank;
      const end = int32At(offsets, id + 1);
      for (let index = int32At(offsets, id); index < end; index++) {
        orderedCodes[filled++] = codes[index] as number;
      }
      orderedOffsets[rank + 1] = filled;
    }
    return { table: { ...lengths, offsets: orderedOffsets, codes: orderedCodes }, idOf };
  }

  private equals(id: number, codes: Int32Array, length: number): boolean {
    const from = this.offsets.get(id);
    return this.offsets.get(id + 1) - from === length && this.codes.matches(from, codes, length);
  }

  private grow(): void {
    const { slots } = this;
    const grown = new Int32Array(slots.length * 2);
    const mask = grown.length - 2;
    for (let old = 0; old < slots.length; old += 2) {
      if (slots[old + 1] === 0) continue;
      let slot = (int32At(slots, old) << 1) & mask;
      while (grown[slot + 1] !== 0) slot = (slot + 2) & mask;
      grown[slot] = int32At(slots, old);
      grown[slot + 1] = int32At(slots, old + 1);
    }
    this.slots = grown;
  }
}

/** The codes replaced by their ranks, in place where those fit, and the largest rank. */
function ranked(
  offsets: Int32Array,
  found: ChoiceCodes,
  rankOf: readonly Int32Array[],
): { codes: ChoiceCodes; largest: number } {
  if (rankOf.every(isIdentity)) return { codes: found, largest: largestOf(found) };
  const highest = Math.max(0, ...rankOf.map(ranks => ranks.length - 1));
  const isWide = narrowest(highest, 0).BYTES_PER_ELEMENT > found.BYTES_PER_ELEMENT;
  const codes = isWide ? narrowest(highest, found.length) : found;
  let largest = 0;
  for (let id = 0; id < offsets.length - 1; id++) {
    const from = int32At(offsets, id);
    const end = int32At(offsets, id + 1);
    for (let index = from; index < end; index++) {
      const rank = int32At(rankOf[index - from] as Int32Array, found[index] as number);
      if (rank > largest) largest = rank;
      codes[index] = rank;
    }
  }
  return { codes, largest };
}

function isIdentity(ranks: Int32Array): boolean {
  return ranks.every((rank, code) => rank === code);
}

function largestOf(codes: ChoiceCodes): number {
  let largest = 0;
  for (let index = 0; index < codes.length; index++) largest = Math.max(largest, codes[index] as number);
  return largest;
}

function measure(offsets: Int32Array): Pick<SequenceTable, 'count' | 'minLength' | 'maxLength'> {
  const count = offsets.length - 1;
  let minLength = count === 0 ? 0 : Number.POSITIVE_INFINITY;
  let maxLength = 0;
  for (let id = 0; id < count; id++) {
    const length = int32At(offsets, id + 1) - int32At(offsets, id);
    minLength = Math.min(minLength, length);
    maxLength = Math.max(maxLength, length);
  }
  return { count, minLength, maxLength };
}

/** Multiply and shift (the finalizer of MurmurHash3) every four codes, so that neighbours spread over the table. */
function hashCodes(codes: Int32Array, length: number): number {
  let hash = length;
  for (let position = 0; position < length; position += 4) {
    let four = 0;
    const end = Math.min(position + 4, length);
    for (let index = position; index < end; index++) four = (four << 8) + int32At(codes, index);
    hash = Math.imul(hash ^ four, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash;
}
