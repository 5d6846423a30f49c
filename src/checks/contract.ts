// What a check says: one result a condition, one report for everything that was checked. The reporters, the exit
// code and `passed` all read this report; nothing is judged anywhere else.

import type { ExitCode } from '../shared/errors.ts';
import type { Summary } from '../summary/schema.ts';

/** Raised when a key of the JSON report changes its meaning or goes. */
export const REPORT_VERSION = 1;

export type Level = 'warn' | 'error';

/** no-baseline: compared with a baseline that is not there. */
export type Verdict = 'failed' | 'no-baseline' | 'inconclusive' | 'passed';

export interface Result {
  readonly path: string;
  /** The condition as the configuration writes it: `min 0.93`. */
  readonly rule: string;
  readonly level: Level;
  readonly verdict: Verdict;
  readonly expected: string;
  readonly found: string;
  /** Why, or what would tell; empty where expected and found say it all. */
  readonly note: string;
}

export interface TraceReport {
  readonly trace: string;
  /** The trace could not be read: nothing was judged. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Worst first. */
  readonly results: readonly Result[];
}

export interface CheckReport {
  readonly schemaVersion: typeof REPORT_VERSION;
  readonly tool: Summary['tool'];
  /** True exactly when the exit code is 0. */
  readonly passed: boolean;
  readonly exitCode: ExitCode;
  readonly counts: Readonly<
    Record<'failed' | 'warnings' | 'noBaseline' | 'inconclusive' | 'passed' | 'unreadable', number>
  >;
  readonly baselines: readonly string[];
  readonly missingBaselines: readonly string[];
  readonly traces: readonly TraceReport[];
}

/** Names that paths may use and that the summary's schema does not hold. */
export interface Vocabulary {
  readonly claims: readonly string[];
  /** Codes of the summary's warnings, and how much each weighs. */
  readonly warnings: Readonly<Record<string, 'error' | 'warning' | 'note'>>;
}
