// When do several workers want one tensor at nearly the same time? (METHOD §4; paper V-B3: "workers 11-13,
// 20, and 23-25 access tensor 3 at nearly the same time")
//
// One pass over the accesses by start keeps a run open for each unit; of the runs that were bursts only the ten
// that are listed are kept.

import { float64At, int32At, itemAt } from '../../shared/columns.ts';
import { compareCodePoints } from '../../shared/text-order.ts';
import { traceOrigin } from '../../trace/clock.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LocalitySummary } from './schema.ts';
import type { TopTensor } from './tensors.ts';

const FEWEST_WORKERS = 3;
const LISTED = 10;

/** A maximal run of accesses with successive starts at most Δ apart, on at least three workers. */
interface Run extends Standing {
  readonly end: number;
  readonly workers: Int32Array;
}

/** What says which runs are listed. */
interface Standing {
  readonly workerCount: number;
  readonly accesses: number;
  readonly start: number;
}

/** To be told of the readers of each unit by start; `gap` Δ in seconds. */
export class BurstWatch {
  private readonly trace: Trace;
  private readonly gap: number;
  /** Of each unit's open run: first and last start (NaN: none yet), accesses, distinct workers. */
  private readonly from: Float64Array;
  private readonly last: Float64Array;
  private readonly accesses: Int32Array;
  private readonly workers: Int32Array;
  /** Distinct workers of all open runs: place · workers + order of appearance. */
  private readonly members: Int32Array;
  /** Run in which a worker last read a unit (place · workers + worker), runs numbered from 1. */
  private readonly lastRun: Int32Array;
  private readonly run: Int32Array;
  private readonly listed: Run[][];
  private readonly counts: Int32Array;

  constructor(trace: Trace, units: number, gap: number) {
    this.trace = trace;
    this.gap = gap;
    this.from = new Float64Array(units);
    this.last = new Float64Array(units).fill(Number.NaN);
    this.accesses = new Int32Array(units);
    this.workers = new Int32Array(units);
    this.members = new Int32Array(units * trace.workers.length);
    this.lastRun = new Int32Array(units * trace.workers.length);
    this.run = new Int32Array(units).fill(1);
    this.listed = Array.from({ length: units }, () => []);
    this.counts = new Int32Array(units);
  }

  /** Hot, hence plain loads. */
  visit(evaluation: number, places: Int32Array, count: number): void {
    const start = float64At(this.trace.start, evaluation);
    if (Number.isNaN(start)) return;
    const worker = int32At(this.trace.worker, evaluation);
    const { from, last, accesses, lastRun, run } = this;
    for (let slot = 0; slot < count; slot++) {
      const place = places[slot] as number;
      if (!(start - (last[place] as number) <= this.gap)) {
        this.close(place);
        from[place] = start;
      }
      last[place] = start;
      accesses[place] = (accesses[place] as number) + 1;
      const cell = place * this.trace.workers.length + worker;
      if (worker < 0 || lastRun[cell] === run[place]) continue;
      lastRun[cell] = run[place] as number;
      this.meet(place, worker);
    }
  }

  /** `tensors` in the order of their ranks; the first, which is everywhere, has no bursts. */
  describe(tensors: readonly TopTensor[]): Pick<LocalitySummary, 'bursts' | 'burstCount'> {
    for (let place = 0; place < this.run.length; place++) this.close(place);
    const others = tensors.slice(1);
    const runs = others.flatMap(({ place, name }, rank) =>
      itemAt(this.listed, place).map(run => ({ run, name, rank })),
    );
    runs.sort((a, b) => compareRuns(a.run, b.run) || a.rank - b.rank);
    const origin = traceOrigin(this.trace);
    return {
      bursts: runs.slice(0, LISTED).map(({ run, name }) => ({
        tensor: name,
        start: run.start - origin,
        end: run.end - origin,
        accesses: run.accesses,
        workers: Array.from(run.workers, worker => itemAt(this.trace.workers, worker)).sort(
          compareCodePoints,
        ),
      })),
      burstCount: others.reduce((sum, { place }) => sum + int32At(this.counts, place), 0),
    };
  }

  private meet(place: number, worker: number): void {
    const met = int32At(this.workers, place);
    this.members[place * this.trace.workers.length + met] = worker;
    this.workers[place] = met + 1;
  }

  private close(place: number): void {
    const workers = int32At(this.workers, place);
    if (workers >= FEWEST_WORKERS) this.list(place, workers);
    this.accesses[place] = 0;
    this.workers[place] = 0;
    this.run[place] = int32At(this.run, place) + 1;
  }

  /** The unit's ten first, in order. */
  private list(place: number, workers: number): void {
    this.counts[place] = int32At(this.counts, place) + 1;
    const listed = itemAt(this.listed, place);
    const run = {
      start: float64At(this.from, place),
      end: float64At(this.last, place),
      accesses: int32At(this.accesses, place),
      workerCount: workers,
    };
    const worst = listed[LISTED - 1];
    if (worst !== undefined && compareRuns(run, worst) >= 0) return;
    const next = listed.findIndex(other => compareRuns(run, other) < 0);
    const first = place * this.trace.workers.length;
    const members = this.members.slice(first, first + workers);
    listed.splice(next < 0 ? listed.length : next, 0, { ...run, workers: members });
    if (listed.length > LISTED) listed.pop();
  }
}

/** Most workers first, then most accesses, then the earliest. */
function compareRuns(a: Standing, b: Standing): number {
  return b.workerCount - a.workerCount || b.accesses - a.accesses || a.start - b.start;
}
