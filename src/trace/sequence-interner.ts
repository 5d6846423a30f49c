// Distinct architectures while a trace is read: equal sequences get one number, by hashing.
//
// An open-addressing table over flat codes; a hash is only a hint, the codes decide. Hot: plain loops.

import { Int32Column, int32At } from '../shared/columns.ts';
import { lexicographicOrder, narrowCodes, type SequenceTable } from './sequences.ts';

export class SequenceInterner {
  private readonly offsets = new Int32Column();
  private readonly codes = new Int32Column(8192);
  private readonly hashes = new Int32Column();
  private slots = new Int32Array(2048).fill(-1);

  constructor() {
    this.offsets.push(0);
  }

  /** The number of the sequence that the first `length` codes are. */
  intern(codes: Int32Array, length: number): number {
    const hash = hashCodes(codes, length);
    let slot = hash & (this.slots.length - 1);
    for (let id = int32At(this.slots, slot); id >= 0; id = int32At(this.slots, slot)) {
      if (this.hashes.get(id) === hash && this.equals(id, codes, length)) return id;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    const id = this.hashes.length;
    this.slots[slot] = id;
    this.hashes.push(hash);
    for (let position = 0; position < length; position++) this.codes.push(int32At(codes, position));
    this.offsets.push(this.codes.length);
    if (this.hashes.length * 2 > this.slots.length) this.grow();
    return id;
  }

  /** The table in lexicographic order under each position's code ranks, and each provisional id's place. */
  finish(rankOf: readonly Int32Array[]): { table: SequenceTable; idOf: Int32Array } {
    const offsets = this.offsets.finish();
    const codes = this.codes.finish();
    const lengths = measure(offsets);
    for (let id = 0; id < lengths.count; id++) {
      const from = int32At(offsets, id);
      for (let index = from; index < int32At(offsets, id + 1); index++) {
        codes[index] = int32At(rankOf[index - from] as Int32Array, int32At(codes, index));
      }
    }
    const order = lexicographicOrder(offsets, codes, lengths.maxLength);
    const idOf = new Int32Array(lengths.count);
    const orderedOffsets = new Int32Array(lengths.count + 1);
    const orderedCodes = new Int32Array(codes.length);
    let filled = 0;
    let largest = 0;
    for (let rank = 0; rank < lengths.count; rank++) {
      const id = int32At(order, rank);
      idOf[id] = rank;
      for (let index = int32At(offsets, id); index < int32At(offsets, id + 1); index++) {
        const code = int32At(codes, index);
        if (code > largest) largest = code;
        orderedCodes[filled++] = code;
      }
      orderedOffsets[rank + 1] = filled;
    }
    return {
      table: { ...lengths, offsets: orderedOffsets, codes: narrowCodes(orderedCodes, largest) },
      idOf,
    };
  }

  private equals(id: number, codes: Int32Array, length: number): boolean {
    const from = this.offsets.get(id);
    if (this.offsets.get(id + 1) - from !== length) return false;
    for (let position = 0; position < length; position++) {
      if (this.codes.get(from + position) !== codes[position]) return false;
    }
    return true;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let id = 0; id < this.hashes.length; id++) {
      let slot = this.hashes.get(id) & (slots.length - 1);
      while (int32At(slots, slot) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = id;
    }
    this.slots = slots;
  }
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

/** Multiply and shift per code (the finalizer of MurmurHash3), so that neighbours spread over the table. */
function hashCodes(codes: Int32Array, length: number): number {
  let hash = length;
  for (let position = 0; position < length; position++) {
    hash = Math.imul(hash ^ int32At(codes, position), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash;
}
