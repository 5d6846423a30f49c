// The trace as METHOD §1 sees it: choices as indices in their order, the two orders of time, who was known when.
// A column counts as there only if every record has it.

import { itemAt } from '../../src/shared/columns.ts';
import type { Choice, TraceRecord } from '../support/record.ts';
import type { ReferenceOptions } from './options.ts';

export interface World {
  records: readonly TraceRecord[];
  /** Choices at each position, in order. */
  space: readonly (readonly Choice[])[];
  names: readonly string[];
  /** Number of choices at each position, o_i. */
  options: readonly number[];
  /** Architectures as indices into `space`. */
  codes: readonly (readonly number[])[];
  start: readonly number[] | null;
  end: readonly number[] | null;
  workers: readonly string[] | null;
  workersInferred: boolean;
  /** Earliest start, 0 without one. */
  origin: number;
  /** Successful records in completion order: candidate i is `candidates[i − 1]`. */
  candidates: readonly number[];
  /** Records in creation order, null without times. */
  creation: readonly number[] | null;
  /** Candidates known when each record was created, in completion order. */
  known: readonly (readonly number[])[] | null;
}

export function createWorld(records: readonly TraceRecord[], options: ReferenceOptions): World {
  const space = options.space?.map(node => node.choices) ?? observeSpace(records);
  const submit = readColumn(records, record => record.submit);
  const gather = readColumn(records, record => record.gather);
  const ownStart = readColumn(records, record => record.start);
  const ownEnd = readColumn(records, record => record.end);
  const start = ownStart ?? (ownEnd === null ? submit : null);
  const end = ownEnd ?? (ownStart === null ? gather : null);
  const candidates = sortByCompletion(records.length, gather, start, end).filter(
    index => itemAt(records, index).quality !== null,
  );
  const created = submit ?? start;
  const hasTimes = (submit !== null && gather !== null) || (start !== null && end !== null);
  const creation = created === null || !hasTimes ? null : sortStably(records.length, [created]);
  // An evaluation that took no time did not know itself, though its end is not after its start.
  const knows = (c: number, j: number): boolean => {
    if (submit && gather) return itemAt(gather, j) < itemAt(submit, c);
    return start !== null && end !== null && itemAt(end, j) <= itemAt(start, c) && j !== c;
  };
  const labels = readColumn(records, record => record.worker);
  return {
    records,
    space,
    names: options.space?.map(node => node.name) ?? space.map(() => ''),
    options: space.map(choices => choices.length),
    codes: records.map(record => record.arch.map((choice, i) => findCode(itemAt(space, i), choice))),
    start,
    end,
    workers: labels ?? (start && end && inferLanes(start, end)),
    workersInferred: labels === null && start !== null && end !== null,
    origin: start === null ? 0 : Math.min(...start),
    candidates,
    creation,
    known: creation && records.map((_, c) => candidates.filter(j => knows(c, j))),
  };
}

function readColumn<T>(
  records: readonly TraceRecord[],
  read: (record: TraceRecord) => T | undefined,
): T[] | null {
  const cells = records.map(read).filter(cell => cell !== undefined);
  if (cells.length === 0) return null;
  if (cells.length < records.length) throw new Error('the reference implementation takes whole columns only');
  return cells;
}

/** Indices 0 … n − 1 by the first column, then the next; ties in input order. */
export function sortStably(n: number, columns: readonly (readonly number[])[]): number[] {
  const indices = Array.from({ length: n }, (_, index) => index);
  return indices.sort((a, b) => {
    for (const column of columns) {
      const difference = itemAt(column, a) - itemAt(column, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

type Column = readonly number[] | null;

function sortByCompletion(n: number, gather: Column, start: Column, end: Column): number[] {
  if (gather) return sortStably(n, [gather]);
  return sortStably(
    n,
    [end, start].filter(column => column !== null),
  );
}

function observeSpace(records: readonly TraceRecord[]): Choice[][] {
  const longest = Math.max(0, ...records.map(record => record.arch.length));
  return Array.from({ length: longest }, (_, i) => {
    const seen = new Set(records.flatMap(record => record.arch.slice(i, i + 1)));
    return [...seen].sort([...seen].every(choice => typeof choice === 'number') ? byNumber : byCodePoint);
  });
}

const byNumber = (a: Choice, b: Choice): number => Number(a) - Number(b);

/** By code point, which differs from JavaScript's own order beyond the basic plane. */
export function byCodePoint(a: Choice, b: Choice): number {
  const left = Array.from(String(a), character => character.codePointAt(0) ?? 0);
  const right = Array.from(String(b), character => character.codePointAt(0) ?? 0);
  return compareSequences(left, right);
}

/** Position by position, a prefix before what extends it. */
export function compareSequences(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (itemAt(a, i) !== itemAt(b, i)) return itemAt(a, i) - itemAt(b, i);
  }
  return a.length - b.length;
}

function findCode(choices: readonly Choice[], choice: Choice): number {
  const code = choices.indexOf(choice);
  if (code < 0) throw new Error(`choice ${choice} is not in the space`);
  return code;
}

/** First free lane, in start order. */
function inferLanes(start: readonly number[], end: readonly number[]): string[] {
  const freeFrom: number[] = [];
  const lanes = start.map(() => '');
  for (const job of sortStably(start.length, [start])) {
    const free = freeFrom.findIndex(time => time <= itemAt(start, job));
    const lane = free < 0 ? freeFrom.length : free;
    freeFrom[lane] = itemAt(end, job);
    lanes[job] = `lane${lane + 1}`;
  }
  return lanes;
}
