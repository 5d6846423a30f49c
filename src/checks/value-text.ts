// How values are said in a report: enough digits to tell expected from found, no locale.

import { printable } from '../shared/printable.ts';
import type { Value } from './measure.ts';

export function show(value: Value): string {
  if (value === null) return 'none';
  if (typeof value !== 'number') return printable(String(value));
  return String(Number(value.toPrecision(6)));
}

export function showError(value: number): string {
  return String(Number(value.toPrecision(2)));
}
