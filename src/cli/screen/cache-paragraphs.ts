// What the one screen says of replayed caches: how much a small one answers, how much it could at most.

import type { Summary } from '../../index.ts';
import { printable } from '../../shared/printable.ts';
import { isSkipped } from '../../shared/skipped.ts';
import { percentText } from '../numbers.ts';
import type { Paragraph } from './layout.ts';

type Cache = Exclude<NonNullable<Summary['analyses']['cache']>, { skipped: string }>;
type Place = Cache['places'][number];

/** The share of the distinct tensors at which caches are spoken of. */
const SPOKEN_SHARE = 0.1;

export function cacheParagraphs(cache: Summary['analyses']['cache']): Paragraph[] {
  if (cache === undefined) return [];
  if (isSkipped(cache)) return [{ label: 'Caches', text: `not computed: ${printable(cache.skipped)}` }];
  const index = spokenIndex(cache);
  const share = cache.places[0]?.curves[0]?.points[index]?.capacityShare;
  const parts = cache.places.map(place => describePlace(place, index)).filter(text => text !== null);
  if (share === undefined || parts.length === 0) return [];
  const text = `with ${percentText(share)} of the tensors ${parts.join('; ')}`;
  return [{ label: 'Caches', text }];
}

function spokenIndex({ places }: Cache): number {
  const points = places[0]?.curves[0]?.points ?? [];
  const distance = (index: number) => Math.abs(Math.log((points[index]?.capacityShare ?? 1) / SPOKEN_SHARE));
  return points.reduce((near, _, each) => (distance(each) < distance(near) ? each : near), 0);
}

function describePlace({ place, curves }: Place, index: number): string | null {
  const best = bestOf(curves, 'policy', index);
  const most = bestOf(curves, 'limit', index);
  if (best === null || most === null) return null;
  const where = place === 'shared' ? 'one shared cache answers' : 'one on each worker';
  const answers = `${percentText(best.rate)}${place === 'shared' ? ' of the requests' : ''}`;
  return `${where} ${answers} (${best.title}; at most ${percentText(most.rate)})`;
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
