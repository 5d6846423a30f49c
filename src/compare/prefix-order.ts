// Prefixes of several runs in one lexicographic order: position by position, a prefix before what extends it.

import { splitPrefix } from '../shared/prefix-parts.ts';
import type { ChoiceOrder } from './spaces.ts';

/** The distinct prefixes in order. Throws on a choice that no space has, a defect of the summary's. */
export function sortPrefixes(prefixes: Iterable<string>, order: ChoiceOrder): string[] {
  const ranked = [...new Set(prefixes)].map(prefix => ({ prefix, ranks: ranksOf(prefix, order) }));
  ranked.sort((a, b) => compareRanks(a.ranks, b.ranks));
  return ranked.map(({ prefix }) => prefix);
}

function ranksOf(prefix: string, order: ChoiceOrder): number[] {
  return splitPrefix(prefix).map((choice, position) => {
    const rank = order[position]?.get(choice);
    if (rank === undefined) throw new RangeError(`no choice ${choice} at node ${position + 1}`);
    return rank;
  });
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((rank, position) => rank !== b[position]);
  if (differing < 0) return a.length - b.length;
  const other = b[differing];
  return other === undefined ? 1 : (a[differing] ?? 0) - other;
}
