// Which of the evaluations in flight pass through a node of the prefix tree?
//
// In preorder a subtree is a range of node numbers. The nodes in flight, seldom more than there are workers, are
// kept in order: two binary searches a question, one memory move a change, whatever the length of the paths.

import { int32At } from '../../shared/columns.ts';
import { lastOfSubtree, type PrefixTree } from '../../trace/prefix-tree.ts';
import type { AccessesInFlight } from './access.ts';

/** So many are moved faster one by one. */
const FEW = 64;

export class NodesInFlight implements AccessesInFlight {
  private readonly tree: PrefixTree;
  /** Node of each evaluation's deepest access, 0 for none. */
  private readonly node: Int32Array;
  private sorted = new Int32Array(64);
  private size = 0;

  constructor(tree: PrefixTree, node: Int32Array) {
    this.tree = tree;
    this.node = node;
  }

  enter(evaluation: number): void {
    const node = int32At(this.node, evaluation);
    if (this.size === this.sorted.length) {
      const grown = new Int32Array(this.size * 2);
      grown.set(this.sorted);
      this.sorted = grown;
    }
    const { sorted } = this;
    const place = this.countBelow(node);
    if (this.size - place > FEW) sorted.copyWithin(place + 1, place, this.size);
    else for (let at = this.size; at > place; at--) sorted[at] = sorted[at - 1] as number;
    sorted[place] = node;
    this.size++;
  }

  leave(evaluation: number): void {
    const { sorted } = this;
    const place = this.countBelow(int32At(this.node, evaluation));
    this.size--;
    if (this.size - place > FEW) sorted.copyWithin(place, place + 1, this.size + 1);
    else for (let at = place; at < this.size; at++) sorted[at] = sorted[at + 1] as number;
  }

  countSharing(evaluation: number): number {
    const node = int32At(this.node, evaluation);
    return this.countBelow(lastOfSubtree(this.tree, node) + 1) - this.countBelow(node);
  }

  /** A search without branches: where the nodes lie cannot be foretold. Hot, hence plain loads. */
  private countBelow(node: number): number {
    const { sorted } = this;
    let low = 0;
    for (let left = this.size; left > 0; ) {
      const half = (left + 1) >> 1;
      // All ones where the last of the half is below the node: numbers of nodes are not negative.
      low += half & (((sorted[low + half - 1] as number) - node) >> 31);
      left -= half;
    }
    return low;
  }
}
