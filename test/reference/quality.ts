// What does the search find, what does it waste, and whom may it forget (METHOD §5)?

import { itemAt } from '../../src/shared/columns.ts';
import type { Lineage } from './lineage.ts';
import { meanOrNull, quantileOrNull, sum } from './numbers.ts';
import { isSkipped, type ReferenceOptions, type Skipped, skip } from './options.ts';
import { durationsOf, isStage2, keyOf, qualityOf, sinceOrigin } from './reading.ts';
import { analyzeLifetime, analyzeSelection } from './selection.ts';
import type { Settings } from './settings.ts';
import { analyzeTransferBound } from './transfer-bound.ts';
import type { World } from './world.ts';

type LineageOrSkipped = Lineage | (Skipped & { settings: Settings });

const EXACT_DELTAS = 8;

export function analyzeQuality(
  world: World,
  lineage: LineageOrSkipped,
  options: ReferenceOptions,
  window: number,
) {
  const qualities = world.candidates.map(record => qualityOf(world, record));
  const best = qualities.length === 0 ? null : Math.max(...qualities);
  const improvements = listImprovements(world);
  const deltas = improvements.flatMap(({ delta }) => (delta === null ? [] : [delta]));
  const evolved = isSkipped(lineage) || lineage.source === 'none' ? null : lineage;
  const reason = isSkipped(lineage) ? lineage.skipped : 'no lineage';
  return {
    best,
    bestCandidate: best === null ? null : qualities.indexOf(best) + 1,
    quantiles: Object.fromEntries(
      [0, 1, 5, 25, 50, 75, 90, 95, 99, 100].map(p => [`p${p}`, quantileOrNull(qualities, p / 100)]),
    ),
    improvements,
    expectedRecords: sum(qualities.map((_, i) => 1 / (i + 1))),
    diminishing: testDiminishing(deltas),
    duplicates: countDuplicates(world),
    lowPerformers: isSkipped(lineage)
      ? skip(lineage.skipped)
      : countLowPerformers(world, lineage.settings.population, options.lowQuality, window),
    transferBound: analyzeTransferBound(world, lineage.settings, evolved),
    selection: evolved ? analyzeSelection(world, evolved) : skip(reason),
    lifetime: evolved ? analyzeLifetime(world, evolved) : skip(reason),
  };
}

export interface Improvement {
  candidate: number;
  end: number | null;
  quality: number;
  delta: number | null;
  sincePrevious: number | null;
}

/** Strict new maxima in completion order. */
export function listImprovements(world: World): Improvement[] {
  const improvements: Improvement[] = [];
  for (const [i, record] of world.candidates.entries()) {
    const quality = qualityOf(world, record);
    const previous = improvements.at(-1);
    if (previous !== undefined && quality <= previous.quality) continue;
    improvements.push({
      candidate: i + 1,
      end: world.end && sinceOrigin(world, itemAt(world.end, record)),
      quality,
      delta: previous === undefined ? null : quality - previous.quality,
      sincePrevious: previous === undefined ? null : i + 1 - previous.candidate,
    });
  }
  return improvements;
}

/** Ranks from 1, the mean for equal values. */
export function rankAverage(values: readonly number[]): number[] {
  return values.map(value => {
    const below = values.filter(other => other < value).length;
    const equal = values.filter(other => other === value).length;
    return below + (equal + 1) / 2;
  });
}

/** Spearman's ρ of the deltas against their order; exact p by all permutations, null when there are too many. */
export function testDiminishing(deltas: readonly number[]) {
  const ranks = rankAverage(deltas);
  const spearman = correlateWithOrder(ranks);
  if (spearman === null || deltas.length > EXACT_DELTAS) {
    return { spearman, pValue: null, pValueTwoSided: null };
  }
  // ρ is linear in this product, whose values are multiples of ½, so they compare exactly.
  const product = (order: readonly number[]) => sum(order.map((rank, i) => rank * (i + 1)));
  const center = ((deltas.length + 1) * sum(ranks)) / 2;
  const observed = product(ranks);
  const all = listPermutations(ranks).map(product);
  const farther = all.filter(value => Math.abs(value - center) >= Math.abs(observed - center));
  return {
    spearman,
    pValue: all.filter(value => value <= observed).length / all.length,
    pValueTwoSided: farther.length / all.length,
  };
}

function correlateWithOrder(ranks: readonly number[]): number | null {
  const mean = (ranks.length + 1) / 2;
  const variance = sum(ranks.map(rank => (rank - mean) ** 2));
  const orderVariance = sum(ranks.map((_, i) => (i + 1 - mean) ** 2));
  if (variance === 0) return null;
  return sum(ranks.map((rank, i) => (rank - mean) * (i + 1 - mean))) / Math.sqrt(variance * orderVariance);
}

function listPermutations(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, i) => listPermutations(values.toSpliced(i, 1)).map(rest => [value, ...rest]));
}

function countDuplicates(world: World) {
  const durations = durationsOf(world);
  const met = new Set<string>();
  const repeats: number[] = [];
  for (const record of world.creation ?? world.records.map((_, index) => index)) {
    const key = keyOf(itemAt(world.codes, record));
    if (met.has(key)) repeats.push(record);
    met.add(key);
  }
  return {
    evaluations: repeats.length,
    share: world.records.length === 0 ? null : repeats.length / world.records.length,
    seconds: durations && sum(repeats.map(record => itemAt(durations, record))),
    distinct: met.size,
  };
}

/** Stage-2 successes below the median of stage 1, in disjoint full windows. */
function countLowPerformers(world: World, population: number, given: number | undefined, window: number) {
  const inStage2 = (record: number) => isStage2(world, record, population);
  const quality = (record: number) => qualityOf(world, record);
  const first = world.candidates.filter(record => !inStage2(record)).map(quality);
  const later = world.candidates.filter(inStage2).map(quality);
  const threshold = given ?? quantileOrNull(first, 0.5);
  const windows = Math.floor(later.length / window);
  const low = later.map(value => (threshold !== null && value < threshold ? 1 : 0));
  const clean = Array.from({ length: windows }, (_, i) => sum(low.slice(i * window, (i + 1) * window)));
  return {
    threshold,
    count: threshold === null ? null : sum(low),
    share: threshold === null ? null : meanOrNull(low),
    windows,
    windowsWithout: clean.filter(count => count === 0).length,
  };
}
