// With what probability is each member never selected while it is a member? By exact selection (METHOD §5, lifetime).
//
// Members stand sorted by quality, so that a creation multiplies place by place without looking at ranks; only
// where members are tied are they gone through by groups. Hot: O(P) a change and a creation.

import { float64At, int32At } from '../../shared/columns.ts';
import { SelectionLaw } from '../../stats/selection-probability.ts';

export class UnselectedMembers {
  private readonly law: SelectionLaw;
  /** By rank, worst first: the member's quality, its index and its product so far. */
  private readonly quality: Float64Array;
  private readonly member: Int32Array;
  private readonly product: Float64Array;
  /** 1 − selection probability by rank where nobody is tied. */
  private readonly passedOver: Float64Array;
  private size = 0;
  /** Neighbours of equal quality. */
  private twins = 0;

  constructor(population: number, sample: number) {
    this.law = new SelectionLaw(population, sample);
    this.quality = new Float64Array(population + 1);
    this.member = new Int32Array(population + 1);
    this.product = new Float64Array(population + 1);
    this.passedOver = this.law.byRank.map(selection => 1 - selection);
  }

  join(member: number, quality: number): void {
    const place = this.firstAbove(quality);
    if (place > 0 && float64At(this.quality, place - 1) === quality) this.twins++;
    for (const column of [this.quality, this.member, this.product]) {
      column.copyWithin(place + 1, place, this.size);
    }
    this.quality[place] = quality;
    this.member[place] = member;
    this.product[place] = 1;
    this.size++;
  }

  /** The member's product; it is no member any more. */
  retire(member: number, quality: number): number {
    let place = this.firstAbove(quality) - 1;
    while (int32At(this.member, place) !== member) place--;
    const isTwin = (other: number) => other >= 0 && other < this.size && this.quality[other] === quality;
    if (isTwin(place - 1) || isTwin(place + 1)) this.twins--;
    const product = float64At(this.product, place);
    for (const column of [this.quality, this.member, this.product]) {
      column.copyWithin(place, place + 1, this.size);
    }
    this.size--;
    return product;
  }

  /** One creation of a full population. */
  create(): void {
    const { product, passedOver } = this;
    if (this.twins > 0) {
      this.createTied();
      return;
    }
    for (let place = 0; place < this.size; place++) {
      product[place] = float64At(product, place) * float64At(passedOver, place);
    }
  }

  private createTied(): void {
    for (let from = 0; from < this.size; ) {
      let to = from + 1;
      while (to < this.size && this.quality[to] === this.quality[from]) to++;
      const kept = 1 - this.law.probability(this.size - to, to - from);
      for (; from < to; from++) this.product[from] = float64At(this.product, from) * kept;
    }
  }

  private firstAbove(quality: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (float64At(this.quality, middle) <= quality) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
