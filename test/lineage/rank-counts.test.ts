// Prefix counts in two levels count what a scan counts.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RankCounts } from '../../src/lineage/rank-counts.ts';

test('after any changes, every prefix is what a scan finds', () => {
  const changes = fc.integer({ min: 1, max: 300 }).chain(ranks =>
    fc.record({
      ranks: fc.constant(ranks),
      added: fc.array(fc.nat({ max: ranks - 1 }), { maxLength: 60 }),
    }),
  );
  fc.assert(
    fc.property(changes, ({ ranks, added }) => {
      const counts = new RankCounts(ranks);
      for (const rank of added) counts.add(rank, 1);
      const kept = added.slice(Math.floor(added.length / 3));
      for (const rank of added.slice(0, added.length - kept.length)) counts.add(rank, -1);
      for (let rank = -1; rank < ranks; rank++) {
        expect(counts.upTo(rank)).toBe(kept.filter(other => other <= rank).length);
      }
    }),
    { numRuns: 50 },
  );
});
