// Σ sel(m) mut(c | m) of one creation for many sample sizes at once, under either model (METHOD §2).
//
// Members whose mutation is equally likely are summed first, so that a member costs one addition a sample size. Hot: four
// sample sizes at a time, their sums in registers, by plain loads of rows that are within the shares by construction.

import type { Evidence } from './evidence.ts';
import type { MemberRows } from './member-rows.ts';

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

  constructor({ mutation }: Evidence, stride: number) {
    this.mutation = mutation;
    this.redraw = new Float64Array(stride);
    this.replace = new Float64Array(stride);
  }

  /** Sums over the members found. */
  sum({ shares, rows, runs, kind, ends }: MemberRows): void {
    const { mutation, redraw, replace } = this;
    redraw.fill(0);
    replace.fill(0);
    this.largestRedraw = 0;
    this.largestReplace = 0;
    for (let run = 0, begin = 0; run < runs; run++) {
      const redrawn = mutation.redraw[kind[run] as number] as number;
      const replaced = mutation.replace[kind[run] as number] as number;
      const end = ends[run] as number;
      if (redrawn > this.largestRedraw) this.largestRedraw = redrawn;
      if (replaced > this.largestReplace) this.largestReplace = replaced;
      for (let lane = 0; lane < redraw.length; lane += LANES) {
        let sum0 = 0;
        let sum1 = 0;
        let sum2 = 0;
        let sum3 = 0;
        for (let place = begin; place < end; place++) {
          const from = (rows[place] as number) + lane;
          sum0 += shares[from] as number;
          sum1 += shares[from + 1] as number;
          sum2 += shares[from + 2] as number;
          sum3 += shares[from + 3] as number;
        }
        addTo(redraw, lane, redrawn, sum0, sum1, sum2, sum3);
        addTo(replace, lane, replaced, sum0, sum1, sum2, sum3);
      }
      begin = end;
    }
  }
}

function addTo(
  mixture: Float64Array,
  lane: number,
  mutation: number,
  sum0: number,
  sum1: number,
  sum2: number,
  sum3: number,
): void {
  mixture[lane] = (mixture[lane] as number) + mutation * sum0;
  mixture[lane + 1] = (mixture[lane + 1] as number) + mutation * sum1;
  mixture[lane + 2] = (mixture[lane + 2] as number) + mutation * sum2;
  mixture[lane + 3] = (mixture[lane + 3] as number) + mutation * sum3;
}
