// Whether recorded parents can have been chosen: they are in the trace, were known, and were in the population.

import { at, int32At } from '../../shared/columns.ts';
import { ordersOf } from '../orders.ts';
import { succeeded, type Trace } from '../trace.ts';
import { collect, type IntegrityFinding, idOf } from './finding.ts';

/** A parent's quality is known before it is chosen. */
export function findFutureParents(trace: Trace): IntegrityFinding | null {
  const { known, completion } = ordersOf(trace);
  if (known === null || !trace.parentsRecorded) return null;
  const placeOf = new Int32Array(trace.evaluations);
  completion.forEach((evaluation, place) => {
    placeOf[evaluation] = place;
  });
  const isFuture = (evaluation: number) => {
    const parent = int32At(trace.parent, evaluation);
    return parent >= 0 && int32At(placeOf, parent) >= int32At(known.evaluations, evaluation);
  };
  return collect(trace, isFuture, first => ({
    code: 'parent-in-future',
    severity: 'error',
    field: 'parent',
    message: `expected a parent whose result was known, found ${idOf(trace, int32At(trace.parent, first))}, which ended later`,
  }));
}

export function findAbsentParents(trace: Trace): IntegrityFinding | null {
  if (!trace.parentsRecorded) return null;
  return collect(
    trace,
    evaluation => at(trace.parent, evaluation) === -2,
    first => ({
      code: 'parent-absent',
      severity: 'warning',
      field: 'parent',
      message: `expected the id of an evaluation, found ${JSON.stringify(trace.absentParents.get(first))}, which the trace does not hold`,
    }),
  );
}

/** A declared population holds the last P successes known. */
export function findOldParents(trace: Trace): IntegrityFinding | null {
  const { known, candidateOf } = ordersOf(trace);
  const { population } = trace.declared;
  if (known === null || population === undefined || !trace.parentsRecorded) return null;
  const isOld = (evaluation: number) => {
    const parent = int32At(trace.parent, evaluation);
    if (parent < 0 || !succeeded(trace, parent)) return false;
    return int32At(candidateOf, parent) <= int32At(known.successes, evaluation) - population;
  };
  return collect(trace, isOld, first => ({
    code: 'population-impossible',
    severity: 'warning',
    field: 'parent',
    message: `expected a parent among the last ${population} successes, as the header says, found ${idOf(trace, int32At(trace.parent, first))}, which is older`,
  }));
}
