// From Vega-Lite to Vega, without the rows: the compiler copies and compares whatever it is given.
//
// Rows wait outside while a specification is compiled, a number in their place; withRows puts them back.
// Vega-Lite takes long to load, hence imports only when something is to be compiled.

import type { Spec as VegaSpec } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type { Row } from '../charts/frame.ts';
import { lazily } from '../shared/lazily.ts';

/** A compiled specification in which `{"$held": n}` stands for the n-th table. */
export interface Compiled {
  readonly vega: VegaSpec;
  readonly tables: readonly Row[][];
}

/** @throws Error when the specification is not valid, a defect of the figure's builder. */
export type Compile = (spec: TopLevelSpec) => Compiled;

/** Loads what compiles, once. */
export const loadCompiler = lazily(async (): Promise<Compile> => {
  const { compile } = await import('vega-lite');
  return spec => {
    const { tables, numberOf } = tableNumbers();
    // What compiles does not look into its data: a number in their place is as good.
    const held = JSON.parse(replacingTables(spec, rows => ({ $held: numberOf(rows) }))) as TopLevelSpec;
    return { vega: compile(held).spec, tables };
  };
});

/** Numbers tables as they are asked for; equal ones are one, as they are one source of data to Vega-Lite. */
export function tableNumbers(): { tables: Row[][]; numberOf: (rows: Row[]) => number } {
  const tables: Row[][] = [];
  const byIdentity = new Map<Row[], number>();
  const byText = new Map<string, number>();
  const numberOf = (rows: Row[]) => {
    const met = byIdentity.get(rows);
    if (met !== undefined) return met;
    const text = rowsText(rows);
    const number = byText.get(text) ?? tables.push(rows) - 1;
    byText.set(text, number);
    byIdentity.set(rows, number);
    return number;
  };
  return { tables, numberOf };
}

const texts = new WeakMap<readonly Row[], string>();

/** A table as JSON; made once, as it is compared for each use of a figure. */
export function rowsText(rows: readonly Row[]): string {
  const text = texts.get(rows) ?? JSON.stringify(rows);
  texts.set(rows, text);
  return text;
}

/** The specification as JSON with something else in the place of each table of rows under `values`. */
export function replacingTables(spec: unknown, replace: (rows: Row[]) => unknown): string {
  return JSON.stringify(spec, (key, value: unknown) =>
    key === 'values' && isTable(value) ? replace(value) : value,
  );
}

/** The compiled specification with its tables in their places; they are shared, not copied. */
export function withRows({ vega, tables }: Compiled): VegaSpec {
  const data = vega.data?.map(source => {
    const { values } = source as { values?: unknown };
    const isHeld = typeof values === 'object' && values !== null && '$held' in values;
    return isHeld ? { ...source, values: tables[Number(values.$held)] } : source;
  });
  return { ...vega, ...(data && { data }) } as VegaSpec;
}

/** A list of objects: rows, not the values of a legend or an axis. */
function isTable(value: unknown): value is Row[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(row => typeof row === 'object' && row !== null && !Array.isArray(row))
  );
}
