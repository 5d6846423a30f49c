// Never having been selected: against the product over creations, member by member.

import { expect, test } from 'vitest';
import { UnselectedMembers } from '../../../src/analyses/quality/unselected.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { selectionProbability } from '../../../src/stats/selection-probability.ts';

interface Member {
  readonly quality: number;
  unselected: number;
}

function createAmong(members: readonly Member[], sample: number): void {
  for (const member of members) {
    const better = members.filter(({ quality }) => quality > member.quality).length;
    const tied = members.filter(({ quality }) => quality === member.quality).length;
    member.unselected *= 1 - selectionProbability(members.length, sample, better, tied);
  }
}

test.each([
  ['nobody tied', 12, 3, 1e9],
  ['now and then a tie', 12, 3, 300],
  ['few qualities', 12, 4, 5],
  ['all alike', 8, 3, 1],
  ['the best is selected', 6, 6, 1e9],
  ['the best is selected, ties among them', 6, 6, 12],
  ['one member', 1, 1, 1e9],
  ['at random', 9, 1, 40],
])('%s', (_, population, sample, qualities) => {
  const random = createRandom(population + qualities);
  const joining = () => ({ quality: random.integer(qualities), unselected: 1 });
  const members: Member[] = Array.from({ length: population }, joining);
  const found = new UnselectedMembers(
    Float64Array.from(members, ({ quality }) => quality),
    sample,
  );
  for (let change = 0; change < 300; change++) {
    // No creation at all, one, a few, and more than are counted.
    const creations = [0, 1, 1, 3, 150][random.integer(change % 20 === 0 ? 5 : 4)] ?? 0;
    for (let creation = 0; creation < creations; creation++) {
      createAmong(members, sample);
      found.create();
    }
    const next = joining();
    const leaving = members.shift();
    members.push(next);
    const unselected = found.exchange(leaving?.quality ?? Number.NaN, next.quality);
    expect(Math.abs(unselected - (leaving?.unselected ?? Number.NaN))).toBeLessThan(1e-13);
  }
});
