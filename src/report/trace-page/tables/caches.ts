// Hit rates of the replayed caches as tables.

import { countText, numberText, percentText } from '../../../charts/number-text.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import { detailsBlock, tableBlock } from '../../page/blocks.ts';
import type { Html } from '../../page/html.ts';
import type { Computed } from '../parts.ts';

type Cache = Computed<'cache'>;
type Place = Cache['places'][number];

/** The shares of the distinct tensors whose hit rates are listed, where a capacity lies near them. */
const LISTED_SHARES = [0.01, 0.03, 0.1, 0.3];

export function cacheTables(cache: Cache): Html[] {
  return [...cache.places.map(ratesOf), ...storingOf(cache)];
}

function ratesOf(place: Place): Html {
  const points = place.curves[0]?.points ?? [];
  const indices = [...new Set(LISTED_SHARES.map(share => nearestIndex(points, share)))];
  const where = place.place === 'shared' ? 'one shared cache' : 'a cache on each worker';
  return tableBlock(
    `Hit rates of ${where}, by its room in shares of the distinct tensors`,
    [
      { heading: 'Policy' },
      { heading: 'Kind' },
      ...indices.map(index => ({ heading: percentText(points[index]?.capacityShare ?? 0), numeric: true })),
    ],
    place.curves.map(({ title, kind, points: rates }) => [
      title,
      kind,
      ...indices.map(index => {
        const rate = rates[index]?.hitRate ?? null;
        return rate === null ? '–' : percentText(rate);
      }),
    ]),
  );
}

function nearestIndex(points: Place['curves'][number]['points'], share: number): number {
  const distance = (index: number) => Math.abs(Math.log((points[index]?.capacityShare ?? 1) / share));
  return points.reduce((near, _, index) => (distance(index) < distance(near) ? index : near), 0);
}

function storingOf({ storing }: Cache): Html[] {
  if (isSkipped(storing) || storing.length === 0) return [];
  const share = (value: number | null) => (value === null ? '–' : percentText(value));
  const table = tableBlock(
    'What not storing unlikely parents would save and lose',
    [
      { heading: 'Bound at most', numeric: true },
      { heading: 'Models not stored', numeric: true },
      { heading: 'Share', numeric: true },
      { heading: 'Layers lost', numeric: true },
      { heading: 'Share of them', numeric: true },
      { heading: 'Jobs that get fewer', numeric: true },
    ],
    storing.map(each => [
      numberText(each.epsilon),
      countText(each.skipped),
      share(each.skippedShare),
      countText(each.layersLost),
      share(each.layersLostShare),
      share(each.jobsShortened),
    ]),
  );
  return [detailsBlock('What not storing would save', table)];
}
