// Which nodes of a trie are drawn as rows, and how the tree's lines run beside them.

import type { Row } from '../../charts/frame.ts';
import { splitPrefix } from '../../shared/prefix-parts.ts';
import type { Tries } from '../schema.ts';

type TrieNode = Tries['nodes'][number];

export interface TreeRow {
  readonly node: TrieNode;
  readonly row: number;
  /** Row of the node that it extends; −1 at depth 1. */
  readonly parent: number;
}

const MOST_ROWS = 40;
const WIDEST_INDENT = 16;

/** The nodes that differ most with all that lead to them, in preorder, at most 40. */
export function chooseRows(nodes: readonly TrieNode[]): TreeRow[] {
  const parents = parentsOf(nodes);
  const chosen = new Set<number>();
  const order = nodes
    .map((_, index) => index)
    .sort((a, b) => weightOf(nodes[b]) - weightOf(nodes[a]) || a - b);
  for (const index of order) {
    const path = pathTo(index, parents).filter(each => !chosen.has(each));
    if (chosen.size + path.length <= MOST_ROWS) for (const each of path) chosen.add(each);
  }
  const rowOf = new Map([...chosen].sort((a, b) => a - b).map((index, row) => [index, row]));
  return [...rowOf].flatMap(([index, row]) => {
    const node = nodes[index];
    return node === undefined ? [] : [{ node, row, parent: rowOf.get(parents[index] ?? -1) ?? -1 }];
  });
}

/** Of nodes in preorder: the last one of depth − 1, −1 at depth 1. */
function parentsOf(nodes: readonly TrieNode[]): number[] {
  const path: number[] = [];
  return nodes.map(({ prefix }, index) => {
    const depth = splitPrefix(prefix).length;
    path.length = Math.min(path.length, depth - 1);
    const parent = path[depth - 2] ?? -1;
    path[depth - 1] = index;
    return parent;
  });
}

function pathTo(index: number, parents: readonly number[]): number[] {
  const path: number[] = [];
  for (let at = index; at >= 0; at = parents[at] ?? -1) path.push(at);
  return path;
}

function weightOf(node: TrieNode | undefined): number {
  return Math.max(0, ...(node?.differences ?? []).map(({ mean }) => Math.abs(mean ?? 0)));
}

/** Pixels from one depth to the next. */
export function indentOf(rows: readonly TreeRow[], width: number): number {
  const depth = Math.max(1, ...rows.map(({ node }) => node.depth));
  return Math.min(WIDEST_INDENT, (0.5 * width) / depth);
}

/** Down from each parent, then across to the child. */
export function treeLinks(rows: readonly TreeRow[], step: number): Row[] {
  return rows.flatMap(({ node, row, parent }) => {
    if (parent < 0) return [];
    const x = step * (node.depth - 2) + 10;
    const end = step * (node.depth - 1) + 6;
    return [
      { x, toX: x, row: parent + 0.5, toRow: row },
      { x, toX: end, row, toRow: row },
    ];
  });
}
