// How long a line may be.

import { NastraceError } from '../shared/errors.ts';

/** Characters; a line past this is no line of a trace, and near the longest text that V8 holds. */
export const LONGEST_LINE = 1 << 28;

export function tooLong(file: string, line: number): NastraceError {
  return new NastraceError(
    'format-unknown',
    `${file}:${line}: expected one evaluation a line, found a line over 256 MB`,
  );
}
