// How long until a new best model is mutated, and until its prefix is popular (METHOD §6, improvementGap)?

import { itemAt } from '../../src/shared/columns.ts';
import { type Creation, findLikeliestSequence, type Lineage } from './lineage.ts';
import { meanOrNull, normalTail, sum } from './numbers.ts';
import { type Improvement, listImprovements } from './quality.ts';
import { codesOf, keyOf } from './reading.ts';
import type { FullWindow, Prefixes } from './windows.ts';
import type { World } from './world.ts';

export function analyzeGaps(
  world: World,
  lineage: Lineage,
  prefixes: Prefixes,
  windows: readonly FullWindow[],
) {
  const { population, sample } = lineage.settings;
  const improvements = listImprovements(world);
  const gaps = improvements.flatMap((improvement, i) => {
    if (improvement.candidate <= population) return [];
    const better = improvements[i + 1]?.candidate ?? Infinity;
    return [describeGap(world, lineage, prefixes, windows, improvement, better)];
  });
  const children = sum(gaps.map(gap => gap.children));
  const generationsAtRisk = sum(gaps.map(gap => gap.generationsAtRisk));
  const chance = sample / population;
  const variance = generationsAtRisk * chance * (1 - chance);
  const z = Math.abs(children - generationsAtRisk * chance) / Math.sqrt(variance);
  return {
    expectedGenerations: population / sample,
    gaps,
    children,
    generationsAtRisk,
    meanGenerations: children === 0 ? null : generationsAtRisk / children,
    meanSeconds: meanOrNull(
      gaps.flatMap(gap => (gap.secondsToFirstChild === null ? [] : [gap.secondsToFirstChild])),
    ),
    pValue: variance === 0 ? null : 2 * normalTail(z),
  };
}

function describeGap(
  world: World,
  lineage: Lineage,
  prefixes: Prefixes,
  windows: readonly FullWindow[],
  { candidate }: Improvement,
  better: number,
) {
  const member = itemAt(world.candidates, candidate - 1);
  const atRisk = listAtRisk(world, lineage, member, candidate, better);
  const own = keyOf(codesOf(world, member));
  const first = atRisk.findIndex(
    creation => creation.resolved && keyOf(findLikeliestSequence(world, creation)?.codes ?? []) === own,
  );
  const { start, end } = world;
  const child = atRisk[first]?.child;
  return {
    candidate,
    generationsToFirstChild: first < 0 ? null : first + 1,
    secondsToFirstChild:
      child === undefined || !start || !end ? null : itemAt(start, child) - itemAt(end, member),
    generationsAtRisk: atRisk.length,
    children: sum(atRisk.flatMap(creation => weightsOf(creation, member))),
    generationsToTier1: countToTier1(lineage, prefixes.idOf(member), candidate, windows),
  };
}

const weightsOf = (creation: Creation, member: number): number[] =>
  creation.parents.filter(parent => parent.member === member).map(parent => parent.weight);

/** Creations while the candidate is known, the best known, a member, and the only one of its sequence. */
function listAtRisk(
  world: World,
  lineage: Lineage,
  member: number,
  candidate: number,
  better: number,
): Creation[] {
  const informed = lineage.creations.filter(({ known }) => known >= candidate);
  const own = keyOf(codesOf(world, member));
  const isOver = ({ known, population }: Creation): boolean =>
    known >= better ||
    known >= candidate + lineage.settings.population ||
    population.some(other => other !== member && keyOf(codesOf(world, other)) === own);
  const over = informed.findIndex(isOver);
  return over < 0 ? informed : informed.slice(0, over);
}

/** Creations from when the candidate is known until the first window, its own or later, with its prefix in tier 1. */
function countToTier1(
  lineage: Lineage,
  id: number | null,
  candidate: number,
  windows: readonly FullWindow[],
): number | null {
  if (id === null) return null;
  const reached = windows.find(window => window.candidate >= candidate && window.tiers[id] === 1);
  if (reached === undefined) return null;
  return lineage.creations.filter(({ known }) => known >= candidate && known < reached.candidate).length;
}
