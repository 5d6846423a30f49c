// How far is a group from the reference in one number, and may that be chance?
//
// An interval and a p-value need repeats: two single runs differ, and nothing says by how much two others would.

import { at } from '../shared/columns.ts';
import { permutationPValue } from '../stats/two-group-permutation.ts';
import { welchInterval } from '../stats/welch.ts';
import type { Difference, TestedDifference } from './schema.ts';

/** The second group's mean minus the reference's. */
export function differenceOf(reference: readonly number[], other: readonly number[]): Difference {
  return welchInterval(reference, other);
}

export function testedDifference(reference: readonly number[], other: readonly number[]): TestedDifference {
  const difference = differenceOf(reference, other);
  if (difference.low === null) return { ...difference, pValue: null };
  return { ...difference, pValue: meansPValue(reference, other) };
}

/** True where the interval leaves 0 out. */
export function isApart({ low, high }: Pick<Difference, 'low' | 'high'>): boolean {
  return low !== null && high !== null && low * high > 0;
}

/** How many of the differences have an interval, and in how many it leaves 0 out. */
export function countApart(differences: readonly Difference[]): { intervals: number; apart: number } {
  const bounded = differences.filter(({ low }) => low !== null);
  return { intervals: bounded.length, apart: bounded.filter(isApart).length };
}

function meansPValue(reference: readonly number[], other: readonly number[]): number {
  // Sorted, so that random deals do not hang on the order in which the runs are named.
  const byValue = (a: number, b: number) => a - b;
  const values = Float64Array.from([...[...reference].sort(byValue), ...[...other].sort(byValue)]);
  const total = values.reduce((sum, value) => sum + value, 0);
  return permutationPValue(values.length, reference.length, isFirst => {
    let first = 0;
    for (let index = 0; index < values.length; index++)
      if (at(isFirst, index) === 1) first += at(values, index);
    return Math.abs(first / reference.length - (total - first) / other.length);
  });
}
