// What replayed caches say in plain words (docs/cache.md).

import { countText, NBSP, numberText, percentText } from '../../../charts/number-text.ts';
import type { Takeaway } from '../../page/blocks.ts';
import { applying, type Computed, type Reading } from '../parts.ts';

type Cache = Computed<'cache'>;
type Place = Cache['places'][number];

/** The share of the distinct tensors at which caches are spoken of. */
const SPOKEN_SHARE = 0.1;

export function readCaches(cache: Cache): Reading {
  const answers = cache.places.map(place => answer(place)).filter(text => text !== null);
  return {
    sentences: [
      `The ${countText(cache.jobs)} jobs ask ${countText(cache.requests)} times for ${countText(cache.distinct)} distinct tensors.`,
      ...answers,
    ],
    takeaways: applying(bestRule(cache)),
  };
}

/** The point of a curve nearest to the spoken share. */
export function spokenIndex(points: Place['curves'][number]['points']): number {
  const distance = (index: number) => Math.abs(Math.log((points[index]?.capacityShare ?? 1) / SPOKEN_SHARE));
  return points.reduce((near, _, index) => (distance(index) < distance(near) ? index : near), 0);
}

function answer({ place, curves }: Place): string | null {
  const index = spokenIndex(curves[0]?.points ?? []);
  const share = curves[0]?.points[index]?.capacityShare;
  const best = bestOf(curves, 'policy', index);
  const limit = bestOf(curves, 'limit', index);
  if (share === undefined || best === null || limit === null) return null;
  const where = place === 'shared' ? 'One shared cache' : 'A cache on each worker';
  return `${where} with room for ${percentText(share)} of the tensors answers ${percentText(best.rate)} of the requests under ${best.title}; no policy could answer more than ${percentText(limit.rate)}.`;
}

function bestRule({ places }: Cache): Takeaway | null {
  const [place] = places;
  if (place === undefined) return null;
  const capacities = place.curves[0]?.points ?? [];
  const index = spokenIndex(capacities);
  const share = capacities[index]?.capacityShare ?? 0;
  const changes = place.rules.flatMap(({ title, points }) => {
    const change = points[index]?.hitRateChange ?? null;
    return change === null ? [] : [{ title, change }];
  });
  if (changes.length === 0) return null;
  const best = changes.reduce((a, b) => (b.change > a.change ? b : a));
  const worst = changes.reduce((a, b) => (b.change < a.change ? b : a));
  // A difference of two percentages.
  const points = (change: number) =>
    `${change < 0 ? '−' : '+'}${numberText(100 * Math.abs(change), 2)}${NBSP}points`;
  return {
    audience: 'Caches',
    advice: `Of the paper’s rules “${best.title}” changes the hit rate of LRU most for the better (${points(best.change)}), “${worst.title}” least (${points(worst.change)}), in a shared cache with room for ${percentText(share)} of the tensors.`,
  };
}

function bestOf(curves: Place['curves'], kind: 'policy' | 'limit', index: number) {
  let best: { title: string; rate: number } | null = null;
  for (const curve of curves) {
    const rate = curve.points[index]?.hitRate ?? null;
    if (curve.kind === kind && rate !== null && rate > (best?.rate ?? -1))
      best = { title: curve.title, rate };
  }
  return best;
}
