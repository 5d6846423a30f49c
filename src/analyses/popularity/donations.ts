// How many of the last W children had a parent with each prefix? The expected number D of METHOD §6 Donors.
//
// One child in, one out, O(prefixes of its parents) each. Once in a while, in large windows once a window, the sums are
// formed anew, so that rounding does not pile up over a long search. The last W children are one queue of entries in two columns.
// Hot: plain loads of what is within.

import { float64At, int32At } from '../../shared/columns.ts';
import type { PrefixLevels } from './prefix-levels.ts';

/** Rounding of so many children, each of them coming and going, is far under any threshold's tie. */
const CHILDREN_PER_SUM = 4096;

/** The prefixes that a child's parent may carry, each once, and their posterior weights: a buffer. */
export interface Donation {
  length: number;
  readonly prefixIds: Int32Array;
  readonly weights: Float64Array;
}

export class RecentDonations {
  /** D by prefix id. */
  readonly expected: Float64Array;
  private readonly levels: Pick<PrefixLevels, 'set'>;
  /** Entries of each of the last W children, by the number of the child modulo W. */
  private readonly lengths: Int32Array;
  private slot = -1;
  /** Children since the sums were last formed anew. */
  private unsummed = 0;
  /** Entries `first … end − 1`, at these numbers modulo the capacity, a power of two. */
  private prefixIds = new Int32Array(16);
  private weights = new Float64Array(16);
  private first = 0;
  private end = 0;

  /** `levels` are told each prefix whose D is another after a child. */
  constructor(prefixes: number, windowSize: number, levels: Pick<PrefixLevels, 'set'>) {
    this.expected = new Float64Array(prefixes);
    this.lengths = new Int32Array(windowSize);
    this.levels = levels;
  }

  /** The next child; the oldest is forgotten once there are W. */
  add(donation: Donation): void {
    this.slot = this.slot + 1 === this.lengths.length ? 0 : this.slot + 1;
    const oldest = int32At(this.lengths, this.slot);
    this.lengths[this.slot] = donation.length;
    this.enter(donation);
    this.leave(oldest);
    if (++this.unsummed >= this.lengths.length && this.unsummed >= CHILDREN_PER_SUM) this.sumAnew();
  }

  private enter({ length, prefixIds, weights }: Donation): void {
    while (this.end + length - this.first > this.prefixIds.length) this.grow();
    const mask = this.prefixIds.length - 1;
    for (let index = 0; index < length; index++) {
      const prefixId = prefixIds[index] as number;
      const weight = weights[index] as number;
      const place = this.end++ & mask;
      this.prefixIds[place] = prefixId;
      this.weights[place] = weight;
      this.change(prefixId, weight);
    }
  }

  private leave(entries: number): void {
    const { prefixIds, weights } = this;
    const mask = prefixIds.length - 1;
    for (const end = this.first + entries; this.first < end; this.first++) {
      const place = this.first & mask;
      this.change(prefixIds[place] as number, -(weights[place] as number));
    }
  }

  private change(prefixId: number, by: number): void {
    const expected = (this.expected[prefixId] as number) + by;
    this.expected[prefixId] = expected;
    this.levels.set(prefixId, expected);
  }

  /** The queue's entries are those of the last W children. */
  private sumAnew(): void {
    this.unsummed = 0;
    const { expected, prefixIds, weights, first, end } = this;
    const mask = prefixIds.length - 1;
    for (let entry = first; entry < end; entry++) expected[prefixIds[entry & mask] as number] = 0;
    for (let entry = first; entry < end; entry++) {
      const prefixId = prefixIds[entry & mask] as number;
      expected[prefixId] = (expected[prefixId] as number) + (weights[entry & mask] as number);
    }
    for (let entry = first; entry < end; entry++) {
      const prefixId = prefixIds[entry & mask] as number;
      this.levels.set(prefixId, expected[prefixId] as number);
    }
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
}
