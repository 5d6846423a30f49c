// Small questions to the world that several parts ask.

import { itemAt } from '../../src/shared/columns.ts';
import type { World } from './world.ts';

/** The longest sequence; a declared space may be longer. */
export const longestOf = (world: World): number => Math.max(0, ...world.codes.map(codes => codes.length));

export const codesOf = (world: World, record: number): readonly number[] => itemAt(world.codes, record);

export function qualityOf(world: World, record: number): number {
  const { quality } = itemAt(world.records, record);
  if (quality === null) throw new Error(`record ${record} has no quality`);
  return quality;
}

/** Members of a population strictly better than a member, and those equal to it, itself included. */
export function countRivals(
  world: World,
  population: readonly number[],
  member: number,
): { better: number; tied: number } {
  const quality = qualityOf(world, member);
  return {
    better: population.filter(other => qualityOf(world, other) > quality).length,
    tied: population.filter(other => qualityOf(world, other) === quality).length,
  };
}

/** Successes known when a record was created; throws without times. */
export function knownAt(world: World, record: number): readonly number[] {
  if (world.known === null) throw new Error('the trace has no times');
  return itemAt(world.known, record);
}

export const populationAt = (world: World, record: number, size: number): readonly number[] =>
  knownAt(world, record).slice(-size);

export const isStage2 = (world: World, record: number, population: number): boolean =>
  knownAt(world, record).length >= population;

/** (a_1 … a_d) as text, `-` and `\` inside a label escaped. */
export function writePrefix(world: World, codes: readonly number[]): string {
  return codes
    .map((code, i) => String(itemAt(itemAt(world.space, i), code)).replace(/[\\-]/g, mark => `\\${mark}`))
    .join('-');
}

/** Length of the longest common prefix. */
export function countCommon(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return length;
}

/** A key by which equal sequences are equal. */
export const keyOf = (codes: readonly number[]): string => codes.join(',');

/** Sums amounts under their keys. */
export function addTo<K>(totals: Map<K, number>, key: K, amount: number): void {
  totals.set(key, (totals.get(key) ?? 0) + amount);
}

/** Seconds since the earliest start. */
export const sinceOrigin = (world: World, time: number): number => time - world.origin;

export function durationsOf(world: World): number[] | null {
  const { start, end } = world;
  return start && end ? start.map((time, i) => itemAt(end, i) - time) : null;
}
