// Whether a candidate is an evaluation: the record, or what is wrong with it.

import type { EvaluationRecord } from '../trace/builder.ts';
import type { Candidate, Problem } from './candidate.ts';
import { recordSchema } from './record-schema.ts';
import { isWellFormed } from './well-formed.ts';

/** The name under which the file carries a field; `item` is the place in a list. */
export type NameField = (field: string, item: number | undefined) => string;

export type Verdict =
  | { readonly record: EvaluationRecord; readonly problems?: undefined }
  | { readonly record?: undefined; readonly problems: (nameField: NameField) => readonly Problem[] };

/** Problems are told once somebody can name the fields. */
export function judge(candidate: Candidate): Verdict {
  if (isWellFormed(candidate)) return { record: candidate };
  const verdict = recordSchema.safeParse(candidate);
  if (verdict.success) return { record: verdict.data };
  const { issues } = verdict.error;
  const problems = (nameField: NameField) =>
    issues.map(({ path: [field, item], message }) => ({
      field: nameField(String(field), typeof item === 'number' ? item : undefined),
      message,
    }));
  return { problems };
}

/** The field's own name, a list's item in brackets. */
export function nameCanonically(field: string, item: number | undefined): string {
  return item === undefined ? field : `${field}[${item}]`;
}
