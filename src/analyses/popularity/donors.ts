// Does a prefix that gave weights lately give them again? (METHOD §6 Donors, paper V-D4)
//
// Each resolved child, in creation order, asks every distinct prefix of its population "does the parent carry
// you?"; the answer is the posterior weight. Prefixes are kept by level, the largest threshold τ that their D
// reaches, so that a child costs O(thresholds + parents found) instead of O(distinct prefixes).

import type { Creation } from '../../lineage/replay.ts';
import { at, float64At, int32At } from '../../shared/columns.ts';
import { wilsonInterval } from '../../stats/wilson.ts';
import type { Trace } from '../../trace/trace.ts';
import { type Donation, RecentDonations } from './donations.ts';
import { NO_PREFIX, type Prefixes } from './prefixes.ts';
import type { Donors } from './schema.ts';
import { PrefixWindow } from './windows.ts';

/** τ = 0 … 10 donations; the paper caches from 5 on. */
const LARGEST_THRESHOLD = 10;
/** Expected donations this much below a threshold still reach it: they are sums of rounded weights. */
const TIE = 1e-9;

/** Pairs of a child and a prefix of its population by the prefix's level, and the expected yeses among them. */
interface Answers {
  readonly pairs: Float64Array;
  readonly yes: Float64Array;
}

export interface DonorContext {
  readonly trace: Trace;
  readonly prefixes: Prefixes;
  /** P and W, in candidates and children. */
  readonly population: number;
  readonly windowSize: number;
}

/** Visits the creations of a replay, each once, then says what the children answered. */
export class DonorSurvey {
  private readonly members: PopulationLevels;
  private readonly donations: RecentDonations;
  private readonly carried: CarriedPrefixes;
  private readonly answers: Answers = {
    pairs: new Float64Array(LARGEST_THRESHOLD + 1),
    yes: new Float64Array(LARGEST_THRESHOLD + 1),
  };

  constructor({ trace, prefixes, population, windowSize }: DonorContext) {
    this.members = new PopulationLevels(prefixes, population);
    // A window beyond the trace remembers all children: no larger ring is needed.
    const remembered = Math.min(windowSize, trace.evaluations);
    this.donations = new RecentDonations(prefixes.count, remembered, (prefixId, expected) =>
      this.members.setLevel(prefixId, levelOf(expected)),
    );
    this.carried = new CarriedPrefixes(trace, prefixes);
  }

  visit(creation: Creation): void {
    if (!creation.resolved) return;
    this.members.advanceTo(creation.known);
    const donation = this.carried.of(creation);
    this.members.ask(donation, this.answers);
    this.donations.add(donation);
  }

  summarize(): Donors {
    const conditional = Array.from({ length: LARGEST_THRESHOLD + 1 }, (_, threshold) => ({
      threshold,
      ...estimateFrom(this.answers, threshold),
    }));
    const all = estimateFrom(this.answers, 0);
    return { base: all.probability, conditional, baseLow: all.intervalLow, baseHigh: all.intervalHigh };
  }
}

function estimateFrom({ pairs, yes }: Answers, threshold: number) {
  const n = sumFrom(pairs, threshold);
  const successes = sumFrom(yes, threshold);
  const interval = wilsonInterval(successes, n);
  const probability = n === 0 ? null : successes / n;
  return { n, probability, intervalLow: interval?.low ?? null, intervalHigh: interval?.high ?? null };
}

function levelOf(expected: number): number {
  return Math.min(LARGEST_THRESHOLD, Math.max(0, Math.floor(expected + TIE)));
}

function sumFrom(byLevel: Float64Array, level: number): number {
  return byLevel.subarray(level).reduce((sum, value) => sum + value, 0);
}

/** The distinct prefixes of the population, counted by level. */
class PopulationLevels {
  private readonly window: PrefixWindow;
  private readonly level: Uint8Array;
  private readonly present = new Int32Array(LARGEST_THRESHOLD + 1);

  constructor(prefixes: Prefixes, population: number) {
    this.window = new PrefixWindow(prefixes.ofCandidate, prefixes.count, population);
    this.level = new Uint8Array(prefixes.count);
  }

  /** Lets the population grow to the first `known` candidates. */
  advanceTo(known: number): void {
    const { window } = this;
    while (window.candidate < known) {
      window.step();
      if (window.entered !== NO_PREFIX && int32At(window.counts, window.entered) === 1)
        this.count(window.entered, 1);
      if (window.left !== NO_PREFIX && int32At(window.counts, window.left) === 0) this.count(window.left, -1);
    }
  }

  setLevel(prefixId: number, level: number): void {
    if (at(this.level, prefixId) === level) return;
    const isPresent = int32At(this.window.counts, prefixId) > 0;
    if (isPresent) this.count(prefixId, -1);
    this.level[prefixId] = level;
    if (isPresent) this.count(prefixId, 1);
  }

  /** Adds one child's questions and answers; a prefix outside the population is not asked. */
  ask({ prefixIds, weights }: Donation, { pairs, yes }: Answers): void {
    for (let level = 0; level < pairs.length; level++)
      pairs[level] = float64At(pairs, level) + int32At(this.present, level);
    for (let i = 0; i < prefixIds.length; i++) {
      const prefixId = at(prefixIds, i);
      if (int32At(this.window.counts, prefixId) === 0) continue;
      const level = at(this.level, prefixId);
      yes[level] = float64At(yes, level) + at(weights, i);
    }
  }

  private count(prefixId: number, by: 1 | -1): void {
    const level = at(this.level, prefixId);
    this.present[level] = int32At(this.present, level) + by;
  }
}

/** Adds up the weights of a child's possible parents by the prefix they carry. */
class CarriedPrefixes {
  private readonly trace: Trace;
  private readonly ofSequence: Int32Array;
  private readonly weightOf: Float64Array;

  constructor(trace: Trace, prefixes: Prefixes) {
    this.trace = trace;
    this.ofSequence = prefixes.ofSequence;
    this.weightOf = new Float64Array(prefixes.count);
  }

  of(creation: Creation): Donation {
    const prefixIds: number[] = [];
    for (let slot = 0; slot < creation.count; slot++) {
      const weight = float64At(creation.weight, slot);
      const prefixId = int32At(this.ofSequence, int32At(this.trace.sequence, int32At(creation.member, slot)));
      if (prefixId === NO_PREFIX || weight === 0) continue;
      if (float64At(this.weightOf, prefixId) === 0) prefixIds.push(prefixId);
      this.weightOf[prefixId] = float64At(this.weightOf, prefixId) + weight;
    }
    const weights = prefixIds.map(prefixId => float64At(this.weightOf, prefixId));
    for (const prefixId of prefixIds) this.weightOf[prefixId] = 0;
    return { prefixIds, weights };
  }
}
