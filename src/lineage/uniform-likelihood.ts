// The log-likelihood of a trace under (P, s = 1, model), where every member is selected with 1/P, against a random
// search's: exact for one P, an upper bound for a range of P (METHOD §2, likelihood.ts).
//
// One pass over the creations for many populations. Of a range, the mixture is at most Σ mut(c | m) over the largest
// population, by the size of the smallest. Hot: plain loads.

import { float64At, int32At } from '../shared/columns.ts';
import type { Evidence } from './evidence.ts';
import type { LikelihoodRow } from './likelihood.ts';
import { LogProducts } from './log-products.ts';
import type { Range } from './ranges.ts';

/** Log-likelihood ratios by range; the ranges ascend. */
export function uniformLikelihood(evidence: Evidence, populations: readonly Range[]): LikelihoodRow {
  const low = Int32Array.from(populations, range => range.low);
  const high = Int32Array.from(populations, range => range.high);
  const ranges = low.length;
  const sums = new UniformSums(evidence, low, high);
  const redraw = new LogProducts(ranges);
  const replace = new LogProducts(ranges);
  let reached = 0;
  let passed = 0;
  for (let creation = 0; creation < evidence.creations; creation++) {
    const known = int32At(evidence.known, creation);
    while (reached < ranges && int32At(low, reached) <= known) reached++;
    while (passed < ranges && int32At(high, passed) <= known) passed++;
    if (reached === 0) continue;
    sums.find(creation, reached);
    const log = float64At(evidence.logRandom, creation);
    const inverse = float64At(evidence.inverseRandom, creation);
    const random = { log, inverse, isPossible: false };
    redraw.multiply(sums.redraw, 0, passed, UNBOUNDED, random);
    replace.multiply(sums.replace, 0, passed, UNBOUNDED, random);
    // Of stage 1 for some populations of the range.
    const either = { log, inverse, isPossible: true };
    redraw.multiply(sums.redraw, passed, reached, UNBOUNDED, either);
    replace.multiply(sums.replace, passed, reached, UNBOUNDED, either);
  }
  return { redraw: redraw.finish(), replace: replace.finish() };
}

const UNBOUNDED = Number.POSITIVE_INFINITY;

/** The mixture of one creation for each range. */
class UniformSums {
  readonly redraw: Float64Array;
  readonly replace: Float64Array;
  private readonly evidence: Evidence;
  private readonly low: Int32Array;
  /** By age of a member, the first range with a population that holds it. */
  private readonly rangeOf: Int32Array;

  constructor(evidence: Evidence, low: Int32Array, high: Int32Array) {
    this.evidence = evidence;
    this.low = low;
    this.redraw = new Float64Array(low.length);
    this.replace = new Float64Array(low.length);
    this.rangeOf = new Int32Array((high.at(-1) ?? 0) + 1);
    for (let age = 0, range = 0; age < this.rangeOf.length; age++) {
      if (age > int32At(high, range)) range++;
      this.rangeOf[age] = range;
    }
  }

  /** Of the first so many ranges. */
  find(creation: number, ranges: number): void {
    const { redraw, replace, rangeOf } = this;
    const { known, offsets, starts, candidate, kind, mutation } = this.evidence;
    const knownHere = int32At(known, creation);
    redraw.fill(0);
    replace.fill(0);
    for (let run = int32At(offsets, creation); run < int32At(offsets, creation + 1); run++) {
      const redrawn = float64At(mutation.redraw, int32At(kind, run));
      const replaced = float64At(mutation.replace, int32At(kind, run));
      const end = int32At(starts, run + 1);
      for (let slot = int32At(starts, run); slot < end; slot++) {
        const age = knownHere - (candidate[slot] as number);
        if (age >= rangeOf.length) break;
        const range = rangeOf[age] as number;
        redraw[range] = (redraw[range] as number) + redrawn;
        replace[range] = (replace[range] as number) + replaced;
      }
    }
    this.divide(redraw, ranges);
    this.divide(replace, ranges);
  }

  /** Makes mixtures of what each range adds. */
  private divide(sums: Float64Array, ranges: number): void {
    let sum = 0;
    for (let range = 0; range < ranges; range++) {
      sum += sums[range] as number;
      sums[range] = sum / (this.low[range] as number);
    }
  }
}
