// Several files of one restarted search as one trace (INTERFACE: --join), in the order in which they are given.
//
// Each run of a search counts its time anew, so a file whose times begin before the earlier ones end is moved to
// begin where they end, either clock by itself; but not where it goes on on one clock, evaluations in flight in both. A file that repeats records of the earlier ones was written by a
// run that went on from them: the repeats are dropped and its clock is theirs.

import { NastraceError } from '../shared/errors.ts';
import { NEGATED } from '../shared/own-quality.ts';
import { type EvaluationRecord, TraceBuilder } from './builder.ts';
import { headerOf, recordAt } from './records.ts';
import type { Trace, Warning } from './trace.ts';

/** Seconds by which a file's times are moved: the workers' clock, the manager's. */
interface Shift {
  readonly worker: number;
  readonly manager: number;
}

/** The times on one clock at which evaluations begin and end. */
interface Span {
  readonly firstBegin: number;
  readonly lastBegin: number;
  readonly firstEnd: number;
  readonly lastEnd: number;
}

const NOTHING: Span = {
  firstBegin: Number.POSITIVE_INFINITY,
  lastBegin: Number.NEGATIVE_INFINITY,
  firstEnd: Number.POSITIVE_INFINITY,
  lastEnd: Number.NEGATIVE_INFINITY,
};

/** @throws NastraceError `usage` for a file that is earlier than those before it, `trace-invalid` where the files have different variable nodes. */
export function joinTraces(traces: readonly Trace[]): Trace {
  const [first] = traces;
  if (first === undefined) throw new RangeError('no traces to join');
  const chain = new Chain(first, traces.find(trace => trace.spaceDeclared) ?? first);
  traces.forEach((trace, index) => {
    checkNodes(first, trace);
    chain.add(trace, index + 1);
  });
  return chain.finish(traces);
}

class Chain {
  private readonly builder: TraceBuilder;
  private readonly origin: number;
  private readonly seen = new Set<string>();
  private readonly ids = new Set<string>();
  private readonly notes: string[] = [];
  private worker = NOTHING;
  private manager = NOTHING;
  private repeated = 0;

  constructor(first: Trace, declaring: Trace) {
    const { space, ...settings } = headerOf(declaring);
    this.origin = first.clockOrigin;
    const header = { ...settings, clockOrigin: this.origin };
    const names = first.space.map(({ name }) => name);
    this.builder = new TraceBuilder(declaring.spaceDeclared ? { ...header, space } : header, names);
  }

  add(trace: Trace, place: number): void {
    const records = Array.from({ length: trace.evaluations }, (_, evaluation) =>
      moved(recordAt(trace, evaluation), both(trace.clockOrigin - this.origin)),
    );
    const fresh = records.filter(record => !this.isRepeated(record));
    const dropped = records.length - fresh.length;
    const shift = dropped > 0 ? both(0) : this.shiftOf(fresh, trace.sources[0] ?? `file ${place}`);
    const idOf = this.renaming(fresh, place);
    for (const record of fresh) {
      const placed = moved(record, shift);
      this.builder.add({ ...placed, id: idOf(record.id), parent: idOf(record.parent) });
      this.worker = widened(this.worker, placed.start, placed.end);
      this.manager = widened(this.manager, placed.submit, placed.gather);
    }
    for (const record of fresh) {
      const key = keyOf(record);
      if (key !== null) this.seen.add(key);
      if (record.id !== undefined) this.ids.add(idOf(record.id) ?? record.id);
    }
    this.repeated += dropped;
    const by = Math.max(shift.worker, shift.manager);
    if (by > 0)
      this.notes.push(`${trace.sources[0] ?? `file ${place}`} moved by ${Number(by.toPrecision(6))} s`);
  }

  finish(traces: readonly Trace[]): Trace {
    const formats = new Set(traces.map(({ format }) => format));
    const repeats = this.repeated === 0 ? [] : [`${this.repeated} repeated records dropped`];
    const message = [`${traces.length} files joined`, ...this.notes, ...repeats].join('; ');
    const joined: Warning = { code: 'joined', message, count: traces.length };
    return this.builder.build({
      sources: traces.flatMap(({ sources }) => sources),
      format: formats.size === 1 ? (traces[0]?.format ?? '') : [...formats].join('+'),
      rejected: traces.reduce((sum, { rejected }) => sum + rejected, 0),
      warnings: [...traces.flatMap(warningsOnce), joined],
    });
  }

  private isRepeated(record: EvaluationRecord): boolean {
    const key = keyOf(record);
    return key !== null && this.seen.has(key);
  }

  private shiftOf(records: readonly EvaluationRecord[], file: string): Shift {
    const worker = records.reduce((span, { start, end }) => widened(span, start, end), NOTHING);
    const manager = records.reduce((span, { submit, gather }) => widened(span, submit, gather), NOTHING);
    if (goesOn(worker, this.worker) || goesOn(manager, this.manager)) throw wrongOrder(file);
    return { worker: gapOf(this.worker, worker), manager: gapOf(this.manager, manager) };
  }

  /** Ids that an earlier file has too become `2:id` in the second file, and parents with them. */
  private renaming(
    records: readonly EvaluationRecord[],
    place: number,
  ): (id: string | undefined) => string | undefined {
    const own = new Set(records.map(({ id }) => id));
    return id => (id !== undefined && own.has(id) && this.ids.has(id) ? `${place}:${id}` : id);
  }
}

/** That the quality is a loss is said once. */
function warningsOnce({ warnings }: Trace, index: number): readonly Warning[] {
  return index === 0 ? warnings : warnings.filter(({ code }) => code !== NEGATED);
}

function checkNodes(first: Trace, other: Trace): void {
  const names = (trace: Trace) => trace.space.map(({ name }) => name).join(', ');
  if (first.space.length === other.space.length && names(first) === names(other)) return;
  const files = [first, other].map(({ sources }) => sources[0] ?? 'a file');
  throw new NastraceError(
    'trace-invalid',
    `${files.join(' and ')} are not of one search: ${first.space.length} and ${other.space.length} variable nodes`,
    ['leave out --join to analyze each by itself'],
  );
}

/** What makes a record the same one in two files; null where nothing but an architecture does. */
function keyOf(record: EvaluationRecord): string | null {
  const { arch, quality, start, end, submit, gather, worker } = record;
  if ([start, end, submit, gather].every(time => time === undefined)) return null;
  return JSON.stringify([arch, quality, start, end, submit, gather, worker]);
}

function both(seconds: number): Shift {
  return { worker: seconds, manager: seconds };
}

function moved(record: EvaluationRecord, shift: Shift): EvaluationRecord {
  if (shift.worker === 0 && shift.manager === 0) return record;
  const by = (time: number | undefined, seconds: number) => (time === undefined ? undefined : time + seconds);
  return {
    ...record,
    start: by(record.start, shift.worker),
    end: by(record.end, shift.worker),
    submit: by(record.submit, shift.manager),
    gather: by(record.gather, shift.manager),
  };
}

function widened(span: Span, begin: number | undefined, end: number | undefined): Span {
  const [from, to] = [begin ?? end, end ?? begin];
  if (from === undefined || to === undefined) return span;
  return {
    firstBegin: Math.min(span.firstBegin, from),
    lastBegin: Math.max(span.lastBegin, from),
    firstEnd: Math.min(span.firstEnd, to),
    lastEnd: Math.max(span.lastEnd, to),
  };
}

/**
 * True where a file continues another on the same clock: it was cut where the other ends, by the times at which
 * evaluations begin or those at which they end. A clock that starts anew begins where the other began; a file of nothing
 * but evaluations that ran together is too short to tell.
 */
function goesOn(before: Span, after: Span): boolean {
  if (before.lastBegin < before.firstEnd || !Number.isFinite(after.firstBegin)) return false;
  if (after.firstBegin <= before.firstBegin) return false;
  return after.firstBegin >= before.lastBegin || after.firstEnd >= before.lastEnd;
}

/** Seconds by which the later file is to be moved. */
function gapOf(before: Span, after: Span): number {
  return goesOn(before, after) ? 0 : Math.max(0, before.lastEnd - after.firstBegin);
}

function wrongOrder(file: string): NastraceError {
  return new NastraceError(
    'usage',
    `--join: ${file} is earlier than the files before it, on the same clock`,
    ['name the files in the order in which they were written'],
  );
}
