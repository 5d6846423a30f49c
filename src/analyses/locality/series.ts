// What the figures of locality need beyond the documented keys, thinned to the point budget.

import { POINT_BUDGET, thinIndices } from '../../charts/thin.ts';
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
const MOST_BINS = 40;
const FEWEST_JOBS_A_BIN = 25;

/** The accesses to the tensors of Figure 2; to be told of the readers of each unit by start. */
export class AccessPoints {
  private readonly trace: Trace;
  /** Place of each shown tensor's unit, −1 for none. */
  private readonly places: readonly number[];
  private readonly lists = SHOWN_RANKS.map(() => new Int32Column());

  constructor(trace: Trace, { tensors }: TopTensors) {
    this.trace = trace;
    this.places = SHOWN_RANKS.map(rank => tensors[rank - 1]?.place ?? -1);
  }

  visit(place: number, evaluation: number): void {
    const { trace, places, lists } = this;
    for (let index = 0; index < places.length; index++) {
      if (places[index] !== place) continue;
      if (Number.isNaN(float64At(trace.start, evaluation)) || int32At(trace.worker, evaluation) < 0) return;
      itemAt(lists, index).push(evaluation);
    }
  }

  describe(): Pick<Series, 'accessPoints' | 'accessPointsTotal'> {
    const { trace } = this;
    const origin = traceOrigin(trace);
    const starts = new Float64Array(this.lists.reduce((sum, list) => sum + list.length, 0));
    this.merge((evaluation, _list, index) => {
      starts[index] = float64At(trace.start, evaluation);
    });
    const shown = thinIndices(starts, POINT_BUDGET);
    const accessPoints: Series['accessPoints'] = [];
    this.merge((evaluation, list, index) => {
      if (shown[accessPoints.length] !== index) return;
      accessPoints.push({
        start: float64At(starts, index) - origin,
        worker: trace.workers[int32At(trace.worker, evaluation)] ?? '',
        rank: itemAt(SHOWN_RANKS, list),
      });
    });
    return { accessPoints, accessPointsTotal: starts.length };
  }

  /** Visits the lists' evaluations together by start; at one time the lower rank comes first. */
  private merge(visit: (evaluation: number, list: number, index: number) => void): void {
    const { lists } = this;
    const { start } = this.trace;
    const next = new Int32Array(lists.length);
    const total = lists.reduce((sum, list) => sum + list.length, 0);
    for (let index = 0; index < total; index++) {
      let first = -1;
      let earliest = Number.POSITIVE_INFINITY;
      for (let list = 0; list < lists.length; list++) {
        const place = int32At(next, list);
        const column = itemAt(lists, list);
        if (place === column.length) continue;
        const time = float64At(start, column.get(place));
        if (first >= 0 && time >= earliest) continue;
        first = list;
        earliest = time;
      }
      const place = int32At(next, first);
      next[first] = place + 1;
      visit(itemAt(lists, first).get(place), first, index);
    }
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
