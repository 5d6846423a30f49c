// Which worker reads which of the popular tensors, and when? (paper Figure 2)
//
// Ranks 2 to 4: the first would cover the field. Colour and shape say the same, so that grey print tells.

import type { FigureSpec } from '../../../charts/figure.ts';
import { distinctLabels, labelText, shortenText } from '../../../charts/fit-text.ts';
import { type Encoding, layeredFigure } from '../../../charts/frame.ts';
import { inline } from '../../../charts/marks.ts';
import { compareNaturally } from '../../../charts/natural-order.ts';
import {
  countOf,
  countText,
  percentText,
  plotNumber,
  type TimeUnit,
  timeUnitOf,
} from '../../../charts/number-text.ts';
import { LEGEND_SYMBOL_WIDTH, type SeriesStyle, styleScales } from '../../../charts/series.ts';
import { measureText } from '../../../charts/text-width.ts';
import { COLORS, DOUBLE_COLUMN, FONT_SIZE } from '../../../charts/theme.ts';
import { thinningNote } from '../../../charts/thin.ts';
import type { FigureContext } from '../../contract.ts';
import type { LocalitySummary } from '../schema.ts';
import { WHAT_IS_COUNTED } from './wording.ts';

const LOOKS = [
  { color: COLORS.blue, shape: 'circle' },
  { color: COLORS.red, shape: 'triangle-up' },
  { color: COLORS.green, shape: 'square' },
];
/** Pixels: of the panel, of a worker's row, and from which on a row has a line of its own. */
const MAX_HEIGHT = 420;
const MOST_STEP = 13;
const GRID_STEP = 6;
/** Pixels beside the panel: the title and ticks of its axis, and the figure's padding. */
const AXIS_WIDTH = 36;
/** Letters of a worker's name: at most so many, and in a narrow figure one for so many pixels of its width. */
const WORKER_LETTERS = 24;
const PIXELS_A_LETTER = 20;

export function drawTensorAccess(summary: LocalitySummary, context: FigureContext): FigureSpec | null {
  const { width = DOUBLE_COLUMN } = context;
  const points = summary.series.accessPoints;
  const workers = [...new Set(points.map(point => point.worker))].sort(compareNaturally);
  const letters = Math.min(WORKER_LETTERS, Math.floor(width / PIXELS_A_LETTER));
  const labels = distinctLabels(workers, letters);
  // The legend begins where the panel does, right of the workers.
  const legendWidth =
    width - AXIS_WIDTH - Math.max(0, ...labels.map(label => measureText(`${label}`, FONT_SIZE)));
  const styles = stylesOf(summary, legendWidth);
  if (points.length === 0 || styles.size === 0) return null;
  const labelOf = new Map(workers.map((worker, index) => [worker, labels[index] ?? worker]));
  const unit = timeUnitOf(context.seconds ?? 0);
  const rows = points.map(point => ({
    time: plotNumber(point.start / unit.seconds),
    worker: labelOf.get(point.worker) ?? point.worker,
    series: styles.get(point.rank)?.name ?? '',
  }));
  const step = Math.min(MOST_STEP, MAX_HEIGHT / workers.length);
  const encoding = encode([...styles.values()], labels, unit, legendWidth);
  const mark = { type: 'point', filled: true, size: step < 8 ? 12 : 24, opacity: 0.6, aria: false } as const;
  // A prefix and what extends it are read at once: a little apart, both are seen.
  const layers = [...styles.values()].map(({ name }, index) => ({
    data: inline(rows.filter(row => row.series === name)),
    mark: { ...mark, yOffset: (index - 1) * step * 0.24 },
    encoding,
  }));
  const caption = { title: titleOf(summary), subtitle: subtitleOf(summary), width };
  const figure = layeredFigure('tensor-access', caption, step * workers.length, layers);
  return { ...figure, axis: { kind: 'time', unitSeconds: unit.seconds } };
}

function encode(
  styles: readonly SeriesStyle[],
  workers: readonly string[],
  unit: TimeUnit,
  legendWidth: number,
): Encoding {
  const { color, shape } = styleScales(styles, legendWidth);
  return {
    x: {
      field: 'time',
      type: 'quantitative',
      title: `Start (${unit.symbol})`,
      scale: { zero: false, nice: false },
    },
    y: {
      field: 'worker',
      type: 'nominal',
      title: 'Worker',
      scale: { domain: [...workers] },
      axis: { labelOverlap: 'greedy', labelSeparation: 0, grid: MAX_HEIGHT / workers.length >= GRID_STEP },
    },
    color,
    shape,
  };
}

/** Looks of the tensors by rank, each named in the legend as far as its width allows. */
function stylesOf(summary: LocalitySummary, legendWidth: number): Map<number, SeriesStyle> {
  const shown = summary.tensors.filter(tensor => tensor.rank >= 2 && tensor.rank <= 4);
  const nameOf = (tensor: (typeof shown)[number]) => {
    const [rank, share] = [`rank ${tensor.rank}: `, ` (${percentText(tensor.share)})`];
    const room = legendWidth - LEGEND_SYMBOL_WIDTH - measureText(rank + share, FONT_SIZE);
    return rank + shortenText(labelText(tensor.id, 20), room, FONT_SIZE) + share;
  };
  return new Map(shown.map((tensor, index) => [tensor.rank, { name: nameOf(tensor), ...look(index) }]));
}

function look(index: number) {
  return LOOKS[index] ?? { color: COLORS.black, shape: 'cross' };
}

function titleOf(summary: LocalitySummary): string {
  const first = summary.tensors.find(tensor => tensor.rank === 1);
  const shown = summary.tensors.filter(tensor => tensor.rank >= 2 && tensor.rank <= 4);
  const reach = rangeText(shown.map(tensor => tensor.workers));
  const left = first === undefined ? '' : `, in ${percentText(first.share)} of evaluations,`;
  const ranks =
    shown.length === 1 ? 'The tensor ranked 2 reaches' : `The tensors ranked 2–${shown.length + 1} reach`;
  return `${ranks} ${reach}; rank 1${left} is left out`;
}

function rangeText(counts: readonly number[]): string {
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  return least === most ? countOf(most, 'worker') : `${countText(least)}–${countText(most)} workers`;
}

function subtitleOf(summary: LocalitySummary): string {
  const { accessPoints, accessPointsTotal } = summary.series;
  const note = thinningNote(accessPoints.length, accessPointsTotal, 'accesses');
  return `A mark is an evaluation ${WHAT_IS_COUNTED[summary.accesses]}${note === '' ? '' : `; ${note}`}`;
}
