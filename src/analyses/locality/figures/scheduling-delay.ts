// What does waiting for s of the w workers cost? (paper V-B2)
//
// The paper's bound E(s,w) − E(w,w) is negative, a time gained; it is drawn as what is gained against waiting for all.

import type { FigureSpec } from '../../../charts/figure.ts';
import { layeredFigure } from '../../../charts/frame.ts';
import { countText, plotNumber, secondsText, timeUnitOf } from '../../../charts/number-text.ts';
import { lineLayers, type SeriesStyle } from '../../../charts/series.ts';
import { COLORS, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import type { FigureContext } from '../../contract.ts';
import type { LocalitySummary } from '../schema.ts';

type Quanta = Exclude<LocalitySummary['quanta'], { skipped: string }>;
type Quantum = Quanta['curve'][number];
type SecondsKey = 'measuredWaitSeconds' | 'meanWaitSeconds' | 'waitFromFirstSeconds' | 'paperBoundSeconds';

const CURVES: readonly ({ key: SecondsKey; sign?: -1 } & SeriesStyle)[] = [
  {
    key: 'measuredWaitSeconds',
    name: 'measured mean wait',
    color: COLORS.blue,
    dash: [1, 0],
    shape: 'circle',
  },
  {
    key: 'meanWaitSeconds',
    name: 'mean wait, normal model',
    color: COLORS.red,
    dash: [6, 3],
    shape: 'square',
  },
  {
    key: 'waitFromFirstSeconds',
    name: 'wait of the first, normal model',
    color: COLORS.green,
    dash: [2, 2],
    shape: 'triangle-up',
  },
  {
    key: 'paperBoundSeconds',
    sign: -1,
    name: 'gained over all, E(w,w) − E(s,w)',
    color: COLORS.grey,
    dash: [8, 3, 2, 3],
    shape: 'diamond',
  },
];
const FEW_WORKERS = 40;

export function drawSchedulingDelay(
  summary: LocalitySummary,
  { width = SINGLE_COLUMN }: FigureContext,
): FigureSpec | null {
  const { quanta } = summary;
  if (isSkipped(quanta) || quanta.workers < 2) return null;
  const spanSeconds = Math.max(...quanta.curve.map(quantum => quantum.waitFromFirstSeconds ?? 0), 0);
  const unit = timeUnitOf(spanSeconds);
  const rows = CURVES.flatMap(({ key, name, sign = 1 }) =>
    quanta.curve.flatMap(quantum => {
      const seconds = quantum[key];
      return seconds === null
        ? []
        : [{ x: quantum.s, y: plotNumber((sign * seconds) / unit.seconds), series: name }];
    }),
  );
  if (rows.length === 0) return null;
  const drawn = new Set(rows.map(row => row.series));
  const lines = lineLayers({
    rows,
    styles: CURVES.filter(curve => drawn.has(curve.name)),
    width,
    x: {
      title: `Workers waited for, s (of ${countText(quanta.workers)})`,
      axis: { tickMinStep: 1 },
      scale: { domain: [1, quanta.workers], nice: false },
    },
    y: { title: `Time a worker waits (${unit.symbol})` },
    points: quanta.curve.length <= FEW_WORKERS,
  });
  const caption = { title: titleOf(quanta), subtitle: subtitleOf(quanta), width };
  return layeredFigure('scheduling-delay', caption, 190, lines);
}

function titleOf(quanta: Quanta): string {
  const all = quanta.curve.find(quantum => quantum.s === quanta.workers);
  const half = quanta.curve.find(quantum => quantum.s === Math.ceil(quanta.workers / 2));
  const wait = waitOf(all);
  const halfWait = waitOf(half);
  if (wait === null) return 'What waiting for s of the workers costs';
  const whole = `Waiting for all ${countText(quanta.workers)} workers costs each ${secondsText(wait)}`;
  return halfWait === null || half === all ? whole : `${whole}, for half of them ${secondsText(halfWait)}`;
}

function waitOf(quantum: Quantum | undefined): number | null {
  return quantum?.measuredWaitSeconds ?? quantum?.meanWaitSeconds ?? null;
}

function subtitleOf({ mean, sd }: Quanta): string {
  if (mean === null || sd === null) return 'Model: order statistics of normal durations';
  return `Model: order statistics of normal durations, mean ${secondsText(mean)}, standard deviation ${secondsText(sd)}`;
}
