// A popularity summary counted from a simulated search; the donors' probabilities are plausible, not computed.

import type { PopularitySummary } from '../../../src/analyses/popularity/schema.ts';
import type { Evaluation, SearchShape } from './search.ts';

export function popularitySample(rows: readonly Evaluation[], shape: SearchShape): PopularitySummary {
  const length = Math.min(3, shape.options.length);
  const window = shape.population;
  const textOf = (row: Evaluation) =>
    row.arch
      .slice(0, length)
      .map((choice, i) => String(shape.options[i]?.[choice]))
      .join('-');
  const ids = new Map([...new Set(rows.map(textOf))].sort().map((prefix, id) => [prefix, id]));
  const lookAt = (candidate: number) =>
    snapshotAt(rows.slice(Math.max(0, candidate - window), candidate).map(textOf), ids, candidate);
  const n = rows.length;
  const candidates = n >= 800 ? [100, 500, 800] : [window, Math.floor(n / 2), Math.floor(0.8 * n)];
  const snapshots = [...new Set(candidates)]
    .filter(candidate => candidate >= 1 && candidate <= n)
    .sort((a, b) => a - b)
    .map(lookAt);
  const tiers = [];
  for (let candidate = window; candidate <= n; candidate += 5) {
    const { counts, windowSize } = lookAt(candidate);
    const held = (from: number, to: number) =>
      counts
        .filter(({ count }) => count / windowSize > from && count / windowSize <= to)
        .reduce((sum, { count }) => sum + count, 0) / windowSize;
    tiers.push({ candidate, tier1: held(0.2999, 1), tier2: held(0.03, 0.2999), tier3: held(-1, 0.03) });
  }
  const firstDominant = tiers.find(each => each.tier1 > 0)?.candidate ?? null;
  return {
    params: { snapshots: null, tier1Percent: 30, tier3Percent: 3 },
    prefixLength: length,
    windowSize: window,
    snapshots,
    transitions: [],
    transitionsTotal: 0,
    dominance: { firstCandidate: firstDominant, maxSimultaneous: 1, windowsShare: 0.5, dethroned: 0 },
    prefixes: { observed: ids.size, possible: ids.size * 2, ever1: [], ever2: 4, names: [] },
    stage1: null,
    lastTiers: null,
    donors: donorsSample(),
    improvementGap: gapSample(shape),
    series: { tiers, windows: Math.max(0, n - window + 1), favourites: null, frames: [], frameNames: [] },
  };
}

function snapshotAt(prefixes: readonly string[], ids: ReadonlyMap<string, number>, candidate: number) {
  const counts = [...ids]
    .map(([prefix, prefixId]) => ({
      prefixId,
      prefix,
      count: prefixes.filter(each => each === prefix).length,
    }))
    .filter(entry => entry.count > 0);
  return {
    candidate,
    windowSize: prefixes.length,
    distinct: counts.length,
    counts,
    tiers: { '1': 0, '2': 1, '3': 2 },
  };
}

function donorsSample(): PopularitySummary['donors'] {
  const conditional = Array.from({ length: 11 }, (_, threshold) => {
    const probability = threshold === 10 ? null : 0.03 + 0.035 * threshold;
    const half = 0.005 + 0.006 * threshold;
    return {
      threshold,
      n: 9000 >> threshold,
      probability,
      intervalLow: probability === null ? null : probability - half,
      intervalHigh: probability === null ? null : probability + half,
    };
  });
  return { base: 0.031, baseLow: 0.029, baseHigh: 0.033, conditional };
}

function gapSample({ population, sample }: SearchShape): PopularitySummary['improvementGap'] {
  const first = [4, 11, null, 17, 25, 3, null, 40, 31];
  const gaps = first.map((generationsToFirstChild, index) => ({
    candidate: population + 10 * index + 1,
    generationsToFirstChild,
    secondsToFirstChild: generationsToFirstChild === null ? null : 3 * generationsToFirstChild,
    generationsAtRisk: 15 + 5 * index,
    children: generationsToFirstChild === null ? 0 : 2.5,
    generationsToTier1: null,
  }));
  return {
    expectedGenerations: population / sample,
    gaps,
    children: 17.5,
    generationsAtRisk: 315,
    meanGenerations: 18,
    meanSeconds: 44,
    pValue: 0.61,
  };
}
