// How the data of figures is put back into their specifications; the reverse of report/page/pack.ts.

import type { PackedRows } from '../report/page/pack.ts';
import type { Patch } from '../report/page/patch.ts';

export type DataRow = Record<string, unknown>;

export function unpackRows(packed: PackedRows): DataRow[] {
  if ('rows' in packed) return packed.rows.map(row => ({ ...row }));
  const length = packed.columns[0]?.values.length ?? 0;
  const rows = Array.from({ length }, (): DataRow => ({}));
  for (const { field, values, texts } of packed.columns) {
    values.forEach((value, index) => {
      const row = rows[index];
      if (row !== undefined) row[field] = texts === undefined ? value : texts[Number(value)];
    });
  }
  return rows;
}

/** A copy of the specification with its tables in their places. */
export function withTables(spec: unknown, tables: readonly PackedRows[]): unknown {
  if (Array.isArray(spec)) return spec.map(each => withTables(each, tables));
  if (typeof spec !== 'object' || spec === null) return spec;
  if ('$rows' in spec) {
    const packed = tables[Number(spec.$rows)];
    return packed === undefined ? [] : unpackRows(packed);
  }
  return Object.fromEntries(Object.entries(spec).map(([key, value]) => [key, withTables(value, tables)]));
}

/** Numbers of the tables that a specification shows. */
export function tableNumbers(spec: unknown): number[] {
  if (typeof spec !== 'object' || spec === null) return [];
  return '$rows' in spec ? [Number(spec.$rows)] : Object.values(spec).flatMap(tableNumbers);
}

/** A copy of the specification with the patch applied. */
export function patched(spec: unknown, patch: Patch): unknown {
  const copy: unknown = structuredClone(spec);
  for (const [path, value] of patch) setAt(copy, path, value);
  return copy;
}

function setAt(document: unknown, path: readonly (string | number)[], value: unknown): void {
  let place = document as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last !== undefined) place[last] = value;
}
