// Whether a trace can have happened: what its records say of each other, beyond what each says alone.
//
// A finding here leaves the trace as it is; it tells what to distrust. Each check is one pass over columns, or one
// over a sorted order; none compares all pairs.

import type { Trace } from '../trace.ts';
import type { Check, IntegrityFinding } from './finding.ts';
import { findAbsentParents, findFutureParents, findOldParents } from './parents.ts';
import { findConstantQuality, findRepeatedIds, findRepeatedRecords } from './records.ts';
import { findDisagreeingClocks, findOverlaps, findPause, findStepsBack, findSuspectUnit } from './times.ts';

export type { IntegrityFinding } from './finding.ts';

/** A search of more evaluations is not checked: the checks keep something of each. */
export const CHECKED_EVALUATIONS = 200_000;

const CHECKS: readonly Check[] = [
  findOverlaps,
  findFutureParents,
  findAbsentParents,
  findOldParents,
  findRepeatedIds,
  findRepeatedRecords,
  findDisagreeingClocks,
  findPause,
  findStepsBack,
  findSuspectUnit,
  findConstantQuality,
];

/** What cannot be, or is odd, in the order of the checks; nothing for a trace too large. */
export function checkIntegrity(trace: Trace): readonly IntegrityFinding[] {
  if (trace.evaluations > CHECKED_EVALUATIONS) return [];
  return CHECKS.map(check => check(trace)).filter(finding => finding !== null);
}
