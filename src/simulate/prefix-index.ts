// How much of an architecture does the repository hold? The longest common prefix with any known architecture.
//
// A radix tree: a node stands for a prefix of some stored architecture, and there is one only where known
// architectures part or end, so that a million of them cost a million nodes, not thirty million. Children are found
// by hashing (node, choice). Hot loops over typed arrays; O(L) a question.

import { Int32Column, int32At } from '../shared/columns.ts';
import { IntPairMap } from './int-pair-map.ts';

const ROOT = 0;

export class PrefixIndex {
  private readonly positions: number;
  /** Per node: how long its prefix is, and the stored architecture that it is a prefix of. */
  private readonly depth = new Int32Column();
  private readonly holder = new Int32Column();
  private readonly children = new IntPairMap();
  private stored: Int32Array;
  private count = 0;

  constructor(positions: number) {
    this.positions = positions;
    this.stored = new Int32Array(positions * 64);
    this.depth.push(0);
    this.holder.push(0);
  }

  /** Length of the longest prefix that a known architecture shares. */
  longestPrefix(architectures: Int32Array, offset: number): number {
    let node = ROOT;
    for (;;) {
      const depth = this.depth.get(node);
      if (depth === this.positions) return depth;
      const child = this.children.get(node, int32At(architectures, offset + depth));
      if (child < 0) return depth;
      const shared = this.sharedDepth(child, depth, architectures, offset);
      if (shared < this.depth.get(child)) return shared;
      node = child;
    }
  }

  /** From now on the architecture is known. */
  add(architectures: Int32Array, offset: number): void {
    let node = ROOT;
    for (;;) {
      const depth = this.depth.get(node);
      if (depth === this.positions) return;
      const choice = int32At(architectures, offset + depth);
      const child = this.children.get(node, choice);
      if (child < 0) {
        this.addLeaf(node, choice, architectures, offset);
        return;
      }
      const shared = this.sharedDepth(child, depth, architectures, offset);
      if (shared < this.depth.get(child)) {
        const fork = this.split(node, choice, child, shared);
        this.addLeaf(fork, int32At(architectures, offset + shared), architectures, offset);
        return;
      }
      node = child;
    }
  }

  /** How far the architecture follows the edge to `child`, which begins at `from` and whose first choice it has. */
  private sharedDepth(child: number, from: number, architectures: Int32Array, offset: number): number {
    const end = this.depth.get(child);
    const base = this.holder.get(child) * this.positions;
    let depth = from + 1;
    while (depth < end && int32At(this.stored, base + depth) === int32At(architectures, offset + depth))
      depth++;
    return depth;
  }

  private split(node: number, choice: number, child: number, depth: number): number {
    const fork = this.addNode(depth, this.holder.get(child));
    this.children.set(node, choice, fork);
    const next = int32At(this.stored, this.holder.get(child) * this.positions + depth);
    this.children.set(fork, next, child);
    return fork;
  }

  private addLeaf(node: number, choice: number, architectures: Int32Array, offset: number): void {
    const base = this.count * this.positions;
    if (base + this.positions > this.stored.length) {
      const grown = new Int32Array(this.stored.length * 2);
      grown.set(this.stored);
      this.stored = grown;
    }
    this.stored.set(architectures.subarray(offset, offset + this.positions), base);
    this.children.set(node, choice, this.addNode(this.positions, this.count++));
  }

  private addNode(depth: number, holder: number): number {
    this.depth.push(depth);
    this.holder.push(holder);
    return this.depth.length - 1;
  }
}
