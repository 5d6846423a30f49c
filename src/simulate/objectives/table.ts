// A tabular benchmark as an objective: architecture → quality, and perhaps its training time.
//
// JSON: {"0-1-2": 0.91, "0-1-0": {"quality": 0.88, "seconds": 41}} or [{"arch": [0, 1, 2], "quality": 0.91}, …].
// CSV: a column `arch` as traces have it, `quality`, and perhaps `seconds`. A quality of null or empty is an
// architecture that fails, and so is one that the table lacks. Qualities are used as they are, without noise.

import { int32At } from '../../shared/columns.ts';
import { NastraceError } from '../../shared/errors.ts';
import { compareCodePoints } from '../../shared/text-order.ts';
import type { Choice } from '../../trace/trace.ts';
import { checkSpace, type SearchSpace } from '../space.ts';
import type { Objective } from './objective.ts';

export interface TableRow {
  /** `quality` null is a failure; `seconds` null is not known. */
  readonly arch: readonly Choice[];
  readonly quality: number | null;
  readonly seconds: number | null;
  /** As messages name the row: `line 12`, `"0-1-2"`. */
  readonly place: string;
}

interface Entry {
  readonly quality: number;
  readonly seconds: number;
}

/** The objective of a table's rows on a space. Throws NastraceError `config` when a row does not fit. */
export function tableObjective(rows: readonly TableRow[], space: SearchSpace, file: string): Objective {
  const codes = space.map(({ choices }) => new Map(choices.map((choice, code) => [String(choice), code])));
  const entries = new Map<string, Entry>();
  for (const row of rows) {
    const key = keyOfRow(row, space, codes, file);
    if (entries.has(key))
      throw tableError(file, row.place, 'expected each architecture once, found it again');
    entries.set(key, { quality: row.quality ?? Number.NaN, seconds: row.seconds ?? Number.NaN });
  }
  const entryOf = (architectures: Int32Array, offset: number) =>
    entries.get(keyOf(architectures, offset, space.length));
  return {
    failure: 'F_table',
    quality: (architectures, offset) => entryOf(architectures, offset)?.quality ?? Number.NaN,
    seconds: (architectures, offset) => entryOf(architectures, offset)?.seconds ?? Number.NaN,
  };
}

/** The space that a table spans: the choices met at each position, in the order that traces have (METHOD §1). */
export function spaceOfTable(rows: readonly TableRow[], file: string): SearchSpace {
  const length = rows[0]?.arch.length ?? 0;
  const odd = rows.find(({ arch }) => arch.length !== length);
  if (odd !== undefined) {
    throw tableError(file, odd.place, `expected ${length} choices, found ${odd.arch.length}`);
  }
  const space = Array.from({ length }, (_, position) => {
    const seen = new Map(rows.map(({ arch }) => [String(arch[position]), arch[position] ?? '']));
    return { name: `op${position}`, choices: inOrder([...seen.values()]) };
  });
  checkSpace(space, file);
  return space;
}

function inOrder(choices: Choice[]): Choice[] {
  const numeric = choices.every(choice => typeof choice === 'number');
  return choices.sort((a, b) => (numeric ? Number(a) - Number(b) : compareCodePoints(String(a), String(b))));
}

function keyOfRow(
  { arch, place }: TableRow,
  space: SearchSpace,
  codes: readonly ReadonlyMap<string, number>[],
  file: string,
): string {
  if (arch.length !== space.length) {
    throw tableError(file, place, `expected ${space.length} choices as in the space, found ${arch.length}`);
  }
  return arch
    .map((choice, position) => {
      const code = codes[position]?.get(String(choice));
      if (code !== undefined) return code;
      const name = space[position]?.name ?? '';
      throw tableError(file, place, `expected a choice of ${name}, found ${JSON.stringify(choice)}`);
    })
    .join();
}

function keyOf(architectures: Int32Array, offset: number, length: number): string {
  let key = String(int32At(architectures, offset));
  for (let i = 1; i < length; i++) key += `,${int32At(architectures, offset + i)}`;
  return key;
}

export function tableError(file: string, place: string, message: string): NastraceError {
  return new NastraceError('config', `${file}: ${place}: ${message}`, [
    'a table is CSV with the columns arch, quality and perhaps seconds, or JSON {"0-1-2": 0.91, …}',
  ]);
}
