// First in, first out: queues of 32-bit integers of any length, in rings that grow when they are full.
//
// Hot, hence plain loads, and one column for all the rings: a queue is asked for by its number. Whoever takes from a
// queue has seen that it is not empty.

const FEWEST_PLACES = 16;
/** Four numbers a queue: where its ring begins, its places (a power of two) less one, its first place, its length. */
const SHIFT = 2;
const LAST = 1;
const FIRST = 2;
const LENGTH = 3;

export class Int32Queues {
  private readonly queues: Int32Array;
  private rings: Int32Array;

  constructor(queues: number) {
    this.queues = Int32Array.from({ length: queues << SHIFT }, (_, at) => {
      if (at % (1 << SHIFT) === 0) return (at >> SHIFT) * FEWEST_PLACES;
      return at % (1 << SHIFT) === LAST ? FEWEST_PLACES - 1 : 0;
    });
    this.rings = new Int32Array(queues * FEWEST_PLACES);
  }

  length(queue: number): number {
    return this.queues[(queue << SHIFT) + LENGTH] as number;
  }

  /** The value that has waited longest. */
  peek(queue: number): number {
    const { queues } = this;
    const at = queue << SHIFT;
    return this.rings[(queues[at] as number) + (queues[at + FIRST] as number)] as number;
  }

  push(queue: number, value: number): void {
    const { queues } = this;
    const at = queue << SHIFT;
    const length = queues[at + LENGTH] as number;
    if (length > (queues[at + LAST] as number)) this.grow(queue);
    const place = ((queues[at + FIRST] as number) + length) & (queues[at + LAST] as number);
    this.rings[(queues[at] as number) + place] = value;
    queues[at + LENGTH] = length + 1;
  }

  /** Takes out the value that has waited longest. */
  shift(queue: number): number {
    const { queues } = this;
    const at = queue << SHIFT;
    const first = queues[at + FIRST] as number;
    queues[at + FIRST] = (first + 1) & (queues[at + LAST] as number);
    queues[at + LENGTH] = (queues[at + LENGTH] as number) - 1;
    return this.rings[(queues[at] as number) + first] as number;
  }

  /** Gives a queue twice the places; all rings move. */
  private grow(queue: number): void {
    const { queues } = this;
    const at = queue << SHIFT;
    const before = this.rings;
    const places = (queues[at + LAST] as number) + 1;
    const rings = new Int32Array(before.length + places);
    const begin = queues[at] as number;
    const first = begin + (queues[at + FIRST] as number);
    rings.set(before.subarray(0, begin));
    rings.set(before.subarray(first, begin + places), begin);
    rings.set(before.subarray(begin, first), begin + places - (first - begin));
    rings.set(before.subarray(begin + places), begin + 2 * places);
    queues[at + FIRST] = 0;
    queues[at + LAST] = 2 * places - 1;
    for (let later = at + (1 << SHIFT); later < queues.length; later += 1 << SHIFT)
      queues[later] = (queues[later] as number) + places;
    this.rings = rings;
  }
}
