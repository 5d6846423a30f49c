// Places left and taken in a sliding population, against a sorted list of all members.

import { expect, test } from 'vitest';
import { RankWindow } from '../../src/lineage/rank-window.ts';
import { createRandom } from '../../src/stats/random.ts';

const CAPACITY = 40;

test.each([
  ['few qualities, many ties', 5],
  ['many qualities, few ties', 1e6],
])('%s', (_, qualities) => {
  const random = createRandom(3);
  const window = new RankWindow(CAPACITY);
  const members = Array.from({ length: CAPACITY }, () => random.integer(qualities));
  for (const quality of members) window.add(quality);
  for (let change = 0; change < 400; change++) {
    const joining = random.integer(qualities);
    const leaving = Number(members.shift());
    const left = [...members, leaving].filter(other => other < leaving).length;
    const joined = members.filter(other => other <= joining).length;
    expect(window.exchange(leaving, joining)).toEqual({ left, joined });
    members.push(joining);
    const sorted = members.toSorted((a, b) => a - b);
    expect(sorted.map((_quality, place) => window.atRank(place + 1))).toEqual(sorted);
    expect(window.countUpTo(joining)).toBe(sorted.filter(other => other <= joining).length);
  }
});
