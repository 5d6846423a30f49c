// What the terminal shows of replayed caches: hit rates by capacity, and what must be sent where that is another story.

import type { CacheSummary } from '../index.ts';

type Place = CacheSummary['places'][number];
type Curve = Place['curves'][number];
type Point = Curve['points'][number];

const LABEL_COLUMNS = 25;
const NUMBER_COLUMNS = 7;

/** Tables with a final newline, within `width` columns: capacities that do not fit are left out evenly. */
export function cacheText(cache: CacheSummary, width: number): string {
  const { accesses, unit, requests, jobs, distinct } = cache;
  const head = `${requests} requests (${accesses}) of ${jobs} jobs for ${distinct} distinct tensors${
    unit === 'bytes' ? `, ${cache.distinctSize} bytes` : ''
  }`;
  return [head, ...cache.places.flatMap(place => placeLines(place, cache, width))]
    .map(line => `${line}\n`)
    .join('');
}

function placeLines(place: Place, { unit }: CacheSummary, width: number): string[] {
  const shown = shownCapacities(place, width);
  const name = place.place === 'shared' ? 'One shared cache' : `A cache on each of ${place.caches} workers`;
  const isCounted = unit === 'tensors';
  const hitRates = place.curves.filter(({ points }) => points.some(({ hitRate }) => hitRate !== null));
  const sendings = isCounted ? place.curves.filter(curve => curve.points.some(sendsOtherwise)) : place.curves;
  return [
    '',
    `${name}: hit rate in percent by capacity of each (${unit})`,
    capacityLine(place, shown, ({ capacity }) => sizeText(capacity)),
    capacityLine(place, shown, ({ capacityShare }) => `${percent(capacityShare)}%`),
    ...hitRates.map(curve => curveLine(curve, shown, ({ hitRate }) => percent(hitRate))),
    ...(sendings.length === 0 ? [] : ['Sent by the repository, percent of what is requested']),
    ...sendings.map(curve => curveLine(curve, shown, ({ movedShare }) => percent(movedShare))),
  ];
}

/** True where what is sent is not just what is missed. */
function sendsOtherwise({ hitRate, movedShare }: Point): boolean {
  return hitRate !== null && movedShare !== null && Math.abs(1 - hitRate - movedShare) > 1e-9;
}

function shownCapacities(place: Place, width: number): number[] {
  const total = place.curves[0]?.points.length ?? 0;
  const fitting = Math.max(1, Math.floor((width - LABEL_COLUMNS) / NUMBER_COLUMNS));
  if (total <= fitting) return Array.from({ length: total }, (_, index) => index);
  return Array.from({ length: fitting }, (_, index) =>
    Math.round((index * (total - 1)) / Math.max(fitting - 1, 1)),
  );
}

function capacityLine(place: Place, shown: readonly number[], text: (point: Point) => string): string {
  const [first] = place.curves;
  return first === undefined ? '' : curveLine({ ...first, title: '' }, shown, text);
}

function curveLine(
  { title, points }: Curve,
  shown: readonly number[],
  text: (point: Point) => string,
): string {
  const cells = shown.map(index => {
    const point = points[index];
    return (point === undefined ? '' : text(point)).padStart(NUMBER_COLUMNS);
  });
  return `${title.padEnd(LABEL_COLUMNS)}${cells.join('')}`;
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
