// Does the search select as the hypergeometric says? The selection curve measured by EM (METHOD §5).
//
// θ_b is the probability that a parent's rank lies in range b. A child's likelihood is
// (1 − ε) Σ_m θ_{b(m)}/size(b) · mut(c | m) + ε u_c, a tied member shared evenly over the ranks it spans:
// linear in θ, maximised by EM from equal θ. The theory enters nowhere, so it can be contradicted.
// Goodness of fit: likelihood ratio of theory against EM anew, over ranges merged from the bottom until each
// expects at least five children.

import { type Creation, EPSILON } from '../../lineage/replay.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import { chiSquareTail } from '../../stats/chi-square.ts';
import { SelectionLaw } from '../../stats/selection-probability.ts';
import { type Fit, fitMixture, logLikelihoodGain, type RangeMixture } from './range-mixture.ts';
import { rangeOfRank, rankRanges } from './ranks.ts';
import type { Selection } from './schema.ts';
import { type FreeShares, freeShares, mixtureIntervals, sumStandardError } from './share-intervals.ts';
import { RANDOM, RowGatherer } from './third-rows.ts';

const FEWEST_EXPECTED = 5;
const NORMAL_95 = 1.96;

export function measureSelection(mixture: Gathered, population: number, sample: number): Selection {
  const ranges = rankRanges(population);
  const theory = theoryShares(population, sample);
  const sizes = Float64Array.from(ranges, range => range.highRank - range.lowRank + 1);
  const perRank = { ...mixture, scale: perRankOf(sizes) };
  const fit = fitMixture(perRank);
  const free = fit === null ? null : freeShares(perRank, fit.shares);
  const intervals = fit === null || free === null ? null : mixtureIntervals(perRank, fit.shares, free);
  const meanRank = describeMeanRank(fit?.shares ?? null, free, theory, population);
  const { goodness, df } = testGoodness(mixture, sizes, theory, fit);
  return {
    bins: ranges.map((range, b) => ({
      ...range,
      theory: float64At(theory, b),
      measured: fit === null ? null : float64At(fit.shares, b),
      intervalLow: intervals === null ? null : float64At(intervals.low, b),
      intervalHigh: intervals === null ? null : float64At(intervals.high, b),
    })),
    iterations: fit?.iterations ?? 0,
    children: mixture.children,
    goodness,
    df,
    meanRank,
  };
}

/** The mean relative rank (r − ½)/P of parents, each range at its middle: the whole curve in one number. */
function describeMeanRank(
  shares: Float64Array | null,
  free: FreeShares | null,
  theory: Float64Array,
  population: number,
): NonNullable<Selection['meanRank']> {
  const middles = Float64Array.from(
    rankRanges(population),
    ({ lowRank, highRank }) => ((lowRank + highRank) / 2 - 0.5) / population,
  );
  const meanOf = (weights: Float64Array) =>
    weights.reduce((sum, weight, b) => sum + weight * float64At(middles, b), 0);
  const expected = meanOf(theory);
  if (shares === null || free === null) return { mean: null, low: null, high: null, expected };
  const mean = meanOf(shares);
  const half = NORMAL_95 * sumStandardError(free, middles);
  return { mean, low: mean - half, high: mean + half, expected };
}

/** Sums over ranges, without a scale. */
export type Gathered = Omit<RangeMixture, 'scale'>;

/** Of each child with a ranked possible parent: Σ mut(c | m) by range, and ε u_c. Visits the creations of a replay. */
export class ParentRanges {
  private readonly population: number;
  private readonly rangeOf: Int32Array;
  private readonly gatherer: RowGatherer;
  private children = 0;

  /** `most`: creations that will be visited. */
  constructor(population: number, most: number) {
    this.population = population;
    this.rangeOf = rangeOfRank(population);
    this.gatherer = new RowGatherer(most);
  }

  visit(creation: Creation): void {
    const { rangeOf, population } = this;
    const { count, tied, better, mutation } = creation;
    const row = this.gatherer.pending;
    for (let column = 0; column < row.length; column++) row[column] = 0;
    let any = 0;
    let ties = 0;
    for (let slot = 0; slot < count; slot++) {
      const range = rangeOf[population - (better[slot] as number)] as number;
      const mut = mutation[slot] as number;
      row[range] = (row[range] as number) + mut;
      any += mut;
      ties |= (tied[slot] as number) - 1;
    }
    // Apart, since most children have none.
    if (ties !== 0) any = this.sumTied(creation);
    if (any === 0) return;
    this.children++;
    row[RANDOM] = EPSILON * creation.uniform;
    this.gatherer.add();
  }

  /** The same where members are tied, or outside the population; Σ mut(c | m). */
  private sumTied({ count, tied, better, mutation }: Creation): number {
    const { rangeOf, population } = this;
    const row = this.gatherer.pending;
    row.fill(0);
    let any = 0;
    for (let slot = 0; slot < count; slot++) {
      const group = int32At(tied, slot);
      if (group === 0) continue;
      const mut = float64At(mutation, slot);
      const highest = population - int32At(better, slot);
      for (let rank = highest - group + 1; rank <= highest; rank++) {
        const range = int32At(rangeOf, rank);
        row[range] = float64At(row, range) + mut / group;
      }
      any += mut;
    }
    return any;
  }

  finish(): Gathered {
    const ranges = rankRanges(this.population).length;
    return { ranges, children: this.children, ...this.gatherer.finish() };
  }
}

/** The exact selection probability of each range. */
function theoryShares(population: number, sample: number): Float64Array {
  const law = new SelectionLaw(population, sample);
  return Float64Array.from(rankRanges(population), ({ lowRank, highRank }) =>
    law.byRank.subarray(lowRank - 1, highRank).reduce((sum, probability) => sum + probability, 0),
  );
}

/** Factors by which sums over a range become (1 − ε) times means over its ranks. */
function perRankOf(sizes: Float64Array): Float64Array {
  return sizes.map(size => (1 - EPSILON) / size);
}

function testGoodness(
  mixture: Gathered,
  sizes: Float64Array,
  theory: Float64Array,
  unmerged: Fit | null,
): Pick<Selection, 'goodness' | 'df'> {
  const groupOf = mergeFromBottom(theory, mixture.children);
  const groups = (groupOf.at(-1) ?? -1) + 1;
  const df = groups - 1;
  if (df < 1 || mixture.children === 0) return { goodness: null, df: mixture.children === 0 ? null : df };
  const perRank = { ...mixture, scale: perRankOf(sumByGroup(sizes, groupOf)) };
  // Where nothing is merged, the shares are those of the curve.
  const fit = groups === sizes.length ? unmerged : fitMixture(perRank, groupOf);
  if (fit === null) return { goodness: null, df };
  const ratio = 2 * logLikelihoodGain(perRank, fit.shares, sumByGroup(theory, groupOf));
  return { goodness: chiSquareTail(Math.max(0, ratio), df), df };
}

/** Group of each range: from the lowest ranks up, each group expects at least five; a rest joins the last. */
function mergeFromBottom(theory: Float64Array, children: number): Int32Array {
  const groupOf = new Int32Array(theory.length);
  let group = 0;
  let expected = 0;
  theory.forEach((share, range) => {
    groupOf[range] = group;
    expected += share * children;
    if (expected < FEWEST_EXPECTED) return;
    group++;
    expected = 0;
  });
  return expected > 0 ? groupOf.map(g => Math.min(g, Math.max(0, group - 1))) : groupOf;
}

/** At each range the sum over its group. */
function sumByGroup(values: Float64Array, groupOf: Int32Array): Float64Array {
  const sums = new Float64Array(values.length);
  values.forEach((value, range) => {
    const group = int32At(groupOf, range);
    sums[group] = float64At(sums, group) + value;
  });
  return values.map((_, range) => float64At(sums, int32At(groupOf, range)));
}
