// How many evaluations have each sequence, and how many pass through each node of the tree of their prefixes?

import { int32At, scratchInt32 } from '../../shared/columns.ts';
import { type PrefixTree, sumSubtrees } from '../../trace/prefix-tree.ts';
import type { Trace } from '../../trace/trace.ts';

/** Evaluations of each distinct sequence. */
export function countSequences({ sequence, sequences }: Trace): Int32Array {
  const times = scratchInt32(sequences.count);
  for (let evaluation = 0; evaluation < sequence.length; evaluation++) {
    const id = int32At(sequence, evaluation);
    times[id] = int32At(times, id) + 1;
  }
  return times;
}

/** Evaluations through each node; `times`: those of each sequence. */
export function countNodes(tree: PrefixTree, times: Int32Array): Int32Array {
  const counts = scratchInt32(tree.nodes);
  for (let sequence = 0; sequence < times.length; sequence++)
    counts[int32At(tree.leafOf, sequence)] = int32At(times, sequence);
  sumSubtrees(tree, counts);
  return counts;
}
