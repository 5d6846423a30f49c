// How many bytes has each layer? A table of the user's: position and choice to bytes, or tensor to bytes.
//
// A layer's tensor is as large as its operation makes it: position (1-based) and choice. Recorded tensors have names.

import { parse } from 'csv-parse/sync';
import { int32At, itemAt } from '../shared/columns.ts';
import { NastraceError } from '../shared/errors.ts';
import type { PrefixTree } from '../trace/prefix-tree.ts';
import { choiceAt } from '../trace/sequences.ts';
import type { Trace } from '../trace/trace.ts';
import type { SizeOf } from './requests.ts';

/** Bytes by key, and the table's name for messages. */
export interface LayerSizes {
  readonly name: string;
  readonly bytes: ReadonlyMap<string, number>;
}

const HELP = 'the table has the columns position,choice,bytes (or tensor,bytes where tensors are recorded)';

/** Reads the table. @throws NastraceError `usage`, naming the line. */
export function parseLayerSizes(text: string, name: string): LayerSizes {
  const [header = [], ...rows] = readTable(text, name);
  const [position, choice, tensor, size] = ['position', 'choice', 'tensor', 'bytes'].map(column =>
    header.indexOf(column),
  ) as [number, number, number, number];
  if (size < 0 || (tensor < 0 && (position < 0 || choice < 0)))
    throw new NastraceError('usage', `${name}:1: expected other columns, found ${header.join()}`, [HELP]);
  const bytes = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const value = row[size] ?? '';
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(Number(value)) || Number(value) === 0)
      throw new NastraceError(
        'usage',
        `${name}:${index + 2}: bytes: expected a whole number of at least 1, found ${JSON.stringify(value)}`,
      );
    const key = tensor >= 0 ? (row[tensor] ?? '') : layerKey(Number(row[position]), row[choice] ?? '');
    bytes.set(key, Number(value));
  }
  return { name, bytes };
}

/** Sizes of an access model's units: nodes of the tree, or recorded tensors; 1 each without a table. */
export function sizesOf(trace: Trace, tree: PrefixTree, sizes: LayerSizes | undefined): SizeOf {
  if (sizes === undefined) return () => 1;
  const { tensors } = trace;
  if (tensors !== null)
    return unit => sizeOf(sizes, tensors.names[unit] ?? '', `tensor ${tensors.names[unit]}`);
  return (unit, index) => {
    const position = int32At(tree.depth, int32At(tree.parent, unit)) + index;
    const code = choiceAt(trace.sequences, int32At(tree.first, unit), position);
    const label = itemAt(itemAt(trace.space, position).labels, code);
    return sizeOf(sizes, layerKey(position + 1, label), `position ${position + 1}, choice ${label}`);
  };
}

function layerKey(position: number, choice: string): string {
  return `${position}\n${choice}`;
}

function sizeOf({ name, bytes }: LayerSizes, key: string, what: string): number {
  const size = bytes.get(key);
  if (size === undefined) throw new NastraceError('usage', `${name}: no bytes for ${what}`, [HELP]);
  return size;
}

function readTable(text: string, name: string): string[][] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new NastraceError('usage', `${name}: ${error instanceof Error ? error.message : String(error)}`, [
      HELP,
    ]);
  }
}
