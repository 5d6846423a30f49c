// A quality summary counted from a simulated search; the chances by the formulas of METHOD §5.

import type { QualitySummary } from '../../../src/analyses/quality/schema.ts';
import type { Evaluation, SearchShape } from './search.ts';

export function qualitySample(rows: readonly Evaluation[], shape: SearchShape): QualitySummary {
  const sorted = rows.map(row => row.quality).sort((a, b) => a - b);
  const quantile = (p: number) => sorted[Math.floor(p * (sorted.length - 1))] ?? null;
  const improvements = recordsOf(rows);
  const axisLow = quantile(0.25);
  return {
    params: { lowQuality: null, fullRange: false, seed: 0 },
    best: sorted.at(-1) ?? null,
    bestCandidate: improvements.at(-1)?.candidate ?? null,
    quantiles: {
      p0: quantile(0),
      p1: quantile(0.01),
      p5: quantile(0.05),
      p25: quantile(0.25),
      p50: quantile(0.5),
      p75: quantile(0.75),
      p90: quantile(0.9),
      p95: quantile(0.95),
      p99: quantile(0.99),
      p100: quantile(1),
    },
    improvements,
    expectedRecords: 7.48,
    diminishing: { spearman: -0.6, pValue: 0.01, pValueTwoSided: 0.02 },
    duplicates: { evaluations: 10, share: 0.01, seconds: 300, distinct: 8 },
    lowPerformers: { skipped: 'not drawn' },
    transferBound: transferBound(shape),
    selection: selectionSample(shape),
    lifetime: { skipped: 'not drawn' },
    series: {
      points: rows.map((row, index) => ({ candidate: index + 1, end: row.end, quality: row.quality })),
      pointsTotal: rows.length,
      axisLow,
      hidden: sorted.filter(quality => axisLow !== null && quality < axisLow).length,
    },
  };
}

function recordsOf(rows: readonly Evaluation[]): QualitySummary['improvements'] {
  const records: QualitySummary['improvements'] = [];
  rows.forEach((row, index) => {
    const last = records.at(-1);
    if (last !== undefined && row.quality <= last.quality) return;
    const delta = last === undefined ? null : row.quality - last.quality;
    const sincePrevious = last === undefined ? null : index + 1 - last.candidate;
    records.push({ candidate: index + 1, end: row.end, quality: row.quality, delta, sincePrevious });
  });
  return records;
}

/** C(n, s)/C(N, s). */
function drawsAmong(n: number, total: number, sample: number): number {
  let chance = 1;
  for (let i = 0; i < sample; i++) chance *= Math.max(0, n - i) / (total - i);
  return chance;
}

function transferBound({ population, sample }: SearchShape): QualitySummary['transferBound'] {
  const byRank = Array.from({ length: population }, (_, index) => {
    const bound = drawsAmong(index + 1, population, sample);
    return { rank: index + 1, bound, exact: bound - drawsAmong(index, population, sample) };
  });
  const thresholds = [0, 0.001, 0.01, 0.05, 0.1, 0.25].map(epsilon => {
    const maxRank = byRank.filter(entry => entry.bound <= epsilon).length;
    const lost = byRank.slice(0, maxRank).reduce((sum, entry) => sum + entry.exact, 0);
    return {
      epsilon,
      maxRank,
      finalQuality: 80,
      skipped: 3 * maxRank,
      skippedShare: (0.9 * maxRank) / population,
      parentsLost: 4,
      transfersLost: 870 * lost,
      transfersLostShare: lost,
    };
  });
  const neverSelected = { ranks: sample - 1, candidates: 40, certainChildren: 400, parentsBelow: 0 };
  return { byRank, neverSelected, thresholds };
}

function selectionSample({ population, sample }: SearchShape): QualitySummary['selection'] {
  const bins = Array.from({ length: 10 }, (_, bin) => {
    const lowRank = Math.floor((bin * population) / 10) + 1;
    const highRank = Math.floor(((bin + 1) * population) / 10);
    const theory = drawsAmong(highRank, population, sample) - drawsAmong(lowRank - 1, population, sample);
    const measured = Math.max(0, theory + 0.02 * Math.sin(3 * bin));
    return {
      lowRank,
      highRank,
      theory,
      measured,
      intervalLow: Math.max(0, measured - 0.03),
      intervalHigh: measured + 0.03,
    };
  });
  return { bins, iterations: 80, children: 870.5, goodness: 0.41, df: 4 };
}
