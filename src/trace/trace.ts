// What a trace is: columns of evaluations, in input order. Analyses see this and never a file.
//
// Times are in the file's own clocks: `start`/`end` on one, `submit`/`gather` (the manager's) on another.
// METHOD: a missing number is NaN, a missing index −1. Index of a row = "evaluation" everywhere.

import { ownId, type RecordIds } from './id-column.ts';
import type { SequenceTable } from './sequences.ts';

/** A choice at a variable node: an operation's name or a number. */
export type Choice = string | number;

/** One position of the architecture sequence; `choices` in their order, which defines "lexicographic". */
export interface VariableNode {
  readonly name: string;
  readonly choices: readonly Choice[];
  /** The choices' text, as prefixes show them (unescaped). */
  readonly labels: readonly string[];
}

/** Something about the trace that the reader of its analysis should know. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

/** Code of the warning about a part of a trace that lacks the search's beginning. */
export const LATER_START = 'part-without-beginning';

/** Ids of the tensors that each evaluation read: rows of `ids` delimited by `offsets`, names by id. */
export interface RecordedTensors {
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
  readonly names: readonly string[];
}

/** What a trace says of the search that wrote it. */
export interface DeclaredSettings {
  readonly population?: number;
  readonly sample?: number;
}

export type TimeColumn = 'start' | 'end' | 'submit' | 'gather';

export interface Trace {
  readonly sources: readonly string[];
  readonly format: string;
  /** Records left out as invalid. */
  readonly rejected: number;
  readonly warnings: readonly Warning[];
  readonly declared: DeclaredSettings;

  /** Number of evaluations, failures included. */
  readonly evaluations: number;
  /** Columns with at least one value; `start`/`end` also where submit/gather stand in for them. */
  readonly times: ReadonlySet<TimeColumn>;
  /** Seconds to be added to every time for the file's own clock; 0 unless it writes dates or small units. */
  readonly clockOrigin: number;
  /** Seconds; NaN where missing. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** The same, empty where the trace lacks the column. */
  readonly submit: Float64Array;
  readonly gather: Float64Array;
  /** True where submit/gather stand in for start/end (a trace written without a profiler). */
  readonly managerClockOnly: boolean;

  /** Index into `workers`, −1 where unknown. */
  readonly worker: Int32Array;
  readonly workers: readonly string[];
  /** True when the trace names no workers and lanes stand in for them. */
  readonly workersInferred: boolean;

  /** Higher is better; NaN for a failure. */
  readonly quality: Float64Array;
  /** Why an evaluation failed, where the trace says so. */
  readonly errors: ReadonlyMap<number, string>;

  /** The distinct architectures, and which one each evaluation has. */
  readonly sequences: SequenceTable;
  readonly sequence: Int32Array;
  readonly space: readonly VariableNode[];
  /** True where the trace itself says which choices there are. */
  readonly spaceDeclared: boolean;

  /** 1-based line of each record in its file; null where the trace was not read from one. */
  readonly lines: Int32Array | null;
  /** The records' own ids, null when the trace has none. */
  readonly ids: RecordIds | null;
  /** Evaluation that this one was mutated from; −1 not recorded, −2 recorded but not in the trace; empty without `parentsRecorded`. */
  readonly parent: Int32Array;
  readonly parentsRecorded: boolean;
  /** What the trace names as the parent where `parent` is −2. */
  readonly absentParents: ReadonlyMap<number, string>;
  /** Number of leading layers copied from the donor; −1 not recorded; empty without `transfersRecorded`. */
  readonly transferred: Int32Array;
  readonly transfersRecorded: boolean;
  readonly tensors: RecordedTensors | null;
}

/** The trace as plain data for another thread: without what is said of single evaluations, which no analysis reads. */
export function columnsOf(trace: Trace): Trace {
  const apart = new Set(['ids', 'errors', 'absentParents', 'lines']);
  // Not `...trace`, which would make the column of lines. The border between names and their types: what is left out is
  // put back below.
  const names = Object.keys(trace).filter(name => !apart.has(name)) as (keyof Trace)[];
  const columns = Object.fromEntries(names.map(name => [name, trace[name]])) as unknown as Trace;
  return { ...columns, ids: null, errors: new Map(), absentParents: new Map(), lines: null };
}

/** True when the trace has the column for at least one evaluation. */
export function hasTimes(trace: Trace, ...columns: TimeColumn[]): boolean {
  return columns.every(column => trace.times.has(column));
}

/** The record's own id, else its place in the trace, `#1` first. */
export function evaluationId({ ids }: Pick<Trace, 'ids'>, evaluation: number): string {
  return (ids === null ? undefined : ownId(ids, evaluation)) ?? `#${evaluation + 1}`;
}

/** True where the evaluation has a quality, and so may enter a population. */
export function succeeded(trace: Trace, evaluation: number): boolean {
  return !Number.isNaN(trace.quality[evaluation]);
}
