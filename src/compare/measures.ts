// Which numbers of a summary are held against each other? One table: title, unit, where each is found.

import { isSkipped, type Skipped } from '../shared/skipped.ts';
import type { Summary } from '../summary/schema.ts';

export type Unit = '' | 's' | 'share' | 'count';

export interface MeasureSpec {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly unit: Unit;
  /** What must be the same in all runs for the number to mean the same. */
  readonly same?: 'window' | 'prefixLength';
  readonly read: (summary: Summary) => number | null | undefined;
}

/** The part itself, undefined where it was skipped or not asked for. */
function part<T>(value: T): Exclude<T, Skipped> | undefined {
  // The guard has just excluded it, which its type cannot say of a type parameter.
  return isSkipped(value) ? undefined : (value as Exclude<T, Skipped>);
}

const trie = ({ analyses }: Summary) => part(analyses.trie);
const locality = ({ analyses }: Summary) => part(analyses.locality);
const quality = ({ analyses }: Summary) => part(analyses.quality);
const popularity = ({ analyses }: Summary) => part(analyses.popularity);
const lineage = ({ trace }: Summary) => part(trace.lineage);
const within = (summary: Summary) => part(locality(summary)?.withinWorker);
const across = (summary: Summary) => part(locality(summary)?.acrossWorkers);
const mutations = (summary: Summary) => part(trie(summary)?.mutations);
const skipAt = (summary: Summary, epsilon: number) =>
  quality(summary)?.transferBound.thresholds.find(threshold => threshold.epsilon === epsilon);
const over = (part: number | null | undefined, whole: number | null | undefined) =>
  part === null || part === undefined || !whole ? null : part / whole;

type Row = readonly [
  id: string,
  title: string,
  unit: Unit,
  read: MeasureSpec['read'],
  same?: MeasureSpec['same'],
];

const SEARCH: readonly Row[] = [
  ['evaluations', 'Evaluations', 'count', ({ trace }) => trace.evaluations],
  ['failureShare', 'Failed evaluations', 'share', ({ trace }) => over(trace.failures, trace.evaluations)],
  ['workers', 'Workers', 'count', ({ trace }) => trace.workers],
  ['seconds', 'Length of the search', 's', ({ trace }) => trace.seconds],
  ['evaluationSeconds', 'Mean evaluation', 's', ({ trace }) => trace.evaluationSeconds.mean],
  ['utilization', 'Busy worker time', 'share', ({ trace }) => trace.utilization],
  ['population', 'Population size P', 'count', ({ trace }) => trace.settings.population],
  ['sample', 'Sample size s', 'count', ({ trace }) => trace.settings.sample],
  ['meanConfidence', 'Confidence in parents', 'share', summary => lineage(summary)?.meanConfidence],
  [
    'unresolvedShare',
    'Children without parent',
    'share',
    summary => over(lineage(summary)?.unresolved, lineage(summary)?.eligible),
  ],
  ['betterInFlight', 'Better one in flight', 'share', ({ trace }) => part(trace.staleness)?.betterInFlight],
  [
    'transferredShare',
    'Layers transferred, stage 2',
    'share',
    ({ trace }) => part(trace.transfer)?.meanShareStage2,
  ],
];

const QUALITY: readonly Row[] = [
  ['best', 'Best quality', '', summary => quality(summary)?.best],
  ['median', 'Median quality', '', summary => quality(summary)?.quantiles.p50],
  ['records', 'Improvements of the best', 'count', summary => quality(summary)?.improvements.length],
  ['duplicateShare', 'Repeated architectures', 'share', summary => quality(summary)?.duplicates.share],
  [
    'lowPerformers',
    'Low performers, stage 2',
    'share',
    summary => part(quality(summary)?.lowPerformers)?.share,
  ],
  ['skippedShare', 'Hardly ever parents (1 %)', 'share', summary => skipAt(summary, 0.01)?.skippedShare],
  [
    'transfersLost',
    'Transfers that they give',
    'share',
    summary => skipAt(summary, 0.01)?.transfersLostShare,
  ],
  [
    'everParent',
    'Models that become parents',
    'share',
    summary => part(quality(summary)?.lifetime)?.observed,
  ],
];

const STRUCTURE: readonly Row[] = [
  [
    'prefixEntropy',
    'Diversity of prefixes (bits)',
    '',
    summary => trie(summary)?.depths[summary.trace.prefixLength - 1]?.entropyBits,
    'prefixLength',
  ],
  [
    'topPrefixShare',
    'Commonest prefix',
    'share',
    summary => trie(summary)?.depths[summary.trace.prefixLength - 1]?.topShare,
    'prefixLength',
  ],
  ['mutationPosition', 'Mean place of a mutation', '', summary => mutations(summary)?.meanRelativePosition],
  [
    'transferableFraction',
    'Layers the parent can give',
    'share',
    summary => mutations(summary)?.transferableFraction.mean,
  ],
  ['improvingShare', 'Children better than parent', 'share', summary => mutations(summary)?.improving.share],
];

const LOCALITY: readonly Row[] = [
  ['repeat', 'Repeat within a worker', 'share', summary => within(summary)?.repeat],
  ['repeatLift', 'Repeat, lift by time', '', summary => within(summary)?.temporalNull.lift],
  ['workerLift', 'Repeat, lift by placement', '', summary => within(summary)?.workerNull.lift],
  ['sharing', 'Sharing across workers', 'share', summary => across(summary)?.sharing],
  ['sharingLift', 'Sharing, lift by time', '', summary => across(summary)?.temporalNull.lift],
  ['inFlight', 'Jobs in flight elsewhere', '', summary => across(summary)?.meanInFlight],
  [
    'reuseDistance',
    'Median reuse distance (jobs)',
    '',
    summary => part(locality(summary)?.reuseDistance)?.median,
  ],
];

const POPULARITY: readonly Row[] = [
  ['prefixes', 'Prefixes seen', 'count', summary => popularity(summary)?.prefixes.observed, 'prefixLength'],
  [
    'firstDominant',
    'First dominant, candidate',
    'count',
    s => popularity(s)?.dominance.firstCandidate,
    'window',
  ],
  ['maxDominant', 'Dominant at once, most', 'count', s => popularity(s)?.dominance.maxSimultaneous, 'window'],
  [
    'dominatedShare',
    'Windows with a dominant',
    'share',
    s => popularity(s)?.dominance.windowsShare,
    'window',
  ],
  ['dethroned', 'Dethroned', 'count', s => popularity(s)?.dominance.dethroned, 'window'],
  ['tier1', 'Tier 1 in the last window', 'count', s => popularity(s)?.lastTiers?.[1], 'window'],
  ['tier2', 'Tier 2 in the last window', 'count', s => popularity(s)?.lastTiers?.[2], 'window'],
  ['tier3', 'Tier 3 in the last window', 'count', s => popularity(s)?.lastTiers?.[3], 'window'],
  ['donorBase', 'Prefix gives the parent', 'share', s => part(popularity(s)?.donors)?.base, 'window'],
  [
    'donorAfterFive',
    'Same after 5 donations',
    'share',
    s => part(popularity(s)?.donors)?.conditional.find(({ threshold }) => threshold === 5)?.probability,
    'window',
  ],
  [
    'improvementGap',
    'Generations to first child',
    '',
    summary => part(popularity(summary)?.improvementGap)?.meanGenerations,
  ],
];

const SECTIONS = [
  ['Search', SEARCH],
  ['Quality', QUALITY],
  ['Structure', STRUCTURE],
  ['Locality', LOCALITY],
  ['Popularity', POPULARITY],
] as const;

export const MEASURES: readonly MeasureSpec[] = SECTIONS.flatMap(([section, rows]) =>
  rows.map(([id, title, unit, read, same]) => ({
    id,
    title,
    section,
    unit,
    read,
    ...(same === undefined ? {} : { same }),
  })),
);
