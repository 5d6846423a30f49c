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
    const { table, bucket } = this;
    const length = sequenceLength(table, sequence);
    const whole = this.hashOf(sequence);
    for (let position = 0; position < length; position++) {
      const hash = this.holeHash(sequence, position, whole);
      let entry = int32At(bucket, hash & (bucket.length - 1));
      while (entry >= 0) {
        if (int32At(this.entryHash, entry) === hash && entry % table.maxLength === position) {
          const other = int32At(this.sequenceAt, Math.floor(entry / table.maxLength));
          if (other !== sequence && differsOnlyAt(table, sequence, other, position)) visit(other, position);
        }
        entry = int32At(this.entryNext, entry);
      }
    }
  }

  private fileHoles(sequence: number): void {
    const slot = this.freeSlots.pop();
    if (slot === undefined) throw new RangeError('more sequences in the population than its size');
    this.slotOf[sequence] = slot;
    this.sequenceAt[slot] = sequence;
    const whole = this.hashOf(sequence);
    const length = sequenceLength(this.table, sequence);
    for (let position = 0; position < length; position++) {
      const entry = slot * this.table.maxLength + position;
      const hash = this.holeHash(sequence, position, whole);
      const place = hash & (this.bucket.length - 1);
      const first = int32At(this.bucket, place);
      this.entryHash[entry] = hash;
      this.entryNext[entry] = first;
      this.entryPrevious[entry] = -1;
      if (first >= 0) this.entryPrevious[first] = entry;
      this.bucket[place] = entry;
    }
  }

  private removeHoles(sequence: number): void {
    const slot = int32At(this.slotOf, sequence);
    const length = sequenceLength(this.table, sequence);
    for (let position = 0; position < length; position++) {
      const entry = slot * this.table.maxLength + position;
      const previous = int32At(this.entryPrevious, entry);
      const following = int32At(this.entryNext, entry);
      if (previous >= 0) this.entryNext[previous] = following;
      else this.bucket[int32At(this.entryHash, entry) & (this.bucket.length - 1)] = following;
      if (following >= 0) this.entryPrevious[following] = previous;
    }
    this.slotOf[sequence] = -1;
    this.freeSlots.push(slot);
  }

  private hashOf(sequence: number): number {
    const { keys, keyStride } = this;
    const { offsets, codes } = this.table;
    const end = int32At(offsets, sequence + 1);
    let hash = 0;
    for (let index = int32At(offsets, sequence), key = 1; index < end; index++, key += keyStride) {
      hash = (hash + int32At(keys, key + codeAt(codes, index))) | 0;
    }
    return hash;
  }

  /** The whole sequence's hash less the choice at `position`, salted by the position and the length. */
  private holeHash(sequence: number, position: number, whole: number): number {
    const code = codeAt(this.table.codes, int32At(this.table.offsets, sequence) + position);
    const key = position * this.keyStride;
    return (whole - int32At(this.keys, key + 1 + code) + int32At(this.keys, key)) | 0;
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
