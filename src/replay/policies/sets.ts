// Sets of capacities, as bits of a number.

/** The set of the first `count` capacities. */
export function firstOf(count: number): number {
  return (1 << count) - 1;
}

/** The smallest capacity of a set that is not empty. With `rest &= rest − 1` one goes through a set. */
export function lowest(set: number): number {
  return 31 - Math.clz32(set & -set);
}

/** The capacities that can hold an object of that size, whatever else they hold. */
export function roomyFor(capacities: readonly number[], size: number): number {
  let set = 0;
  for (let each = 0; each < capacities.length; each++)
    if ((capacities[each] as number) >= size) set |= 1 << each;
  return set;
}
