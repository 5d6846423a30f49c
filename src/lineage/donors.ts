// Who would give an evaluation its weights: the donor (METHOD §2; paper II, longest common metadata).
//
// The recorded parent where the trace says that weights came from it; otherwise the known success with the
// longest common prefix, ties by quality, then the latest: a repository keeps all models, not only the
// population. Each prefix node remembers its best known success, so that an evaluation costs O(L).

import { float64At, inCommon, int32At, sharedInt32, uint8At } from '../shared/columns.ts';
import type { Known, Orders } from '../trace/orders.ts';
import { buildPrefixTree, type Cut, type PrefixTree } from '../trace/prefix-tree.ts';
import { commonPrefix, sequenceLength } from '../trace/sequences.ts';
import type { Trace } from '../trace/trace.ts';
import { creationsByKnowledge } from './sliding-population.ts';
import type { Stages } from './stages.ts';

export interface Donors {
  /** Evaluation that gives the weights, −1 for none. */
  readonly donor: Int32Array;
  /** Depth of transfer t_c: number of leading layers given, 0 for none. */
  readonly depth: Int32Array;
  /** True when the trace records depths (`transferred`); else they are what a greedy transfer would give. */
  readonly recorded: boolean;
  /** The prefixes, with a node ending at every depth of transfer. */
  readonly tree: PrefixTree;
}

/** The mean of t_c / L over each stage; null for an empty stage. */
export interface TransferShares {
  readonly meanShareStage1: number | null;
  readonly meanShareStage2: number | null;
}

export function deriveDonors(trace: Trace, orders: Orders, known: Known): Donors {
  const tree = buildPrefixTree(trace.sequences, recordedCuts(trace));
  const best = new Int32Array(tree.nodes).fill(-1);
  const donor = sharedInt32(trace.evaluations).fill(-1);
  const depth = sharedInt32(trace.evaluations);
  let published = 0;
  for (const evaluation of creationsByKnowledge(orders, known.successes, 0)) {
    while (published < int32At(known.successes, evaluation)) {
      publish(trace, tree, best, int32At(orders.candidates, published++));
    }
    const node = deepestKnown(tree, best, int32At(trace.sequence, evaluation));
    donor[evaluation] = int32At(best, node);
    depth[evaluation] = int32At(tree.depth, node);
  }
  applyRecorded(trace, donor, depth);
  return inCommon({ donor, depth, recorded: trace.transfersRecorded, tree });
}

/** METHOD §2, `trace.transfer`. */
export function transferShares(trace: Trace, donors: Donors, stages: Stages): TransferShares {
  const sums = [0, 0, 0];
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const length = sequenceLength(trace.sequences, int32At(trace.sequence, evaluation));
    const share = length === 0 ? 0 : int32At(donors.depth, evaluation) / length;
    const stage = uint8At(stages.stage, evaluation);
    sums[stage] = (sums[stage] as number) + share;
  }
  return {
    meanShareStage1: stages.stage1 === 0 ? null : (sums[1] as number) / stages.stage1,
    meanShareStage2: stages.stage2 === 0 ? null : (sums[2] as number) / stages.stage2,
  };
}

/** A success becomes known: it is the best of its prefixes up to the first that has a better one. */
function publish(trace: Trace, tree: PrefixTree, best: Int32Array, evaluation: number): void {
  const quality = float64At(trace.quality, evaluation);
  let node = int32At(tree.leafOf, int32At(trace.sequence, evaluation));
  while (node > 0) {
    const holder = int32At(best, node);
    if (holder >= 0 && float64At(trace.quality, holder) > quality) return;
    best[node] = evaluation;
    node = int32At(tree.parent, node);
  }
}

/** The deepest node on the sequence's path with a known success; the root, which gives nothing, if none. */
function deepestKnown(tree: PrefixTree, best: Int32Array, sequence: number): number {
  let node = int32At(tree.leafOf, sequence);
  while (node > 0 && int32At(best, node) < 0) node = int32At(tree.parent, node);
  return node;
}

function recordedCuts(trace: Trace): Cut[] {
  if (!trace.transfersRecorded) return [];
  const cuts: Cut[] = [];
  trace.transferred.forEach((depth, evaluation) => {
    if (depth > 0) cuts.push({ sequence: int32At(trace.sequence, evaluation), depth });
  });
  return cuts;
}

function applyRecorded(trace: Trace, donor: Int32Array, depth: Int32Array): void {
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const transferred = trace.transfersRecorded ? int32At(trace.transferred, evaluation) : -1;
    const parent = trace.parentsRecorded ? int32At(trace.parent, evaluation) : -1;
    const read =
      trace.tensors === null
        ? 0
        : int32At(trace.tensors.offsets, evaluation + 1) - int32At(trace.tensors.offsets, evaluation);
    const sequence = int32At(trace.sequence, evaluation);
    if (parent >= 0 && (transferred >= 0 || read > 0)) {
      donor[evaluation] = parent;
      depth[evaluation] = commonPrefix(trace.sequences, sequence, int32At(trace.sequence, parent));
    }
    if (transferred >= 0)
      depth[evaluation] = Math.min(transferred, sequenceLength(trace.sequences, sequence));
    if (depth[evaluation] === 0) donor[evaluation] = -1;
  }
}
