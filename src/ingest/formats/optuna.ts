// Optuna's trials as CSV: `study.trials_dataframe().to_csv(...)`.
//
// Columns after `_create_records_and_aggregate_column` and `_trials_dataframe`, optuna/study/_dataframe.py (3.x, 4.x):
// number, value (values_0 … of several objectives), datetime_start, datetime_complete, duration, params_<name>,
// user_attrs_…, system_attrs_…, state; pandas writes an unnamed index before them unless told not to. A parameter
// that a trial did not sample is an empty cell, a choice of its own here. A trial without a value (FAIL, PRUNED,
// RUNNING) is a failure that says its state; a pruned one with a value is a success. The dates are local times
// without a zone, taken as UTC. Whether a study maximizes or minimizes its file does not say.

import { decodeTable } from '../table/decode-table.ts';
import { splitHeader } from '../table/rows.ts';
import type { Format, Notice } from './format.ts';

const OWN_COLUMN =
  /^(?:duration|(?:user_attrs|system_attrs|intermediate_values)_.+|values_.+|state|number|datetime_.+)$/;
const COLUMN_OF = {
  id: 'number',
  start: 'datetime_start',
  end: 'datetime_complete',
  error: 'state',
} as const;

export const optuna: Format = {
  id: 'optuna',
  sniff: head => {
    const columns = splitHeader(head);
    return (
      ['number', 'state'].every(name => columns.includes(name)) &&
      columns.some(name => name.startsWith('params_')) &&
      columns.some(isValue)
    );
  },
  decode: (lines, options) => {
    const columns = splitHeader(lines.head);
    const present = Object.entries(COLUMN_OF).filter(([, column]) => columns.includes(column));
    const value = columns.find(isValue);
    const map = {
      ...Object.fromEntries(present),
      ...(value === undefined ? {} : { quality: value }),
      ...options.map,
    };
    const decoding = decodeTable(
      lines,
      { ...options, map },
      { isExpected: name => OWN_COLUMN.test(name), nodePrefix: 'params_', absentChoice: '(absent)' },
    );
    const direction = options.minimize ? [] : [directionNotice(lines.headLine, value ?? 'value')];
    return { ...decoding, notices: () => [...decoding.notices(), ...direction] };
  },
};

function isValue(column: string): boolean {
  return column === 'value' || column === 'values_0';
}

function directionNotice(line: number, field: string): Notice {
  return {
    code: 'direction-unknown',
    line,
    field,
    message: 'expected higher values to be better, found nothing that says so; --minimize if they are losses',
    warning:
      'Optuna does not say whether the value is maximized: higher is taken for better (--minimize if not)',
    count: 1,
  };
}
