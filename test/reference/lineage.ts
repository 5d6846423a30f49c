// Who was whose parent: recorded, or a posterior over the members of the population (METHOD §2)?

import { itemAt } from '../../src/shared/columns.ts';
import { selectionProbability } from './exact.ts';
import {
  findDifference,
  findNear,
  logMixture,
  logRandom,
  mutationProbability,
  RANDOM_SHARE,
  uniformWeights,
} from './likelihood.ts';
import type { ReferenceOptions, Skipped } from './options.ts';
import { skip } from './options.ts';
import { addTo, codesOf, countRivals, isStage2, keyOf, knownAt, populationAt } from './reading.ts';
import { fallBack, findSettings, type Settings } from './settings.ts';
import { compareSequences, type World } from './world.ts';

export interface Parent {
  member: number;
  /** 0-based position of the mutation, −1 for an equal sequence, null at distance ≥ 2 (recorded parents only). */
  position: number | null;
  /** In the population; null for a recorded parent outside it. */
  rivals: { better: number; tied: number } | null;
  /** Selection probability; 1 for a recorded parent. */
  selection: number;
  /** Under equal position weights. */
  mutation: number;
  /** Posterior weight. */
  weight: number;
}

export interface Creation {
  child: number;
  /** 0-based place in creation order. */
  index: number;
  /** Successes known. */
  known: number;
  population: readonly number[];
  parents: Parent[];
  random: number;
  resolved: boolean;
}

export interface Lineage {
  source: 'recorded' | 'inferred' | 'none';
  settings: Settings;
  /** Stage-2 creations in creation order. */
  creations: Creation[];
}

/** Without times, the settings alone. */
export function traceLineage(
  world: World,
  options: ReferenceOptions,
): Lineage | (Skipped & { settings: Settings }) {
  const recorded = world.records.some(record => record.parent !== undefined);
  const { settings, evolves } = findSettings(world, options, recorded);
  if (world.creation === null) return { ...skip('no times'), settings };
  const creations = listCreations(world, settings, recorded);
  if (creations.length === 0 || !evolves) return { source: 'none', settings, creations };
  if (recorded) return { source: 'recorded', settings, creations };
  if (creations.filter(creation => creation.resolved).length >= creations.length / 2) {
    return { source: 'inferred', settings, creations };
  }
  const { searchEvidence, selectionEvidence } = settings;
  const plain: Settings = { ...fallBack(options), searchEvidence, selectionEvidence };
  return { source: 'none', settings: plain, creations: listCreations(world, plain, false) };
}

function listCreations(world: World, settings: Settings, recorded: boolean): Creation[] {
  return (world.creation ?? []).flatMap((child, index) => {
    if (!isStage2(world, child, settings.population)) return [];
    const population = populationAt(world, child, settings.population);
    const known = knownAt(world, child).length;
    const found = recorded
      ? findRecordedParent(world, settings, child, population)
      : inferParents(world, settings, child, population);
    return [{ child, index, known, population, ...found, resolved: found.random < 0.5 }];
  });
}

type Found = Pick<Creation, 'parents' | 'random'>;

function inferParents(world: World, settings: Settings, child: number, population: readonly number[]): Found {
  const logU = logRandom(world, child);
  const parents = findNear(world, child)
    .filter(({ member }) => population.includes(member))
    .map(({ member, position }) => {
      const rivals = countRivals(world, population, member);
      const { better, tied } = rivals;
      const selection = selectionProbability(settings.population, settings.sample, better, tied);
      const mutation = mutationUnder(world, settings, child, position);
      return { member, position, rivals, selection, mutation, weight: 0 };
    })
    .filter(parent => parent.mutation > 0);
  const logP = logMixture(
    parents.reduce((sum, { selection, mutation }) => sum + selection * mutation, 0),
    logU,
  );
  for (const parent of parents) {
    const evolved = (1 - RANDOM_SHARE) * parent.selection * parent.mutation;
    parent.weight = evolved === 0 ? 0 : Math.exp(Math.log(evolved) - logP);
  }
  return { parents, random: Math.exp(Math.log(RANDOM_SHARE) + logU - logP) };
}

function mutationUnder(world: World, settings: Settings, child: number, position: number): number {
  const { length } = codesOf(world, child);
  const weights = uniformWeights(world, length);
  return mutationProbability(world, length, position, settings.mutation ?? 'redraw', weights);
}

function findRecordedParent(
  world: World,
  settings: Settings,
  child: number,
  population: readonly number[],
): Found {
  const { parent: id } = itemAt(world.records, child);
  const member = id === undefined ? -1 : world.records.findIndex(record => record.id === id);
  if (member < 0 || itemAt(world.records, member).quality === null) return { parents: [], random: 1 };
  const position = findDifference(codesOf(world, child), codesOf(world, member));
  const mutation = position === null ? 0 : mutationUnder(world, settings, child, position);
  const rivals = population.includes(member) ? countRivals(world, population, member) : null;
  return { parents: [{ member, position, rivals, selection: 1, mutation, weight: 1 }], random: 0 };
}

/** Exactly one member could be the parent; with recorded parents, every resolved creation. */
export function isCertain(lineage: Lineage, creation: Creation): boolean {
  return lineage.source === 'recorded' ? creation.resolved : creation.parents.length === 1;
}

export interface SequenceWeight {
  codes: readonly number[];
  weight: number;
}

/** The most probable parent sequence; ties to the lexicographically first. */
export function findLikeliestSequence(world: World, creation: Creation): SequenceWeight | null {
  const weights = new Map<string, number>();
  const sequences = new Map<string, readonly number[]>();
  for (const { member, weight } of creation.parents) {
    const codes = codesOf(world, member);
    addTo(weights, keyOf(codes), weight);
    sequences.set(keyOf(codes), codes);
  }
  const list = [...sequences].map(([key, codes]) => ({ codes, weight: weights.get(key) ?? 0 }));
  list.sort((a, b) => compareSequences(a.codes, b.codes));
  return list.reduce<SequenceWeight | null>((best, item) => {
    return best === null || item.weight > best.weight * (1 + 1e-12) ? item : best;
  }, null);
}
