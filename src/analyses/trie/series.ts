// What a page needs to move and to search the trie: who passes through its nodes, in all and window by window.
//
// A candidate is named by its deepest node in `nodes`, which are in preorder: those of a subtree follow each other.

import { chooseFrames, MOST_FRAMES } from '../../charts/frames.ts';
import { POINT_BUDGET, thinIndices } from '../../charts/thin.ts';
import { qualitiesOf } from '../../lineage/sliding-population.ts';
import { int32At, itemAt, scratchInt32 } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';
import type { PrefixTree } from '../../trace/prefix-tree.ts';
import type { Trace } from '../../trace/trace.ts';
import type { TrieSummary } from './schema.ts';

type Series = TrieSummary['series'];

/** Nodes whose counts are followed: over all frames 5000 numbers, the point budget. */
const MOST_FOLLOWED = POINT_BUDGET / MOST_FRAMES;
const NONE = -1;

/** `counts`: evaluations through each node of the tree. */
export function describeSeries(
  trace: Trace,
  orders: Orders,
  tree: PrefixTree,
  counts: Int32Array,
  nodes: TrieSummary['nodes'],
  windowSize: number,
  minShare: number,
): Series {
  const listed = listNodes(trace, tree, counts, minShare);
  /** By candidate index. */
  const deepestOf = (candidate: number) => {
    const sequence = int32At(trace.sequence, int32At(orders.candidates, candidate));
    return int32At(listed.deepest, int32At(tree.leafOf, sequence));
  };
  const shown = thinIndices(qualitiesOf(trace, orders));
  const followed = chooseFollowed(nodes);
  return {
    candidates: shown.map(index => index + 1),
    deepest: shown.map(index => {
      const place = deepestOf(index);
      return place === NONE ? null : place;
    }),
    followed,
    frames: chooseFrames(orders.candidates.length, windowSize).map(candidate => {
      const through = new Int32Array(listed.nodeOf.length);
      for (let index = candidate - windowSize; index < candidate; index++)
        countPath(tree, listed, deepestOf(index), through);
      return { candidate, counts: followed.map(place => int32At(through, lowestPlace(listed, place))) };
    }),
  };
}

/** The tree's nodes that are not pruned. */
interface Listed {
  /** Of each place in `nodes` the node of the tree. */
  readonly nodeOf: readonly number[];
  /** Of each node of the tree the place in `nodes` of the deepest prefix at or above it, NONE if all are pruned. */
  readonly deepest: Int32Array;
}

function listNodes(trace: Trace, tree: PrefixTree, counts: Int32Array, minShare: number): Listed {
  const nodeOf: number[] = [];
  const deepest = scratchInt32(tree.nodes).fill(NONE);
  for (let node = 1; node < tree.nodes; node++) {
    const parent = int32At(tree.parent, node);
    if (int32At(counts, node) / trace.evaluations < minShare) {
      deepest[node] = int32At(deepest, parent);
      continue;
    }
    for (let depth = int32At(tree.depth, parent) + 1; depth <= int32At(tree.depth, node); depth++)
      nodeOf.push(node);
    deepest[node] = nodeOf.length - 1;
  }
  return { nodeOf, deepest };
}

/** The place of the deepest prefix of the same node of the tree, where paths through the node are counted. */
function lowestPlace({ nodeOf, deepest }: Listed, place: number): number {
  return int32At(deepest, itemAt(nodeOf, place));
}

/** Counts a path from the root to a place. */
function countPath(tree: PrefixTree, { nodeOf, deepest }: Listed, end: number, through: Int32Array): void {
  for (let place = end; place !== NONE; ) {
    through[place] = int32At(through, place) + 1;
    place = int32At(deepest, int32At(tree.parent, itemAt(nodeOf, place)));
  }
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
