// Do the sliding counts equal counts taken anew, whatever enters and leaves?

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentDonations } from '../../../src/analyses/popularity/donations.ts';
import { NO_PREFIX } from '../../../src/analyses/popularity/prefixes.ts';
import { countWindow, PrefixWindow } from '../../../src/analyses/popularity/windows.ts';

const PREFIXES = 4;

test('a sliding window counts what a rescan counts', () => {
  const candidates = fc.array(fc.integer({ min: NO_PREFIX, max: PREFIXES - 1 }), { maxLength: 60 });
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 20 }), (ids, size) => {
      const ofCandidate = Int32Array.from(ids);
      const window = new PrefixWindow(ofCandidate, PREFIXES, size);
      for (let candidate = 1; candidate <= ids.length; candidate++) {
        window.step();
        const members = ids.slice(Math.max(0, candidate - size), candidate);
        const counts = Array.from(
          { length: PREFIXES },
          (_, id) => members.filter(member => member === id).length,
        );
        expect([...window.counts]).toEqual(counts);
        const present = counts.flatMap((count, prefixId) => (count > 0 ? [{ prefixId, count }] : []));
        expect(countWindow(ofCandidate, candidate, size)).toEqual(present);
      }
    }),
  );
});

test('recent donations sum what a rescan sums, and every change is told', () => {
  const donation = fc
    .uniqueArray(fc.integer({ min: 0, max: PREFIXES - 1 }), { maxLength: PREFIXES })
    .chain(prefixIds =>
      fc.record({
        prefixIds: fc.constant(prefixIds),
        weights: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
          minLength: prefixIds.length,
          maxLength: prefixIds.length,
        }),
      }),
    );
  fc.assert(
    fc.property(
      fc.array(donation, { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (children, windowSize) => {
        const told = new Float64Array(PREFIXES);
        const recent = new RecentDonations(PREFIXES, windowSize, {
          set: (prefixId, expected) => {
            told[prefixId] = expected;
          },
        });
        children.forEach((child, index) => {
          recent.add({
            length: child.prefixIds.length,
            prefixIds: Int32Array.from(child.prefixIds),
            weights: Float64Array.from(child.weights),
          });
          const last = children.slice(Math.max(0, index + 1 - windowSize), index + 1);
          for (let id = 0; id < PREFIXES; id++) {
            const weightIn = (donation: (typeof children)[number]) =>
              donation.weights[donation.prefixIds.indexOf(id)] ?? 0;
            const sum = last.reduce((all, earlier) => all + weightIn(earlier), 0);
            expect(recent.expected[id]).toBeCloseTo(sum, 12);
            expect(told[id]).toBe(recent.expected[id]);
          }
        });
      },
    ),
  );
});

test('recent donations are those of the last children after many sums have been formed anew', () => {
  const windowSize = 7;
  const recent = new RecentDonations(PREFIXES, windowSize, { set: () => undefined });
  const weightOf = (child: number) => 1 / (3 + (child % 11));
  const children = 20_000;
  for (let child = 0; child < children; child++) {
    recent.add({
      length: 1,
      prefixIds: Int32Array.of(child % PREFIXES),
      weights: Float64Array.of(weightOf(child)),
    });
  }
  const sums = new Array<number>(PREFIXES).fill(0);
  for (let child = children - windowSize; child < children; child++)
    sums[child % PREFIXES] = (sums[child % PREFIXES] ?? 0) + weightOf(child);
  sums.forEach((sum, prefixId) => {
    expect(recent.expected[prefixId]).toBeCloseTo(sum, 12);
  });
});
