// At which positions do mutations fall? Maximum-likelihood weights π̂ by EM (METHOD §3).
//
// The likelihood of a child is f_c(π) = Σ_m sel(m) mut_π(c | m), linear in π: a member at distance 1 at
// position i adds π_i sel(m) d_i, one equal to the child π_i sel(m) d_i at every i (redraw), with
// d_i = 1/o_i or 1/(o_i − 1). Posterior counts under uniform weights would be biased towards uniform; EM
// (Dempster, Laird, Rubin 1977) is not. Several lengths: one vector over the longest sequence, not
// renormalised for shorter ones (METHOD §9).

import type { MutationLaw } from '../../lineage/mutation-law.ts';
import { Float64Column, float64At, Int32Column, int32At } from '../../shared/columns.ts';
import { type ChoiceCodes, codeAt, narrowest } from '../../trace/sequences.ts';

const CONVERGED = 1e-9;

/** What the likelihood of each child depends on: selection weights by position, and of equal members. */
export class ChildEvidence {
  private readonly offsets = new Int32Column();
  private positions: ChoiceCodes;
  private weights = new Float64Array(1024);
  private readonly equal = new Float64Column();
  private lengths: ChoiceCodes;
  private readonly longest: number;
  private children = 0;
  private entries = 0;

  /** `longest`: positions of the longest child. */
  constructor(longest: number) {
    this.longest = longest;
    this.positions = narrowest(longest, 1024);
    this.lengths = narrowest(longest, 1024);
    this.offsets.push(0);
  }

  /** Starts a child of `length` positions; `equal` is the selection weight of members equal to it. */
  addChild(length: number, equal: number): void {
    if (this.children === this.lengths.length) this.lengths = this.grown(this.lengths);
    this.lengths[this.children++] = length;
    this.equal.push(equal);
    this.offsets.push(this.entries);
  }

  /** Adds selection weight at a 0-based position to the child that will be added next. */
  addAt(position: number, weight: number): void {
    if (this.entries === this.weights.length) {
      this.positions = this.grown(this.positions);
      const weights = new Float64Array(this.entries * 2);
      weights.set(this.weights);
      this.weights = weights;
    }
    this.positions[this.entries] = position;
    this.weights[this.entries++] = weight;
  }

  /** Columns may go on beyond the last child's entries. */
  finish() {
    return {
      children: this.children,
      offsets: this.offsets.finish(),
      positions: this.positions,
      weights: this.weights,
      equal: this.equal.finish(),
      lengths: this.lengths,
    };
  }

  private grown(codes: ChoiceCodes): ChoiceCodes {
    const grown = narrowest(this.longest, codes.length * 2);
    grown.set(codes);
    return grown;
  }
}

export type ChildTable = ReturnType<ChildEvidence['finish']>;

export interface PositionWeights {
  /** π̂ by position; sums to 1. */
  readonly weights: Float64Array;
  /** Equal over the L' positions with more than one option, else 0. */
  readonly uniform: Float64Array;
  /** L'. */
  readonly mutable: number;
  /** 2 (LL(π̂) − LL(uniform)). */
  readonly statistic: number;
}

export function estimatePositionWeights(table: ChildTable, law: MutationLaw): PositionWeights {
  const positions = law.options.length;
  const draw = Float64Array.from({ length: positions }, (_, position) => law.drawProbability(position));
  const mutable = draw.filter(value => value > 0).length;
  const uniform = draw.map(value => (value > 0 ? 1 / mutable : 0));
  let weights: Float64Array = uniform;
  for (let change = Number.POSITIVE_INFINITY; change >= CONVERGED && table.children > 0; ) {
    const next = improve(table, draw, weights);
    change = 0;
    for (let i = 0; i < positions; i++)
      change = Math.max(change, Math.abs(float64At(next, i) - float64At(weights, i)));
    weights = next;
  }
  const statistic = 2 * logLikelihoodGain(table, draw, weights, uniform);
  return { weights, uniform, mutable, statistic: Math.max(0, statistic) };
}

/** One EM step: each child's evidence shared out over the positions, then averaged. Hot: plain loads of what is within. */
function improve(table: ChildTable, draw: Float64Array, weights: Float64Array): Float64Array {
  const drawn = weights.map((weight, position) => weight * float64At(draw, position));
  const upTo = runningSums(drawn);
  const shares = new Float64Array(weights.length);
  const equalByLength = new Float64Array(weights.length + 1);
  const { offsets, positions, weights: selected } = table;
  for (let child = 0; child < table.children; child++) {
    const inverse = 1 / childLikelihood(table, child, drawn, upTo);
    const end = int32At(offsets, child + 1);
    for (let slot = int32At(offsets, child); slot < end; slot++) {
      const position = positions[slot] as number;
      shares[position] = (shares[position] as number) + inverse * (selected[slot] as number);
    }
    const length = codeAt(table.lengths, child);
    equalByLength[length] = float64At(equalByLength, length) + float64At(table.equal, child) * inverse;
  }
  let equal = 0;
  let total = 0;
  for (let position = weights.length - 1; position >= 0; position--) {
    equal += float64At(equalByLength, position + 1);
    shares[position] = float64At(drawn, position) * (float64At(shares, position) + equal);
    total += float64At(shares, position);
  }
  return shares.map(share => share / total);
}

function childLikelihood(table: ChildTable, child: number, drawn: Float64Array, upTo: Float64Array): number {
  const { offsets, positions, weights } = table;
  const end = int32At(offsets, child + 1);
  let likelihood = float64At(table.equal, child) * float64At(upTo, codeAt(table.lengths, child));
  for (let slot = int32At(offsets, child); slot < end; slot++) {
    likelihood += (drawn[positions[slot] as number] as number) * (weights[slot] as number);
  }
  return likelihood;
}

/** The log-likelihood of weights less that of others: by child, as the difference of the two sums would cancel. */
function logLikelihoodGain(
  table: ChildTable,
  draw: Float64Array,
  weights: Float64Array,
  others: Float64Array,
): number {
  const drawn = weights.map((weight, position) => weight * float64At(draw, position));
  const otherwise = others.map((weight, position) => weight * float64At(draw, position));
  const upTo = runningSums(drawn);
  const otherUpTo = runningSums(otherwise);
  let sum = 0;
  for (let child = 0; child < table.children; child++) {
    const better = childLikelihood(table, child, drawn, upTo);
    sum += Math.log(better / childLikelihood(table, child, otherwise, otherUpTo));
  }
  return sum;
}

/** Sums of the first 0, 1, 2 … values. */
function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = float64At(sums, i) + float64At(values, i);
  return sums;
}
