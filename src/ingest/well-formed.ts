// Whether a candidate is already exactly what the schema would make of it.
//
// Hot: runs once a record and lets the common case by without zod. It must accept nothing that
// `record-schema.ts` refuses or changes; test/ingest/well-formed.test.ts holds the two together.

import type { EvaluationRecord } from '../trace/builder.ts';
import type { Candidate } from './candidate.ts';
import { FAILURE_MAGNITUDE } from './record-schema.ts';

export function isWellFormed(candidate: Candidate): candidate is EvaluationRecord {
  const { arch, quality, error, start, end, submit, gather, worker, id, parent, transferred, tensors } =
    candidate;
  if (!Array.isArray(arch) || arch.length === 0) return false;
  for (let position = 0; position < arch.length; position++) {
    if (!isChoice(arch[position])) return false;
  }
  return (
    isOutcome(quality, error) &&
    isInterval(start, end) &&
    isInterval(submit, gather) &&
    isLabel(worker) &&
    isLabel(id) &&
    isLabel(parent) &&
    isDepth(transferred, arch.length) &&
    (tensors === undefined || (Array.isArray(tensors) && tensors.every(isName)))
  );
}

function isChoice(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' : Number.isFinite(value);
}

/** A quality without an error text, or a failure with or without one. */
function isOutcome(quality: unknown, error: unknown): boolean {
  if (quality === null) return isLabel(error);
  return typeof quality === 'number' && Math.abs(quality) < FAILURE_MAGNITUDE && error === undefined;
}

/** Two times, each finite or missing, in order. */
function isInterval(from: unknown, to: unknown): boolean {
  if (from === undefined) return to === undefined || Number.isFinite(to);
  if (typeof from !== 'number' || !Number.isFinite(from)) return false;
  return to === undefined || (typeof to === 'number' && Number.isFinite(to) && to >= from);
}

function isLabel(value: unknown): boolean {
  return value === undefined || isName(value);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isDepth(value: unknown, layers: number): boolean {
  return (
    value === undefined ||
    (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= layers)
  );
}
