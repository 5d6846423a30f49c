// The value of a curve that is known at some places, at others between them.

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What the last place at or before x says; null before the first. Places in ascending order of x. */
export function stepAt(places: readonly Place[], x: number): number | null {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.x ?? Number.NaN) <= x) low = middle + 1;
    else high = middle;
  }
  return places[low - 1]?.y ?? null;
}

/** On the straight line between the places around x; null outside of them. */
export function lineAt(places: readonly Place[], x: number): number | null {
  const next = places.findIndex(place => place.x >= x);
  const [before, after] = [places[next - 1], places[next]];
  if (after === undefined) return null;
  if (after.x === x || before === undefined) return after.x === x ? after.y : null;
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
}
