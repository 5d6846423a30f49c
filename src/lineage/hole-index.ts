// Which members of a population are at distance ≤ 1 from a sequence: an index of sequences with one hole.
//
// Each distinct sequence in the population is filed under its L patterns "all but position i"; two
// sequences at distance 1 share exactly one pattern. A question costs O(L + members found) whatever the
// size of the population. Patterns are hashed by a sum of per-choice keys (Zobrist 1970), so that a hole is
// one subtraction; a hash is only a hint, the codes decide. The population retires its oldest member
// first, so the members of one sequence are a queue. Hot: plain loops over typed arrays.

import { int32At } from '../shared/columns.ts';
import { codeAt, type SequenceTable, sequenceLength } from '../trace/sequences.ts';

export class HoleIndex {
  private readonly table: SequenceTable;
  private readonly sequenceOf: Int32Array;
  /** First and last member of each sequence's queue, and each candidate's successor in its queue. */
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly next: Int32Array;
  /** Slot of each present sequence; slot s owns the entries s·maxLength … */
  private readonly slotOf: Int32Array;
  private readonly sequenceAt: Int32Array;
  private readonly freeSlots: number[] = [];
  private readonly bucket: Int32Array;
  private readonly entryHash: Int32Array;
  private readonly entryNext: Int32Array;
  private readonly entryPrevious: Int32Array;
  /** Keys of the choices, position by position, each −1 first. */
  private readonly keys: Int32Array;
  private readonly keyStride: number;
  private readonly holes: Int32Array;

  /** `sequenceOf`: the sequence of each candidate; at most `capacity` candidates are present at once. */
  constructor(table: SequenceTable, sequenceOf: Int32Array, capacity: number) {
    const slots = Math.max(1, Math.min(capacity, table.count));
    const entries = slots * table.maxLength;
    this.table = table;
    this.sequenceOf = sequenceOf;
    this.head = new Int32Array(table.count).fill(-1);
    this.tail = new Int32Array(table.count).fill(-1);
    this.next = new Int32Array(sequenceOf.length).fill(-1);
    this.slotOf = new Int32Array(table.count).fill(-1);
    this.sequenceAt = new Int32Array(slots);
    for (let slot = slots - 1; slot >= 0; slot--) this.freeSlots.push(slot);
    this.bucket = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, entries * 2)))).fill(-1);
    this.entryHash = new Int32Array(entries);
    this.entryNext = new Int32Array(entries);
    this.entryPrevious = new Int32Array(entries);
    this.holes = new Int32Array(table.maxLength);
    this.keyStride = largestCode(table) + 2;
    this.keys = new Int32Array(table.maxLength * this.keyStride);
    for (let position = 0, key = 0; position < table.maxLength; position++) {
      for (let code = -1; code < this.keyStride - 1; code++) this.keys[key++] = choiceKey(position, code);
    }
  }

  /** The youngest member joins. */
  add(candidate: number): void {
    const sequence = int32At(this.sequenceOf, candidate);
    this.next[candidate] = -1;
    if (int32At(this.head, sequence) < 0) {
      this.head[sequence] = candidate;
      this.fileHoles(sequence);
    } else {
      this.next[int32At(this.tail, sequence)] = candidate;
    }
    this.tail[sequence] = candidate;
  }

  /** The oldest member retires. */
  removeOldest(candidate: number): void {
    const sequence = int32At(this.sequenceOf, candidate);
    if (int32At(this.head, sequence) !== candidate)
      throw new RangeError(`candidate ${candidate} is not the oldest`);
    this.head[sequence] = int32At(this.next, candidate);
    if (int32At(this.head, sequence) < 0) this.removeHoles(sequence);
  }

  /** First member with this very sequence, −1 for none; `after` gives the others. */
  firstMember(sequence: number): number {
    return int32At(this.head, sequence);
  }

  after(candidate: number): number {
    return int32At(this.next, candidate);
  }

  /** Calls back with each present sequence at distance exactly 1 and the 0-based position of the difference. */
  forEachNeighbour(sequence: number, visit: (neighbour: number, position: number) => void): void {
    const { table, bucket, entryHash, entryNext, sequenceAt, holes } = this;
    const { maxLength } = table;
    const length = this.hashHoles(sequence);
    const mask = bucket.length - 1;
    for (let position = 0; position < length; position++) {
      const hash = int32At(holes, position);
      let entry = int32At(bucket, hash & mask);
      while (entry >= 0) {
        if (int32At(entryHash, entry) === hash && entry % maxLength === position) {
          const other = int32At(sequenceAt, (entry - position) / maxLength);
          if (other !== sequence && differsOnlyAt(table, sequence, other, position)) visit(other, position);
        }
        entry = int32At(entryNext, entry);
      }
    }
  }

  private fileHoles(sequence: number): void {
    const { bucket, entryHash, entryNext, entryPrevious, holes } = this;
    const slot = this.freeSlots.pop();
    if (slot === undefined) throw new RangeError('more sequences in the population than its size');
    this.slotOf[sequence] = slot;
    this.sequenceAt[slot] = sequence;
    const length = this.hashHoles(sequence);
    const mask = bucket.length - 1;
    let entry = slot * this.table.maxLength;
    for (let position = 0; position < length; position++, entry++) {
      const hash = int32At(holes, position);
      const place = hash & mask;
      const first = int32At(bucket, place);
      entryHash[entry] = hash;
      entryNext[entry] = first;
      entryPrevious[entry] = -1;
      if (first >= 0) entryPrevious[first] = entry;
      bucket[place] = entry;
    }
  }

  private removeHoles(sequence: number): void {
    const { bucket, entryHash, entryNext, entryPrevious } = this;
    const slot = int32At(this.slotOf, sequence);
    const mask = bucket.length - 1;
    const from = slot * this.table.maxLength;
    const end = from + sequenceLength(this.table, sequence);
    for (let entry = from; entry < end; entry++) {
      const previous = int32At(entryPrevious, entry);
      const following = int32At(entryNext, entry);
      if (previous >= 0) entryNext[previous] = following;
      else bucket[int32At(entryHash, entry) & mask] = following;
      if (following >= 0) entryPrevious[following] = previous;
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
      const choice = int32At(keys, key + 1 + codeAt(codes, start + position));
      holes[position] = int32At(keys, key) - choice;
      whole = (whole + choice) | 0;
    }
    for (let position = 0; position < length; position++) holes[position] = int32At(holes, position) + whole;
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

function largestCode({ codes }: SequenceTable): number {
  let largest = 0;
  for (let index = 0; index < codes.length; index++) largest = Math.max(largest, codeAt(codes, index));
  return largest;
}

/** A pseudo-random key for a choice at a position (MurmurHash3's finalizer). */
function choiceKey(position: number, code: number): number {
  let key = Math.imul(position + 1, 0x9e3779b1) ^ Math.imul(code + 2, 0x85ebca6b);
  key = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return key ^ (key >>> 16);
}
