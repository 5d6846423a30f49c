// What stands at a path of a summary, and how well one run knows it.
//
// A number knows its own standard error where the summary gives its 95 % interval beside it (mean, low, high;
// measured or probability, intervalLow, intervalHigh). Settings that the trace states are facts: error 0. Everything else
// depends on the path that the search took, and only repeats of the search tell how much.

import { isSkipped } from '../shared/skipped.ts';
import type { Summary } from '../summary/schema.ts';
import type { Step, Target } from './path.ts';

export type Value = number | string | boolean | null;

export interface Measure {
  readonly value: Value;
  /** Standard error within the run; null where the run cannot tell. */
  readonly standardError: number | null;
  /** Why there is no value. */
  readonly missing: string | null;
  /** What the run says of the value, as a claim's evidence. */
  readonly evidence: string;
  readonly evaluations: number;
}

/** 95 % intervals are ± 1.96 standard errors. */
const INTERVAL_ERRORS = 2 * 1.96;

export function measure(summary: Summary, { root, steps }: Target): Measure {
  const { evaluations } = summary.trace;
  const known = { standardError: null, missing: null, evidence: '', evaluations };
  const name = steps[0]?.kind === 'key' ? steps[0].key : '';
  if (root === 'integrity') {
    const warnings = summary.trace.warnings.filter(({ code }) => code === name);
    return {
      ...known,
      value: warnings.reduce((sum, { count }) => sum + count, 0),
      evidence: warnings[0]?.message ?? '',
    };
  }
  if (root === 'claims') {
    const claim = summary.claims.find(({ id }) => id === name);
    if (claim === undefined)
      return { ...known, value: null, missing: 'the summary does not judge this claim' };
    return { ...known, value: claim.verdict, evidence: claim.evidence };
  }
  return { ...known, ...walk(summary, steps) };
}

function walk(
  summary: Summary,
  steps: readonly Step[],
): Pick<Measure, 'value' | 'standardError' | 'missing'> {
  let around: unknown = null;
  let here: unknown = summary;
  for (const step of steps) {
    if (isSkipped(here) && !(step.kind === 'key' && step.key === 'skipped'))
      return { value: null, standardError: null, missing: here.skipped };
    around = here;
    here = child(here, step);
    if (here === undefined || here === null) break;
  }
  if (typeof here === 'number' || typeof here === 'string' || typeof here === 'boolean')
    return { value: here, standardError: errorOf(around, steps.at(-1)), missing: null };
  if (isSkipped(here)) return { value: null, standardError: null, missing: here.skipped };
  const missing = here === null ? 'undefined for this trace (null)' : 'the summary has no such part';
  return { value: null, standardError: null, missing };
}

function child(here: unknown, step: Step): unknown {
  if (step.kind === 'key') return valueAt(here, step.key);
  if (!Array.isArray(here)) return undefined;
  if (step.kind === 'index') return here.at(step.index);
  return here.find(element => String(valueAt(element, step.field)) === step.value);
}

function errorOf(around: unknown, step: Step | undefined): number | null {
  if (step?.kind !== 'key') return null;
  const bounds: Readonly<Record<string, readonly [string, string]>> = {
    mean: ['low', 'high'],
    measured: ['intervalLow', 'intervalHigh'],
    probability: ['intervalLow', 'intervalHigh'],
  };
  const [low, high] = (bounds[step.key] ?? []).map(key => valueAt(around, key));
  if (typeof low === 'number' && typeof high === 'number') return (high - low) / INTERVAL_ERRORS;
  const source = valueAt(around, 'source');
  const isStated = source === 'given' || source === 'header';
  return isStated && (step.key === 'population' || step.key === 'sample') ? 0 : null;
}

function valueAt(here: unknown, key: string): unknown {
  // The border between a path and the document: any key may be asked of any object.
  return typeof here === 'object' && here !== null && Object.hasOwn(here, key)
    ? (here as Record<string, unknown>)[key]
    : undefined;
}
