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
interface Run {
  readonly start: number;
  readonly end: number;
  readonly accesses: number;
  readonly workers: Int32Array;
}

/** To be told of the readers of each unit by start; `gap` Δ in seconds. */
export class BurstWatch {
  private readonly trace: Trace;
  private readonly gap: number;
  /** Of each unit's open run: first and last start, accesses (0: none), distinct workers. */
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
    this.last = new Float64Array(units);
    this.accesses = new Int32Array(units);
    this.workers = new Int32Array(units);
    this.members = new Int32Array(units * trace.workers.length);
    this.lastRun = new Int32Array(units * trace.workers.length);
    this.run = new Int32Array(units).fill(1);
    this.listed = Array.from({ length: units }, () => []);
    this.counts = new Int32Array(units);
  }

  visit(place: number, evaluation: number): void {
    const start = float64At(this.trace.start, evaluation);
    if (Number.isNaN(start)) return;
    const accesses = int32At(this.accesses, place);
    if (accesses === 0) this.from[place] = start;
    else if (!(start - float64At(this.last, place) <= this.gap)) {
      this.close(place);
      this.from[place] = start;
    }
    this.last[place] = start;
    this.accesses[place] = int32At(this.accesses, place) + 1;
    const worker = int32At(this.trace.worker, evaluation);
    const first = place * this.trace.workers.length;
    if (worker < 0 || int32At(this.lastRun, first + worker) === int32At(this.run, place)) return;
    this.lastRun[first + worker] = int32At(this.run, place);
    const met = int32At(this.workers, place);
    this.members[first + met] = worker;
    this.workers[place] = met + 1;
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

  private close(place: number): void {
    const workers = int32At(this.workers, place);
    if (workers >= FEWEST_WORKERS) this.list(place, workers);
    this.accesses[place] = 0;
    this.workers[place] = 0;
    this.run[place] = int32At(this.run, place) + 1;
  }

  /** The unit's ten first, in order. */
  private list(place: number, workers: number): void {
    const first = place * this.trace.workers.length;
    const listed = itemAt(this.listed, place);
    const run = {
      start: float64At(this.from, place),
      end: float64At(this.last, place),
      accesses: int32At(this.accesses, place),
      workers: this.members.subarray(first, first + workers),
    };
    this.counts[place] = int32At(this.counts, place) + 1;
    const next = listed.findIndex(other => compareRuns(run, other) < 0);
    const index = next < 0 ? listed.length : next;
    if (index === LISTED) return;
    listed.splice(index, 0, { ...run, workers: run.workers.slice() });
    if (listed.length > LISTED) listed.pop();
  }
}

/** Most workers first, then most accesses, then the earliest. */
function compareRuns(a: Run, b: Run): number {
  return b.workers.length - a.workers.length || b.accesses - a.accesses || a.start - b.start;
}
