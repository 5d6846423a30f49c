// Pieces that the schemas of records and headers share, messages included.

import { z } from 'zod';
import { showValue } from './show-value.ts';

/** zod's error map for one value: what was expected, what stood there. */
export function expected(what: string) {
  return { error: (issue: { input?: unknown }) => `expected ${what}, found ${showValue(issue.input)}` };
}

/** Text that is not empty. A refinement, since zod's `min` would speak up beside a wrong type as well. */
export function nonEmpty(what: string) {
  return z.string(expected(what)).refine(text => text !== '', expected(what));
}

const A_CHOICE = 'a choice (text or a number)';

/** One choice of an architecture: an operation's name or a number. */
export const choice = z.union([nonEmpty(A_CHOICE), z.number()], expected(A_CHOICE));
