// The prefixes of a trace counted: which are common, how many there are at each depth (METHOD §3; paper V-A).
//
// On the compressed prefix tree: a node stands for a run of prefixes with the same count, so the cost is
// that of the distinct sequences, and only the prefixes shown are ever spelled out.

import { float64At, int32At } from '../../shared/columns.ts';
import { prefixText } from '../../trace/prefix-text.ts';
import type { PrefixTree } from '../../trace/prefix-tree.ts';
import { choiceAt } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import type { TrieSummary } from './schema.ts';

export interface Structure extends Pick<TrieSummary, 'nodesTotal' | 'nodesKept' | 'nodes' | 'depths'> {}

/** `counts`: by node; `transfers` likewise, the evaluations whose transfer reaches it, null where transfers are unknown. */
export function describeStructure(
  trace: Trace,
  tree: PrefixTree,
  counts: Int32Array,
  transfers: Int32Array | null,
  minShare: number,
): Structure {
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
  const column = () => new Float64Array(levels + 2);
  // Whole numbers, added where a node's depths begin and taken away behind them: nothing of them is left there.
  const [distinct, total, kept, keptCount] = [column(), column(), column(), column()];
  const add = (changes: Float64Array, top: number, bottom: number, count: number) => {
    changes[top] = float64At(changes, top) + count;
    changes[bottom + 1] = float64At(changes, bottom + 1) - count;
  };
  const topCount = column().fill(1);
  const weightedLog = column();
  for (let node = 1; node < tree.nodes; node++) {
    const count = int32At(counts, node);
    const top = int32At(tree.depth, int32At(tree.parent, node)) + 1;
    const bottom = int32At(tree.depth, node);
    add(distinct, top, bottom, 1);
    add(total, top, bottom, count);
    if (isKept(node)) {
      add(kept, top, bottom, 1);
      add(keptCount, top, bottom, count);
    }
    // Of one evaluation c log2 c is 0, and most nodes of long sequences have no more.
    if (count === 1) continue;
    const log = count * Math.log2(count);
    for (let depth = top; depth <= bottom; depth++) {
      topCount[depth] = Math.max(float64At(topCount, depth), count);
      weightedLog[depth] = float64At(weightedLog, depth) + log;
    }
  }
  for (const changes of [distinct, total, kept, keptCount]) sumUp(changes);
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

/** From the changes at each depth to what holds there, in place. */
function sumUp(changes: Float64Array): void {
  for (let depth = 1; depth < changes.length; depth++)
    changes[depth] = float64At(changes, depth) + float64At(changes, depth - 1);
}
