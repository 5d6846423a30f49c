// A sweep's result as one CSV table: a row for each value and measure, the difference to the first value beside it.

import { csvQuoted } from '../shared/csv.ts';
import { roundNumber } from '../shared/stable-json.ts';
import type { SweepResult } from './contract.ts';
import { MEASURES } from './measures.ts';

const COLUMNS = 'measure,unit,runs,mean,low,high,difference,differenceLow,differenceHigh';
const UNITS = { '': '', s: 's', '%': 'share' } as const;

/** Shares are shares of 1; an empty field is undefined; low and high bound the mean with 95 % confidence. */
export function sweepTable({ option, cells }: SweepResult): string {
  const rows = cells.map(({ value, measure, runs, mean, low, high, difference }) =>
    [
      csvQuoted(value),
      measure,
      UNITS[MEASURES[measure].unit],
      runs,
      ...[mean, low, high, difference?.mean, difference?.low, difference?.high].map(numberField),
    ].join(','),
  );
  return `${[`${csvQuoted(option)},${COLUMNS}`, ...rows].join('\n')}\n`;
}

function numberField(value: number | null | undefined): string {
  const rounded = value === null || value === undefined ? null : roundNumber(value);
  return rounded === null ? '' : String(rounded);
}
