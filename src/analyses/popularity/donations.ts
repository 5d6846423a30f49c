// How many of the last W children had a parent with each prefix? The expected number D of METHOD §6 Donors.
//
// One child in, one out, O(prefixes of its parents) each. Once a window the sums are formed anew, so that
// rounding does not pile up over a long search. The last W children are one queue of entries in two columns.

import { float64At, int32At } from '../../shared/columns.ts';

/** The prefixes that a child's parent may carry, each once, and their posterior weights: a buffer. */
export interface Donation {
  length: number;
  readonly prefixIds: Int32Array;
  readonly weights: Float64Array;
}

export class RecentDonations {
  /** D by prefix id. */
  readonly expected: Float64Array;
  private readonly changed: (prefixId: number, expected: number) => void;
  /** Entries of each of the last W children, by the number of the child modulo W. */
  private readonly lengths: Int32Array;
  private slot = -1;
  /** Entries `first … end − 1`, at these numbers modulo the capacity, a power of two. */
  private prefixIds = new Int32Array(16);
  private weights = new Float64Array(16);
  private first = 0;
  private end = 0;

  /** `changed` is told each prefix whose D is another after a child. */
  constructor(prefixes: number, windowSize: number, changed: (prefixId: number, expected: number) => void) {
    this.expected = new Float64Array(prefixes);
    this.lengths = new Int32Array(windowSize);
    this.changed = changed;
  }

  /** The next child; the oldest is forgotten once there are W. */
  add({ length, prefixIds, weights }: Donation): void {
    this.slot = (this.slot + 1) % this.lengths.length;
    const oldest = int32At(this.lengths, this.slot);
    this.lengths[this.slot] = length;
    const entered = this.end;
    for (let i = 0; i < length; i++) this.push(int32At(prefixIds, i), float64At(weights, i));
    const kept = this.first + oldest;
    this.change(entered, this.end, 1);
    this.change(this.first, kept, -1);
    const isRoundOver = this.slot === this.lengths.length - 1;
    if (isRoundOver) this.sumAnew(kept);
    this.tell(this.first, kept);
    this.tell(isRoundOver ? kept : entered, this.end);
    this.first = kept;
  }

  private push(prefixId: number, weight: number): void {
    if (this.end - this.first === this.prefixIds.length) this.grow();
    const place = this.end++ & (this.prefixIds.length - 1);
    this.prefixIds[place] = prefixId;
    this.weights[place] = weight;
  }

  private grow(): void {
    const { prefixIds, weights } = this;
    const mask = prefixIds.length - 1;
    this.prefixIds = new Int32Array(prefixIds.length * 2);
    this.weights = new Float64Array(prefixIds.length * 2);
    for (let entry = this.first; entry < this.end; entry++) {
      const place = entry & (this.prefixIds.length - 1);
      this.prefixIds[place] = int32At(prefixIds, entry & mask);
      this.weights[place] = float64At(weights, entry & mask);
    }
  }

  private change(from: number, to: number, sign: 1 | -1): void {
    const { expected, prefixIds, weights } = this;
    const mask = prefixIds.length - 1;
    for (let entry = from; entry < to; entry++) {
      const prefixId = int32At(prefixIds, entry & mask);
      expected[prefixId] = float64At(expected, prefixId) + sign * float64At(weights, entry & mask);
    }
  }

  /** The entries from `kept` on are now those of the last W children. */
  private sumAnew(kept: number): void {
    const mask = this.prefixIds.length - 1;
    for (let entry = this.first; entry < this.end; entry++) {
      this.expected[int32At(this.prefixIds, entry & mask)] = 0;
    }
    this.change(kept, this.end, 1);
  }

  private tell(from: number, to: number): void {
    const mask = this.prefixIds.length - 1;
    for (let entry = from; entry < to; entry++) {
      const prefixId = int32At(this.prefixIds, entry & mask);
      this.changed(prefixId, float64At(this.expected, prefixId));
    }
  }
}
