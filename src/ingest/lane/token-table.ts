// Numbers known by the bytes of a text: what a choice, a worker or a key is once somebody has read it. Hot.
//
// Open addressing; a hash only says where to look, the bytes decide.

import { int32At } from '../../shared/columns.ts';

/** Numbers of an entry: hash, group, begin and end of its bytes, value. */
const WIDTH = 5;

export class TokenTable {
  private slots = new Int32Array(512).fill(-1);
  private entries = new Int32Array(256 * WIDTH);
  private count = 0;
  private bytes = new Uint8Array(4096);
  private filled = 0;

  /** The value of the bytes `from … to − 1` in a group, such as the position of a choice; −1 when they are not known. */
  find(group: number, bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(group, bytes, from, to);
    const { slots, entries } = this;
    for (let slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const entry = slots[slot] as number;
      if (entry < 0) return -1;
      if (entries[entry] === hash && entries[entry + 1] === group && this.equals(entry, bytes, from, to))
        return entries[entry + 4] as number;
    }
  }

  /** Makes bytes known that are not. */
  add(group: number, bytes: Uint8Array, from: number, to: number, value: number): void {
    this.reserve(to - from);
    const begin = this.filled;
    this.bytes.set(bytes.subarray(from, to), begin);
    this.filled += to - from;
    const entry = this.count++ * WIDTH;
    this.entries.set([hashOf(group, bytes, from, to), group, begin, this.filled, value], entry);
    this.enter(entry);
  }

  private equals(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const begin = this.entries[entry + 2] as number;
    if ((this.entries[entry + 3] as number) - begin !== to - from) return false;
    const own = this.bytes;
    for (let index = from, other = begin; index < to; index++, other++) {
      if (bytes[index] !== own[other]) return false;
    }
    return true;
  }

  private reserve(length: number): void {
    if (this.filled + length > this.bytes.length) {
      const bytes = new Uint8Array(2 * (this.filled + length));
      bytes.set(this.bytes);
      this.bytes = bytes;
    }
    if ((this.count + 1) * WIDTH <= this.entries.length) return;
    const entries = new Int32Array(2 * this.entries.length);
    entries.set(this.entries);
    this.entries = entries;
    this.slots = new Int32Array(2 * this.slots.length).fill(-1);
    for (let index = 0; index < this.count; index++) this.enter(index * WIDTH);
  }

  private enter(entry: number): void {
    const mask = this.slots.length - 1;
    let slot = int32At(this.entries, entry) & mask;
    while (int32At(this.slots, slot) >= 0) slot = (slot + 1) & mask;
    this.slots[slot] = entry;
  }
}

function hashOf(group: number, bytes: Uint8Array, from: number, to: number): number {
  let hash = group;
  for (let index = from; index < to; index++) hash = Math.imul(hash ^ (bytes[index] as number), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
