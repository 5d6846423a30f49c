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
  const draft = draftNodes(table, cuts.length);
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

/** Nodes in the order of their making. */
interface Draft {
  nodes: number;
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  readonly first: Int32Array;
  readonly leafOf: Int32Array;
}

/** Walks the sequences in order and keeps the rightmost path on a stack; leaves room for so many more nodes. */
function draftNodes(table: SequenceTable, more: number): Draft {
  const most = 2 * table.count + 1 + more;
  const draft: Draft = {
    nodes: 0,
    parent: new Int32Array(most),
    depth: new Int32Array(most),
    first: new Int32Array(most),
    leafOf: new Int32Array(table.count),
  };
  const path = new Int32Array(table.maxLength + 2);
  path[0] = addNode(draft, -1, 0, 0);
  let top = 0;
  for (let id = 0; id < table.count; id++) {
    const shared = id === 0 ? 0 : commonPrefix(table, id - 1, id);
    let left = -1;
    while (int32At(draft.depth, int32At(path, top)) > shared) left = int32At(path, top--);
    if (int32At(draft.depth, int32At(path, top)) < shared) {
      const inner = addNode(draft, int32At(path, top), shared, int32At(draft.first, left));
      draft.parent[left] = inner;
      path[++top] = inner;
    }
    const leaf = addNode(draft, int32At(path, top), sequenceLength(table, id), id);
    draft.leafOf[id] = leaf;
    path[++top] = leaf;
  }
  return draft;
}

function addNode(draft: Draft, parent: number, depth: number, first: number): number {
  const node = draft.nodes++;
  draft.parent[node] = parent;
  draft.depth[node] = depth;
  draft.first[node] = first;
  return node;
}

function splitNode(draft: Draft, { sequence, depth }: Cut): void {
  if (depth <= 0) return;
  const above = (node: number) => int32At(draft.parent, node);
  let node = int32At(draft.leafOf, sequence);
  while (int32At(draft.depth, above(node)) >= depth) node = above(node);
  if (int32At(draft.depth, node) <= depth) return;
  draft.parent[node] = addNode(draft, above(node), depth, int32At(draft.first, node));
}

/** Renumbers by first sequence, then depth, which is lexicographic preorder. */
function inPreorder(draft: Draft, sequences: number): PrefixTree {
  const { nodes } = draft;
  const order = sortNodes(draft, sequences);
  const numberOf = new Int32Array(nodes);
  for (let index = 0; index < nodes; index++) numberOf[int32At(order, index)] = index;
  const parent = order.map(node => {
    const above = int32At(draft.parent, node);
    return above < 0 ? -1 : int32At(numberOf, above);
  });
  const tree: PrefixTree = {
    nodes,
    parent,
    depth: order.map(node => int32At(draft.depth, node)),
    first: order.map(node => int32At(draft.first, node)),
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

/** By first sequence (counting sort), then depth: nodes of one first sequence were made from the deepest up, but for cuts. */
function sortNodes({ nodes, depth, first }: Draft, sequences: number): Int32Array {
  const next = new Int32Array(Math.max(1, sequences) + 1);
  for (let node = 0; node < nodes; node++) {
    const after = int32At(first, node) + 1;
    next[after] = int32At(next, after) + 1;
  }
  for (let sequence = 1; sequence < next.length; sequence++)
    next[sequence] = int32At(next, sequence) + int32At(next, sequence - 1);
  const order = new Int32Array(nodes);
  for (let node = nodes - 1; node >= 0; node--) {
    const place = int32At(next, int32At(first, node));
    order[place] = node;
    next[int32At(first, node)] = place + 1;
  }
  for (let index = 1; index < nodes; index++) {
    const node = int32At(order, index);
    const comesAfter = (other: number) =>
      int32At(first, other) === int32At(first, node) &&
      // An empty sequence ends at the depth of the root, which was made before it.
      (int32At(depth, other) > int32At(depth, node) ||
        (int32At(depth, other) === int32At(depth, node) && other > node));
    let place = index;
    for (; place > 0 && comesAfter(int32At(order, place - 1)); place--)
      order[place] = int32At(order, place - 1);
    order[place] = node;
  }
  return order;
}
