// How the rows of a figure's data are kept small in the page: by column, repeated texts once.
//
// The page embeds each table of rows once, however many specifications show it. `src/browser/unpack.ts` undoes this.

import type { Row } from '../../charts/frame.ts';

/** Values of one field by row; `texts` are what the values index, where texts repeat. */
export interface PackedColumn {
  readonly field: string;
  readonly values: readonly unknown[];
  readonly texts?: readonly string[];
}

/** Columns of rows that have the same fields, or the rows as they are. */
export type PackedRows = { readonly columns: readonly PackedColumn[] } | { readonly rows: readonly Row[] };

export function packRows(rows: readonly Row[]): PackedRows {
  const [first] = rows;
  if (first === undefined) return { rows };
  const fields = Object.keys(first);
  const alike = rows.every(row => sameFields(Object.keys(row), fields));
  if (!alike) return { rows };
  return {
    columns: fields.map(field =>
      packColumn(
        field,
        rows.map(row => row[field]),
      ),
    ),
  };
}

function sameFields(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((field, index) => field === b[index]);
}

function packColumn(field: string, values: readonly unknown[]): PackedColumn {
  if (!values.every(value => typeof value === 'string')) return { field, values };
  const texts = [...new Set(values)];
  if (2 * texts.length > values.length) return { field, values };
  const codeOf = new Map(texts.map((text, code) => [text, code]));
  return { field, values: values.map(value => codeOf.get(value) ?? 0), texts };
}
