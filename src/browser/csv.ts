// The tables behind a figure as CSV (RFC 4180), for a notebook or a spreadsheet.

import { csvField } from '../shared/csv.ts';
import type { DataRow } from './unpack.ts';

/** One table; several stand one below the other, a column `table` telling which. */
export function csvOf(tables: readonly DataRow[][]): string {
  const several = tables.length > 1;
  const fields = [...new Set(tables.flatMap(rows => rows.flatMap(row => Object.keys(row))))];
  const header = several ? ['table', ...fields] : fields;
  const lines = tables.flatMap((rows, index) =>
    rows.map(row => {
      const cells = fields.map(field => row[field]);
      return (several ? [index + 1, ...cells] : cells).map(cellText).join(',');
    }),
  );
  return [header.map(cellText).join(','), ...lines].map(line => `${line}\r\n`).join('');
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? csvField(value) : String(value);
}
