// How likely is each evaluation under regularized evolution with given settings (METHOD §2)?

import { itemAt } from '../../src/shared/columns.ts';
import { selectionProbability } from './exact.ts';
import type { MutationModel } from './options.ts';
import { codesOf, countRivals, knownAt } from './reading.ts';
import type { World } from './world.ts';

export const RANDOM_SHARE = 0.001;

/** Position where the sequences differ (0-based), −1 if they are equal, null at distance ≥ 2. */
export function findDifference(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) return null;
  const different = a.flatMap((code, i) => (code !== b[i] ? [i] : []));
  return different.length > 1 ? null : (different[0] ?? -1);
}

/** π_i of a sequence of this length: equal over the positions with a choice. */
export function uniformWeights(world: World, length: number): number[] {
  const own = world.options.slice(0, length);
  const mutable = own.filter(count => count > 1).length;
  return own.map(count => (count > 1 ? 1 / mutable : 0));
}

/** mut(c | m) under position weights π. `position` as findDifference gives it. */
export function mutationProbability(
  world: World,
  length: number,
  position: number,
  model: MutationModel,
  weights: readonly number[],
): number {
  if (position < 0) {
    if (model === 'replace') return 0;
    return weights.slice(0, length).reduce((sum, weight, i) => sum + weight / itemAt(world.options, i), 0);
  }
  const count = itemAt(world.options, position);
  return itemAt(weights, position) / (model === 'redraw' ? count : count - 1);
}

/** ln u_c = −Σ ln o_i. */
export function logRandom(world: World, record: number): number {
  return -codesOf(world, record).reduce((sum, _, i) => sum + Math.log(itemAt(world.options, i)), 0);
}

/** ln((1 − ε) S + ε u), without leaving log space. */
export function logMixture(evolved: number, logU: number): number {
  const random = Math.log(RANDOM_SHARE) + logU;
  if (evolved === 0) return random;
  const other = Math.log((1 - RANDOM_SHARE) * evolved);
  const larger = Math.max(random, other);
  return larger + Math.log(Math.exp(random - larger) + Math.exp(other - larger));
}

export interface Near {
  member: number;
  position: number;
}

const nearOf = new WeakMap<World, Map<number, (Near & { place: number })[]>>();

/** Known successes at distance ≤ 1 from a record, in completion order, with their places in that order; kept. */
export function findNear(world: World, record: number): readonly (Near & { place: number })[] {
  const kept = nearOf.get(world) ?? new Map();
  nearOf.set(world, kept);
  const found = kept.get(record) ?? searchNear(world, record);
  kept.set(record, found);
  return found;
}

function searchNear(world: World, record: number): (Near & { place: number })[] {
  return knownAt(world, record).flatMap((member, place) => {
    const position = findDifference(codesOf(world, record), codesOf(world, member));
    return position === null ? [] : [{ member, position, place }];
  });
}

export interface GridPoint {
  model: MutationModel;
  population: number;
  sample: number;
  logLikelihood: number;
}

const LIKELIHOOD_EVALUATIONS = 4000;

/** LL(P, s, model) = Σ ln p_c over the first evaluations in creation order, for several s and models at one P. */
export function computeLikelihoods(
  world: World,
  population: number,
  samples: readonly number[],
  models: readonly MutationModel[],
): GridPoint[] {
  const points = models.flatMap(model =>
    samples.map(sample => ({ model, population, sample, logLikelihood: 0 })),
  );
  for (const record of (world.creation ?? []).slice(0, LIKELIHOOD_EVALUATIONS)) {
    const logU = logRandom(world, record);
    const known = knownAt(world, record);
    const members = known.slice(-population);
    const near =
      known.length < population
        ? []
        : findNear(world, record)
            .filter(({ place }) => place >= known.length - population)
            .map(found => ({ ...found, ...countRivals(world, members, found.member) }));
    const length = codesOf(world, record).length;
    const weights = uniformWeights(world, length);
    for (const point of points) {
      const evolved = near.reduce((sum, { position, better, tied }) => {
        const mut = mutationProbability(world, length, position, point.model, weights);
        return sum + mut * selectionProbability(population, point.sample, better, tied);
      }, 0);
      point.logLikelihood += known.length < population ? logU : logMixture(evolved, logU);
    }
  }
  return points;
}

export function logLikelihoodOfRandom(world: World): number {
  const first = (world.creation ?? []).slice(0, LIKELIHOOD_EVALUATIONS);
  return first.reduce((sum, record) => sum + logRandom(world, record), 0);
}
