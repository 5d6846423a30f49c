// Which tensors are accessed most, by whom and when? (METHOD §4; paper Figure 2)
//
// Who reads the top tensors is asked in one pass over the evaluations by start (`visitReaders`): lists of readers
// would take memory for evaluations times tensors, since the top tensors may be everywhere.

import type { AccessModel } from '../../lineage/access/access.ts';
import { float64At, int32At, itemAt, uint8At } from '../../shared/columns.ts';
import { traceOrigin } from '../../trace/clock.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LocalitySummary } from './schema.ts';

const TOP = 20;

/** One of the most accessed tensors; tensors of one unit are always accessed together. */
export interface TopTensor {
  /** Place of its unit in `TopTensors.units`. */
  readonly place: number;
  readonly name: string;
  readonly accesses: number;
}

export interface TopTensors {
  readonly tensors: readonly TopTensor[];
  /** The units that hold them. */
  readonly units: Int32Array;
}

/** The 20 tensors with most accesses; ties lexicographically. */
export function findTopTensors(access: AccessModel): TopTensors {
  const counts = access.countAccesses();
  const units = topUnits(access, counts);
  const tensors = units.flatMap((unit, place) =>
    access.namesOf(unit).map(name => ({ place, name, accesses: int32At(counts, unit) })),
  );
  return { tensors: tensors.slice(0, TOP), units: Int32Array.from(units) };
}

/** Units that hold the 20 tensors, most accessed first. */
function topUnits(access: AccessModel, counts: Int32Array): number[] {
  const top: number[] = [];
  for (let unit = 0; unit < counts.length; unit++) {
    const count = int32At(counts, unit);
    if (count === 0) continue;
    const isBefore = (other: number) =>
      count > int32At(counts, other) || (count === int32At(counts, other) && access.compare(unit, other) < 0);
    let place = top.length;
    if (place === TOP && !isBefore(itemAt(top, TOP - 1))) continue;
    while (place > 0 && isBefore(itemAt(top, place - 1))) place--;
    top.splice(place, 0, unit);
    if (top.length > TOP) top.pop();
  }
  return top;
}

/**
 * Visits who reads any of the units, by start where known, then input order: `count` of them, whose places come first in
 * `places`.
 */
export function visitReaders(
  access: AccessModel,
  units: Int32Array,
  byStart: Int32Array,
  visit: (evaluation: number, places: Int32Array, count: number) => void,
): void {
  const readOf = access.restrictTo(units);
  const places = new Int32Array(units.length);
  for (let index = 0; index < byStart.length; index++) {
    const evaluation = int32At(byStart, index);
    const count = readOf(evaluation, places);
    if (count > 0) visit(evaluation, places, count);
  }
}

/** What is known of the readers of each unit; to be told of them by start. */
export class UnitReaders {
  private readonly trace: Trace;
  private readonly firstStart: Float64Array;
  private readonly lastStart: Float64Array;
  private readonly workers: Int32Array;
  /** 1 where a worker reads a unit: place · workers + worker. */
  private readonly isMet: Uint8Array;

  constructor(trace: Trace, units: number) {
    this.trace = trace;
    this.firstStart = new Float64Array(units).fill(Number.NaN);
    this.lastStart = new Float64Array(units).fill(Number.NaN);
    this.workers = new Int32Array(units);
    this.isMet = new Uint8Array(units * trace.workers.length);
  }

  /** Hot, hence plain loads. */
  visit(evaluation: number, places: Int32Array, count: number): void {
    const { firstStart, lastStart, isMet, workers } = this;
    const start = float64At(this.trace.start, evaluation);
    const worker = int32At(this.trace.worker, evaluation);
    for (let slot = 0; slot < count; slot++) {
      const place = places[slot] as number;
      if (!Number.isNaN(start)) {
        if (Number.isNaN(firstStart[place] as number)) firstStart[place] = start;
        lastStart[place] = start;
      }
      const cell = place * this.trace.workers.length + worker;
      if (worker < 0 || isMet[cell] === 1) continue;
      isMet[cell] = 1;
      workers[place] = (workers[place] as number) + 1;
    }
  }

  describe(tensors: readonly TopTensor[]): LocalitySummary['tensors'] {
    const origin = traceOrigin(this.trace);
    const sinceOrigin = (start: number) => (Number.isNaN(start) ? null : start - origin);
    return tensors.map(({ place, name, accesses }, index) => ({
      rank: index + 1,
      id: name,
      accesses,
      share: accesses / this.trace.evaluations,
      workers: int32At(this.workers, place),
      firstStart: sinceOrigin(float64At(this.firstStart, place)),
      lastStart: sinceOrigin(float64At(this.lastStart, place)),
    }));
  }

  /** Workers with at least 5 stage-2 jobs, and how many of them read the most accessed tensor. */
  countTopReaders(stage: Uint8Array, top: TopTensor | undefined): LocalitySummary['topTensorWorkers'] {
    const { trace, isMet } = this;
    if (top === undefined || trace.workers.length === 0) return null;
    const jobs = new Int32Array(trace.workers.length);
    for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
      const worker = int32At(trace.worker, evaluation);
      if (worker >= 0 && uint8At(stage, evaluation) === 2) jobs[worker] = int32At(jobs, worker) + 1;
    }
    const eligible = [...jobs.keys()].filter(worker => int32At(jobs, worker) >= 5);
    const reading = eligible.filter(worker => isMet[top.place * trace.workers.length + worker] === 1);
    return { eligible: eligible.length, reading: reading.length };
  }
}

/** How often two of the top tensors are read together; for recorded tensors, since prefixes are nested. */
export function countCoaccess(trace: Trace, access: AccessModel, { tensors, units }: TopTensors) {
  const readOf = access.restrictTo(units);
  const both = tensors.map(() => new Int32Array(tensors.length));
  const present = new Int32Array(units.length);
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const count = readOf(evaluation, present);
    for (const a of present.subarray(0, count)) {
      const row = both[a];
      if (row !== undefined) for (const b of present.subarray(0, count)) row[b] = int32At(row, b) + 1;
    }
  }
  return tensors.flatMap((a, i) =>
    tensors.slice(i + 1).map((b, offset) => {
      const together = both[i]?.[i + 1 + offset] ?? 0;
      return {
        a: a.name,
        b: b.name,
        both: together,
        jaccard: together / (a.accesses + b.accesses - together),
      };
    }),
  );
}
