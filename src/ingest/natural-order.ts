// The natural order of names: runs of digits by value, the rest by code points.
//
// DeepHyper ≥ 0.8 writes variable nodes in alphabetical order, `vnode_10` before `vnode_2`; the order of the
// sequence is the natural one (INTERFACE; `--nodes` overrules it).

import { compareCodePoints } from '../shared/text-order.ts';

/** Negative, zero or positive, as `a` stands before, with or after `b`. */
export function compareNatural(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareRuns(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || compareCodePoints(a, b);
}

function compareRuns(a: string, b: string): number {
  const digits = /^\d/;
  if (!digits.test(a) || !digits.test(b)) return compareCodePoints(a, b);
  const [shortA, shortB] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return shortA.length - shortB.length || compareCodePoints(shortA, shortB);
}
