// From validated records to the columnar trace. Readers add records in input order, then build once.
//
// Assumes each record was checked (ingest/schema.ts); here nothing is rejected. Columns, not objects:
// a record is forgotten as soon as it is added.

import { type Estimate, Float64Column, Int32Column } from '../shared/columns.ts';
import { lazily } from '../shared/lazily.ts';
import { ChoiceInterner, variableNode } from './choices.ts';
import { finishTimes, finishWorkers, type TimeColumns } from './fill-in.ts';
import { GapColumn } from './gap-column.ts';
import { IdColumn } from './id-column.ts';
import { END, GATHER, QUALITY, Row, START, SUBMIT } from './row.ts';
import { SequenceRows } from './sequence-rows.ts';
import type { Choice, DeclaredSettings, RecordedTensors, Trace, Warning } from './trace.ts';

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
  private readonly lines: GapColumn<Int32Array>;
  private readonly ids: IdColumn;
  private readonly parents: IdColumn;
  private readonly transferred: GapColumn<Int32Array>;
  private readonly tensorOffsets: GapColumn<Int32Array>;
  private readonly tensorIds = new Int32Column();
  private readonly tensorCodes = new Map<string, number>();
  /** What `add` makes of a record. */
  private readonly row = new Row();
  private hasTensors = false;

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
    this.lines = new GapColumn(0, integers);
    this.ids = new IdColumn(integers);
    this.parents = new IdColumn(integers);
    this.transferred = new GapColumn(-1, integers);
    this.tensorOffsets = new GapColumn(0, integers);
    this.tensorOffsets.push(0);
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
    if (record.worker !== undefined) row.worker = intern(this.workerCodes, record.worker);
    row.id = record.id;
    row.parent = record.parent;
    row.transferred = record.transferred ?? -1;
    row.error = record.error;
    this.addFields(row, line);
    this.hasTensors ||= record.tensors !== undefined;
    for (const tensor of record.tensors ?? []) this.tensorIds.push(intern(this.tensorCodes, tensor));
    this.tensorOffsets.push(this.tensorIds.length);
  }

  /** The same for a record that its reader has made numbers and codes of; the row is the reader's again afterwards. */
  addRow(row: Row, line: number): void {
    this.addFields(row, line);
    this.tensorOffsets.push(this.tensorIds.length);
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
    const times = finishTimes(this.times);
    const space = orders.map(({ labels }, position) => variableNode(this.nodeName(position), labels));
    const { population, sample } = this.header;
    const transferred = this.transferred.finish();
    return {
      ...facts,
      clockOrigin: (facts.clockOrigin ?? 0) + (this.header.clockOrigin ?? 0),
      declared: {
        ...(population === undefined ? {} : { population }),
        ...(sample === undefined ? {} : { sample }),
      },
      evaluations,
      ...times,
      ...finishWorkers(this.worker, this.workerCodes, times),
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
      lines: this.finishLines(),
      ids: this.ids.isEmpty ? null : this.ids.finish(),
      ...this.finishParents(transferred),
      transferred,
      transfersRecorded: !this.transferred.isEmpty,
      tensors: this.hasTensors ? this.finishTensors() : null,
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

  /** Everything of a row but the tensors, which rows do not have. */
  private addFields(
    { numbers, codes, length, worker, id, parent, transferred, error }: Row,
    line: number,
  ): void {
    if (error !== undefined) this.errors.set(this.length, error);
    this.lines.push(line);
    this.sequences.push(codes, length);
    // + 0 makes a negative zero a plain one.
    this.times.start.push((numbers[START] as number) + 0);
    this.times.end.push((numbers[END] as number) + 0);
    this.times.submit.push((numbers[SUBMIT] as number) + 0);
    this.times.gather.push((numbers[GATHER] as number) + 0);
    this.quality.push((numbers[QUALITY] as number) + 0);
    this.worker.push(worker);
    this.ids.push(id);
    this.parents.push(parent);
    this.transferred.push(transferred);
  }

  private nodeName(position: number): string {
    return this.header.space?.[position]?.name ?? this.nodeNames[position] ?? `node${position + 1}`;
  }

  /** A parent is named by id; the first record of that id is meant. Without parents and transfers both are one column of gaps. */
  private finishParents(
    transferred: Int32Array,
  ): Pick<Trace, 'parent' | 'parentsRecorded' | 'absentParents'> {
    const parent =
      this.parents.isEmpty && this.transferred.isEmpty ? transferred : this.ids.rowsOf(this.parents);
    const absentParents = new Map<number, string>();
    for (let evaluation = 0; evaluation < parent.length; evaluation++) {
      if (parent[evaluation] === -2) absentParents.set(evaluation, this.parents.textAt(evaluation) ?? '');
    }
    return { parent, parentsRecorded: !this.parents.isEmpty, absentParents };
  }

  private finishLines(): Int32Array | null {
    return this.lines.isEmpty ? null : this.lines.finish();
  }

  private finishTensors(): RecordedTensors {
    return {
      offsets: this.tensorOffsets.finish(),
      ids: this.tensorIds.finish(),
      names: [...this.tensorCodes.keys()],
    };
  }
}

function intern(codes: Map<string, number>, text: string): number {
  const known = codes.get(text);
  if (known !== undefined) return known;
  codes.set(text, codes.size);
  return codes.size - 1;
}
