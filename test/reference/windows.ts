// Which depth-k prefixes are popular in the last W successes, as the search goes on (METHOD §6)?

import { itemAt } from '../../src/shared/columns.ts';
import { addTo, codesOf, keyOf } from './reading.ts';
import { compareSequences, type World } from './world.ts';

export interface Prefixes {
  /** Depth-k prefixes of the successes, in lexicographic order: the index is the prefixId. */
  list: readonly (readonly number[])[];
  length: number;
  /** prefixId of a record, null for a shorter sequence or a prefix that no success has. */
  idOf: (record: number) => number | null;
}

export function listPrefixes(world: World, length: number): Prefixes {
  const cut = (record: number) => codesOf(world, record).slice(0, length);
  const found = world.candidates.map(cut).filter(codes => codes.length === length);
  const list = [...new Map(found.map(codes => [keyOf(codes), codes])).values()].sort(compareSequences);
  const keys = list.map(keyOf);
  return {
    list,
    length,
    idOf: record => {
      const id = keys.indexOf(keyOf(cut(record)));
      return id < 0 ? null : id;
    },
  };
}

/** Counts by prefixId in the window at a candidate (1-based). */
export function countWindow(
  world: World,
  prefixes: Prefixes,
  candidate: number,
  window: number,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const record of world.candidates.slice(Math.max(0, candidate - window), candidate)) {
    const id = prefixes.idOf(record);
    if (id !== null) addTo(counts, id, 1);
  }
  return counts;
}

export type Tier = 0 | 1 | 2 | 3;

/** 1 from 30 % of W on, 3 up to 3 %, 2 between, 0 when absent; in whole numbers. */
export function findTier(count: number, window: number): Tier {
  if (count === 0) return 0;
  if (100 * count >= 30 * window) return 1;
  return 100 * count <= 3 * window ? 3 : 2;
}

export interface FullWindow {
  candidate: number;
  counts: Map<number, number>;
  /** Tier of each prefixId. */
  tiers: readonly Tier[];
}

/** One for each candidate from W on. */
export function listFullWindows(world: World, prefixes: Prefixes, window: number): FullWindow[] {
  return world.candidates.flatMap((_, i) => {
    if (i + 1 < window) return [];
    const counts = countWindow(world, prefixes, i + 1, window);
    const tiers = prefixes.list.map((_prefix, id) => findTier(counts.get(id) ?? 0, window));
    return [{ candidate: i + 1, counts, tiers }];
  });
}

export function countTiers(tiers: readonly Tier[]): { 1: number; 2: number; 3: number } {
  const count = (tier: Tier) => tiers.filter(other => other === tier).length;
  return { 1: count(1), 2: count(2), 3: count(3) };
}

/** The five commonest prefixes, ties to the smaller id. */
export function findFavourites(counts: ReadonlyMap<number, number>): number[] {
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  return ordered.slice(0, 5).map(([id]) => id);
}

/** Ids that are in a tier in any of the windows. */
export function findEver(windows: readonly FullWindow[], tier: Tier): number[] {
  const ids = windows.flatMap(({ tiers }) => tiers.flatMap((other, id) => (other === tier ? [id] : [])));
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** Changes of tier from one full window to the next. */
export function listTransitions(windows: readonly FullWindow[]) {
  return windows.slice(1).flatMap(({ candidate, tiers }, i) =>
    tiers.flatMap((to, prefixId) => {
      const from = itemAt(itemAt(windows, i).tiers, prefixId);
      return from === to ? [] : [{ candidate, prefixId, from, to }];
    }),
  );
}
