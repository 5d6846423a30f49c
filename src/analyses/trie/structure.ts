// The prefixes of a trace counted: which are common, how many there are at each depth (METHOD §3; paper V-A).
//
// On the compressed prefix tree: a node stands for a run of prefixes with the same count, so the cost is
// that of the distinct sequences, and only the prefixes shown are ever spelled out.

import { float64At, int32At } from '../../shared/columns.ts';
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
    const leaf = int32At(tree.leafOf, sequence);
    counts[leaf] = int32At(counts, leaf) + 1;
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
  const isKept = (node: number) => int32At(counts, node) / trace.evaluations >= minShare;
  const nodes: TrieSummary['nodes'] = [];
  let nodesTotal = 0;
  for (let node = 1; node < tree.nodes; node++) {
    const top = int32At(tree.depth, int32At(tree.parent, node)) + 1;
    const bottom = int32At(tree.depth, node);
    nodesTotal += bottom - top + 1;
    if (!isKept(node)) continue;
    for (let depth = top; depth <= bottom; depth++) {
      const sequence = int32At(tree.first, node);
      const code = choiceAt(trace.sequences, sequence, depth - 1);
      nodes.push({
        prefix: prefixText(trace, sequence, depth),
        depth,
        choice: trace.space[depth - 1]?.choices[code] ?? '',
        count: int32At(counts, node),
        share: int32At(counts, node) / trace.evaluations,
        transfers: transfers === null ? null : int32At(transfers, node),
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
    const count = int32At(counts, node);
    const log = count * Math.log2(count);
    const keeps = isKept(node) ? 1 : 0;
    for (
      let depth = int32At(tree.depth, int32At(tree.parent, node)) + 1;
      depth <= int32At(tree.depth, node);
      depth++
    ) {
      distinct[depth] = float64At(distinct, depth) + 1;
      kept[depth] = float64At(kept, depth) + keeps;
      keptCount[depth] = float64At(keptCount, depth) + keeps * count;
      topCount[depth] = Math.max(float64At(topCount, depth), count);
      total[depth] = float64At(total, depth) + count;
      weightedLog[depth] = float64At(weightedLog, depth) + log;
    }
  }
  return Array.from({ length: levels }, (_, index) => {
    const depth = index + 1;
    const n = float64At(total, depth);
    return {
      depth,
      distinct: float64At(distinct, depth),
      kept: float64At(kept, depth),
      keptShare: float64At(keptCount, depth) / trace.evaluations,
      topShare: float64At(topCount, depth) / trace.evaluations,
      // H = log2 n − (1/n) Σ c log2 c, over the evaluations that reach this depth.
      entropyBits: Math.max(0, Math.log2(n) - float64At(weightedLog, depth) / n),
    };
  });
}
