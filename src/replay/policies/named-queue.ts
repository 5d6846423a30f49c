// First in, first out, and the names of what has left: the queue that 2Q and S3-FIFO let objects pass before they hold
// them for long.
//
// Names are remembered in the order in which objects leave the queue, which is that in which they came: one log has the
// names, oldest first, and behind them the queue. A name that is called before its turn leaves a gap, as does an object
// that goes elsewhere. Gaps are closed when the log has reached its end: O(1) an entry.
//
// Hot, hence plain loads.

import { type Room, sizeAt } from './contract.ts';

/** States of an object that the queue knows of, in the column that it shares with its user. */
export const ABSENT = 0;
export const NAMED = 1;

const GAP = -1;
const FEWEST_ENTRIES = 256;

export class NamedQueue {
  /** Sum of the sizes of the objects in the queue. */
  used = 0;
  private readonly states: Uint8Array;
  private readonly sizes: Float64Array | null;
  /** By object whose name is remembered, its entry. */
  private readonly entryOf: Int32Array;
  private readonly mostNames: number;
  private log = new Int32Array(FEWEST_ENTRIES);
  private oldestName = 0;
  private oldest = 0;
  private end = 0;
  private namesUsed = 0;

  /** @param mostNames sum of the sizes of objects whose names are remembered */
  constructor({ objects, sizes, memory }: Room, states: Uint8Array, mostNames: number) {
    this.states = states;
    this.sizes = sizes;
    this.mostNames = mostNames;
    this.entryOf = memory.column(objects);
  }

  get isEmpty(): boolean {
    return this.oldest === this.end;
  }

  push(object: number, size: number): void {
    if (this.end === this.log.length) this.close();
    this.log[this.end++] = object;
    this.used += size;
  }

  /** The object that has waited longest, of a queue that is not empty. */
  get first(): number {
    return this.log[this.oldest] as number;
  }

  /** Lets the first go elsewhere. */
  release(size: number): void {
    this.log[this.oldest++] = GAP;
    this.used -= size;
  }

  /** Lets the first go, and remembers its name while there is room. */
  forgo(object: number, size: number): void {
    const { states } = this;
    states[object] = NAMED;
    this.entryOf[object] = this.oldest++;
    this.used -= size;
    let used = this.namesUsed + size;
    while (used > this.mostNames) {
      const name = this.log[this.oldestName++] as number;
      if (name === GAP) continue;
      states[name] = ABSENT;
      used -= sizeAt(this.sizes, name);
    }
    this.namesUsed = used;
  }

  /** Forgets a name before its turn. */
  call(object: number, size: number): void {
    this.log[this.entryOf[object] as number] = GAP;
    this.states[object] = ABSENT;
    this.namesUsed -= size;
  }

  /** Moves all to the beginning, of a log twice as long if they take more than half of it. */
  private close(): void {
    const { log, entryOf } = this;
    let end = 0;
    for (let at = this.oldestName; at < this.oldest; at++) {
      const name = log[at] as number;
      if (name === GAP) continue;
      entryOf[name] = end;
      log[end++] = name;
    }
    this.oldestName = 0;
    log.copyWithin(end, this.oldest, this.end);
    this.end = end + this.end - this.oldest;
    this.oldest = end;
    if (2 * this.end > log.length) {
      this.log = new Int32Array(2 * log.length);
      this.log.set(log);
    }
  }
}
