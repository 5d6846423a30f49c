// What a check of integrity finds, and how it looks through the evaluations.

import { evaluationId, type Trace } from '../trace.ts';

export interface IntegrityFinding {
  readonly code: string;
  /** An error cannot have happened; a warning is odd. */
  readonly severity: 'error' | 'warning';
  /** The field as the canonical form names it. */
  readonly field: string;
  /** "expected …, found …" */
  readonly message: string;
  /** Number of evaluations concerned, and the first of them. */
  readonly count: number;
  readonly evaluation: number;
}

export type Check = (trace: Trace) => IntegrityFinding | null;

/** Clocks are read to a microsecond at best. */
export const TICK_SECONDS = 1e-6;

/** A finding about the evaluations that a test is true of; null where there are none. */
export function collect(
  trace: Trace,
  isConcerned: (evaluation: number) => boolean,
  describe: (first: number, count: number) => Omit<IntegrityFinding, 'count' | 'evaluation'>,
): IntegrityFinding | null {
  let count = 0;
  let first = -1;
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    if (!isConcerned(evaluation)) continue;
    count++;
    if (first < 0) first = evaluation;
  }
  return count === 0 ? null : { ...describe(first, count), count, evaluation: first };
}

export function idOf(trace: Trace, evaluation: number): string {
  return JSON.stringify(evaluationId(trace, evaluation));
}
