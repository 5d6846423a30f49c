// How a member stands, from whatever guess, against a count over all members.

import { expect, test } from 'vitest';
import { RankWindow } from '../../src/lineage/rank-window.ts';
import { createRandom } from '../../src/stats/random.ts';

const CAPACITY = 40;

test.each([
  ['few qualities, many ties', 5],
  ['many qualities, few ties', 1e6],
])('%s', (_, qualities) => {
  const random = createRandom(3);
  const window = new RankWindow(CAPACITY + 1);
  const members: number[] = [];
  for (let change = 0; change < 400; change++) {
    const joining = random.integer(qualities);
    window.add(joining);
    members.push(joining);
    if (members.length > CAPACITY) window.remove(Number(members.shift()));
    for (const guess of [0, 7, 20, CAPACITY, CAPACITY + 9]) {
      const quality = Number(members[random.integer(members.length)]);
      expect(window.standing(quality, guess)).toEqual({
        better: members.filter(other => other > quality).length,
        tied: members.filter(other => other === quality).length,
      });
    }
  }
});
