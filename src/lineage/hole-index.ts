// Which members of a population are at distance ≤ 1 from a sequence: an index of sequences with one hole.
//
// Each distinct sequence in the population is filed under its L patterns "all but position i"; two
// sequences at distance 1 share exactly one pattern. A question costs O(L + members found) whatever the
// size of the population. Patterns are hashed by a sum of per-choice keys (Zobrist 1970), so that a hole is
// one subtraction; a hash is only a hint, the codes decide, unless the space is so small that hashes can be numbers of
// the patterns. The population retires its oldest member
// first, so the members of one sequence are a queue. Hot: plain loops and loads over typed arrays.

import { int32At, scratchInt32 } from '../shared/columns.ts';
import { type SequenceTable, sequenceLength } from '../trace/sequences.ts';
import type { VariableNode } from '../trace/trace.ts';

export class HoleIndex {
  private readonly table: SequenceTable;
  private readonly sequenceOf: Int32Array;
  /** Oldest and youngest member of each slot's sequence, and each member's successor in its queue. */
  private readonly oldest: Int32Array;
  private readonly youngest: Int32Array;
  readonly next: Int32Array;
  /** Slot of each present sequence, −1 for others; slot s owns the entries s·maxLength …, one a position. */
  private readonly slotOf: Int32Array;
  private readonly freeSlots: number[] = [];
  private readonly bucket: Int32Array;
  /** A hash shifted by so many bits is its bucket: what is above is mixed best. */
  private readonly shift: number;
  private readonly sequenceAt: Int32Array;
  private readonly entryPosition: Int32Array;
  private readonly entrySlot: Int32Array;
  private readonly entryHash: Int32Array;
  private readonly entryNext: Int32Array;
  /** Keys of the choices, position by position, each −1 first; whether no two patterns have the same sum of them. */
  private readonly keys: Int32Array;
  private readonly isExact: boolean;
  private readonly keyStride: number;
  private readonly holes: Int32Array;
  /** What `findNeighbours` found: sequences, of each the 0-based position of the difference, and its first member. */
  readonly neighbours: Int32Array;
  readonly positions: Int32Array;
  readonly heads: Int32Array;

  /** Members have numbers below `capacity`. */
  constructor(table: SequenceTable, capacity: number, space: readonly VariableNode[]) {
    const slots = Math.max(1, Math.min(capacity, table.count));
    const entries = slots * table.maxLength;
    this.table = table;
    this.sequenceOf = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.oldest = new Int32Array(slots);
    this.youngest = new Int32Array(slots);
    this.slotOf = scratchInt32(table.count).fill(-1);
    this.sequenceAt = new Int32Array(slots);
    for (let slot = slots - 1; slot >= 0; slot--) this.freeSlots.push(slot);
    const bucketBits = Math.ceil(Math.log2(Math.max(2, entries * 2)));
    this.bucket = new Int32Array(2 ** bucketBits).fill(-1);
    this.shift = 32 - bucketBits;
    this.entryPosition = Int32Array.from({ length: entries }, (_, entry) => entry % table.maxLength);
    this.entrySlot = Int32Array.from({ length: entries }, (_, entry) => Math.floor(entry / table.maxLength));
    this.entryHash = new Int32Array(entries);
    this.entryNext = new Int32Array(entries);
    this.holes = new Int32Array(table.maxLength);
    this.neighbours = new Int32Array(slots);
    this.positions = new Int32Array(slots);
    this.heads = new Int32Array(slots);
    this.keyStride = space.reduce((most, { choices }) => Math.max(most, choices.length), 0) + 1;
    this.keys = new Int32Array(table.maxLength * this.keyStride);
    this.isExact = table.minLength === table.maxLength && this.keyStride ** table.maxLength <= 2 ** 32;
    const keyOf = this.isExact ? digitKey : choiceKey;
    for (let position = 0, key = 0; position < table.maxLength; position++) {
      for (let code = -1; code < this.keyStride - 1; code++)
        this.keys[key++] = keyOf(position, code, this.keyStride);
    }
  }

  /** The youngest member joins. */
  add(member: number, sequence: number): void {
    this.sequenceOf[member] = sequence;
    this.next[member] = -1;
    let slot = int32At(this.slotOf, sequence);
    if (slot < 0) {
      slot = this.fileHoles(sequence);
      this.oldest[slot] = member;
    } else {
      this.next[int32At(this.youngest, slot)] = member;
    }
    this.youngest[slot] = member;
  }

  /** The oldest member retires. */
  removeOldest(member: number): void {
    const sequence = int32At(this.sequenceOf, member);
    const slot = int32At(this.slotOf, sequence);
    if (int32At(this.oldest, slot) !== member) throw new RangeError(`member ${member} is not the oldest`);
    const successor = int32At(this.next, member);
    this.oldest[slot] = successor;
    if (successor < 0) this.removeHoles(sequence, slot);
  }

  /** First member with this very sequence, −1 for none; `after` gives the others. */
  firstMember(sequence: number): number {
    const slot = int32At(this.slotOf, sequence);
    return slot < 0 ? -1 : int32At(this.oldest, slot);
  }

  after(member: number): number {
    return int32At(this.next, member);
  }

  /** Finds each present sequence at distance exactly 1, into `neighbours`, `positions` and `heads`; how many they are. */
  findNeighbours(sequence: number): number {
    const { table, bucket, entryHash, entryNext, entryPosition, entrySlot, sequenceAt, holes } = this;
    const { neighbours, positions, heads, oldest, isExact, shift } = this;
    const length = this.hashHoles(sequence);
    let count = 0;
    for (let position = 0; position < length; position++) {
      const hash = holes[position] as number;
      for (let entry = bucket[hash >>> shift] as number; entry >= 0; entry = entryNext[entry] as number) {
        if (entryHash[entry] !== hash) continue;
        const slot = entrySlot[entry] as number;
        const other = sequenceAt[slot] as number;
        if (other === sequence) continue;
        if (
          !isExact &&
          !(entryPosition[entry] === position && differsOnlyAt(table, sequence, other, position))
        )
          continue;
        neighbours[count] = other;
        heads[count] = oldest[slot] as number;
        positions[count++] = position;
      }
    }
    return count;
  }

  private fileHoles(sequence: number): number {
    const { bucket, entryHash, entryNext, holes, shift } = this;
    const slot = this.freeSlots.pop();
    if (slot === undefined) throw new RangeError('more sequences in the population than its size');
    this.slotOf[sequence] = slot;
    this.sequenceAt[slot] = sequence;
    const length = this.hashHoles(sequence);
    let entry = slot * this.table.maxLength;
    for (let position = 0; position < length; position++, entry++) {
      const hash = holes[position] as number;
      const place = hash >>> shift;
      entryHash[entry] = hash;
      entryNext[entry] = bucket[place] as number;
      bucket[place] = entry;
    }
    return slot;
  }

  private removeHoles(sequence: number, slot: number): void {
    const { bucket, entryHash, entryNext, shift } = this;
    const from = slot * this.table.maxLength;
    const end = from + sequenceLength(this.table, sequence);
    // A chain holds sequences at distance 1 of each other: to walk it costs no more than one question.
    for (let entry = from; entry < end; entry++) {
      const place = (entryHash[entry] as number) >>> shift;
      const following = entryNext[entry] as number;
      let before = bucket[place] as number;
      if (before === entry) {
        bucket[place] = following;
        continue;
      }
      while (entryNext[before] !== entry) before = entryNext[before] as number;
      entryNext[before] = following;
    }
    this.slotOf[sequence] = -1;
    this.freeSlots.push(slot);
  }

  /**
   * The hash of each hole of a sequence, into `holes`: the whole's less the choice there, salted by the position.
   * Returns the sequence's length.
   */
  private hashHoles(sequence: number): number {
    const { keys, keyStride, holes } = this;
    const { offsets, codes } = this.table;
    const start = int32At(offsets, sequence);
    const length = int32At(offsets, sequence + 1) - start;
    let whole = 0;
    for (let position = 0, key = 0; position < length; position++, key += keyStride) {
      const choice = keys[key + 1 + (codes[start + position] as number)] as number;
      holes[position] = ((keys[key] as number) - choice) | 0;
      whole = (whole + choice) | 0;
    }
    for (let position = 0; position < length; position++)
      holes[position] = ((holes[position] as number) + whole) | 0;
    return length;
  }
}

function differsOnlyAt(table: SequenceTable, a: number, b: number, position: number): boolean {
  const { offsets, codes } = table;
  const startA = int32At(offsets, a);
  const startB = int32At(offsets, b);
  const length = int32At(offsets, a + 1) - startA;
  if (int32At(offsets, b + 1) - startB !== length) return false;
  for (let index = 0; index < length; index++) {
    if (index !== position && codes[startA + index] !== codes[startB + index]) return false;
  }
  return true;
}

/** The sums of these are the patterns as numbers of digits below `base`, 0 a hole, times an odd number: none twice below 2³². */
function digitKey(position: number, code: number, base: number): number {
  return Math.imul((code + 1) * base ** position, 0x9e3779b1);
}

/** A pseudo-random key for a choice at a position (MurmurHash3's finalizer). */
function choiceKey(position: number, code: number): number {
  let key = Math.imul(position + 1, 0x9e3779b1) ^ Math.imul(code + 2, 0x85ebca6b);
  key = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return key ^ (key >>> 16);
}
