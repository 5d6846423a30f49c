// JSON that is the same bytes on every machine: 12 significant digits, no NaN, keys as the schema orders
// them. Assumes plain data (objects, arrays, strings, finite or undefined numbers, booleans, null).

import stringify from 'json-stringify-pretty-compact';
import { holdTables, INDENT, LINE_LENGTH } from './json-tables.ts';

/** 12 significant digits, the precision at which two implementations are held to agree. */
export function roundNumber(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isInteger(value) && Math.abs(value) < 1e12) return value === 0 ? 0 : value;
  const rounded = Number(value.toPrecision(12));
  return rounded === 0 ? 0 : rounded;
}

/** A deep copy with every number rounded to 12 significant digits and NaN or ±∞ as null. */
export function rounded<T>(value: T): T {
  return roundAny(value) as T;
}

function roundAny(value: unknown): unknown {
  if (typeof value === 'number') return roundNumber(value);
  if (Array.isArray(value)) return value.map(roundAny);
  if (value === null || typeof value !== 'object') return value;
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value))
    if (inner !== undefined) entries.push([key, roundAny(inner)]);
  return Object.fromEntries(entries);
}

/** The text of a JSON document: two-space indent, a line for what fits one, such as a row of a series; final newline. */
export function stableJson(value: unknown): string {
  const { held, texts, places } = holdTables(value);
  const text = stringify(held, { indent: INDENT.length, maxLength: LINE_LENGTH });
  const filled = texts.length === 0 ? text : text.replace(places, (_, number) => texts[Number(number)] ?? '');
  return `${filled}\n`;
}
