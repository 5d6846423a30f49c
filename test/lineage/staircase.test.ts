// The best of what was added and not left behind is what a look at all of it finds.

import { expect, test } from 'vitest';
import { Staircase } from '../../src/lineage/staircase.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Places come up to `disorder` late, and the last `width` of them stay. */
function follow(steps: number, disorder: number, width: number, qualities: number) {
  const random = createRandom(steps + disorder);
  const order = Array.from({ length: steps }, (_, place) => ({
    place,
    due: place + random.next() * disorder,
  }))
    .sort((a, b) => a.due - b.due)
    .map(({ place }) => place);
  const staircase = new Staircase();
  const kept = new Map<number, number>();
  return order.every((place, step) => {
    const quality = Math.floor(random.next() * qualities) - step / 50;
    staircase.add(place, quality);
    kept.set(place, quality);
    staircase.leave(step - width);
    for (const earlier of kept.keys()) if (earlier < step - width) kept.delete(earlier);
    return staircase.best() === Math.max(...kept.values());
  });
}

test.each([
  ['in order', 0],
  ['out of order', 12],
])('places added %s', (_, disorder) => {
  expect(follow(5000, disorder, 30, 20)).toBe(true);
});
