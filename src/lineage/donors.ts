// Who would give an evaluation its weights: the donor (METHOD §2; paper II, longest common metadata).
//
// The recorded parent where the trace says that weights came from it; otherwise the known success with the
// longest common prefix, ties by quality, then the latest: a repository keeps all models, not only the
// population. Each prefix node remembers its best known success, so that an evaluation costs O(L).

import { int32At, scratchInt32, sharedInt32, uint8At } from '../shared/columns.ts';
import type { Known, Orders } from '../trace/orders.ts';
import { buildPrefixTree, type Cuts, nodeAt, type PrefixTree } from '../trace/prefix-tree.ts';
import { commonPrefix, sequenceLength } from '../trace/sequences.ts';
import type { Trace } from '../trace/trace.ts';
import { creationsByKnowledge } from './sliding-population.ts';
import type { Stages } from './stages.ts';

export interface Donors {
  /** Evaluation that gives the weights, −1 for none. */
  readonly donor: Int32Array;
  /** Node of the tree at which the transfer ends, 0 (the empty prefix) for none; its depth is t_c. */
  readonly node: Int32Array;
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
  const best = scratchInt32(tree.nodes).fill(-1);
  const donor = sharedInt32(trace.evaluations);
  const node = sharedInt32(trace.evaluations);
  let published = 0;
  const creations = creationsByKnowledge(orders, known.successes, 0);
  for (let place = 0; place < creations.length; place++) {
    const evaluation = int32At(creations, place);
    while (published < int32At(known.successes, evaluation)) {
      publish(trace, tree, best, int32At(orders.candidates, published++));
    }
    const deepest = deepestKnown(tree, best, int32At(trace.sequence, evaluation));
    donor[evaluation] = int32At(best, deepest);
    node[evaluation] = deepest;
  }
  if (trace.transfersRecorded || trace.tensors !== null) applyRecorded(trace, tree, donor, node);
  return { donor, node, recorded: trace.transfersRecorded, tree };
}

/** Depth of transfer t_c: number of leading layers given, 0 for none. */
export function transferDepth({ tree, node }: Donors, evaluation: number): number {
  return int32At(tree.depth, int32At(node, evaluation));
}

/** METHOD §2, `trace.transfer`. */
export function transferShares(trace: Trace, donors: Donors, stages: Stages): TransferShares {
  const sums = [0, 0, 0];
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const length = sequenceLength(trace.sequences, int32At(trace.sequence, evaluation));
    const share = length === 0 ? 0 : transferDepth(donors, evaluation) / length;
    const stage = uint8At(stages.stage, evaluation);
    sums[stage] = (sums[stage] as number) + share;
  }
  return {
    meanShareStage1: stages.stage1 === 0 ? null : (sums[1] as number) / stages.stage1,
    meanShareStage2: stages.stage2 === 0 ? null : (sums[2] as number) / stages.stage2,
  };
}

/**
 * A success becomes known: it is the best of its prefixes up to the first that has a better one. Hot, as is what follows,
 * hence plain loads.
 */
function publish({ quality, sequence }: Trace, tree: PrefixTree, best: Int32Array, evaluation: number): void {
  const { parent } = tree;
  const here = quality[evaluation] as number;
  let node = tree.leafOf[sequence[evaluation] as number] as number;
  while (node > 0) {
    const holder = best[node] as number;
    if (holder >= 0 && (quality[holder] as number) > here) return;
    best[node] = evaluation;
    node = parent[node] as number;
  }
}

/** The deepest node on the sequence's path with a known success; the root, which gives nothing, if none. */
function deepestKnown({ leafOf, parent }: PrefixTree, best: Int32Array, sequence: number): number {
  let node = leafOf[sequence] as number;
  while (node > 0 && (best[node] as number) < 0) node = parent[node] as number;
  return node;
}

/** Depths of transfer by sequence. */
function recordedCuts({ transfersRecorded, transferred, sequence, sequences }: Trace): Cuts | undefined {
  if (!transfersRecorded) return undefined;
  const offsets = new Int32Array(sequences.count + 1);
  for (let evaluation = 0; evaluation < sequence.length; evaluation++) {
    if (int32At(transferred, evaluation) <= 0) continue;
    const after = int32At(sequence, evaluation) + 1;
    offsets[after] = int32At(offsets, after) + 1;
  }
  for (let id = 0; id < sequences.count; id++)
    offsets[id + 1] = int32At(offsets, id + 1) + int32At(offsets, id);
  const depths = new Int32Array(int32At(offsets, sequences.count));
  const next = offsets.slice();
  for (let evaluation = 0; evaluation < sequence.length; evaluation++) {
    const depth = int32At(transferred, evaluation);
    if (depth <= 0) continue;
    const slot = int32At(next, int32At(sequence, evaluation));
    depths[slot] = depth;
    next[int32At(sequence, evaluation)] = slot + 1;
  }
  return { offsets, depths };
}

function applyRecorded(trace: Trace, tree: PrefixTree, donor: Int32Array, node: Int32Array): void {
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
      const shared = commonPrefix(trace.sequences, sequence, int32At(trace.sequence, parent));
      node[evaluation] = nodeAt(tree, sequence, shared);
    }
    if (transferred >= 0) node[evaluation] = nodeAt(tree, sequence, transferred);
    if (node[evaluation] === 0) donor[evaluation] = -1;
  }
}
