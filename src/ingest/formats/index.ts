// The table of formats, and which one a trace has. A new format is one file and one line here.

import { NastraceError } from '../../shared/errors.ts';
import { FORMAT_IDS } from '../contract.ts';
import { showName, showValue } from '../show-value.ts';
import { csv } from './csv.ts';
import { deephyper } from './deephyper.ts';
import type { Format } from './format.ts';
import { jsonl } from './jsonl.ts';
import { optuna } from './optuna.ts';

/** In the order in which they are tried: what DeepHyper and Optuna write is CSV too. */
export const FORMATS: readonly Format[] = [jsonl, deephyper, optuna, csv];

/** The forced format, or the first that knows the line; throws `format-unknown` or `usage`. */
export function chooseFormat(file: string, head: string, forced: string | undefined): Format {
  if (forced !== undefined) return formatById(forced);
  const format = FORMATS.find(candidate => candidate.sniff(head));
  if (format !== undefined) return format;
  const array = head.trimStart().startsWith('[');
  const remedy = array
    ? 'write one object a line (jq -c ".[]")'
    : `force one with --format ${FORMAT_IDS.join('|')}`;
  throw new NastraceError(
    'format-unknown',
    `${file}: expected one of ${FORMAT_IDS.join(', ')}, found a first line ${showValue(head)}; ${remedy}`,
  );
}

function formatById(id: string): Format {
  const format = FORMATS.find(candidate => candidate.id === id);
  if (format !== undefined) return format;
  throw new NastraceError(
    'usage',
    `--format: expected one of ${FORMAT_IDS.join(', ')}, found ${showName(id)}`,
  );
}
