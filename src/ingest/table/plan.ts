// Which column of a table carries which field, decided once from its header.
//
// `elapsed_sec` is the time at which the manager had the result (DeepHyper 0.1–0.3,
// `Evaluator.get_finished_evals`, deephyper/evaluator/evaluate.py), so it is read as gather; 0.3.3 adds
// `duration`, from submission to gathering, which gives back the submission.

import { findColumn, requiredMissing } from '../column-finder.ts';
import { FIELDS, type Field } from '../fields.ts';
import type { DecodeOptions } from '../formats/format.ts';
import { nameCanonically } from '../judge.ts';
import { type ArchitectureColumns, findArchitecture, type NodeColumns } from './architecture-columns.ts';

export interface TablePlan {
  readonly columns: readonly string[];
  readonly architecture: ArchitectureColumns;
  /** Column of each field, −1 where the table has none. */
  readonly indexOf: Readonly<Record<Field, number>>;
  /** Column of the seconds from submission to gathering where they stand for the submission, else −1. */
  readonly duration: number;
}

/** Throws `columns-missing` without an architecture or a quality, or where a named column is absent. */
export function planTable(columns: readonly string[], options: DecodeOptions, nodes: NodeColumns): TablePlan {
  const architecture = findArchitecture(columns, options, nodes);
  const find = (field: Field) => findColumn(options.file, columns, field, options.map);
  const indexOf = Object.fromEntries(
    FIELDS.map(field => [field, field === 'arch' ? (architecture.columns[0] ?? -1) : find(field)]),
  ) as Record<Field, number>;
  const missing = requiredMissing(
    options.file,
    { arch: architecture.columns.length > 0, quality: indexOf.quality >= 0 },
    columns,
  );
  if (missing !== null) throw missing;
  const hasElapsed = columns[indexOf.gather] === 'elapsed_sec' && indexOf.submit < 0;
  return { columns, architecture, indexOf, duration: hasElapsed ? columns.indexOf('duration') : -1 };
}

/** The column that a field of a candidate came from. */
export function nameColumn(plan: TablePlan, field: string, item: number | undefined): string {
  const { columns, architecture, indexOf, duration } = plan;
  if (field === 'arch' && !architecture.isSequence)
    return columns[architecture.columns[item ?? 0] ?? -1] ?? field;
  if (field === 'submit' && duration >= 0) return 'duration';
  const known = FIELDS.find(name => name === field);
  const column = known === undefined ? undefined : columns[indexOf[known]];
  return nameCanonically(column ?? field, item);
}

/** Names of the columns that carry nothing, `isExpected` ones aside. */
export function ignoredColumns(plan: TablePlan, isExpected: (name: string) => boolean): readonly string[] {
  const used = new Set([...Object.values(plan.indexOf), ...plan.architecture.columns, plan.duration]);
  return plan.columns.filter((name, index) => !used.has(index) && name !== '' && !isExpected(name));
}
