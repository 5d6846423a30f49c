// Evaluations in flight at each creation, against a scan of all of them.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visitInFlight } from '../../src/lineage/in-flight.ts';
import { at } from '../../src/shared/columns.ts';
import { ordersOf } from '../../src/trace/orders.ts';
import { traceOf } from '../support/facts.ts';

const moment = fc.integer({ min: 0, max: 30 });
const quality = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });

test.each([
  // Whatever is known was created before, and knowledge grows: followed as they come and go.
  ['evaluations that take time', fc.integer({ min: 1, max: 9 }), false],
  // An evaluation without duration is known to itself: searched for.
  ['some that take none', fc.integer({ min: 0, max: 2 }), false],
  // Created by the manager's clock, known by the worker's.
  ['two clocks at odds', fc.integer({ min: 0, max: 9 }), true],
])('%s', (_, duration, hasSubmit) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(moment, duration, quality, moment), { maxLength: 40 }), rows => {
      const trace = traceOf(
        rows.map(([start, seconds, value, submit]) => ({
          arch: [0],
          quality: value,
          start,
          end: start + seconds,
          ...(hasSubmit && { submit }),
        })),
      );
      const orders = ordersOf(trace);
      const { known } = orders;
      if (known === null) return;
      const inFlight = new Map<number, [count: number, best: number]>();
      let latest = 0;
      visitInFlight(trace, orders, known, (evaluation, count, best) => {
        expect(at(known.successes, evaluation)).toBeGreaterThanOrEqual(latest);
        latest = at(known.successes, evaluation);
        inFlight.set(evaluation, [count, best]);
      });
      const ofCompletion = [...orders.completion];
      for (const [place, evaluation] of orders.creation.entries()) {
        const created = [...orders.creation.subarray(0, place)];
        const others = created.filter(
          other => ofCompletion.indexOf(other) >= at(known.evaluations, evaluation),
        );
        const qualities = others.map(other => at(trace.quality, other)).filter(value => !Number.isNaN(value));
        expect(inFlight.get(evaluation)).toEqual([others.length, Math.max(...qualities)]);
      }
    }),
  );
});
