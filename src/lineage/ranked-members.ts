// The members of a population in the order of their qualities, as it slides: how many are better than one of them,
// and how many as good.
//
// Members have numbers below the capacity. A change moves those between two places by one, O(P) at most, so that a
// question is a look at a member's place. Hot: plain loops and loads.

import { float64At, int32At } from '../shared/columns.ts';

export class RankedMembers {
  /** By place, worst first. */
  private readonly quality: Float64Array;
  private readonly memberAt: Int32Array;
  /** By member. */
  readonly placeOf: Int32Array;
  /** Neighbouring places of equal quality: where there are none, nobody is tied. */
  twins = 0;
  size = 0;

  constructor(capacity: number) {
    this.quality = new Float64Array(capacity);
    this.memberAt = new Int32Array(capacity);
    this.placeOf = new Int32Array(capacity);
  }

  /** One member more. */
  join(member: number, quality: number): void {
    this.settle(member, this.size++, quality);
  }

  /** A member's number and place in the population go to another. */
  replace(member: number, quality: number): void {
    const place = int32At(this.placeOf, member);
    if (this.isTwin(place, float64At(this.quality, place))) this.twins--;
    this.settle(member, place, quality);
  }

  /** Number of members strictly better than one of them. */
  better(member: number): number {
    const place = int32At(this.placeOf, member);
    return this.size - 1 - (this.twins === 0 ? place : this.lastTied(place));
  }

  /** Number of members as good as one of them, itself included. */
  tied(member: number): number {
    if (this.twins === 0) return 1;
    const place = int32At(this.placeOf, member);
    return this.lastTied(place) - this.firstTied(place) + 1;
  }

  /** Takes a member to its place; what stands between there and `hole`, which is free, moves by one. */
  private settle(member: number, hole: number, quality: number): void {
    const { quality: sorted, memberAt, placeOf } = this;
    const last = this.size - 1;
    let place = hole;
    for (; place > 0 && (sorted[place - 1] as number) > quality; place--) {
      const moved = memberAt[place - 1] as number;
      sorted[place] = sorted[place - 1] as number;
      memberAt[place] = moved;
      placeOf[moved] = place;
    }
    for (; place < last && (sorted[place + 1] as number) <= quality; place++) {
      const moved = memberAt[place + 1] as number;
      sorted[place] = sorted[place + 1] as number;
      memberAt[place] = moved;
      placeOf[moved] = place;
    }
    sorted[place] = quality;
    memberAt[place] = member;
    placeOf[member] = place;
    if (this.isTwin(place, quality)) this.twins++;
  }

  private isTwin(place: number, quality: number): boolean {
    const { quality: sorted, size } = this;
    return (
      (place > 0 && sorted[place - 1] === quality) || (place + 1 < size && sorted[place + 1] === quality)
    );
  }

  /** The last place of equal quality. */
  private lastTied(place: number): number {
    const { quality: sorted, size } = this;
    const quality = sorted[place] as number;
    let low = place;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sorted[middle] as number) <= quality) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first place of equal quality. */
  private firstTied(place: number): number {
    const { quality: sorted } = this;
    const quality = sorted[place] as number;
    let low = 0;
    let high = place;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) < quality) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
