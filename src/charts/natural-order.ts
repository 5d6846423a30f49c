// The order of names with numbers in them, as people count: `w2` before `w10`. No locale enters it.

import { compareCodePoints } from '../shared/text-order.ts';

/** Negative, zero or positive, as `a` stands before, with or after `b`; digits compare as numbers. */
export function compareNaturally(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareParts(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || compareCodePoints(a, b);
}

function partsOf(name: string): string[] {
  return name.match(/\d+|\D+/g) ?? [];
}

function compareParts(a: string, b: string): number {
  const numbers = /^\d/.test(a) && /^\d/.test(b);
  return numbers ? Number(a) - Number(b) : compareCodePoints(a, b);
}
