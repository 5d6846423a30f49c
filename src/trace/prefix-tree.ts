// The prefixes of a trace as a compressed tree: one node for each run of prefixes that the same
// sequences share, at most twice as many nodes as distinct sequences whatever their length.
//
// Built from the lexicographic order and the longest common prefixes of neighbours (the LCP-interval tree
// of suffix-array literature: Abouelhoda, Kurtz, Ohlebusch 2004), O(total length). A node stands for the
// prefixes of depths `depth[parent] + 1 … depth`; nodes are numbered in lexicographic preorder, so a
// parent comes before its children and subtree sums are one loop backwards. Node 0 is the empty prefix.

import { at, int32At } from '../shared/columns.ts';
import { commonPrefix, type SequenceTable, sequenceLength } from './sequences.ts';

export interface PrefixTree {
  readonly nodes: number;
  /** −1 for the root. */
  readonly parent: Int32Array;
  /** Depth of the node's deepest prefix. */
  readonly depth: Int32Array;
  /** The sequences that pass through the node: ids `first … end − 1`. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** Node at which each sequence ends. */
  readonly leafOf: Int32Array;
}

/** A depth at which a node must end although sequences go on together (a recorded transfer's depth). */
export interface Cut {
  readonly sequence: number;
  readonly depth: number;
}

export function buildPrefixTree(table: SequenceTable, cuts: readonly Cut[] = []): PrefixTree {
  const draft = draftNodes(table);
  for (const cut of cuts) splitNode(draft, cut);
  return inPreorder(draft, table.count);
}

/** The node on the sequence's path that stands for its prefix of `depth`; the root for depth 0. */
export function nodeAt(tree: PrefixTree, sequence: number, depth: number): number {
  let node = int32At(tree.leafOf, sequence);
  while (node > 0 && int32At(tree.depth, int32At(tree.parent, node)) >= depth)
    node = int32At(tree.parent, node);
  return node;
}

/** The largest number of a node at or below this one: in preorder `node … last` is its subtree. */
export function lastOfSubtree(tree: PrefixTree, node: number): number {
  return int32At(tree.leafOf, int32At(tree.end, node) - 1);
}

/** Adds each node's value to its ancestors', in place: afterwards a node holds its subtree's sum. */
export function sumSubtrees(tree: PrefixTree, values: Int32Array | Float64Array): void {
  for (let node = tree.nodes - 1; node > 0; node--) {
    const parent = int32At(tree.parent, node);
    values[parent] = at(values, parent) + at(values, node);
  }
}

interface Draft {
  readonly parent: number[];
  readonly depth: number[];
  readonly first: number[];
  readonly leafOf: Int32Array;
}

/** Walks the sequences in order and keeps the rightmost path on a stack. */
function draftNodes(table: SequenceTable): Draft {
  const draft: Draft = { parent: [-1], depth: [0], first: [0], leafOf: new Int32Array(table.count) };
  const path = [0];
  for (let id = 0; id < table.count; id++) {
    const shared = id === 0 ? 0 : commonPrefix(table, id - 1, id);
    let left = -1;
    while (depthOf(draft, last(path)) > shared) left = path.pop() as number;
    if (depthOf(draft, last(path)) < shared) {
      const inner = addNode(draft, last(path), shared, draft.first[left] as number);
      draft.parent[left] = inner;
      path.push(inner);
    }
    const leaf = addNode(draft, last(path), sequenceLength(table, id), id);
    draft.leafOf[id] = leaf;
    path.push(leaf);
  }
  return draft;
}

function addNode(draft: Draft, parent: number, depth: number, first: number): number {
  draft.parent.push(parent);
  draft.depth.push(depth);
  draft.first.push(first);
  return draft.parent.length - 1;
}

function splitNode(draft: Draft, { sequence, depth }: Cut): void {
  if (depth <= 0) return;
  let node = draft.leafOf[sequence] as number;
  while (depthOf(draft, draft.parent[node] as number) >= depth) node = draft.parent[node] as number;
  if (depthOf(draft, node) <= depth) return;
  draft.parent[node] = addNode(draft, draft.parent[node] as number, depth, draft.first[node] as number);
}

/** Renumbers by first sequence, then depth, which is lexicographic preorder. */
function inPreorder(draft: Draft, sequences: number): PrefixTree {
  const nodes = draft.parent.length;
  const order = Int32Array.from({ length: nodes }, (_, node) => node).sort(
    (a, b) =>
      (draft.first[a] as number) - (draft.first[b] as number) || depthOf(draft, a) - depthOf(draft, b),
  );
  const numberOf = new Int32Array(nodes);
  order.forEach((node, index) => {
    numberOf[node] = index;
  });
  const parent = Int32Array.from(order, node => {
    const above = draft.parent[node] as number;
    return above < 0 ? -1 : int32At(numberOf, above);
  });
  const tree: PrefixTree = {
    nodes,
    parent,
    depth: Int32Array.from(order, node => depthOf(draft, node)),
    first: Int32Array.from(order, node => draft.first[node] as number),
    end: new Int32Array(nodes),
    leafOf: draft.leafOf.map(node => int32At(numberOf, node)),
  };
  for (let sequence = 0; sequence < sequences; sequence++)
    tree.end[int32At(tree.leafOf, sequence)] = sequence + 1;
  for (let node = nodes - 1; node > 0; node--) {
    const above = int32At(parent, node);
    tree.end[above] = Math.max(int32At(tree.end, above), int32At(tree.end, node));
  }
  return tree;
}

function depthOf(draft: Draft, node: number): number {
  return draft.depth[node] as number;
}

function last(path: readonly number[]): number {
  return path[path.length - 1] as number;
}
