// A record as a format decodes it, before anyone has judged it: fields by canonical name, any values.

import type { Field } from './fields.ts';

/** Numbers are numbers and lists are lists where the text allowed it; the rest stands as found. */
export type Candidate = { readonly [F in Field]?: unknown };

/** What is wrong with one field (or `record`) of a record. */
export interface Problem {
  readonly field: string;
  readonly message: string;
  /** Kind of finding; `value-invalid` by default. */
  readonly code?: 'record-cut' | 'record-malformed' | 'header-invalid';
}
