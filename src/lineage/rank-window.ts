// The qualities of a population as it slides, in order: which places are left and taken.
//
// A sorted Float64Array moved by copyWithin: two binary searches and one memory move a change. Which member is where is
// not known: RankedMembers knows it, at O(P) steps a change.

import { float64At } from '../shared/columns.ts';

/** Places among the qualities, worst first: the one that was left, and the one that was taken, after its equals. */
export interface Exchange {
  readonly left: number;
  readonly joined: number;
}

export class RankWindow {
  private readonly sorted: Float64Array;
  private readonly places = { left: 0, joined: 0 };
  size = 0;

  constructor(capacity: number) {
    this.sorted = new Float64Array(capacity);
  }

  add(quality: number): void {
    const place = this.countBelow(quality);
    this.sorted.copyWithin(place + 1, place, this.size);
    this.sorted[place] = quality;
    this.size++;
  }

  /** One leaves, which the caller knows to be there, and one joins; valid until the next call. */
  exchange(leaving: number, joining: number): Exchange {
    const { sorted, places } = this;
    const left = this.countBelow(leaving);
    const upTo = this.countUpTo(joining);
    const joined = upTo > left ? upTo - 1 : upTo;
    if (left < joined) sorted.copyWithin(left, left + 1, upTo);
    else sorted.copyWithin(joined + 1, joined, left);
    sorted[joined] = joining;
    places.left = left;
    places.joined = joined;
    return places;
  }

  /** The quality at a rank, 1 = worst. */
  atRank(rank: number): number {
    return float64At(this.sorted, rank - 1);
  }

  /** Number of members strictly worse. */
  private countBelow(quality: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (float64At(this.sorted, middle) < quality) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Number of members worse or equal. */
  countUpTo(quality: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (float64At(this.sorted, middle) <= quality) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
