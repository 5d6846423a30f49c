// The prefixes of a trace counted: which are common, how many there are at each depth (METHOD §3; paper V-A).
//
// On the compressed prefix tree: a node stands for a run of prefixes with the same count, so the cost is
// that of the distinct sequences, and only the prefixes shown are ever spelled out.

import { at } from '../../shared/columns.ts';
import { prefixText } from '../../trace/prefix-text.ts';
import { type PrefixTree, sumSubtrees } from '../../trace/prefix-tree.ts';
import { choiceAt } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import type { TrieSummary } from './schema.ts';

export interface Structure extends Pick<TrieSummary, 'nodesTotal' | 'nodesKept' | 'nodes' | 'depths'> {}

/** Evaluations through each node of the tree. */
export function countNodes(trace: Trace, tree: PrefixTree): Int32Array {
  const counts = new Int32Array(tree.nodes);
  for (const sequence of trace.sequence) {
    const leaf = at(tree.leafOf, sequence);
    counts[leaf] = at(counts, leaf) + 1;
  }
  sumSubtrees(tree, counts);
  return counts;
}

/** `transfers`: by node, the evaluations whose transfer reaches it; null where transfers are unknown. */
export function describeStructure(
  trace: Trace,
  tree: PrefixTree,
  transfers: Int32Array | null,
  minShare: number,
): Structure {
  const counts = countNodes(trace, tree);
  const isKept = (node: number) => at(counts, node) / trace.evaluations >= minShare;
  const nodes: TrieSummary['nodes'] = [];
  let nodesTotal = 0;
  for (let node = 1; node < tree.nodes; node++) {
    const top = at(tree.depth, at(tree.parent, node)) + 1;
    const bottom = at(tree.depth, node);
    nodesTotal += bottom - top + 1;
    if (!isKept(node)) continue;
    for (let depth = top; depth <= bottom; depth++) {
      const sequence = at(tree.first, node);
      const code = choiceAt(trace.sequences, sequence, depth - 1);
      nodes.push({
        prefix: prefixText(trace, sequence, depth),
        depth,
        choice: trace.space[depth - 1]?.choices[code] ?? '',
        count: at(counts, node),
        share: at(counts, node) / trace.evaluations,
        transfers: transfers === null ? null : at(transfers, node),
      });
    }
  }
  return { nodesTotal, nodesKept: nodes.length, nodes, depths: describeDepths(trace, tree, counts, isKept) };
}

function describeDepths(
  trace: Trace,
  tree: PrefixTree,
  counts: Int32Array,
  isKept: (node: number) => boolean,
): TrieSummary['depths'] {
  const levels = trace.sequences.maxLength;
  const column = () => new Float64Array(levels + 1);
  const [distinct, kept, keptCount, topCount, total, weightedLog] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  for (let node = 1; node < tree.nodes; node++) {
    const count = at(counts, node);
    const log = count * Math.log2(count);
    const keeps = isKept(node) ? 1 : 0;
    for (let depth = at(tree.depth, at(tree.parent, node)) + 1; depth <= at(tree.depth, node); depth++) {
      distinct[depth] = at(distinct, depth) + 1;
      kept[depth] = at(kept, depth) + keeps;
      keptCount[depth] = at(keptCount, depth) + keeps * count;
      topCount[depth] = Math.max(at(topCount, depth), count);
      total[depth] = at(total, depth) + count;
      weightedLog[depth] = at(weightedLog, depth) + log;
    }
  }
  return Array.from({ length: levels }, (_, index) => {
    const depth = index + 1;
    const n = at(total, depth);
    return {
      depth,
      distinct: at(distinct, depth),
      kept: at(kept, depth),
      keptShare: at(keptCount, depth) / trace.evaluations,
      topShare: at(topCount, depth) / trace.evaluations,
      // H = log2 n − (1/n) Σ c log2 c, over the evaluations that reach this depth.
      entropyBits: Math.max(0, Math.log2(n) - at(weightedLog, depth) / n),
    };
  });
}
