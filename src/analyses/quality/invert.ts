// The inverse of a small symmetric positive definite matrix, by Gauss–Jordan elimination with pivoting.

import { float64At } from '../../shared/columns.ts';

/** Null when the matrix is singular. */
export function invertSymmetric(matrix: readonly Float64Array[]): Float64Array[] | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => {
    const wide = new Float64Array(2 * size);
    wide.set(row);
    wide[size + i] = 1;
    return wide;
  });
  for (let column = 0; column < size; column++) {
    const pivot = largestBelow(work, column);
    const row = work[pivot];
    const held = work[column];
    if (row === undefined || held === undefined || float64At(row, column) === 0) return null;
    work[pivot] = held;
    work[column] = row;
    const scale = float64At(row, column);
    for (let j = 0; j < row.length; j++) row[j] = float64At(row, j) / scale;
    work.forEach((other, i) => {
      if (i === column) return;
      const factor = float64At(other, column);
      for (let j = 0; j < other.length; j++) other[j] = float64At(other, j) - factor * float64At(row, j);
    });
  }
  return work.map(row => row.slice(size));
}

function largestBelow(work: readonly Float64Array[], column: number): number {
  let best = column;
  for (let i = column + 1; i < work.length; i++) {
    if (Math.abs(work[i]?.[column] ?? 0) > Math.abs(work[best]?.[column] ?? 0)) best = i;
  }
  return best;
}
