// How good are the models, and when did the search find better ones? (paper Figure 3)
//
// Every success by its end, and the cumulative maximum. As in the paper the axis is trimmed to the high end,
// unless asked for all; how many points that hides is said.

import type { FigureSpec, SharedAxis } from '../../../charts/figure.ts';
import { type Encoding, type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline } from '../../../charts/marks.ts';
import {
  countOf,
  countText,
  numberText,
  plotNumber,
  type TimeUnit,
  timeUnitOf,
} from '../../../charts/number-text.ts';
import { gradientLegend, rareToCommon } from '../../../charts/rare-to-common.ts';
import { COLORS, DOUBLE_COLUMN } from '../../../charts/theme.ts';
import { thinningNote } from '../../../charts/thin.ts';
import type { FigureContext } from '../../contract.ts';
import type { Density } from '../density.ts';
import type { QualitySummary } from '../schema.ts';

type Placed = {
  readonly time: number;
  readonly quality: number;
};

/** The x axis: the end of the evaluation, or where a trace has no times the candidate. */
interface TimeAxis {
  readonly title: string;
  readonly shared: SharedAxis;
  /** Seconds of a unit of the axis; 1 for candidates. */
  readonly unitSeconds: number;
  readonly placeOf: (point: { candidate: number; end: number | null }) => number;
}

export function drawQuality(
  summary: QualitySummary,
  { width = DOUBLE_COLUMN }: FigureContext,
): FigureSpec | null {
  const { points } = summary.series;
  if (points.length === 0) return null;
  const axis = timeAxisOf(points);
  const low = summary.params.fullRange ? null : summary.series.axisLow;
  const placed = points.map(point => ({
    candidate: point.candidate,
    time: axis.placeOf(point),
    quality: point.quality,
  }));
  const rows = placed.filter(point => low === null || point.quality >= low);
  const last = Math.max(...placed.map(point => point.time));
  const encoding = encode(axis.title, low, summary.best);
  const { density } = summary.series;
  const marks =
    density === undefined ? drawPoints(rows, encoding) : drawDensity(density, axis.unitSeconds, encoding);
  const layers = [marks, drawMaximum(cumulativeMaximum(summary, axis, last), encoding)];
  const caption = { title: titleOf(summary), subtitle: subtitleOf(summary, low), width };
  return { ...layeredFigure('quality', caption, 260, layers), axis: axis.shared };
}

function drawPoints(rows: readonly Placed[], encoding: Encoding): Layer {
  return {
    data: inline(rows),
    mark: {
      type: 'point',
      filled: true,
      shape: 'circle',
      size: 14,
      color: COLORS.blue,
      opacity: 0.4,
      clip: true,
      aria: false,
    },
    encoding,
  };
}

/** A rectangle a cell, the darker the more successes lie in it. */
function drawDensity(density: Density, unitSeconds: number, encoding: Encoding): Layer {
  const { columns, rows, from, to, low, high, cells } = density;
  const timeAt = (column: number) => plotNumber((from + ((to - from) * column) / columns) / unitSeconds);
  const qualityAt = (row: number) => plotNumber(low + ((high - low) * row) / rows);
  return {
    data: inline(
      cells.map(({ column, row, count }) => ({
        time: timeAt(column),
        timeEnd: timeAt(column + 1),
        quality: qualityAt(row),
        qualityEnd: qualityAt(row + 1),
        count,
      })),
    ),
    mark: { type: 'rect', clip: true, aria: false },
    encoding: {
      ...encoding,
      x2: { field: 'timeEnd' },
      y2: { field: 'qualityEnd' },
      color: {
        field: 'count',
        type: 'quantitative',
        scale: rareToCommon(cells.map(({ count }) => count)),
        legend: gradientLegend('Evaluations in a cell'),
      },
    },
  };
}

function drawMaximum(steps: readonly Placed[], encoding: Encoding): Layer {
  return {
    data: inline(steps),
    mark: {
      type: 'line',
      interpolate: 'step-after',
      color: COLORS.red,
      strokeWidth: 2,
      clip: true,
      aria: false,
    },
    encoding,
  };
}

function timeAxisOf(points: QualitySummary['series']['points']): TimeAxis {
  const ends = points.map(point => point.end);
  if (ends.some(end => end === null)) {
    return {
      title: 'Candidate (in completion order)',
      shared: { kind: 'candidate' },
      unitSeconds: 1,
      placeOf: point => point.candidate,
    };
  }
  const unit: TimeUnit = timeUnitOf(Math.max(...ends.map(end => end ?? 0)));
  return {
    title: `End of the evaluation (${unit.symbol})`,
    shared: { kind: 'time', unitSeconds: unit.seconds },
    unitSeconds: unit.seconds,
    placeOf: point => plotNumber((point.end ?? 0) / unit.seconds),
  };
}

function encode(title: string, low: number | null, best: number | null): Encoding {
  const trimmed = low !== null && best !== null && best > low;
  const headroom = trimmed ? 0.03 * (best - low) : 0;
  const scale = trimmed ? { domain: [low, best + headroom], nice: false, zero: false } : { zero: false };
  return {
    x: { field: 'time', type: 'quantitative', title, scale: { nice: false, zero: false } },
    y: { field: 'quality', type: 'quantitative', title: 'Quality', scale },
  };
}

/** The records by time, ending where the points end. Ends may disagree a little with completion order. */
function cumulativeMaximum(summary: QualitySummary, axis: TimeAxis, last: number): Placed[] {
  const records = summary.improvements
    .map(record => ({ time: axis.placeOf(record), quality: record.quality }))
    .sort((a, b) => a.time - b.time);
  const steps: Placed[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const record of records) {
    best = Math.max(best, record.quality);
    steps.push({ time: record.time, quality: best });
  }
  if (steps.length > 0) steps.push({ time: last, quality: best });
  return steps;
}

function titleOf(summary: QualitySummary): string {
  if (summary.best === null || summary.bestCandidate === null) return 'Quality over the search';
  const rises = Math.max(0, summary.improvements.length - 1);
  const reached = `Quality reached ${numberText(summary.best, 4)} at candidate ${countText(summary.bestCandidate)}`;
  return rises === 0 ? `${reached} and never rose` : `${reached} and rose ${countOf(rises, 'time')}`;
}

function subtitleOf(summary: QualitySummary, low: number | null): string {
  const { points, pointsTotal, hidden, density } = summary.series;
  const iid = `Line: cumulative maximum (an unguided stream would set about ${numberText(summary.expectedRecords, 2)} records)`;
  const trimmed =
    low === null || hidden === 0 ? '' : `${countOf(hidden, 'point')} below ${numberText(low, 4)} not shown`;
  const note =
    density === undefined
      ? thinningNote(points.length, pointsTotal, 'points')
      : `${countText(pointsTotal)} points as counts in ${countText(density.columns)} × ${countText(density.rows)} cells`;
  return [iid, trimmed, note].filter(part => part !== '').join('; ');
}
