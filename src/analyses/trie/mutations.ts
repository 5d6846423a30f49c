// Mutations measured: where they fall, what they change, whether the good ones fall elsewhere
// (METHOD §3; paper V-A2: "mutates a uniformly distributed random layer").
//
// Two replays: one gathers each child's evidence for π̂, the second weighs the pairs under π̂. Every count is
// an expectation under the parent posterior; with recorded parents weights are 1.

import type { Lineage } from '../../lineage/lineage.ts';
import { MutationLaw } from '../../lineage/mutation-law.ts';
import type { MutationModel } from '../../lineage/mutation-model.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import { collectNow } from '../../shared/memory.ts';
import { chiSquareTail } from '../../stats/chi-square.ts';
import type { Orders } from '../../trace/orders.ts';
import { sequenceLength } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import { ChildEvidence } from './child-evidence.ts';
import { MutatedPairs } from './mutated-pairs.ts';
import { ParentSequences } from './parent-sequences.ts';
import { estimatePositionWeights, type PositionWeights } from './position-weights.ts';
import type { Mutations } from './schema.ts';

const NORMAL_95 = 1.96;

export function describeMutations(
  trace: Trace,
  orders: Orders,
  lineage: Lineage,
  model: MutationModel,
): Mutations {
  const law = new MutationLaw(trace.space, model);
  const { estimate, children } = estimatePositions(trace, lineage, law);
  // The children's evidence has said what it has to say.
  collectNow();
  const parents = new ParentSequences(trace, lineage, law, estimate.weights);
  const pairs = new MutatedPairs(trace, orders);
  lineage.replay(creation => {
    if (creation.resolved) pairs.add(creation.child, parents.of(creation));
  }, 'selection');
  const df = Math.max(0, estimate.mutable - 1);
  const tested = children > 0 && df > 0;
  return {
    observed: pairs.observed,
    redrawn: pairs.redrawn,
    perPosition: Array.from(estimate.weights, (share, position) => ({
      position: position + 1,
      share,
      uniform: float64At(estimate.uniform, position),
    })),
    ...describePositions(estimate, pairs.observed, children > 0),
    statistic: tested ? estimate.statistic : null,
    df,
    pValue: tested ? chiSquareTail(estimate.statistic, df) : null,
    trend: pairs.line.fit(),
    moves: pairs.moves.largest(),
    improving: pairs.improving.describe(pairs.observed),
    notImproving: pairs.notImproving.describe(pairs.observed),
  };
}

function estimatePositions(trace: Trace, lineage: Lineage, law: MutationLaw) {
  const evidence = gatherChildren(trace, lineage, law);
  return { estimate: estimatePositionWeights(evidence, law), children: evidence.children };
}

function gatherChildren(trace: Trace, lineage: Lineage, law: MutationLaw): ChildEvidence {
  const positions = trace.space.length;
  const evidence = new ChildEvidence(2 * positions + 1);
  const isRecorded = lineage.source === 'recorded';
  lineage.replay(creation => {
    if (!creation.resolved) return;
    const { child, count, position } = creation;
    // A recorded parent is certain.
    const chance = isRecorded ? creation.weight : creation.selection;
    const length = sequenceLength(trace.sequences, int32At(trace.sequence, child));
    const mutation = law.row(length);
    // Members that differ at one position stand together.
    for (let slot = 0; slot < count; ) {
      const mutated = position[slot] as number;
      let selected = 0;
      for (; slot < count && position[slot] === mutated; slot++) selected += chance[slot] as number;
      if (mutated < -1 || selected === 0 || mutation[mutated + 1] === 0) continue;
      evidence.add(mutated === -1 ? positions + length : mutated, selected);
    }
    evidence.endChild();
  }, 'selection');
  return evidence;
}

/** Means over positions under π̂ and under uniform weights. */
function describePositions(estimate: PositionWeights, observed: number, measured: boolean) {
  const positions = estimate.weights.length;
  const mean = (weights: Float64Array, value: (position: number) => number) =>
    weights.reduce((sum, weight, position) => sum + weight * value(position), 0);
  const relative = (position: number) => (position + 0.5) / positions;
  const before = (position: number) => position / positions;
  const transferable = mean(estimate.weights, before);
  const variance = mean(estimate.weights, position => (before(position) - transferable) ** 2);
  const half = NORMAL_95 * Math.sqrt(variance / observed);
  const hasUniform = estimate.mutable > 0;
  const hasInterval = measured && observed > 0;
  return {
    meanRelativePosition: measured ? mean(estimate.weights, relative) : null,
    expectedRelativePosition: hasUniform ? mean(estimate.uniform, relative) : null,
    transferableFraction: {
      mean: measured ? transferable : null,
      low: hasInterval ? transferable - half : null,
      high: hasInterval ? transferable + half : null,
      expected: hasUniform ? mean(estimate.uniform, before) : null,
    },
  };
}
