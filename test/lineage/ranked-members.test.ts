// How each member stands while members come and go, against a count over all of them.

import { expect, test } from 'vitest';
import { RankedMembers } from '../../src/lineage/ranked-members.ts';
import { createRandom } from '../../src/stats/random.ts';

test.each([
  ['few qualities, many ties', 40, 5],
  ['many qualities, few ties', 40, 1e6],
  ['one member', 1, 3],
  ['two members', 2, 2],
])('%s', (_, capacity, qualities) => {
  const random = createRandom(3);
  const ranks = new RankedMembers(capacity);
  const members: number[] = [];
  for (let change = 0; change < 10 * capacity; change++) {
    const quality = random.integer(qualities);
    const member = change % capacity;
    if (change < capacity) ranks.join(member, quality);
    else ranks.replace(member, quality);
    members[member] = quality;
    expect(ranks.size).toBe(members.length);
    expect(members.map((_each, asked) => [ranks.better(asked), ranks.tied(asked)])).toEqual(
      members.map(own => [
        members.filter(other => other > own).length,
        members.filter(other => other === own).length,
      ]),
    );
  }
});
