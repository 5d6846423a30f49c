// First in, first out: a queue of 32-bit integers of any length, in a ring that grows when it is full.

const FEWEST_PLACES = 16;

export class Int32Queue {
  /** As many places as a power of two. */
  private ring = new Int32Array(FEWEST_PLACES);
  private first = 0;
  length = 0;

  /** The value that has waited longest; the queue must not be empty. */
  peek(): number {
    return this.ring[this.first] as number;
  }

  push(value: number): void {
    if (this.length === this.ring.length) this.grow();
    this.ring[(this.first + this.length++) & (this.ring.length - 1)] = value;
  }

  /** Takes the value that has waited longest out of a queue that is not empty. */
  shift(): number {
    const value = this.ring[this.first] as number;
    this.first = (this.first + 1) & (this.ring.length - 1);
    this.length--;
    return value;
  }

  private grow(): void {
    const { ring, first } = this;
    this.ring = new Int32Array(2 * ring.length);
    this.ring.set(ring.subarray(first));
    this.ring.set(ring.subarray(0, first), ring.length - first);
    this.first = 0;
  }
}
