// What a page needs to move and to search the trie: who passes through its nodes, in all and window by window.
//
// A candidate is named by its deepest node in `nodes`, which are in preorder: those of a subtree follow each other.

import { chooseFrames, MOST_FRAMES } from '../../charts/frames.ts';
import { POINT_BUDGET, thinIndices } from '../../charts/thin.ts';
import { qualitiesOf } from '../../lineage/sliding-population.ts';
import { int32At, itemAt } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';
import type { PrefixTree } from '../../trace/prefix-tree.ts';
import type { Trace } from '../../trace/trace.ts';
import type { TrieSummary } from './schema.ts';
import { countNodes } from './structure.ts';

type Series = TrieSummary['series'];

/** Nodes whose counts are followed: over all frames 5000 numbers, the point budget. */
const MOST_FOLLOWED = POINT_BUDGET / MOST_FRAMES;
const NONE = -1;

export function describeSeries(
  trace: Trace,
  orders: Orders,
  tree: PrefixTree,
  nodes: TrieSummary['nodes'],
  windowSize: number,
  minShare: number,
): Series {
  const listed = listNodes(trace, tree, minShare);
  const deepest = orders.candidates.map(evaluation => {
    let node = int32At(tree.leafOf, int32At(trace.sequence, evaluation));
    while (node > 0 && int32At(listed.bottom, node) === NONE) node = int32At(tree.parent, node);
    return node;
  });
  const qualities = qualitiesOf(trace, orders);
  const shown = thinIndices(qualities);
  const followed = chooseFollowed(nodes);
  return {
    candidates: shown.map(index => index + 1),
    deepest: shown.map(index => {
      const place = int32At(listed.bottom, int32At(deepest, index));
      return place === NONE ? null : place;
    }),
    followed,
    frames: chooseFrames(deepest.length, windowSize).map(candidate => {
      const counts = countPaths(tree, deepest.subarray(candidate - windowSize, candidate));
      return { candidate, counts: followed.map(place => int32At(counts, itemAt(listed.treeNode, place))) };
    }),
  };
}

/** For each node of the tree the place in `nodes` of its deepest prefix, NONE if pruned; and the way back. */
function listNodes(trace: Trace, tree: PrefixTree, minShare: number) {
  const counts = countNodes(trace, tree);
  const bottom = new Int32Array(tree.nodes).fill(NONE);
  const treeNode: number[] = [];
  for (let node = 1; node < tree.nodes; node++) {
    if (int32At(counts, node) / trace.evaluations < minShare) continue;
    const above = int32At(tree.depth, int32At(tree.parent, node));
    for (let depth = above + 1; depth <= int32At(tree.depth, node); depth++) treeNode.push(node);
    bottom[node] = treeNode.length - 1;
  }
  return { bottom, treeNode };
}

/** The places of the commonest nodes, ascending. */
function chooseFollowed(nodes: TrieSummary['nodes']): number[] {
  return nodes
    .map((node, place) => ({ place, count: node.count }))
    .sort((a, b) => b.count - a.count || a.place - b.place)
    .slice(0, MOST_FOLLOWED)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}

/** By node of the tree: how many of the paths to these nodes lead through it. */
function countPaths(tree: PrefixTree, ends: Int32Array): Int32Array {
  const counts = new Int32Array(tree.nodes);
  for (let node of ends) {
    for (; node > 0; node = int32At(tree.parent, node)) counts[node] = int32At(counts, node) + 1;
  }
  return counts;
}
