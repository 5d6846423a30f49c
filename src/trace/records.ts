// A trace as the records and the header that it could have been read from: what `convert` writes, and what a part
// of a trace or a chain of traces is built from anew.

import { at, int32At, itemAt } from '../shared/columns.ts';
import type { EvaluationRecord, TraceHeader } from './builder.ts';
import { choiceAt, sequenceLength } from './sequences.ts';
import { type Choice, evaluationId, hasTimes, type TimeColumn, type Trace } from './trace.ts';

/** The record of an evaluation, times on the trace's own clock (without `clockOrigin`). */
export function recordAt(trace: Trace, evaluation: number): EvaluationRecord {
  const quality = at(trace.quality, evaluation);
  const parent = trace.parentsRecorded ? int32At(trace.parent, evaluation) : -1;
  const transferred = trace.transfersRecorded ? int32At(trace.transferred, evaluation) : -1;
  return {
    id: trace.ids === null ? undefined : evaluationId(trace, evaluation),
    start: trace.managerClockOnly ? undefined : timeOf(trace, 'start', evaluation),
    end: trace.managerClockOnly ? undefined : timeOf(trace, 'end', evaluation),
    submit: timeOf(trace, 'submit', evaluation),
    gather: timeOf(trace, 'gather', evaluation),
    worker: workerOf(trace, evaluation),
    arch: architectureOf(trace, evaluation),
    quality: Number.isNaN(quality) ? null : quality,
    error: trace.errors.get(evaluation),
    parent: parent >= 0 ? evaluationId(trace, parent) : trace.absentParents.get(evaluation),
    transferred: transferred < 0 ? undefined : transferred,
    tensors: tensorsOf(trace, evaluation),
  };
}

/** What the trace says of its search; the space as it is known, declared or seen. */
export function headerOf(trace: Trace): TraceHeader {
  const { declared, clockOrigin, space } = trace;
  return {
    ...declared,
    ...(clockOrigin === 0 ? {} : { clockOrigin }),
    space: space.map(({ name, choices }) => ({ name, choices })),
  };
}

function architectureOf(trace: Trace, evaluation: number): Choice[] {
  const sequence = int32At(trace.sequence, evaluation);
  return Array.from({ length: sequenceLength(trace.sequences, sequence) }, (_, position) =>
    itemAt(itemAt(trace.space, position).choices, choiceAt(trace.sequences, sequence, position)),
  );
}

function timeOf(trace: Trace, column: TimeColumn, evaluation: number): number | undefined {
  const time = hasTimes(trace, column) ? at(trace[column], evaluation) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function workerOf(trace: Trace, evaluation: number): string | undefined {
  return trace.workersInferred ? undefined : trace.workers[int32At(trace.worker, evaluation)];
}

function tensorsOf({ tensors }: Trace, evaluation: number): string[] | undefined {
  if (tensors === null) return undefined;
  const ids = tensors.ids.subarray(
    int32At(tensors.offsets, evaluation),
    int32At(tensors.offsets, evaluation + 1),
  );
  return Array.from(ids, id => itemAt(tensors.names, id));
}
