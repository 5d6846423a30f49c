// What the figures of locality need beyond the documented keys, thinned to the point budget.

import { POINT_BUDGET, spreadIndices } from '../../charts/thin.ts';
import { float64At, Int32Column, int32At, itemAt } from '../../shared/columns.ts';
import { quantileType7 } from '../../stats/quantile.ts';
import { traceOrigin } from '../../trace/clock.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Schedule } from './jobs.ts';
import type { LocalitySummary } from './schema.ts';
import { meanShare } from './sharing.ts';
import type { TopTensors } from './tensors.ts';

type Series = LocalitySummary['series'];

/** Ranks shown in Figure 2: the first covers the field. */
const SHOWN_RANKS = [2, 3, 4];
/** A point is an evaluation and, in so many bits, which of the shown ranks it accessed. */
const SHOWN_BITS = 2;
const MOST_BINS = 40;
const FEWEST_JOBS_A_BIN = 25;

/** The accesses to the tensors of Figure 2 by start, at one time by rank; to be told of readers by start. */
export class AccessPoints {
  private readonly trace: Trace;
  /** By place of a unit: which of the shown tensors it is, −1 for none. */
  private readonly shownOf: Int32Array;
  private readonly points = new Int32Column();
  private readonly now = SHOWN_RANKS.map(() => new Int32Column());
  private time = Number.NaN;

  constructor(trace: Trace, { tensors, units }: TopTensors) {
    this.trace = trace;
    this.shownOf = new Int32Array(units.length).fill(-1);
    SHOWN_RANKS.forEach((rank, shown) => {
      const place = tensors[rank - 1]?.place;
      if (place !== undefined) this.shownOf[place] = shown;
    });
  }

  visit(evaluation: number, places: Int32Array, count: number): void {
    const start = float64At(this.trace.start, evaluation);
    if (Number.isNaN(start) || int32At(this.trace.worker, evaluation) < 0) return;
    if (start !== this.time) this.passOn();
    this.time = start;
    for (let slot = 0; slot < count; slot++) {
      const shown = int32At(this.shownOf, int32At(places, slot));
      if (shown >= 0) itemAt(this.now, shown).push(evaluation);
    }
  }

  describe(): Pick<Series, 'accessPoints' | 'accessPointsTotal'> {
    this.passOn();
    const { trace, points } = this;
    const origin = traceOrigin(trace);
    const accessPoints = this.shownPoints().map(index => {
      const evaluation = points.get(index) >> SHOWN_BITS;
      return {
        start: float64At(trace.start, evaluation) - origin,
        worker: trace.workers[int32At(trace.worker, evaluation)] ?? '',
        rank: itemAt(SHOWN_RANKS, points.get(index) & ((1 << SHOWN_BITS) - 1)),
      };
    });
    return { accessPoints, accessPointsTotal: points.length };
  }

  /** What was read at one time, in the order of the ranks. */
  private passOn(): void {
    for (let shown = 0; shown < this.now.length; shown++) {
      const evaluations = itemAt(this.now, shown);
      for (let index = 0; index < evaluations.length; index++)
        this.points.push((evaluations.get(index) << SHOWN_BITS) | shown);
      evaluations.length = 0;
    }
  }

  /** Thinned by start: the extremes are the first of all and the first of the latest. */
  private shownPoints(): number[] {
    const { points } = this;
    const startOf = (index: number) => float64At(this.trace.start, points.get(index) >> SHOWN_BITS);
    if (points.length <= POINT_BUDGET) return Array.from({ length: points.length }, (_, index) => index);
    let latest = points.length - 1;
    while (latest > 0 && startOf(latest - 1) === startOf(latest)) latest--;
    return spreadIndices(points.length, [0, latest], POINT_BUDGET);
  }
}

/** In-flight sharing in bins of equally many jobs, with the middle 95 % of the permutations. */
export function binSharing(
  trace: Trace,
  schedule: Schedule,
  observed: Float64Array,
  permuted: readonly Float64Array[],
): Series['sharing'] {
  const origin = traceOrigin(trace);
  const jobs = schedule.jobs.length;
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(jobs / FEWEST_JOBS_A_BIN)));
  if (jobs === 0) return [];
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * jobs) / bins);
    const to = Math.floor(((bin + 1) * jobs) / bins);
    const startOf = (index: number) => float64At(trace.start, int32At(schedule.jobs, index)) - origin;
    const draws = permuted
      .flatMap(shares => meanShare(shares.subarray(from, to)) ?? [])
      .sort((a, b) => a - b);
    return {
      time: (startOf(from) + startOf(to - 1)) / 2,
      jobs: to - from,
      sharing: meanShare(observed.subarray(from, to)),
      nullMean: draws.length === 0 ? null : draws.reduce((sum, value) => sum + value, 0) / draws.length,
      nullLow: draws.length === 0 ? null : quantileType7(draws, 0.025),
      nullHigh: draws.length === 0 ? null : quantileType7(draws, 0.975),
    };
  });
}
