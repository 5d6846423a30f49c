// What do replayed caches say in a table? Hit rates by policy and capacity, what is sent, what the paper's rules change.
//
// From the summary's section alone: the terminal and the page lay the same cells out. Shares are texts in percent.

import { itemAt } from '../shared/columns.ts';
import { nearest } from './figures/panels.ts';
import type { CacheCurve, CachePlaceSummary, CacheSummary } from './schema.ts';

export interface CacheTable {
  readonly title: string;
  /** Capacities of each cache, in the unit and as shares of the distinct tensors. */
  readonly capacities: readonly string[];
  readonly shares: readonly string[];
  /** By policy, a cell a capacity. */
  readonly rows: readonly { readonly policy: string; readonly cells: readonly string[] }[];
}

/** A rule of the paper in plain words, and what it changes at one capacity. */
export interface RuleChange {
  readonly policy: string;
  readonly text: string;
}

export interface PlaceTables {
  readonly name: string;
  readonly tables: readonly CacheTable[];
  /** At the capacity nearest to a tenth of the distinct tensors; without rules or LRU empty. */
  readonly changesTitle: string;
  readonly changes: readonly RuleChange[];
}

type Point = CacheCurve['points'][number];

const SPOKEN_SHARE = 0.1;

export function cacheTables(cache: CacheSummary): PlaceTables[] {
  return cache.places.map(place => {
    const hitRates = place.curves.filter(({ points }) => points.some(({ hitRate }) => hitRate !== null));
    const isCounted = cache.unit === 'tensors';
    const sendings = isCounted
      ? place.curves.filter(curve => curve.points.some(sendsOtherwise))
      : place.curves;
    const spoken = nearest(place.rules[0]?.points ?? [], SPOKEN_SHARE);
    const share = place.rules[0]?.points[spoken]?.capacityShare ?? null;
    return {
      name: place.place === 'shared' ? 'One shared cache' : `A cache on each of ${place.caches} workers`,
      tables: [
        tableOf('Hit rate, percent', hitRates, ({ hitRate }) => hitRate),
        tableOf('Sent by the repository, percent of what is requested', sendings, point => point.movedShare),
      ].filter(({ rows }) => rows.length > 0),
      changesTitle: `What the paper's rules change against LRU with ${percent(share)} % of the tensors, in points`,
      changes: place.rules.map(rule => describeRule(rule, spoken, cache)),
    };
  });
}

/** True where what is sent is not just what is missed. */
function sendsOtherwise({ hitRate, movedShare }: Point): boolean {
  return hitRate !== null && movedShare !== null && Math.abs(1 - hitRate - movedShare) > 1e-9;
}

function tableOf(
  title: string,
  curves: readonly CacheCurve[],
  value: (point: Point) => number | null,
): CacheTable {
  const points = curves[0]?.points ?? [];
  return {
    title,
    capacities: points.map(({ capacity }) => sizeText(capacity)),
    shares: points.map(({ capacityShare }) => `${percent(capacityShare)}%`),
    rows: curves.map(curve => ({
      policy: curve.policy,
      cells: curve.points.map(point => percent(value(point))),
    })),
  };
}

/** What each rule does, by its id. */
const RULES: Readonly<Record<string, (cache: CacheSummary) => string>> = {
  popular: ({ params, window }) => `keep only what ${params.donations} of the last ${window} transfers read`,
  likely: ({ params }) => `keep nothing from donors whose transfer bound is at most ${params.epsilon}`,
  tiers: () => 'let rare tensors go first, dominant ones last',
  prefetch: () => 'send the layers of a new best to every cache at once',
  broadcast: ({ broadcastSeconds }) =>
    `send what several fetch within ${Number(broadcastSeconds?.toPrecision(3))} s once`,
  push: () => 'both: a new best is broadcast, fetches are too',
};

function describeRule(
  { policy, points }: CachePlaceSummary['rules'][number],
  index: number,
  cache: CacheSummary,
): RuleChange {
  const { hitRateChange, movedChange } = itemAt(points, index);
  const changes = `hits ${changeText(hitRateChange)}, sent ${changeText(movedChange)}`;
  return { policy, text: `${RULES[policy]?.(cache) ?? policy}: ${changes}` };
}

function changeText(change: number | null): string {
  if (change === null) return '–';
  const text = percent(Math.abs(change));
  if (text === '0.0') return text;
  return `${change > 0 ? '+' : '−'}${text}`;
}

function percent(share: number | null): string {
  return share === null ? '–' : (100 * share).toFixed(1);
}

/** Sizes of seven digits and more by their decimal prefix. */
function sizeText(size: number): string {
  if (size < 1e6) return String(size);
  const [unit, symbol] = size < 1e9 ? [1e6, 'M'] : size < 1e12 ? [1e9, 'G'] : [1e12, 'T'];
  return `${Number((size / unit).toPrecision(3))}${symbol}`;
}
