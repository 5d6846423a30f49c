// Are two groups of searches farther apart in what they visit than repeats of one setting are from each other?
//
// Total variation between the prefix distributions of two runs: half the sum of |share − share|, 0 alike, 1 disjoint.
// The test asks whether runs of two groups are farther apart than runs of one: mean distance between groups minus
// mean distance within, over all ways to deal the runs into the groups.

import { at, float64At } from '../shared/columns.ts';
import { permutationPValue } from '../stats/two-group-permutation.ts';
import type { Group } from './groups.ts';
import type { Popularity } from './schema.ts';

type Distance = Popularity['distances'][number];

/** By group from the second on, its distances to the first; `shares` by run over the same prefixes. */
export function distancesOf(shares: readonly Float64Array[], groups: readonly Group[]): Distance[] {
  const [reference, ...others] = groups;
  if (reference === undefined) return [];
  return others.map(other => {
    const members = [...reference.members, ...other.members];
    const matrix = distanceMatrix(members.map(member => shares[member] ?? new Float64Array()));
    const inReference = members.map((_, index) => (index < reference.members.length ? 1 : 0));
    const { within, between } = meanDistances(matrix, Uint8Array.from(inReference));
    const isRepeated = reference.members.length > 1 && other.members.length > 1;
    return {
      group: other.name,
      within,
      between,
      pValue: isRepeated
        ? permutationPValue(members.length, reference.members.length, isFirst => {
            const means = meanDistances(matrix, isFirst);
            return means.between - (means.within ?? 0);
          })
        : null,
    };
  });
}

/** Between all pairs of runs, row by row. */
function distanceMatrix(runs: readonly Float64Array[]): Float64Array {
  const matrix = new Float64Array(runs.length ** 2);
  runs.forEach((a, row) => {
    for (const [column, b] of runs.slice(0, row).entries()) {
      let sum = 0;
      for (let id = 0; id < a.length; id++) sum += Math.abs(float64At(a, id) - float64At(b, id));
      matrix[row * runs.length + column] = sum / 2;
    }
  });
  return matrix;
}

function meanDistances(
  matrix: Float64Array,
  isFirst: Uint8Array,
): { within: number | null; between: number } {
  const sums = { within: 0, between: 0, withinPairs: 0, betweenPairs: 0 };
  for (let row = 0; row < isFirst.length; row++) {
    for (let column = 0; column < row; column++) {
      const distance = float64At(matrix, row * isFirst.length + column);
      if (at(isFirst, row) === at(isFirst, column)) {
        sums.within += distance;
        sums.withinPairs++;
      } else {
        sums.between += distance;
        sums.betweenPairs++;
      }
    }
  }
  return {
    within: sums.withinPairs === 0 ? null : sums.within / sums.withinPairs,
    between: sums.between / sums.betweenPairs,
  };
}
