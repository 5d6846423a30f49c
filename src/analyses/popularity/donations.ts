// How many of the last W children had a parent with each prefix? The expected number D of METHOD §6 Donors.
//
// One child in, one out, O(prefixes of its parents) each. Once a window the sums are formed anew, so that
// rounding does not pile up over a long search.

import { float64At, itemAt } from '../../shared/columns.ts';

/** The prefixes that a child's parent may carry, each once, and their posterior weights. */
export interface Donation {
  readonly prefixIds: readonly number[];
  readonly weights: readonly number[];
}

export class RecentDonations {
  /** D by prefix id. */
  readonly expected: Float64Array;
  private readonly recent: (Donation | undefined)[];
  private readonly changed: (prefixId: number, expected: number) => void;
  private slot = -1;

  /** `changed` is told each prefix whose D is another after a child. */
  constructor(prefixes: number, windowSize: number, changed: (prefixId: number, expected: number) => void) {
    this.expected = new Float64Array(prefixes);
    this.recent = new Array(windowSize);
    this.changed = changed;
  }

  /** The next child; the oldest is forgotten once there are W. */
  add(donation: Donation): void {
    this.slot = (this.slot + 1) % this.recent.length;
    const oldest = this.recent[this.slot];
    this.recent[this.slot] = donation;
    this.change(donation, 1);
    if (oldest !== undefined) this.change(oldest, -1);
    const isRoundOver = this.slot === this.recent.length - 1;
    if (isRoundOver) this.sumAnew(oldest);
    for (const entry of isRoundOver ? this.recent : [donation]) this.tell(entry);
    this.tell(oldest);
  }

  private change({ prefixIds, weights }: Donation, sign: 1 | -1): void {
    for (let i = 0; i < prefixIds.length; i++) {
      const prefixId = itemAt(prefixIds, i);
      this.expected[prefixId] = float64At(this.expected, prefixId) + sign * itemAt(weights, i);
    }
  }

  /** The ring's slots are now the last W children in order. */
  private sumAnew(oldest: Donation | undefined): void {
    for (const entry of [...this.recent, oldest]) {
      for (const prefixId of entry?.prefixIds ?? []) this.expected[prefixId] = 0;
    }
    for (const entry of this.recent) if (entry !== undefined) this.change(entry, 1);
  }

  private tell(donation: Donation | undefined): void {
    for (const prefixId of donation?.prefixIds ?? [])
      this.changed(prefixId, float64At(this.expected, prefixId));
  }
}
