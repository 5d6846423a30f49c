// Does a prefix that gave weights lately give them again? (METHOD §6 Donors, paper V-D4)
//
// Each resolved child, in creation order, asks every distinct prefix of its population "does the parent carry
// you?"; the answer is the posterior weight. Prefixes are kept by level, the largest threshold τ that their D
// reaches, so that a child costs O(thresholds + parents found) instead of O(distinct prefixes).

import type { Creation } from '../../lineage/replay.ts';
import { float64At, int32At, uint8At } from '../../shared/columns.ts';
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
    this.carried = new CarriedPrefixes(trace, prefixes, population);
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
    if (uint8At(this.level, prefixId) === level) return;
    const isPresent = int32At(this.window.counts, prefixId) > 0;
    if (isPresent) this.count(prefixId, -1);
    this.level[prefixId] = level;
    if (isPresent) this.count(prefixId, 1);
  }

  /** Adds one child's questions and answers; a prefix outside the population is not asked. */
  ask({ length, prefixIds, weights }: Donation, { pairs, yes }: Answers): void {
    for (let level = 0; level < pairs.length; level++)
      pairs[level] = float64At(pairs, level) + int32At(this.present, level);
    for (let i = 0; i < length; i++) {
      const prefixId = int32At(prefixIds, i);
      if (int32At(this.window.counts, prefixId) === 0) continue;
      const level = uint8At(this.level, prefixId);
      yes[level] = float64At(yes, level) + float64At(weights, i);
    }
  }

  private count(prefixId: number, by: 1 | -1): void {
    const level = uint8At(this.level, prefixId);
    this.present[level] = int32At(this.present, level) + by;
  }
}

/** Adds up the weights of a child's possible parents by the prefix they carry. */
class CarriedPrefixes {
  private readonly trace: Trace;
  private readonly ofSequence: Int32Array;
  private readonly weightOf: Float64Array;
  private readonly donation: Donation;

  /** `most`: possible parents of one child. */
  constructor(trace: Trace, prefixes: Prefixes, most: number) {
    this.trace = trace;
    this.ofSequence = prefixes.ofSequence;
    this.weightOf = new Float64Array(prefixes.count);
    this.donation = { length: 0, prefixIds: new Int32Array(most), weights: new Float64Array(most) };
  }

  /** Valid until the next call. */
  of({ count, weight, member }: Creation): Donation {
    const { donation, weightOf } = this;
    const { prefixIds, weights } = donation;
    let length = 0;
    for (let slot = 0; slot < count; slot++) {
      const share = float64At(weight, slot);
      const prefixId = int32At(this.ofSequence, int32At(this.trace.sequence, int32At(member, slot)));
      if (prefixId === NO_PREFIX || share === 0) continue;
      const before = float64At(weightOf, prefixId);
      if (before === 0) prefixIds[length++] = prefixId;
      weightOf[prefixId] = before + share;
    }
    for (let i = 0; i < length; i++) {
      const prefixId = int32At(prefixIds, i);
      weights[i] = float64At(weightOf, prefixId);
      weightOf[prefixId] = 0;
    }
    donation.length = length;
    return donation;
  }
}
