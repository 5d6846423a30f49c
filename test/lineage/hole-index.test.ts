// The hole-pattern index finds exactly the members at distance ≤ 1, whatever comes and goes.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HoleIndex } from '../../src/lineage/hole-index.ts';
import { at } from '../../src/shared/columns.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { traceOf } from '../support/facts.ts';

const choice = fc.integer({ min: 0, max: 2 });

test.each([
  ['of several lengths', fc.array(choice, { minLength: 1, maxLength: 4 })],
  ['of one length', fc.array(choice, { minLength: 4, maxLength: 4 })],
  [
    'of one length, more than numbers can tell apart',
    fc.array(choice, { minLength: 4, maxLength: 4 }).map(end => [...new Array(20).fill(0), ...end]),
  ],
])('members at distance ≤ 1 among sequences %s, against a scan of the population', (_, arch) => {
  fc.assert(
    fc.property(
      fc.array(arch, { minLength: 2, maxLength: 40 }),
      fc.integer({ min: 1, max: 12 }),
      (archs, capacity) => {
        const trace = traceOf(
          archs.map((choices, start) => ({ arch: choices, quality: 0, start, end: start })),
        );
        const { candidates } = ordersOf(trace);
        const sequenceOf = candidates.map(evaluation => at(trace.sequence, evaluation));
        const index = new HoleIndex(trace.sequences, capacity, trace.space);
        for (let known = 0; known < archs.length; known++) {
          // The youngest takes the number of the oldest.
          if (known >= capacity) index.removeOldest(known % capacity);
          index.add(known % capacity, at(sequenceOf, known));
          const members = Array.from({ length: Math.min(capacity, known + 1) }, (_, back) => known - back);
          for (const asked of members) {
            const found = foundBy(index, at(sequenceOf, asked));
            expect(found).toEqual(scanned(archs, members, capacity, archs[asked] ?? []));
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

function foundBy(index: HoleIndex, sequence: number): string[] {
  const pairs: string[] = [];
  const addMembers = (of: number, position: number) => {
    for (let member = index.firstMember(of); member >= 0; member = index.after(member)) {
      pairs.push(`${member}@${position}`);
    }
  };
  addMembers(sequence, -1);
  const neighbours = index.findNeighbours(sequence);
  for (let place = 0; place < neighbours; place++)
    addMembers(at(index.neighbours, place), at(index.positions, place));
  return pairs.sort();
}

function scanned(
  archs: readonly number[][],
  members: readonly number[],
  capacity: number,
  child: readonly number[],
): string[] {
  return members
    .flatMap(member => {
      const parent = archs[member] ?? [];
      const differing = [...parent.keys()].filter(position => parent[position] !== child[position]);
      if (parent.length !== child.length || differing.length > 1) return [];
      return [`${member % capacity}@${differing[0] ?? -1}`];
    })
    .sort();
}
