// The qualities of a population as it slides: how many are better than, or tied with, a given one.
//
// A sorted Float64Array moved by copyWithin: two binary searches a question, one memory move a change.

import { float64At } from '../shared/columns.ts';

/** How many members are strictly better than one of them, and how many as good as it, itself included. */
export interface Standing {
  readonly better: number;
  readonly tied: number;
}

/** Places among the qualities, worst first: the one that was left, and the one that was taken, after its equals. */
export interface Exchange {
  readonly left: number;
  readonly joined: number;
}

/** A place this near to where it was expected is found step by step. */
const NEAR = 8;

export class RankWindow {
  private readonly sorted: Float64Array;
  private readonly answer = { better: 0, tied: 0 };
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

  /** Removes one equal quality; the caller knows that it is there. */
  remove(quality: number): void {
    const place = this.countBelow(quality);
    this.sorted.copyWithin(place, place + 1, this.size);
    this.size--;
  }

  /** As `remove` and `add`, in one move of those between; valid until the next call. */
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

  /** Number of members strictly better. */
  better(quality: number): number {
    return this.size - this.countUpTo(quality);
  }

  /** Number of members of equal quality. */
  tied(quality: number): number {
    return this.countUpTo(quality) - this.countBelow(quality);
  }

  /** Of a member of this quality, with a guess at how many are no better; valid until the next call. */
  standing(quality: number, guess: number): Standing {
    const upTo = this.countUpToNear(quality, guess);
    const { answer } = this;
    answer.better = this.size - upTo;
    // Most members are tied with nobody.
    const hasTwin = upTo > 1 && float64At(this.sorted, upTo - 2) === quality;
    answer.tied = hasTwin ? upTo - this.countBelow(quality) : 1;
    return answer;
  }

  /** The quality at a rank, 1 = worst. */
  atRank(rank: number): number {
    return float64At(this.sorted, rank - 1);
  }

  /** Number of members strictly worse. */
  countBelow(quality: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (float64At(this.sorted, middle) < quality) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** As `countUpTo`, quick where the answer is near the guess: a change of the population moves it by one at most. */
  private countUpToNear(quality: number, guess: number): number {
    const { sorted, size } = this;
    let count = Math.min(guess, size);
    for (let step = 0; step < NEAR; step++) {
      if (count > 0 && (sorted[count - 1] as number) > quality) count--;
      else if (count < size && (sorted[count] as number) <= quality) count++;
      else return count;
    }
    return this.countUpTo(quality);
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
