// What a trace format is: an id, how its first line is known, and how its lines become candidates.
//
// Compression, encoding and line ends are undone before a format, validation comes after it.

import type { TraceHeader } from '../../trace/builder.ts';
import type { Candidate, Problem } from '../candidate.ts';
import type { FormatId } from '../contract.ts';
import type { NameField } from '../judge.ts';
import type { RowSink } from '../lane/lane.ts';
import type { LineReader } from '../line-reader.ts';
import type { TimeUnit } from '../times.ts';

/** One line's record: a candidate, or why the line is none. */
export type DecodedRecord =
  | { readonly line: number; readonly text: string; readonly candidate: Candidate }
  | { readonly line: number; readonly text: string; readonly candidate: null; readonly problem: Problem };

/** Where records go: those that a lane takes as rows, the others decoded and yet to be judged. */
export interface RecordReceiver {
  readonly take: (record: DecodedRecord) => void;
  /** Called now and then, when the names of fields are known as well as they can be: invalid records are named then. */
  readonly settle: () => void;
  /** Null where every record is wanted decoded. */
  readonly rows: RowSink | null;
}

/** Something odd about the whole file that its analysis should say. */
export interface Notice {
  readonly code: string;
  readonly line: number;
  readonly field: string;
  /** As a finding: expected …, found …. */
  readonly message: string;
  /** As a sentence for the trace's warnings. */
  readonly warning: string;
  readonly count: number;
}

/** A trace in the course of being decoded; `header` and `nodeNames` are known before the records. */
export interface Decoding {
  readonly header: TraceHeader;
  /** Problems of the header itself, and its line. */
  readonly headerProblems: readonly Problem[];
  readonly headerLine: number;
  readonly nodeNames: readonly string[];
  readonly nameField: NameField;
  /** Hands on every record in file order; throws `columns-missing` at the end when none had what is needed. */
  readonly read: (receiver: RecordReceiver) => Promise<void>;
  /** Whole seconds to be added to the records' times for the file's own clock; final once the records are read. */
  readonly clockOrigin: () => number;
  /** Complete once the records are read. */
  readonly notices: () => readonly Notice[];
}

export interface DecodeOptions {
  /** The file's name in messages. */
  readonly file: string;
  readonly map: Readonly<Record<string, string>>;
  readonly nodes: readonly string[] | undefined;
  readonly timeUnit: TimeUnit | undefined;
  readonly minimize: boolean;
}

export interface Format {
  readonly id: FormatId;
  /** True when the first line that is not blank looks like this format's. */
  readonly sniff: (head: string) => boolean;
  /** Throws `columns-missing` when the header already shows that something is. */
  readonly decode: (lines: LineReader, options: DecodeOptions) => Decoding;
}
