// What reading takes and gives: the types that the rest of the project knows ingest by.

import type { Trace } from '../trace/trace.ts';
import type { TimeUnit } from './times.ts';

export const FORMAT_IDS = ['jsonl', 'csv', 'deephyper', 'optuna'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

export interface ReadOptions {
  /** Forces a format; without it the content decides. */
  readonly format?: FormatId;
  /** Field → column (or JSON key), for names that are no known alias. */
  readonly map?: Readonly<Record<string, string>>;
  /** The variable nodes' columns in the order of the sequence, with or without `p:`. */
  readonly nodes?: readonly string[];
  /** Unit of numeric times; seconds by default. Dates are ISO 8601 whatever it is. */
  readonly timeUnit?: TimeUnit;
  /** The file's quality is a loss: it is negated, since higher is better in a trace. */
  readonly minimize?: boolean;
  /** `fail` (default) throws after counting every finding; `skip` goes on without the invalid records. */
  readonly onInvalid?: 'fail' | 'skip';
  /** How many findings are kept; all are counted. */
  readonly findingLimit?: number;
  /** What `-` reads; the process's standard input by default. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Told again and again how many bytes of a file have been read, as they lie on the disk, of how many. */
  readonly onRead?: (bytes: number, total: number) => void;
}

/** One thing wrong or odd at a place. */
export interface Finding {
  readonly file: string;
  /** 1-based physical line. */
  readonly line: number;
  /** The column or key as the file names it; `record` for a whole line, `header` for a first one. */
  readonly field: string;
  /** "expected …, found …" */
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** What kind of finding it is: `value-invalid`, `record-cut`, `worker-overlap` … (docs/trace-formats.md). */
  readonly code: string;
  /** How many records it stands for, this one first. */
  readonly count: number;
}

/** A record that was left out. */
export interface Rejection {
  readonly line: number;
  /** Raw text. */
  readonly record: string;
  readonly reasons: readonly string[];
}

export interface Reading {
  readonly trace: Trace;
  readonly rejections: readonly Rejection[];
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

export interface Validation {
  readonly findings: readonly Finding[];
  /** Errors and warnings, kept or not. */
  readonly findingCount: number;
  readonly errorCount: number;
  /** Valid records. */
  readonly evaluations: number;
  /** Invalid records. */
  readonly rejected: number;
  readonly format: FormatId;
}
