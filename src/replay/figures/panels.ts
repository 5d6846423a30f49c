// What the figures of caches have in common: one panel a place, capacity as a share on a log axis.

import { countText } from '../../charts/number-text.ts';
import { arrangePanels } from '../../charts/panels.ts';
import type { CachePlaceSummary, CacheSummary } from '../schema.ts';

export const PANEL_SPACING = 26;
export const PANEL_HEIGHT = 170;
/** Pixels left of the panels, and right of them for half of the label 100%. */
const EDGES = 84;
const LEAST_WIDTH = 180;

/** Two panels side by side, or under each other in a single column. */
export function panelsWithin(width: number) {
  return arrangePanels({ width: width - EDGES, most: 2, least: LEAST_WIDTH, spacing: PANEL_SPACING });
}

export function panelName({ place, caches }: CachePlaceSummary): string {
  return place === 'shared' ? 'One shared cache' : `A cache on each of ${countText(caches)} workers`;
}

/** A log axis from the least capacity to all, labelled at decades. */
export function shareAxis(summary: CacheSummary) {
  const least = Math.min(
    ...summary.places.flatMap(({ curves }) => curves[0]?.points[0]?.capacityShare ?? []),
  );
  const decades = [0.0001, 0.001, 0.01, 0.1, 1].filter(share => share >= least);
  return {
    title: 'Capacity of each cache (of all distinct tensors)',
    scale: { type: 'log', domain: [Math.min(least, 0.99), 1], nice: false },
    axis: { values: decades, format: '~%', labelSeparation: 2 },
  } as const;
}

/** What the requests are, where they are not recorded. */
export function accessNote({ accesses }: CacheSummary): string {
  if (accesses === 'recorded') return '';
  return accesses === 'presence'
    ? ', all prefixes of each architecture'
    : ', as a greedy transfer would read them';
}

/** Index of the point whose capacity is nearest to a share, by ratio. */
export function nearest(points: readonly { readonly capacityShare: number }[], share: number): number {
  const distance = (index: number) => Math.abs(Math.log((points[index]?.capacityShare ?? 1) / share));
  return points.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
}
