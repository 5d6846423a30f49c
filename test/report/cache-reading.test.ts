// What the page says of caches in words: a change between two rates is in points, not in per cent.

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readTrace, traceCaches } from '../../src/index.ts';
import { readCaches } from '../../src/report/trace-page/reading/caches.ts';

const search = fileURLToPath(new URL('../../fixtures/traces/nb201-seed1.csv', import.meta.url));

test('the best and the worst of the paper’s rules, by points of the hit rate at the capacity that is named', async () => {
  const { trace } = await readTrace(search);
  const { cache } = traceCaches(trace, { capacities: [{ share: 0.125 }] });
  const changes = (cache.places[0]?.rules ?? []).flatMap(({ points }) => points[0]?.hitRateChange ?? []);
  const advice = readCaches(cache)
    .takeaways.map(takeaway => takeaway.advice)
    .join('\n');
  const told = [...advice.matchAll(/\(([+−])([\d.]+)\u00a0points\)/g)].map(
    ([, sign, size]) => Number(size) * (sign === '−' ? -1 : 1),
  );
  expect(changes.length).toBeGreaterThan(2);
  expect(told).toEqual(
    [Math.max(...changes), Math.min(...changes)].map(change => Number((100 * change).toPrecision(2))),
  );
  const share = cache.places[0]?.curves[0]?.points[0]?.capacityShare ?? Number.NaN;
  expect(advice).toContain(`room for ${Number((100 * share).toPrecision(2))}\u00a0% of the tensors.`);
  expect(advice).not.toMatch(/\([+−][\d.]+\u00a0%\)/);
});
