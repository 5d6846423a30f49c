// Where in the sequence do mutations fall, and which of them improve (METHOD §3)?

import { itemAt } from '../../src/shared/columns.ts';
import type { Choice } from '../support/record.ts';
import { logMixture, logRandom, mutationProbability, RANDOM_SHARE, uniformWeights } from './likelihood.ts';
import type { Creation, Lineage, Parent } from './lineage.ts';
import { chiSquareTail, sum } from './numbers.ts';
import type { MutationModel } from './options.ts';
import { addTo, codesOf } from './reading.ts';
import type { World } from './world.ts';

const CONVERGED = 1e-9;
const MOVES_LISTED = 200;

export function summarizeMutations(world: World, lineage: Lineage) {
  const model = lineage.settings.mutation ?? 'redraw';
  const children = lineage.creations.filter(creation => creation.resolved);
  const uniform = uniformWeights(world, world.options.length);
  const weights = estimateWeights(world, children, model, uniform);
  const pairs = listPairs(world, lineage, children, model, weights);
  const single = pairs.filter(pair => pair.position >= 0);
  const observed = sum(single.map(pair => pair.weight));
  const length = world.options.length;
  const middle = (position: number) => (position + 0.5) / length;
  const gain =
    2 * (logLikelihood(world, children, model, weights) - logLikelihood(world, children, model, uniform));
  const df = Math.max(0, uniform.filter(weight => weight > 0).length - 1);
  const measured = children.some(creation => possible(creation).length > 0);
  const tested = measured && df > 0;
  const fraction = summarizeFraction(weights, uniform, observed);
  return {
    observed,
    redrawn: sum(pairs.filter(pair => pair.position === -1).map(pair => pair.weight)),
    perPosition: weights.map((share, i) => ({ position: i + 1, share, uniform: itemAt(uniform, i) })),
    meanRelativePosition: measured ? sum(weights.map((weight, i) => weight * middle(i))) : null,
    expectedRelativePosition: sum(uniform.map((weight, i) => weight * middle(i))),
    statistic: tested ? gain : null,
    df,
    pValue: tested ? chiSquareTail(gain, df) : null,
    transferableFraction: { ...fraction, mean: measured ? fraction.mean : null },
    trend: fitTrend(single),
    moves: listMoves(world, single),
    improving: summarizeSide(world, single, observed, (child, parent) => child > parent),
    notImproving: summarizeSide(world, single, observed, (child, parent) => child <= parent),
  };
}

/** Parents of one child that can have made it by one mutation, with their positions. */
const possible = (creation: Creation): (Parent & { position: number })[] =>
  creation.parents.flatMap(parent =>
    parent.position === null || parent.mutation === 0 ? [] : [{ ...parent, position: parent.position }],
  );

/** Σ_m sel(m) · mut_π(c | m). */
function evolvedProbability(
  world: World,
  creation: Creation,
  model: MutationModel,
  weights: readonly number[],
): number {
  const { length } = codesOf(world, creation.child);
  return sum(
    possible(creation).map(
      ({ selection, position }) => selection * mutationProbability(world, length, position, model, weights),
    ),
  );
}

function logLikelihood(
  world: World,
  children: readonly Creation[],
  model: MutationModel,
  weights: readonly number[],
): number {
  const usable = children.filter(creation => possible(creation).length > 0);
  return sum(usable.map(creation => Math.log(evolvedProbability(world, creation, model, weights))));
}

/** π̂ by EM: a child's unit of weight is shared over (member, position) as the present π would have made it. */
function estimateWeights(
  world: World,
  children: readonly Creation[],
  model: MutationModel,
  uniform: readonly number[],
): number[] {
  let weights = [...uniform];
  const usable = children.filter(creation => possible(creation).length > 0);
  for (let change = 1; change >= CONVERGED && usable.length > 0; ) {
    const shares = weights.map(() => 0);
    for (const creation of usable) {
      const total = evolvedProbability(world, creation, model, weights);
      for (const { selection, position } of possible(creation)) {
        const { length } = codesOf(world, creation.child);
        for (let i = 0; i < length; i++) {
          if (position >= 0 && position !== i) continue;
          const count = itemAt(world.options, i);
          const made = (selection * itemAt(weights, i)) / (model === 'redraw' ? count : count - 1 || 1);
          shares[i] = itemAt(shares, i) + made / total;
        }
      }
    }
    const next = shares.map(share => share / usable.length);
    change = Math.max(...next.map((weight, i) => Math.abs(weight - itemAt(weights, i))));
    weights = next;
  }
  return weights;
}

interface Pair {
  creation: Creation;
  member: number;
  /** −1 for an equal sequence. */
  position: number;
  /** Length of the child. */
  length: number;
  /** Posterior under π̂. */
  weight: number;
}

function listPairs(
  world: World,
  lineage: Lineage,
  children: readonly Creation[],
  model: MutationModel,
  weights: readonly number[],
): Pair[] {
  return children.flatMap(creation => {
    const { length } = codesOf(world, creation.child);
    const logP = logMixture(
      evolvedProbability(world, creation, model, weights),
      logRandom(world, creation.child),
    );
    return creation.parents.flatMap(({ member, position, selection }) => {
      if (position === null) return [];
      const mutation = mutationProbability(world, length, position, model, weights);
      const weight =
        lineage.source === 'recorded' ? 1 : ((1 - RANDOM_SHARE) * selection * mutation) / Math.exp(logP);
      return [{ creation, member, position, length, weight }];
    });
  });
}

/** Share of the layers before the mutation, which the parent can give. */
function summarizeFraction(weights: readonly number[], uniform: readonly number[], observed: number) {
  const before = (i: number) => i / weights.length;
  const mean = sum(weights.map((weight, i) => weight * before(i)));
  const variance = sum(weights.map((weight, i) => weight * (before(i) - mean) ** 2));
  const half = observed === 0 ? null : 1.96 * Math.sqrt(variance / observed);
  return {
    mean,
    low: half === null ? null : mean - half,
    high: half === null ? null : mean + half,
    expected: sum(uniform.map((weight, i) => weight * before(i))),
  };
}

const relative = (pair: Pair): number => (pair.position + 0.5) / pair.length;

/** Weighted least squares of the relative position against the creation index in thousands. */
function fitTrend(pairs: readonly Pair[]) {
  const total = sum(pairs.map(pair => pair.weight));
  if (total <= 2) return null;
  const x = (pair: Pair) => pair.creation.index / 1000;
  const meanX = sum(pairs.map(pair => pair.weight * x(pair))) / total;
  const meanY = sum(pairs.map(pair => pair.weight * relative(pair))) / total;
  const spread = sum(pairs.map(pair => pair.weight * (x(pair) - meanX) ** 2));
  if (spread === 0) return null;
  const slope = sum(pairs.map(pair => pair.weight * (x(pair) - meanX) * (relative(pair) - meanY))) / spread;
  const residual = (pair: Pair) => relative(pair) - meanY - slope * (x(pair) - meanX);
  const variance = sum(pairs.map(pair => pair.weight * residual(pair) ** 2)) / (total - 2);
  const half = 1.96 * Math.sqrt(variance / spread);
  return { slopePerThousand: slope, low: slope - half, high: slope + half };
}

interface Move {
  position: number;
  from: number;
  to: number;
}

function listMoves(world: World, pairs: readonly Pair[]) {
  const counts = new Map<string, number>();
  const moves = new Map<string, Move>();
  for (const { creation, member, position, weight } of pairs) {
    const from = itemAt(codesOf(world, member), position);
    const to = itemAt(codesOf(world, creation.child), position);
    const key = `${position} ${from} ${to}`;
    moves.set(key, { position, from, to });
    addTo(counts, key, weight);
  }
  const choice = (position: number, code: number): Choice => itemAt(itemAt(world.space, position), code);
  return [...moves]
    .map(([key, move]) => ({ ...move, count: counts.get(key) ?? 0 }))
    .filter(move => move.count > 0)
    .sort((a, b) => {
      const larger = Number(b.count.toPrecision(12)) - Number(a.count.toPrecision(12));
      return larger || a.position - b.position || a.from - b.from || a.to - b.to;
    })
    .slice(0, MOVES_LISTED)
    .map(({ position, from, to, count }) => {
      return { position: position + 1, from: choice(position, from), to: choice(position, to), count };
    });
}

/** Pairs whose child compares so with its parent; failed children are on neither side. */
function summarizeSide(
  world: World,
  pairs: readonly Pair[],
  observed: number,
  belongs: (child: number, parent: number) => boolean,
) {
  const side = pairs.filter(({ creation, member }) => {
    const child = itemAt(world.records, creation.child).quality;
    const parent = itemAt(world.records, member).quality;
    return child !== null && parent !== null && belongs(child, parent);
  });
  const total = sum(side.map(pair => pair.weight));
  return {
    share: observed === 0 ? null : total / observed,
    meanRelativePosition: total === 0 ? null : sum(side.map(pair => pair.weight * relative(pair))) / total,
  };
}
