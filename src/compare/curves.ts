// How does quality grow in each group, by candidate and by time? Medians of the runs with bands (paper Figure 3).
//
// The best so far stays when a search has ended; the median of the window ends with the shortest run, since the
// others alone would be another group. Beyond six groups all runs are taken together: no eye tells more lines apart.

import { isSkipped, type Skipped, skipped } from '../shared/skipped.ts';
import { quantileType7 } from '../stats/quantile.ts';
import type { Summary } from '../summary/schema.ts';
import type { ComparedRun, Group } from './groups.ts';
import type { Comparison, Curve } from './schema.ts';
import { lineAt, stepAt } from './step-curve.ts';

export const MOST_LINES = 6;
const STEPS = 160;

interface Place {
  readonly x: number;
  readonly y: number;
}

type Axis = Curve['against'];
type Line = Pick<Curve, 'quality' | 'against'>;

const LINES: readonly Line[] = [
  { quality: 'best', against: 'candidate' },
  { quality: 'best', against: 'seconds' },
  { quality: 'window', against: 'candidate' },
  { quality: 'window', against: 'seconds' },
];

export function compareCurves(runs: readonly ComparedRun[], groups: readonly Group[]): Comparison['quality'] {
  const lacking = runs.find(({ summary: { analyses } }) => !analyses.quality || isSkipped(analyses.quality));
  if (lacking !== undefined) return lackingQuality(lacking);
  const windows = new Set(runs.map(({ summary }) => summary.trace.window));
  const [window] = windows;
  const pooled = { name: null, members: runs.map((_, index) => index) };
  const drawn = groups.length <= MOST_LINES ? groups : [pooled];
  const lines = windows.size === 1 ? LINES : LINES.filter(({ quality }) => quality === 'best');
  const curves = lines.flatMap(line => {
    const places = runs.map(({ summary }) => placesOf(summary, line));
    const end = Math.max(...places.map(each => each.at(-1)?.x ?? 0));
    return drawn.map(({ name, members }) => ({
      ...line,
      group: name,
      runs: members.length,
      points: pointsOf(
        members.map(member => places[member] ?? []),
        line.quality,
        end,
      ),
    }));
  });
  return { window: windows.size === 1 ? (window ?? null) : null, curves };
}

function lackingQuality({ label, summary }: ComparedRun): Skipped {
  const { quality } = summary.analyses;
  return skipped(
    isSkipped(quality) ? `${label}: ${quality.skipped}` : `${label} was analyzed without quality`,
  );
}

/** A run's curve; empty where it cannot be placed on the axis. */
function placesOf({ trace, analyses: { quality } }: Summary, { quality: which, against }: Line): Place[] {
  if (quality === undefined || isSkipped(quality)) return [];
  if (which === 'window') {
    const medians = quality.series.windowMedians ?? [];
    return ascending(medians.map(each => ({ x: xOf(each, against), y: each.median })));
  }
  const best = ascending(quality.improvements.map(each => ({ x: xOf(each, against), y: each.quality })));
  const last = best.at(-1);
  const end = against === 'candidate' ? trace.successes : trace.seconds;
  return last === undefined || end === null ? [] : [...best, { x: Math.max(end, last.x), y: last.y }];
}

function xOf({ candidate, end }: { candidate: number; end: number | null }, against: Axis): number {
  return against === 'candidate' ? candidate : (end ?? Number.NaN);
}

/** Empty when a place is unknown; in order of x, since ends may disagree a little with completion order. */
function ascending(places: Place[]): Place[] {
  return places.some(({ x }) => Number.isNaN(x)) ? [] : places.sort((a, b) => a.x - b.x);
}

function pointsOf(curves: readonly Place[][], quality: Curve['quality'], end: number): Curve['points'] {
  const grid = Array.from({ length: STEPS + 1 }, (_, step) => (end * step) / STEPS);
  return grid.flatMap(x => {
    const values = curves.map(curve => (quality === 'best' ? stepAt(curve, x) : lineAt(curve, x)));
    const known = values.filter(value => value !== null);
    if (known.length < curves.length) return [];
    const sorted = Float64Array.from(known).sort();
    return [
      {
        x,
        middle: quantileType7(sorted, 0.5),
        low: quantileType7(sorted, 0.1),
        high: quantileType7(sorted, 0.9),
      },
    ];
  });
}
