// From validated records to the columnar trace. Readers add records in input order, then build once.
//
// Assumes each record was checked (ingest/schema.ts); here nothing is rejected. Columns, not objects:
// a record is forgotten as soon as it is added.

import { type Estimate, Float64Column, Int32Column, sharedInt32 } from '../shared/columns.ts';
import { lazily } from '../shared/lazily.ts';
import { ChoiceInterner, variableNode } from './choices.ts';
import { finishTimes, finishWorkers, type TimeColumns } from './fill-in.ts';
import { GapColumn } from './gap-column.ts';
import { IdColumn } from './id-column.ts';
import { internText } from './intern-text.ts';
import { LineColumn } from './line-column.ts';
import { END, GATHER, QUALITY, Row, START, SUBMIT } from './row.ts';
import { SequenceRows } from './sequence-rows.ts';
import { TensorRows } from './tensor-rows.ts';
import type { Choice, DeclaredSettings, Trace, Warning } from './trace.ts';

/** One evaluation as a reader hands it over; `quality` null is a failure. Times in seconds. */
export interface EvaluationRecord {
  readonly arch: readonly Choice[];
  readonly quality: number | null;
  readonly error?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly submit?: number | undefined;
  readonly gather?: number | undefined;
  readonly worker?: string | undefined;
  readonly id?: string | undefined;
  readonly parent?: string | undefined;
  readonly transferred?: number | undefined;
  readonly tensors?: readonly string[] | undefined;
}

/** What a trace says of its search: settings and, position by position, the choices there are. */
export interface TraceHeader extends DeclaredSettings {
  /** Seconds to be added to every time for the search's own clock; 0 by default. */
  readonly clockOrigin?: number | undefined;
  readonly space?: readonly { readonly name: string; readonly choices: readonly Choice[] }[] | undefined;
}

/** What is known about the reading itself. */
export interface ReadingFacts {
  readonly sources: readonly string[];
  readonly format: string;
  readonly rejected: number;
  readonly warnings: readonly Warning[];
  /** Seconds that reading took off every time; 0 by default. */
  readonly clockOrigin?: number;
}

/** Rows that columns begin with. */
const FEW_ROWS = 1024;
const MANY_ROWS = 16384;

export class TraceBuilder {
  private readonly header: TraceHeader;
  private readonly nodeNames: readonly string[];
  private readonly choices: ChoiceInterner[] = [];
  private readonly sequences: SequenceRows;
  private readonly times: TimeColumns;
  private readonly quality: Float64Column;
  private readonly worker: GapColumn<Int32Array>;
  private readonly workerCodes = new Map<string, number>();
  private readonly errors = new Map<number, string>();
  private readonly lines: LineColumn;
  private readonly ids: IdColumn;
  private readonly parents: IdColumn;
  private readonly transferred: GapColumn<Int32Array>;
  private readonly tensors: TensorRows;
  /** What `add` makes of a record. */
  private readonly row = new Row();

  /**
   * `nodeNames` names the positions where the header declares no space; missing ones become `node1` …
   * `estimate` tells how many evaluations there will be, for columns that need not move as they grow.
   */
  constructor(header: TraceHeader = {}, nodeNames: readonly string[] = [], estimate?: Estimate) {
    this.header = header;
    this.nodeNames = nodeNames;
    for (const node of header.space ?? []) this.choices.push(new ChoiceInterner(node.choices));
    const first = estimate === undefined ? FEW_ROWS : MANY_ROWS;
    const doubles = (capacity: number) => new Float64Column(Math.max(first, capacity), estimate);
    const integers = (capacity: number) => new Int32Column(Math.max(first, capacity), estimate);
    const time = () => new GapColumn(Number.NaN, doubles);
    this.times = { start: time(), end: time(), submit: time(), gather: time() };
    this.sequences = new SequenceRows(estimate);
    this.quality = doubles(0);
    this.worker = new GapColumn(-1, integers);
    this.lines = new LineColumn(integers);
    this.ids = new IdColumn(integers);
    this.parents = new IdColumn(integers);
    this.transferred = new GapColumn(-1, integers);
    this.tensors = new TensorRows(integers);
  }

  /** Number of evaluations added. */
  get length(): number {
    return this.sequences.length;
  }

  /** `line`: where the record stands in its file, 0 where it comes from none. */
  add(record: EvaluationRecord, line = 0): void {
    const { row } = this;
    row.clear();
    this.encodeSequence(record.arch);
    const { numbers } = row;
    numbers[START] = record.start ?? Number.NaN;
    numbers[END] = record.end ?? Number.NaN;
    numbers[SUBMIT] = record.submit ?? Number.NaN;
    numbers[GATHER] = record.gather ?? Number.NaN;
    numbers[QUALITY] = record.quality ?? Number.NaN;
    if (record.worker !== undefined) row.worker = internText(this.workerCodes, record.worker);
    row.id = record.id;
    row.parent = record.parent;
    row.transferred = record.transferred ?? -1;
    row.error = record.error;
    if (record.tensors !== undefined) this.tensors.put(this.length, record.tensors);
    this.addRow(row, line);
  }

  /** The same for a record that its reader has made numbers and codes of; the row is the reader's again afterwards. */
  addRow({ numbers, codes, length, worker, id, parent, transferred, error }: Row, line: number): void {
    const row = this.length;
    this.sequences.push(codes, length);
    this.lines.push(line);
    putTime(this.times.start, row, numbers[START] as number);
    putTime(this.times.end, row, numbers[END] as number);
    putTime(this.times.submit, row, numbers[SUBMIT] as number);
    putTime(this.times.gather, row, numbers[GATHER] as number);
    this.quality.push((numbers[QUALITY] as number) + 0);
    if (worker >= 0) this.worker.put(row, worker);
    if (id !== undefined) this.ids.put(row, id);
    if (parent !== undefined) this.parents.put(row, parent);
    if (transferred >= 0) this.transferred.put(row, transferred);
    if (error !== undefined) this.errors.set(row, error);
  }

  /** The code of a choice that a record or the header had at a position; −1 for any other. */
  choiceCode(position: number, choice: Choice): number {
    return this.choices[position]?.find(choice) ?? -1;
  }

  /** The code of a worker that a record named; −1 for any other. */
  workerCode(worker: string): number {
    return this.workerCodes.get(worker) ?? -1;
  }

  /** The trace, of which the builder is a part from then on: the distinct sequences are made when asked for. */
  build(facts: ReadingFacts): Trace {
    const evaluations = this.length;
    const orders = this.choices.map(choices => choices.ordered());
    const distinct = lazily(() => this.sequences.finish(orders.map(order => order.rankOf)));
    const times = finishTimes(this.times, evaluations);
    const space = orders.map(({ labels }, position) => variableNode(this.nodeName(position), labels));
    const { population, sample } = this.header;
    const lines = lazily(() => this.lines.finish());
    return {
      ...facts,
      clockOrigin: (facts.clockOrigin ?? 0) + (this.header.clockOrigin ?? 0),
      declared: {
        ...(population === undefined ? {} : { population }),
        ...(sample === undefined ? {} : { sample }),
      },
      evaluations,
      ...times,
      ...finishWorkers(this.worker, this.workerCodes, times, evaluations),
      quality: this.quality.finish(),
      errors: this.errors,
      get sequences() {
        return distinct().sequences;
      },
      get sequence() {
        return distinct().sequence;
      },
      space,
      spaceDeclared: this.header.space !== undefined,
      get lines() {
        return lines();
      },
      ids: this.ids.isEmpty ? null : this.ids.finish(evaluations),
      ...this.finishParents(evaluations),
      transfersRecorded: !this.transferred.isEmpty,
      transferred: this.transferred.isEmpty ? sharedInt32(0) : this.transferred.finish(evaluations),
      tensors: this.tensors.finish(evaluations),
    };
  }

  private encodeSequence(arch: readonly Choice[]): void {
    const { row } = this;
    while (this.choices.length < arch.length) this.choices.push(new ChoiceInterner());
    while (row.codes.length < arch.length) row.widen();
    for (let position = 0; position < arch.length; position++) {
      row.codes[position] = (this.choices[position] as ChoiceInterner).intern(arch[position] as Choice);
    }
    row.length = arch.length;
  }

  private nodeName(position: number): string {
    return this.header.space?.[position]?.name ?? this.nodeNames[position] ?? `node${position + 1}`;
  }

  /** A parent is named by id; the first record of that id is meant. */
  private finishParents(rows: number): Pick<Trace, 'parent' | 'parentsRecorded' | 'absentParents'> {
    const absentParents = new Map<number, string>();
    if (this.parents.isEmpty) return { parent: sharedInt32(0), parentsRecorded: false, absentParents };
    const parent = this.ids.rowsOf(this.parents, rows);
    for (let evaluation = 0; evaluation < parent.length; evaluation++) {
      if (parent[evaluation] === -2) absentParents.set(evaluation, this.parents.textAt(evaluation) ?? '');
    }
    return { parent, parentsRecorded: true, absentParents };
  }
}

/** + 0 makes a negative zero a plain one. */
function putTime(column: GapColumn<Float64Array>, row: number, seconds: number): void {
  if (!Number.isNaN(seconds)) column.put(row, seconds + 0);
}
