// Is a number too far from the baseline's? Three answers: no, yes beyond noise, and the data cannot tell.
//
// A number or percentage is a tolerance: what exceeds it fails when the excess is beyond 95 % of the noise, or when nothing
// tells the noise (the tolerance is then all there is). "2sd" and "noise" are noise themselves: "2sd" what two deviations of a
// normal variable are, for as few repeats as there are; "noise" what chance exceeds once in a hundred runs in all such
// rules together (Bonferroni), so that many rules do not raise many false alarms.

import { normalTwoSided } from '../stats/gaussian-tail.ts';
import { type Baseline, poolBaselines, type Spread, spreadOf } from './baseline.ts';
import type { Limit } from './config-schema.ts';
import type { Judgement } from './contract.ts';
import type { Measure } from './measure.ts';
import { show, showError } from './value-text.ts';

export interface Comparison {
  readonly found: Measure;
  readonly baselines: readonly Measure[];
  /** Rules with the limit "noise" that can be judged: they share the false alarms. */
  readonly noiseRules: number;
}

/** −1: a drop counts, 1: a rise, 0: either. */
export type Side = -1 | 0 | 1;

/** False alarms of all "noise" rules together, per run. */
const FALSE_ALARMS = 0.01;
const FEWEST_REPEATS = { noise: 3, sd: 2 } as const;
const TOLERANCE_TAIL = 0.025;
/** Relative error of a mean of equal values. */
const ROUNDING = 1e-12;

/** True where a rule with the limit "noise" has what it needs. */
export function knowsNoise(found: Measure, baselines: readonly Measure[]): boolean {
  const baseline = poolBaselines(baselines);
  if (typeof found.value !== 'number' || baseline === null) return false;
  const spread = spreadOf(found, baseline, 0.5);
  return spread !== null && (spread.from === 'within' || baseline.runs >= FEWEST_REPEATS.noise);
}

export function judgeLimit(comparison: Comparison, limit: Limit, side: Side): Judgement {
  const baseline = poolBaselines(comparison.baselines);
  if (baseline === null) {
    const reason = comparison.baselines[0]?.missing ?? 'not a number';
    return {
      verdict: 'inconclusive',
      expected: 'a baseline’s',
      note: `the baseline has no such number: ${reason}`,
    };
  }
  const asked = { comparison, baseline, side, worse: worseBy(comparison.found, baseline, side) };
  if (limit === 'noise') return judgeNoise(asked, FALSE_ALARMS / Math.max(1, comparison.noiseRules), 'noise');
  const deviations = /^([\d.]+)sd$/.exec(String(limit));
  if (deviations !== null) return judgeNoise(asked, normalTwoSided(Number(deviations[1])), 'sd');
  const percent = /^([\d.]+)%$/.exec(String(limit));
  const tolerance = percent === null ? Number(limit) : (Number(percent[1]) / 100) * Math.abs(baseline.mean);
  return judgeTolerance(asked, tolerance);
}

interface Asked {
  readonly comparison: Comparison;
  readonly baseline: Baseline;
  readonly side: Side;
  readonly worse: number;
}

function worseBy({ value }: Measure, { mean }: Baseline, side: Side): number {
  const difference = Number(value) - mean;
  return side === 0 ? Math.abs(difference) : side * difference;
}

function judgeNoise(
  { comparison, baseline, side, worse }: Asked,
  chance: number,
  kind: 'noise' | 'sd',
): Judgement {
  const spread = spreadOf(comparison.found, baseline, side === 0 ? chance / 2 : chance);
  const fewest = FEWEST_REPEATS[kind];
  if (spread === null || (spread.from === 'repeats' && baseline.runs < fewest)) {
    // What is no worse than the baseline is within any noise.
    if (worse <= ROUNDING * Math.abs(baseline.mean))
      return { verdict: 'passed', expected: `${sign(side)}${show(baseline.mean)}`, note: '' };
    return {
      verdict: 'inconclusive',
      expected: `about ${show(baseline.mean)}`,
      note: tooFew(baseline.runs, fewest),
    };
  }
  const margin = spread.quantile * spread.sigma;
  return {
    verdict: worse <= margin ? 'passed' : 'failed',
    expected: `${sign(side)}${show(baseline.mean)} ± ${showError(margin)}`,
    note: worse <= margin ? '' : `${showError(worse)} off, beyond the noise ${source(spread, baseline)}`,
  };
}

function judgeTolerance({ comparison, baseline, side, worse }: Asked, tolerance: number): Judgement {
  const expected =
    side === 0 ? `${show(baseline.mean)} ± ${show(tolerance)}` : bound(baseline, side, tolerance);
  const excess = worse - tolerance;
  if (excess <= 0) return { verdict: 'passed', expected, note: '' };
  const off = `${showError(worse)} off, ${show(tolerance)} allowed`;
  const spread = spreadOf(comparison.found, baseline, TOLERANCE_TAIL);
  if (spread === null)
    return { verdict: 'failed', expected, note: `${off}; repeats as baselines would tell the noise` };
  if (excess > spread.quantile * spread.sigma) return { verdict: 'failed', expected, note: off };
  return {
    verdict: 'inconclusive',
    expected,
    note: `${off}, which may be noise; ${moreData(excess, spread, comparison)}`,
  };
}

/** How much data would make the same excess stand out: errors fall with the root of it. */
function moreData(
  excess: number,
  { sigma, quantile, from }: Spread,
  { found, baselines }: Comparison,
): string {
  const factor = (quantile * sigma) / excess;
  if (from === 'within') {
    const evaluations = Math.max(found.evaluations, ...baselines.map(each => each.evaluations));
    return `about ${Math.ceil(evaluations * factor * factor)} evaluations a run would tell`;
  }
  return `about ${Math.max(baselines.length + 1, Math.ceil(2 * factor * factor))} repeats of each would tell`;
}

function bound({ mean }: Baseline, side: Side, tolerance: number): string {
  return `${side < 0 ? '≥' : '≤'} ${show(mean + side * tolerance)}`;
}

function sign(side: Side): string {
  return side === 0 ? '' : side < 0 ? 'not below ' : 'not above ';
}

function source({ from }: Spread, { runs: count }: Baseline): string {
  return from === 'within' ? 'that the runs tell' : `between ${count} repeats`;
}

function tooFew(count: number, fewest: number): string {
  const more = fewest - count;
  return more > 0
    ? `${runs(count)} cannot tell the noise between runs; ${more} more would`
    : `${runs(count)}, all equal, cannot tell the noise between runs; more repeats would`;
}

function runs(count: number): string {
  return count === 1 ? 'one baseline' : `${count} baselines`;
}
