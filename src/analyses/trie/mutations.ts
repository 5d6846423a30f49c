// Mutations measured: where they fall, what they change, whether the good ones fall elsewhere
// (METHOD §3; paper V-A2: "mutates a uniformly distributed random layer").
//
// Two replays: one gathers each child's evidence for π̂, the second weighs the pairs under π̂. Every count is
// an expectation under the parent posterior; with recorded parents weights are 1.

import type { Lineage } from '../../lineage/lineage.ts';
import { MutationLaw } from '../../lineage/mutation-law.ts';
import type { MutationModel } from '../../lineage/mutation-model.ts';
import { type Creation, EPSILON } from '../../lineage/replay.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import { chiSquareTail } from '../../stats/chi-square.ts';
import type { Orders } from '../../trace/orders.ts';
import { sequenceLength } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import { MoveCounts } from './moves.ts';
import { ChildEvidence, estimatePositionWeights, type PositionWeights } from './position-weights.ts';
import type { Mutations } from './schema.ts';
import { WeightedLine } from './weighted-line.ts';

const NORMAL_95 = 1.96;

export function describeMutations(
  trace: Trace,
  orders: Orders,
  lineage: Lineage,
  model: MutationModel,
): Mutations {
  const law = new MutationLaw(trace.space, model);
  const table = gatherChildren(trace, lineage);
  const estimate = estimatePositionWeights(table, law);
  const pairs = weighPairs(trace, orders, lineage, law, estimate);
  const df = Math.max(0, estimate.mutable - 1);
  const tested = table.children > 0 && df > 0;
  return {
    observed: pairs.observed,
    redrawn: pairs.redrawn,
    perPosition: Array.from(estimate.weights, (share, position) => ({
      position: position + 1,
      share,
      uniform: float64At(estimate.uniform, position),
    })),
    ...describePositions(estimate, pairs.observed, table.children > 0),
    statistic: tested ? estimate.statistic : null,
    df,
    pValue: tested ? chiSquareTail(estimate.statistic, df) : null,
    trend: pairs.line.fit(),
    moves: pairs.moves.largest(),
    improving: pairs.improving.describe(pairs.observed),
    notImproving: pairs.notImproving.describe(pairs.observed),
  };
}

function gatherChildren(trace: Trace, lineage: Lineage) {
  const evidence = new ChildEvidence(trace.sequences.maxLength);
  const isRecorded = lineage.source === 'recorded';
  lineage.replay(creation => {
    if (!creation.resolved) return;
    const { child, count, position, mutation, selection } = creation;
    let equal = 0;
    let isExplained = false;
    // Members that differ at one position stand together, which saves entries.
    for (let slot = 0; slot < count; ) {
      const mutated = int32At(position, slot);
      const isPossible = float64At(mutation, slot) > 0;
      let selected = 0;
      for (; slot < count && int32At(position, slot) === mutated; slot++) {
        // A recorded parent is certain.
        selected += isRecorded ? 1 : float64At(selection, slot);
      }
      if (!isPossible || selected === 0) continue;
      isExplained = true;
      if (mutated === -1) equal += selected;
      else evidence.addAt(mutated, selected);
    }
    if (isExplained)
      evidence.addChild(sequenceLength(trace.sequences, int32At(trace.sequence, child)), equal);
  });
  return evidence.finish();
}

/** Weight and summed relative position of some pairs. */
class PositionMean {
  private weight = 0;
  private sum = 0;

  /** Pairs of a total weight, and their relative positions' weighted sum. */
  add(weight: number, sum: number): void {
    this.weight += weight;
    this.sum += sum;
  }

  describe(observed: number): Mutations['improving'] {
    return {
      share: observed === 0 ? null : this.weight / observed,
      meanRelativePosition: this.weight === 0 ? null : this.sum / this.weight,
    };
  }
}

function weighPairs(
  trace: Trace,
  orders: Orders,
  lineage: Lineage,
  law: MutationLaw,
  estimate: PositionWeights,
) {
  const pairs = {
    observed: 0,
    redrawn: 0,
    line: new WeightedLine(),
    moves: new MoveCounts(trace),
    improving: new PositionMean(),
    notImproving: new PositionMean(),
  };
  const { weights } = estimate;
  const same = sameProbabilities(law, weights);
  // mut under π̂, index position + 1; the first, of an equal sequence, depends on the child's length.
  const mutation = new Float64Array(weights.length + 1);
  for (let position = 0; position < weights.length; position++) {
    mutation[position + 1] = float64At(weights, position) * law.drawProbability(position);
  }
  lineage.replay(creation => {
    if (!creation.resolved) return;
    const { child, count, position, member, weight } = creation;
    const sequence = int32At(trace.sequence, child);
    const length = sequenceLength(trace.sequences, sequence);
    mutation[0] = float64At(same, length);
    if (lineage.source === 'inferred') weighAnew(creation, mutation);
    const created = int32At(orders.creationOf, child) / 1000;
    const quality = float64At(trace.quality, child);
    let observed = 0;
    let improving = 0;
    let notImproving = 0;
    let improvingSum = 0;
    let notImprovingSum = 0;
    // Relative positions less the first, so that where all are equal nothing is left of their spread.
    let first = Number.NaN;
    let sum = 0;
    let squares = 0;
    // Equal sequences stand together: what depends on the parent's sequence alone is added once for all of them.
    for (let slot = 0; slot < count; ) {
      const mutated = int32At(position, slot);
      const parent = int32At(trace.sequence, int32At(member, slot));
      let share = 0;
      let better = 0;
      let worse = 0;
      for (; slot < count && int32At(trace.sequence, int32At(member, slot)) === parent; slot++) {
        const here = float64At(weight, slot);
        const gain = quality - float64At(trace.quality, int32At(member, slot));
        share += here;
        if (gain > 0) better += here;
        else if (gain <= 0) worse += here;
      }
      if (mutated === -1) pairs.redrawn += share;
      if (mutated < 0 || share === 0) continue;
      const relative = (mutated + 0.5) / length;
      if (observed === 0) first = relative;
      const offset = relative - first;
      observed += share;
      sum += share * offset;
      squares += share * offset * offset;
      improving += better;
      improvingSum += better * relative;
      notImproving += worse;
      notImprovingSum += worse * relative;
      pairs.moves.add(mutated, parent, sequence, share);
    }
    if (observed === 0) return;
    const mean = sum / observed;
    pairs.observed += observed;
    pairs.line.add(created, observed, first + mean, Math.max(0, squares - sum * mean));
    pairs.improving.add(improving, improvingSum);
    pairs.notImproving.add(notImproving, notImprovingSum);
  });
  return pairs;
}

/** Σ π̂_i d_i by length if an equal child is possible (redraw), else 0. */
function sameProbabilities(law: MutationLaw, weights: Float64Array): Float64Array {
  const same = new Float64Array(weights.length + 1);
  for (let position = 0; position < weights.length; position++) {
    same[position + 1] =
      float64At(same, position) + float64At(weights, position) * law.drawProbability(position);
  }
  return same.map((value, length) => (law.probability(length, -1) > 0 ? value : 0));
}

/** Puts the posterior weights under π̂ in the place of those under uniform weights. */
function weighAnew({ count, position, selection, weight, uniform }: Creation, mutation: Float64Array): void {
  let total = 0;
  for (let slot = 0; slot < count; slot++) {
    const joint = float64At(selection, slot) * float64At(mutation, int32At(position, slot) + 1);
    weight[slot] = joint;
    total += joint;
  }
  const scale = (1 - EPSILON) / ((1 - EPSILON) * total + EPSILON * uniform);
  for (let slot = 0; slot < count; slot++) weight[slot] = scale * float64At(weight, slot);
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
