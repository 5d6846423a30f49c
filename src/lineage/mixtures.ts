// Σ sel(m) mut(c | m) of one creation for many sample sizes at once, under either model (METHOD §2).
//
// Members whose mutation is equally likely are summed first, so that a member costs one addition a sample size. Hot: four
// sample sizes at a time, their sums in registers, by plain loads of rows that are within the shares by construction.

import { float64At, int32At } from '../shared/columns.ts';
import type { Evidence } from './evidence.ts';

/** Sample sizes summed at once: rows of shares are padded to a multiple of it. */
const LANES = 4;

/** Numbers from one row of shares to the next. */
export function strideOf(width: number): number {
  return Math.ceil(width / LANES) * LANES;
}

export class Mixtures {
  /** Of each sample size, as of the last `sum`; padded. */
  readonly redraw: Float64Array;
  readonly replace: Float64Array;
  /** The largest mut(c | m) of the members, as of the last `sum`. */
  largestRedraw = 0;
  largestReplace = 0;
  private readonly mutation: Evidence['mutation'];
  /** Rows of shares, with room for those of tied members behind them. */
  private readonly shares: Float64Array;
  private readonly stride: number;
  private readonly firstShared: number;
  private shared: number;
  /** Of each kind so many places for its members' rows, and how many are taken. */
  private readonly most: number;
  private readonly rows: Int32Array;
  private readonly taken: Int32Array;
  /** Kinds met, in the order of their meeting. */
  private readonly kinds: Int32Array;
  private count = 0;

  /** `shares`: rows of `strideOf(width)` numbers, one a sample size; `most`: possible parents of a creation. */
  constructor({ mutation }: Evidence, shares: Float64Array, width: number, most: number) {
    const kinds = mutation.redraw.length;
    this.mutation = mutation;
    this.stride = strideOf(width);
    this.firstShared = shares.length;
    this.shared = shares.length;
    this.shares = new Float64Array(shares.length + most * this.stride);
    this.shares.set(shares);
    this.redraw = new Float64Array(this.stride);
    this.replace = new Float64Array(this.stride);
    this.most = most;
    this.rows = new Int32Array(kinds * most);
    this.taken = new Int32Array(kinds);
    this.kinds = new Int32Array(kinds);
  }

  /** A member whose shares start at `from`. */
  add(kind: number, from: number): void {
    const taken = int32At(this.taken, kind);
    if (taken === 0) this.kinds[this.count++] = kind;
    this.rows[kind * this.most + taken] = from;
    this.taken[kind] = taken + 1;
  }

  /** One of `tied` members that share evenly what lies between two rows of tails. */
  addShared(kind: number, tails: Float64Array, from: number, to: number, tied: number): void {
    const { shares, shared } = this;
    for (let index = 0; index < this.stride; index++) {
      shares[shared + index] = (float64At(tails, from + index) - float64At(tails, to + index)) / tied;
    }
    this.add(kind, shared);
    this.shared += this.stride;
  }

  /** Sums over the members added since the last time, and forgets them. */
  sum(): void {
    const { shares, rows, kinds, taken, most, mutation } = this;
    this.largestRedraw = 0;
    this.largestReplace = 0;
    for (let place = 0; place < this.count; place++) {
      const kind = int32At(kinds, place);
      this.largestRedraw = Math.max(this.largestRedraw, float64At(mutation.redraw, kind));
      this.largestReplace = Math.max(this.largestReplace, float64At(mutation.replace, kind));
    }
    for (let lane = 0; lane < this.stride; lane += LANES) {
      let redraw0 = 0;
      let redraw1 = 0;
      let redraw2 = 0;
      let redraw3 = 0;
      let replace0 = 0;
      let replace1 = 0;
      let replace2 = 0;
      let replace3 = 0;
      for (let place = 0; place < this.count; place++) {
        const kind = int32At(kinds, place);
        const end = kind * most + int32At(taken, kind);
        let sum0 = 0;
        let sum1 = 0;
        let sum2 = 0;
        let sum3 = 0;
        for (let index = kind * most; index < end; index++) {
          const from = (rows[index] as number) + lane;
          sum0 += shares[from] as number;
          sum1 += shares[from + 1] as number;
          sum2 += shares[from + 2] as number;
          sum3 += shares[from + 3] as number;
        }
        const redraw = float64At(mutation.redraw, kind);
        const replace = float64At(mutation.replace, kind);
        redraw0 += redraw * sum0;
        redraw1 += redraw * sum1;
        redraw2 += redraw * sum2;
        redraw3 += redraw * sum3;
        replace0 += replace * sum0;
        replace1 += replace * sum1;
        replace2 += replace * sum2;
        replace3 += replace * sum3;
      }
      this.redraw[lane] = redraw0;
      this.redraw[lane + 1] = redraw1;
      this.redraw[lane + 2] = redraw2;
      this.redraw[lane + 3] = redraw3;
      this.replace[lane] = replace0;
      this.replace[lane + 1] = replace1;
      this.replace[lane + 2] = replace2;
      this.replace[lane + 3] = replace3;
    }
    for (let place = 0; place < this.count; place++) taken[int32At(kinds, place)] = 0;
    this.count = 0;
    this.shared = this.firstShared;
  }
}
