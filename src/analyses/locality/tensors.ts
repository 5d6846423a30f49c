// Which tensors are accessed most, by whom and when? (METHOD §4; paper Figure 2)

import type { AccessModel } from '../../lineage/access/access.ts';
import { at, float64At, int32At } from '../../shared/columns.ts';
import { orderBy } from '../../shared/order-by.ts';
import { traceOrigin } from '../../trace/clock.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LocalitySummary } from './schema.ts';

const TOP = 20;

/** One of the most accessed tensors; tensors of one unit are always accessed together. */
export interface TopTensor {
  readonly unit: number;
  readonly name: string;
  readonly accesses: number;
  /** Evaluations that access it, by start where known, then input order. */
  readonly evaluations: Int32Array;
}

/** The 20 tensors with most accesses; ties lexicographically. */
export function findTopTensors(trace: Trace, access: AccessModel): TopTensor[] {
  const counts = new Int32Array(access.units);
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    access.forEachUnit(evaluation, unit => {
      counts[unit] = int32At(counts, unit) + 1;
    });
  }
  const units = topUnits(access, counts);
  const readers = collectReaders(trace, access, units, counts);
  const tensors = units.flatMap(unit => {
    const evaluations = readers.get(unit) ?? new Int32Array(0);
    return access.namesOf(unit).map(name => ({ unit, name, accesses: int32At(counts, unit), evaluations }));
  });
  return tensors.slice(0, TOP);
}

/** Units that hold the 20 tensors, most accessed first. */
function topUnits(access: AccessModel, counts: Int32Array): number[] {
  const accessed = Int32Array.from(counts.keys()).filter(unit => int32At(counts, unit) > 0);
  accessed.sort((a, b) => int32At(counts, b) - int32At(counts, a) || access.compare(a, b));
  return Array.from(accessed.subarray(0, TOP));
}

/** The evaluations that access each of the units, by start. */
function collectReaders(
  trace: Trace,
  access: AccessModel,
  units: readonly number[],
  counts: Int32Array,
): Map<number, Int32Array> {
  const listOf = new Int32Array(access.units).fill(-1);
  units.forEach((unit, index) => {
    listOf[unit] = index;
  });
  const lists = units.map(unit => new Int32Array(int32At(counts, unit)));
  const filled = new Int32Array(units.length);
  let evaluation = 0;
  const enter = (unit: number) => {
    const index = int32At(listOf, unit);
    const list = lists[index];
    if (list === undefined) return;
    const place = int32At(filled, index);
    list[place] = evaluation;
    filled[index] = place + 1;
  };
  for (const row of orderBy(trace.start)) {
    evaluation = row;
    access.forEachUnit(row, enter);
  }
  return new Map(units.map((unit, index) => [unit, lists[index] as Int32Array]));
}

export function describeTensors(trace: Trace, tensors: readonly TopTensor[]): LocalitySummary['tensors'] {
  const origin = traceOrigin(trace);
  return tensors.map(({ name, accesses, evaluations }, index) => {
    const starts = startsOf(trace, evaluations);
    return {
      rank: index + 1,
      id: name,
      accesses,
      share: accesses / trace.evaluations,
      workers: countWorkers(trace, evaluations),
      firstStart: starts === null ? null : starts.first - origin,
      lastStart: starts === null ? null : starts.last - origin,
    };
  });
}

/** The first and the last start of evaluations by start; those without one come last. */
function startsOf(trace: Trace, evaluations: Int32Array): { first: number; last: number } | null {
  let known = evaluations.length;
  while (known > 0 && Number.isNaN(trace.start[int32At(evaluations, known - 1)])) known--;
  if (known === 0) return null;
  const startAt = (place: number) => float64At(trace.start, int32At(evaluations, place));
  return { first: startAt(0), last: startAt(known - 1) };
}

function countWorkers(trace: Trace, evaluations: Int32Array): number {
  const isMet = new Uint8Array(trace.workers.length);
  let workers = 0;
  for (let place = 0; place < evaluations.length; place++) {
    const worker = int32At(trace.worker, int32At(evaluations, place));
    if (worker < 0 || isMet[worker] === 1) continue;
    isMet[worker] = 1;
    workers++;
  }
  return workers;
}

/** Workers with at least 5 stage-2 jobs, and how many of them read the most accessed tensor. */
export function countTopReaders(
  trace: Trace,
  stage: Uint8Array,
  top: TopTensor | undefined,
): LocalitySummary['topTensorWorkers'] {
  if (top === undefined || trace.workers.length === 0) return null;
  const jobs = new Int32Array(trace.workers.length);
  const reads = new Uint8Array(trace.workers.length);
  trace.worker.forEach((worker, evaluation) => {
    if (worker >= 0 && at(stage, evaluation) === 2) jobs[worker] = int32At(jobs, worker) + 1;
  });
  for (const evaluation of top.evaluations) {
    const worker = int32At(trace.worker, evaluation);
    if (worker >= 0) reads[worker] = 1;
  }
  const eligible = [...jobs.keys()].filter(worker => int32At(jobs, worker) >= 5);
  return { eligible: eligible.length, reading: eligible.filter(worker => at(reads, worker) === 1).length };
}

/** How often two of the top tensors are read together; for recorded tensors, since prefixes are nested. */
export function countCoaccess(trace: Trace, access: AccessModel, tensors: readonly TopTensor[]) {
  const rankOf = new Map(tensors.map(({ unit }, rank) => [unit, rank]));
  const both = tensors.map(() => new Int32Array(tensors.length));
  const present: number[] = [];
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    present.length = 0;
    access.forEachUnit(evaluation, unit => {
      const rank = rankOf.get(unit);
      if (rank !== undefined) present.push(rank);
    });
    for (const a of present) {
      const row = both[a];
      if (row !== undefined) for (const b of present) row[b] = int32At(row, b) + 1;
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
