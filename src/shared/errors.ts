// What goes wrong, said so that the user can mend it. The one error class of the project.
//
// Every message names a place, what was expected, what was found, and the next step. `exitCode` is the
// process's: 2 wrong usage or configuration, 3 unreadable or invalid trace, 4 output cannot be written.

export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

export type ErrorCode =
  | 'usage'
  | 'config'
  | 'source-unreadable'
  | 'source-empty'
  | 'format-unknown'
  | 'columns-missing'
  | 'trace-invalid'
  | 'summary-invalid'
  | 'output-unwritable';

const EXIT_CODES: Record<ErrorCode, ExitCode> = {
  usage: 2,
  config: 2,
  'source-unreadable': 3,
  'source-empty': 3,
  'format-unknown': 3,
  'columns-missing': 3,
  'trace-invalid': 3,
  'summary-invalid': 3,
  'output-unwritable': 4,
};

/** A mistake of the user's or of the surroundings: printed as its message, never with a stack trace. */
export class NastraceError extends Error {
  override readonly name = 'NastraceError';
  readonly code: ErrorCode;
  readonly exitCode: ExitCode;
  /** Lines printed after the message: single findings, or the flag that helps. */
  readonly details: readonly string[];

  constructor(code: ErrorCode, message: string, details: readonly string[] = []) {
    super(message);
    this.code = code;
    this.exitCode = EXIT_CODES[code];
    this.details = details;
  }
}
