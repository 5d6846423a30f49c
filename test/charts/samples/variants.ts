// Summaries that lack something, or say something unusual: what figures must leave out or say.

import { SHAPES, sample } from './index.ts';

const SKIPPED = { skipped: 'not in this trace' };

function usual() {
  const { blocks } = SHAPES;
  if (blocks === undefined) throw new Error('the usual shape is gone');
  return sample({ ...blocks, evaluations: 300 });
}

type Sample = ReturnType<typeof usual>;

/** No start, end or worker: no locality, stages, lineage or transfers. */
function withoutTimes(): Sample {
  const { context, trie, locality, quality, popularity } = usual();
  return {
    context: { ...context, seconds: null, workers: null, stage1: null },
    trie: {
      ...trie,
      nodes: trie.nodes.map(node => ({ ...node, transfers: null })),
      choices: trie.choices.map(choice => ({ ...choice, stage1Share: null, stage2Share: null })),
      uniformity: trie.uniformity.map(each => ({ ...each, chiSquare: null, pValue: null })),
      mutations: SKIPPED,
    },
    locality: {
      ...locality,
      tensors: [],
      withinWorker: SKIPPED,
      acrossWorkers: SKIPPED,
      reuseDistance: SKIPPED,
      quanta: SKIPPED,
      series: { accessPoints: [], accessPointsTotal: 0, sharing: [] },
    },
    quality: {
      ...quality,
      improvements: quality.improvements.map(each => ({ ...each, end: null })),
      selection: SKIPPED,
      transferBound: {
        ...quality.transferBound,
        thresholds: quality.transferBound.thresholds.map(each => ({
          ...each,
          parentsLost: null,
          transfersLost: null,
          transfersLostShare: null,
        })),
      },
      series: { ...quality.series, points: quality.series.points.map(point => ({ ...point, end: null })) },
    },
    popularity: { ...popularity, donors: SKIPPED, improvementGap: SKIPPED },
  };
}

/** A trace without a single success. */
function withoutSuccesses(): Sample {
  const { context, trie, locality, quality, popularity } = usual();
  return {
    context: { ...context, successes: 0 },
    trie: { ...trie, mutations: SKIPPED },
    locality,
    quality: {
      ...quality,
      best: null,
      bestCandidate: null,
      improvements: [],
      selection: SKIPPED,
      transferBound: { ...quality.transferBound, thresholds: [] },
      series: { points: [], pointsTotal: 0, axisLow: null, hidden: 0 },
    },
    popularity: {
      ...popularity,
      snapshots: [],
      donors: SKIPPED,
      improvementGap: SKIPPED,
      series: { tiers: [], windows: 0, favourites: null, frames: [], frameNames: [] },
    },
  };
}

/** Transfers recorded, series thinned, all qualities shown. */
function recorded(): Sample {
  const { context, trie, locality, quality, popularity } = usual();
  return {
    context,
    trie: { ...trie, transfersRecorded: true },
    locality: {
      ...locality,
      accesses: 'recorded',
      series: { ...locality.series, accessPointsTotal: 123_456 },
    },
    quality: {
      ...quality,
      params: { ...quality.params, fullRange: true },
      series: { ...quality.series, pointsTotal: 1_000_000 },
    },
    popularity: { ...popularity, series: { ...popularity.series, windows: 999_901 } },
  };
}

export const VARIANTS = {
  usual: usual(),
  withoutTimes: withoutTimes(),
  withoutSuccesses: withoutSuccesses(),
  recorded: recorded(),
};
