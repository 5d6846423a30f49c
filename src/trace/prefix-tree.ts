// The prefixes of a trace as a compressed tree: one node for each run of prefixes that the same
// sequences share, at most twice as many nodes as distinct sequences whatever their length.
//
// Built from the lexicographic order and the longest common prefixes of neighbours (the LCP-interval tree
// of suffix-array literature: Abouelhoda, Kurtz, Ohlebusch 2004), O(total length). A node stands for the
// prefixes of depths `depth[parent] + 1 … depth`; nodes are numbered in lexicographic preorder, so a
// parent comes before its children and subtree sums are one loop backwards. Node 0 is the empty prefix.
// Hot: plain loops over typed arrays.

import { at, int32At, sharedInt32 } from '../shared/columns.ts';
import { commonPrefix, type SequenceTable, sequenceLength } from './sequences.ts';

export interface PrefixTree {
  readonly nodes: number;
  /** −1 for the root. */
  readonly parent: Int32Array;
  /** Depth of the node's deepest prefix. */
  readonly depth: Int32Array;
  /** The first of the sequences that pass through the node. */
  readonly first: Int32Array;
  /** `node … last` is the node's subtree, in preorder. */
  readonly last: Int32Array;
  /** Node at which each sequence ends. */
  readonly leafOf: Int32Array;
}

/** Depths at which nodes must end although sequences go on together (recorded transfers' depths). */
export interface Cuts {
  /** Those of sequence `id` are `depths[offsets[id] … offsets[id + 1])`. */
  readonly offsets: Int32Array;
  readonly depths: Int32Array;
}

export function buildPrefixTree(table: SequenceTable, cuts?: Cuts): PrefixTree {
  const growing = new GrowingTree(table, cuts?.depths.length ?? 0);
  for (let id = table.count - 1; id >= 0; id--) {
    growing.close(id === table.count - 1 ? 0 : commonPrefix(table, id, id + 1), id + 1);
    growing.addLeaf(sequenceLength(table, id), id);
    if (cuts === undefined) continue;
    for (let slot = int32At(cuts.offsets, id); slot < int32At(cuts.offsets, id + 1); slot++)
      growing.cutPath(int32At(cuts.depths, slot));
  }
  return growing.finish();
}

/** The node on the sequence's path that stands for its prefix of `depth`; the root for depth 0. */
export function nodeAt(tree: PrefixTree, sequence: number, depth: number): number {
  let node = int32At(tree.leafOf, sequence);
  while (node > 0 && int32At(tree.depth, int32At(tree.parent, node)) >= depth)
    node = int32At(tree.parent, node);
  return node;
}

/** The largest number of a node at or below this one. */
export function lastOfSubtree(tree: PrefixTree, node: number): number {
  return int32At(tree.last, node);
}

/** Adds each node's value to its ancestors', in place: afterwards a node holds its subtree's sum. */
export function sumSubtrees(tree: PrefixTree, values: Int32Array | Float64Array): void {
  for (let node = tree.nodes - 1; node > 0; node--) {
    const parent = int32At(tree.parent, node);
    values[parent] = at(values, parent) + at(values, node);
  }
}

/**
 * The tree while it grows from its last sequence to its first. The path of the sequence at hand is open; what leaves it
 * is numbered, downwards from the most nodes that there can be, since a node comes before all that is below it.
 */
class GrowingTree {
  private readonly parent: Int32Array;
  private readonly depth: Int32Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly leafOf: Int32Array;
  /** The lowest number that is given. */
  private lowest: number;
  /** Of each node of the open path, the root first: its depth, … */
  private readonly depths: Int32Array;
  /** … the largest number below it, … */
  private readonly largest: Int32Array;
  /** … the sequence that ends there (−1: none), … */
  private readonly ending: Int32Array;
  /** … and the last numbered of its children (−1: none): until it is numbered itself, each names the one before. */
  private readonly child: Int32Array;
  private top = 0;

  constructor(table: SequenceTable, cuts: number) {
    const most = 2 * table.count + 1 + cuts;
    // What numbers do not reach costs nothing.
    this.parent = sharedInt32(most);
    this.depth = sharedInt32(most);
    this.first = sharedInt32(most);
    this.last = sharedInt32(most);
    this.leafOf = sharedInt32(table.count);
    this.lowest = most;
    this.depths = new Int32Array(table.maxLength + 2);
    this.largest = new Int32Array(table.maxLength + 2).fill(most - 1);
    this.ending = new Int32Array(table.maxLength + 2).fill(-1);
    this.child = new Int32Array(table.maxLength + 2).fill(-1);
  }

  /** Numbers what is deeper than `shared`: those nodes' first sequence was `first`. The path then ends at that depth. */
  close(shared: number, first: number): void {
    while (int32At(this.depths, this.top) > shared) {
      if (int32At(this.depths, this.top - 1) < shared) this.insert(this.top, shared);
      this.number(first);
    }
  }

  /** Lets the path end where the sequence does. */
  addLeaf(length: number, sequence: number): void {
    if (length > int32At(this.depths, this.top)) {
      this.top++;
      this.depths[this.top] = length;
      this.largest[this.top] = this.lowest - 1;
      this.child[this.top] = -1;
    }
    this.ending[this.top] = sequence;
  }

  /** Lets a node of the path end at a depth. */
  cutPath(depth: number): void {
    let place = this.top;
    while (place > 0 && int32At(this.depths, place - 1) >= depth) place--;
    if (depth > 0 && int32At(this.depths, place) > depth) this.insert(place, depth);
  }

  finish(): PrefixTree {
    this.close(0, 0);
    this.number(0);
    const { lowest } = this;
    const nodes = this.parent.length - lowest;
    const tree: PrefixTree = {
      nodes,
      parent: this.parent.subarray(lowest),
      depth: this.depth.subarray(lowest),
      first: this.first.subarray(lowest),
      last: this.last.subarray(lowest),
      leafOf: this.leafOf,
    };
    for (let node = 1; node < nodes; node++) tree.parent[node] = int32At(tree.parent, node) - lowest;
    for (let node = 0; node < nodes; node++) tree.last[node] = int32At(tree.last, node) - lowest;
    for (let id = 0; id < this.leafOf.length; id++) this.leafOf[id] = int32At(this.leafOf, id) - lowest;
    return tree;
  }

  /** A node of the path above the one at a place, and so with the same largest number below. */
  private insert(place: number, depth: number): void {
    const { depths, largest, ending, child } = this;
    for (let below = this.top++; below >= place; below--) {
      depths[below + 1] = int32At(depths, below);
      largest[below + 1] = int32At(largest, below);
      ending[below + 1] = int32At(ending, below);
      child[below + 1] = int32At(child, below);
    }
    depths[place] = depth;
    ending[place] = -1;
    child[place] = -1;
  }

  /** Numbers the deepest node of the path, which leaves it. */
  private number(first: number): void {
    const { top, parent } = this;
    const node = --this.lowest;
    this.depth[node] = int32At(this.depths, top);
    this.first[node] = first;
    this.last[node] = int32At(this.largest, top);
    const sequence = int32At(this.ending, top);
    if (sequence >= 0) this.leafOf[sequence] = node;
    this.ending[top] = -1;
    for (let child = int32At(this.child, top); child >= 0; ) {
      const before = int32At(parent, child);
      parent[child] = node;
      child = before;
    }
    parent[node] = top === 0 ? -1 : int32At(this.child, top - 1);
    if (top > 0) this.child[top - 1] = node;
    this.top--;
  }
}
