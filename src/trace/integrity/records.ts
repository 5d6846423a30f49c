// Whether each record is an evaluation of its own, and the qualities tell anything.

import { float64At, int32At } from '../../shared/columns.ts';
import { evaluationId, succeeded, type Trace } from '../trace.ts';
import { collect, type IntegrityFinding, idOf } from './finding.ts';

/** Where all records have one time, each is compared with so many before it. */
const MOST_COMPARED = 50;

export function findRepeatedIds(trace: Trace): IntegrityFinding | null {
  if (trace.ids === null) return null;
  const seen = new Set<string>();
  const isRepeated = (evaluation: number) => {
    const id = evaluationId(trace, evaluation);
    if (seen.has(id)) return true;
    seen.add(id);
    return false;
  };
  return collect(trace, isRepeated, first => ({
    code: 'id-repeated',
    severity: 'warning',
    field: 'id',
    message: `expected an id of its own, found ${idOf(trace, first)} again; a parent of that id is the first`,
  }));
}

/** The same architecture at the same times on the same worker with the same outcome is one evaluation. */
export function findRepeatedRecords(trace: Trace): IntegrityFinding | null {
  if (trace.times.size === 0) return null;
  const key = trace.times.has('end') ? trace.end : trace.times.has('gather') ? trace.gather : trace.start;
  const sameTime = new Map<number, number[]>();
  const isRepeated = (evaluation: number) => {
    const time = float64At(key, evaluation);
    const others = sameTime.get(time);
    if (others === undefined) {
      sameTime.set(time, [evaluation]);
      return false;
    }
    if (others.some(other => isSame(trace, evaluation, other))) return true;
    if (others.length < MOST_COMPARED) others.push(evaluation);
    return false;
  };
  return collect(trace, isRepeated, () => ({
    code: 'record-repeated',
    severity: 'warning',
    field: 'record',
    message: 'expected each evaluation once, found the same architecture, times and quality again',
  }));
}

function isSame(trace: Trace, a: number, b: number): boolean {
  const { sequence, worker, start, end, submit, gather, quality } = trace;
  if (int32At(sequence, a) !== int32At(sequence, b)) return false;
  if (!trace.workersInferred && int32At(worker, a) !== int32At(worker, b)) return false;
  return [start, end, submit, gather, quality].every(column => Object.is(column[a], column[b]));
}

export function findConstantQuality(trace: Trace): IntegrityFinding | null {
  const successes = trace.quality.filter(quality => !Number.isNaN(quality));
  if (successes.length < 2 || successes.some(quality => quality !== successes[0])) return null;
  return collect(
    trace,
    evaluation => succeeded(trace, evaluation),
    () => ({
      code: 'quality-constant',
      severity: 'warning',
      field: 'quality',
      message: `expected qualities that differ, found ${successes[0]} throughout`,
    }),
  );
}
