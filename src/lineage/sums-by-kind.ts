// Σ sel(m) mut(c | m) of one creation for many sample sizes at once (METHOD §2).
//
// Members whose mutation is equally likely are summed first, so that a member costs one addition a sample size.
// Hot: plain loops over typed arrays.

import { float64At, int32At } from '../shared/columns.ts';
import type { Evidence } from './evidence.ts';
import type { MutationModel } from './mutation-model.ts';

/** Of one creation: Σ sel(m) of its possible parents by kind of mutation, for each sample size. */
export class SumsByKind {
  private readonly width: number;
  private readonly mutation: Evidence['mutation'];
  private readonly sums: Float64Array;
  private readonly mixed: Float64Array;
  private readonly present: Int32Array;
  private readonly isPresent: Uint8Array;
  private count = 0;

  constructor({ mutation }: Evidence, width: number) {
    const kinds = mutation.redraw.length;
    this.width = width;
    this.mutation = mutation;
    this.sums = new Float64Array(kinds * width);
    this.mixed = new Float64Array(width);
    this.present = new Int32Array(kinds);
    this.isPresent = new Uint8Array(kinds);
  }

  /** A member whose shares start at `from`. */
  add(kind: number, shares: Float64Array, from: number): void {
    const { sums } = this;
    const row = this.open(kind);
    for (let index = 0; index < this.width; index++) {
      sums[row + index] = float64At(sums, row + index) + float64At(shares, from + index);
    }
  }

  /** One of `tied` members that share evenly what lies between two tails. */
  addShared(kind: number, tails: Float64Array, from: number, to: number, tied: number): void {
    const { sums } = this;
    const row = this.open(kind);
    for (let index = 0; index < this.width; index++) {
      const shared = (float64At(tails, from + index) - float64At(tails, to + index)) / tied;
      sums[row + index] = float64At(sums, row + index) + shared;
    }
  }

  /** Σ_m sel(m) mut(c | m), at most the largest mut(c | m) if `capped`; valid until the next call. */
  mixture(model: MutationModel, capped: boolean): Float64Array {
    const { mixed, sums, width } = this;
    mixed.fill(0);
    let largest = 0;
    for (let place = 0; place < this.count; place++) {
      const kind = int32At(this.present, place);
      const probability = float64At(this.mutation[model], kind);
      if (probability === 0) continue;
      if (probability > largest) largest = probability;
      for (let index = 0; index < width; index++) {
        mixed[index] = float64At(mixed, index) + probability * float64At(sums, kind * width + index);
      }
    }
    if (!capped) return mixed;
    for (let index = 0; index < width; index++) {
      if (float64At(mixed, index) > largest) mixed[index] = largest;
    }
    return mixed;
  }

  clear(): void {
    for (let place = 0; place < this.count; place++) {
      const kind = int32At(this.present, place);
      this.isPresent[kind] = 0;
      this.sums.fill(0, kind * this.width, (kind + 1) * this.width);
    }
    this.count = 0;
  }

  private open(kind: number): number {
    if (this.isPresent[kind] === 0) {
      this.isPresent[kind] = 1;
      this.present[this.count++] = kind;
    }
    return kind * this.width;
  }
}
