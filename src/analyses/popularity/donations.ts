// How many of the last W children had a parent with each prefix? The expected number D of METHOD §6 Donors.
//
// One child in, one out, O(prefixes of its parents) each. Once a window the sums are formed anew, so that
// rounding does not pile up over a long search.

import { at, itemAt } from '../../shared/columns.ts';

/** The prefixes that a child's parent may carry, each once, and their posterior weights. */
export interface Donation {
  readonly prefixIds: readonly number[];
  readonly weights: readonly number[];
}

export class RecentDonations {
  /** D by prefix id. */
  readonly expected: Float64Array;
  private readonly recent: (Donation | undefined)[];
  private children = 0;

  constructor(prefixes: number, windowSize: number) {
    this.expected = new Float64Array(prefixes);
    this.recent = new Array(windowSize);
  }

  /** The next child; the oldest is forgotten once there are W. Calls back with each prefix whose D changed. */
  add(donation: Donation, changed: (prefixId: number) => void): void {
    const slot = this.children++ % this.recent.length;
    const oldest = this.recent[slot];
    this.recent[slot] = donation;
    this.change(donation, 1);
    if (oldest !== undefined) this.change(oldest, -1);
    const touched = slot === this.recent.length - 1 ? this.sumAnew(oldest) : [donation, oldest];
    for (const entry of touched) entry?.prefixIds.forEach(changed);
  }

  private change({ prefixIds, weights }: Donation, sign: 1 | -1): void {
    for (let i = 0; i < prefixIds.length; i++) {
      const prefixId = itemAt(prefixIds, i);
      this.expected[prefixId] = at(this.expected, prefixId) + sign * itemAt(weights, i);
    }
  }

  /** At the end of the ring its slots are the last W children in order. */
  private sumAnew(oldest: Donation | undefined): (Donation | undefined)[] {
    const all = [...this.recent, oldest];
    for (const entry of all) for (const prefixId of entry?.prefixIds ?? []) this.expected[prefixId] = 0;
    for (const entry of this.recent) if (entry !== undefined) this.change(entry, 1);
    return all;
  }
}
