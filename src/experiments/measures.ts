// What is measured of each simulated search in a sweep, one table.
//
// Sharing and the transferred share are the analyzer's (METHOD §4, §2). The two predictions stand beside the mean wait:
// `quanta.meanWait` for workers that start together, and (s − 1)·μ/(2w) for ends that come evenly. `targetSeconds` is
// the time to the best quality that every value reached with the same seed, so that all are timed to one goal.

import { float64At } from '../shared/columns.ts';
import type { Simulation } from '../simulate/trace.ts';
import { expectedNormalOrderStatistic } from '../stats/order-statistic.ts';
import { summarize } from '../stats/quantile.ts';

export const MEASURES = {
  bestQuality: { title: 'Best quality', unit: '' },
  targetSeconds: { title: 'Time to common quality', unit: 's' },
  bestSeconds: { title: 'Time to its own best', unit: 's' },
  seconds: { title: 'Length of the search', unit: 's' },
  sharing: { title: 'Sharing across workers', unit: '%' },
  transferredShare: { title: 'Layers transferred', unit: '%' },
  idleShare: { title: 'Idle worker time', unit: '%' },
  meanWaitSeconds: { title: 'Mean wait', unit: 's' },
  waitTogetherSeconds: { title: 'Mean wait if all start together', unit: 's' },
  waitEvenlySeconds: { title: 'Mean wait if ends come evenly', unit: 's' },
} as const satisfies Readonly<Record<string, { title: string; unit: '' | 's' | '%' }>>;

export type MeasureId = keyof typeof MEASURES;
export const MEASURE_IDS = Object.keys(MEASURES) as MeasureId[];

export type Measured = Readonly<Record<MeasureId, number | null>>;

/** What the analyzer says of a trace. */
export interface Analyzed {
  readonly sharing: number | null;
  readonly transferredShare: number | null;
}

/** One search: its measures, and when it reached which quality. */
export interface Run {
  readonly measured: Measured;
  readonly records: readonly { readonly seconds: number; readonly quality: number }[];
}

/** Measures a search; `targetSeconds` waits for the other values (`timeTo`). */
export function measureRun(
  { trace, totals }: Simulation,
  settings: { readonly quantum: number; readonly workers: number },
  analyzed: Analyzed,
): Run {
  const durations = trace.end.map((end, row) => end - float64At(trace.start, row));
  const { mean, sd } = summarize(durations);
  const { quantum, workers } = settings;
  const measured = {
    bestQuality: totals.best,
    targetSeconds: null,
    bestSeconds: totals.bestSeconds,
    seconds: totals.seconds,
    sharing: analyzed.sharing,
    transferredShare: analyzed.transferredShare,
    idleShare: totals.idleShare,
    meanWaitSeconds: totals.meanWaitSeconds,
    waitTogetherSeconds: sd === null ? null : sd * waitTogether(quantum, workers),
    waitEvenlySeconds: mean === null ? null : ((quantum - 1) * mean) / (2 * workers),
  };
  return { measured, records: recordsOf(trace) };
}

/** `quanta.meanWait` in standard deviations. */
function waitTogether(quantum: number, workers: number): number {
  let sum = 0;
  let last = 0;
  for (let r = 1; r <= quantum; r++) {
    last = expectedNormalOrderStatistic(r, workers);
    sum += last;
  }
  return last - sum / quantum;
}

/** New maxima of the quality; rows come in completion order. */
function recordsOf({ quality, end }: Simulation['trace']): Run['records'] {
  const records: { seconds: number; quality: number }[] = [];
  let best = Number.NEGATIVE_INFINITY;
  quality.forEach((value, row) => {
    if (!(value > best)) return;
    best = value;
    records.push({ seconds: float64At(end, row), quality: value });
  });
  return records;
}

/** When the search first had that quality; null if never. */
export function timeTo({ records }: Run, quality: number): number | null {
  return records.find(record => record.quality >= quality)?.seconds ?? null;
}
