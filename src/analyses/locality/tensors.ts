// Which tensors are accessed most, by whom and when? (METHOD §4; paper Figure 2)

import type { AccessModel } from '../../lineage/access/access.ts';
import { at, float64At, int32At } from '../../shared/columns.ts';
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
  const readers = collectReaders(trace, access, units);
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

function collectReaders(
  trace: Trace,
  access: AccessModel,
  units: readonly number[],
): Map<number, Int32Array> {
  const rows = new Map<number, number[]>(units.map(unit => [unit, []]));
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    access.forEachUnit(evaluation, unit => rows.get(unit)?.push(evaluation));
  }
  const time = (row: number) => trace.start[row] ?? Number.NaN;
  const byStart = (a: number, b: number) => time(a) - time(b) || a - b;
  return new Map([...rows].map(([unit, list]) => [unit, Int32Array.from(list).sort(byStart)]));
}

export function describeTensors(trace: Trace, tensors: readonly TopTensor[]): LocalitySummary['tensors'] {
  const origin = traceOrigin(trace);
  return tensors.map(({ name, accesses, evaluations }, index) => {
    const starts = Array.from(evaluations, evaluation => float64At(trace.start, evaluation)).filter(
      Number.isFinite,
    );
    const workers = new Set(Array.from(evaluations, evaluation => int32At(trace.worker, evaluation)));
    workers.delete(-1);
    return {
      rank: index + 1,
      id: name,
      accesses,
      share: accesses / trace.evaluations,
      workers: workers.size,
      firstStart: starts.length === 0 ? null : (starts[0] as number) - origin,
      lastStart: starts.length === 0 ? null : (starts.at(-1) as number) - origin,
    };
  });
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
