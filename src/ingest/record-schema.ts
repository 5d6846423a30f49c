// What a valid evaluation is: the authority, and the messages. `well-formed.ts` accepts the common case
// before it; a property test holds the two together.
//
// Failures come in every style that searches write (METHOD §1): null, text beginning with "F" (DeepHyper
// ≥ 0.4, kept as the error), NaN and infinities (`Evaluator._on_done` of deephyper/evaluator/_evaluator.py
// takes them for failures too), and the extremes of float and double that 0.1–0.3 write, of either sign
// (`Evaluator.FAIL_RETURN_VALUE` of deephyper/evaluator/evaluate.py is the largest double).

import { z } from 'zod';
import type { EvaluationRecord } from '../trace/builder.ts';
import { choice, expected, nonEmpty } from './schema-parts.ts';
import { showValue } from './show-value.ts';

/** The largest finite float32: a quality this far out is a failure's mark. */
export const FAILURE_MAGNITUDE = 3.4028234e38;
const FAILURE_TEXT = /^F|^[+-]?(?:nan|NaN|NAN|inf|Inf|INF|infinity|Infinity)$/;

const seconds = z.number(expected('a finite number of seconds')).optional();
const label = nonEmpty('text or a number').optional();
const layers = z
  .int(expected('a whole number of layers'))
  .nonnegative(expected('0 or more layers'))
  .optional();
const outcome = expected('a number or a failure "F…"');

/** A quality, or null or text for a failure; marks of failure that are numbers become null. */
const quality = z.preprocess(
  value => (typeof value === 'number' && !(Math.abs(value) < FAILURE_MAGNITUDE) ? null : value),
  z.union([z.number(), z.null(), z.string().regex(FAILURE_TEXT, outcome)], outcome),
);

const fields = z.object({
  arch: z
    .array(choice, expected('a sequence of choices'))
    .refine(items => items.length > 0, expected('at least one choice')),
  quality,
  error: label,
  start: seconds,
  end: seconds,
  submit: seconds,
  gather: seconds,
  worker: label,
  id: label,
  parent: label,
  transferred: layers,
  tensors: z.array(label.unwrap(), expected('a list of tensor ids')).optional(),
});

type Fields = z.output<typeof fields>;

/** A candidate's schema; its output is what the trace's builder takes. */
export const recordSchema = z.preprocess(impliedFailure, fields).superRefine(checkOrder).transform(toRecord);

/** A record that says why it failed and nothing of a quality is a failure. */
function impliedFailure(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { quality: given, error } = value as { quality?: unknown; error?: unknown };
  return given === undefined && typeof error === 'string' ? { ...value, quality: null } : value;
}

function checkOrder(record: Fields, context: z.RefinementCtx): void {
  const report = (field: keyof Fields, what: string, found: number | undefined) => {
    context.addIssue({
      code: 'custom',
      path: [field],
      message: `expected ${what}, found ${showValue(found)}`,
    });
  };
  const { start, end, submit, gather, transferred, arch } = record;
  if (start !== undefined && end !== undefined && end < start)
    report('end', `a time from the start (${start}) on`, end);
  if (submit !== undefined && gather !== undefined && gather < submit) {
    report('gather', `a time from the submission (${submit}) on`, gather);
  }
  if (transferred !== undefined && transferred > arch.length) {
    report('transferred', `at most the architecture's ${arch.length} layers`, transferred);
  }
}

function toRecord({ quality: found, error, ...rest }: Fields): EvaluationRecord {
  if (typeof found === 'number') return { ...rest, quality: found };
  const text = error ?? (found?.startsWith('F') === true ? found : undefined);
  return text === undefined ? { ...rest, quality: null } : { ...rest, quality: null, error: text };
}
