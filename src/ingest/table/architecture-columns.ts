// Where a table keeps the architecture: one sequence column, or one column a variable node.
//
// A sequence column rules out the rest: `p:` columns beside it are hyperparameters of a mixed search
// (DeepHyper's AgEBO, to 0.6). Without one the `p:` columns are the variable nodes (DeepHyper ≥ 0.8), or
// columns named 0, 1, 2 … (0.1.x, `saved_key` of deephyper/evaluator/evaluate.py), in natural order; the
// user's list of nodes goes before everything.

import { columnsMissing, findColumn } from '../column-finder.ts';
import type { DecodeOptions } from '../formats/format.ts';
import { compareNatural } from '../natural-order.ts';
import { showName } from '../show-value.ts';

/** How a format writes its variable nodes. */
export interface NodeColumns {
  /** How their columns begin; `p:` by default. */
  readonly nodePrefix?: string | undefined;
  readonly absentChoice?: string | undefined;
}

export interface ArchitectureColumns {
  /** Column indices: the sequence's alone, or the variable nodes' in order; empty when there is none. */
  readonly columns: readonly number[];
  readonly isSequence: boolean;
  /** The variable nodes' names without their prefix; empty for a sequence column. */
  readonly nodeNames: readonly string[];
  /** What an empty cell is; undefined where it is an error. */
  readonly absentChoice: string | undefined;
}

/** Throws `columns-missing` for a named node or mapped column that the table lacks. */
export function findArchitecture(
  columns: readonly string[],
  options: DecodeOptions,
  { nodePrefix = 'p:', absentChoice }: NodeColumns,
): ArchitectureColumns {
  const asNodes = (indices: readonly number[]): ArchitectureColumns => ({
    columns: indices,
    isSequence: false,
    nodeNames: indices.map(index => withoutPrefix(columns[index] ?? '', nodePrefix)),
    absentChoice,
  });
  const { file, map, nodes } = options;
  if (nodes !== undefined) return asNodes(nodes.map(node => findNode(file, columns, node, nodePrefix)));
  const sequence = findColumn(file, columns, 'arch', map);
  if (sequence >= 0) return { columns: [sequence], isSequence: true, nodeNames: [], absentChoice };
  const mapped = new Set(Object.values(map));
  const parameters = inNaturalOrder(columns, name => name.startsWith(nodePrefix) && !mapped.has(name));
  const numbered = inNaturalOrder(columns, name => /^\d+$/.test(name));
  return asNodes(parameters.length > 0 ? parameters : numbered);
}

function findNode(file: string, columns: readonly string[], node: string, prefix: string): number {
  const index = columns.indexOf(columns.includes(node) ? node : `${prefix}${node}`);
  if (index >= 0) return index;
  throw columnsMissing(file, `no column ${showName(node)}`, columns, 'give --nodes the columns in order');
}

function inNaturalOrder(columns: readonly string[], isNode: (name: string) => boolean): number[] {
  const names = columns.filter(isNode).sort(compareNatural);
  return names.map(name => columns.indexOf(name));
}

function withoutPrefix(name: string, prefix: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
