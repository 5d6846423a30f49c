// Which of a file's names carries a field: the mapped one, else the canonical name or an alias.
//
// A name counts with DeepHyper's `m:` (metadata) before it too, the architecture's with `p:` (parameter);
// a plain name wins. `p:` is not stripped elsewhere: there it marks a variable node.

import { NastraceError } from '../shared/errors.ts';
import { FIELD_NAMES, type Field } from './fields.ts';
import { showName, showNames } from './show-value.ts';

/** Names that carry a field, best first. */
export function namesOf(field: Field, map: Readonly<Record<string, string>>): readonly string[] {
  const mapped = map[field];
  if (mapped !== undefined) return [mapped];
  // A column mapped to one field is no other's, whatever its name.
  const taken = Object.values(map);
  const names = FIELD_NAMES[field];
  const parameters = field === 'arch' ? names.map(name => `p:${name}`) : [];
  const metadata = names.map(name => `m:${name}`);
  return [...names, ...parameters, ...metadata].filter(name => !taken.includes(name));
}

/** Index of the column that carries a field, −1 without one; throws `columns-missing` for a mapped one. */
export function findColumn(
  file: string,
  columns: readonly string[],
  field: Field,
  map: Readonly<Record<string, string>>,
): number {
  const name = namesOf(field, map).find(candidate => columns.includes(candidate));
  if (name !== undefined) return columns.indexOf(name);
  const mapped = map[field];
  if (mapped === undefined) return -1;
  throw columnsMissing(file, `no column ${showName(mapped)}`, columns, `give --map ${field} one of these`);
}

/** The error that says what is missing, what there is and what to do. */
export function columnsMissing(
  file: string,
  what: string,
  found: readonly string[],
  remedy: string,
): NastraceError {
  return new NastraceError('columns-missing', `${file}: ${what}; found ${showNames(found)}; ${remedy}`);
}

/** The error for a trace without architectures or without qualities; null when it has both. */
export function requiredMissing(
  file: string,
  has: { readonly arch: boolean; readonly quality: boolean },
  found: readonly string[],
): NastraceError | null {
  if (has.arch && has.quality) return null;
  const what = [...(has.arch ? [] : ['architecture']), ...(has.quality ? [] : ['quality'])];
  const remedies = [
    ...(has.arch ? [] : ['--map arch=<column> or --nodes <column>,<column>']),
    ...(has.quality ? [] : ['--map quality=<column>']),
  ];
  return columnsMissing(
    file,
    `no ${what.join(' and no ')} column`,
    found,
    `name it with ${remedies.join(' and ')}`,
  );
}
