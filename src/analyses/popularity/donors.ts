// Does a prefix that gave weights lately give them again? (METHOD §6 Donors, paper V-D4)
//
// Each resolved child, in creation order, asks every distinct prefix of its population "does the parent carry
// you?"; the answer is the posterior weight. Prefixes are kept by level, the largest threshold τ that their D
// reaches, so that a child costs O(parents found) instead of O(distinct prefixes).

import type { Creation } from '../../lineage/replay.ts';
import { wilsonInterval } from '../../stats/wilson.ts';
import type { Trace } from '../../trace/trace.ts';
import { CarriedPrefixes } from './carried-prefixes.ts';
import { type Donation, RecentDonations } from './donations.ts';
import { LARGEST_THRESHOLD, PrefixLevels } from './prefix-levels.ts';
import type { Prefixes } from './prefixes.ts';
import type { Donors } from './schema.ts';

export interface DonorContext {
  readonly trace: Trace;
  readonly prefixes: Prefixes;
  /** P and W, in candidates and children. */
  readonly population: number;
  readonly windowSize: number;
}

/** Visits the creations of a replay, each once, then says what the children answered. */
export class DonorSurvey {
  private readonly levels: PrefixLevels;
  private readonly donations: RecentDonations;
  private readonly carried: CarriedPrefixes;
  /** Expected yeses by the prefix's level. */
  private readonly yes = new Float64Array(LARGEST_THRESHOLD + 1);

  constructor({ trace, prefixes, population, windowSize }: DonorContext) {
    this.levels = new PrefixLevels(prefixes, population);
    // A window beyond the trace remembers all children: no larger ring is needed.
    const remembered = Math.min(windowSize, trace.evaluations);
    this.donations = new RecentDonations(prefixes.count, remembered, this.levels);
    this.carried = new CarriedPrefixes(trace, prefixes, population);
  }

  visit(creation: Creation): void {
    if (!creation.resolved) return;
    this.levels.advanceTo(creation.known);
    const donation = this.carried.of(creation);
    this.ask(donation);
    this.donations.add(donation);
  }

  /** Adds one child's questions and answers; a prefix outside the population is not asked. */
  private ask({ length, prefixIds, weights }: Donation): void {
    const { levels, yes } = this;
    levels.ask();
    for (let index = 0; index < length; index++) {
      const level = levels.levelOf(prefixIds[index] as number);
      if (level >= 0) yes[level] = (yes[level] as number) + (weights[index] as number);
    }
  }

  summarize(): Donors {
    const pairs = this.levels.pairs();
    const conditional = Array.from({ length: LARGEST_THRESHOLD + 1 }, (_, threshold) => ({
      threshold,
      ...estimate(sumFrom(this.yes, threshold), sumFrom(pairs, threshold)),
    }));
    const all = estimate(sumFrom(this.yes, 0), sumFrom(pairs, 0));
    return { base: all.probability, conditional, baseLow: all.intervalLow, baseHigh: all.intervalHigh };
  }
}

/** The share of yeses among n pairs. */
function estimate(yes: number, n: number) {
  const interval = wilsonInterval(yes, n);
  const probability = n === 0 ? null : yes / n;
  return { n, probability, intervalLow: interval?.low ?? null, intervalHigh: interval?.high ?? null };
}

function sumFrom(byLevel: Float64Array, level: number): number {
  return byLevel.subarray(level).reduce((sum, value) => sum + value, 0);
}
