// Do workers read the same tensor at the same time more often than by chance?

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline, share } from '../../../charts/marks.ts';
import { percentText, plotNumber, pValueText, timeUnitOf } from '../../../charts/number-text.ts';
import { lineLayers } from '../../../charts/series.ts';
import { COLORS, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import type { FigureContext } from '../../contract.ts';
import type { LocalitySummary } from '../schema.ts';

const MEASURED = 'measured';
const CHANCE = 'mean of the permutations';

export function drawSharing(
  summary: LocalitySummary,
  { width = SINGLE_COLUMN }: FigureContext,
): FigureSpec | null {
  const across = summary.acrossWorkers;
  const bins = summary.series.sharing.filter(bin => bin.sharing !== null);
  if (isSkipped(across) || bins.length < 2) return null;
  const unit = timeUnitOf(Math.max(...bins.map(bin => bin.time)));
  const timeOf = (bin: { time: number }) => plotNumber(bin.time / unit.seconds);
  const rows = bins.flatMap(bin => [
    ...(bin.sharing === null ? [] : [{ x: timeOf(bin), y: plotNumber(bin.sharing), series: MEASURED }]),
    ...(bin.nullMean === null ? [] : [{ x: timeOf(bin), y: plotNumber(bin.nullMean), series: CHANCE }]),
  ]);
  const band = bins.flatMap(bin =>
    bin.nullLow === null || bin.nullHigh === null
      ? []
      : [{ time: timeOf(bin), low: plotNumber(bin.nullLow), high: plotNumber(bin.nullHigh) }],
  );
  const x = { title: `Time (${unit.symbol})`, scale: { zero: false, nice: false } };
  const y = share('y', 'Jobs in flight that share it');
  const styles = [
    { name: MEASURED, color: COLORS.blue, dash: [1, 0], shape: 'circle' },
    { name: CHANCE, color: COLORS.black, dash: [4, 3], shape: 'circle' },
  ];
  const lines = lineLayers({ rows, styles, width, x, y });
  const { permutations } = across.temporalNull;
  const subtitle = `Band: 95 % of ${permutations} permutations of the architectures over the jobs, within each stage`;
  const caption = { title: titleOf(across), subtitle, width };
  const layers = [...(band.length === 0 ? [] : [bandLayer(band)]), ...lines];
  return {
    ...layeredFigure('sharing', caption, 160, layers),
    axis: { kind: 'time', unitSeconds: unit.seconds },
  };
}

function bandLayer(rows: { time: number; low: number; high: number }[]): Layer {
  return {
    data: inline(rows),
    mark: { type: 'area', color: COLORS.pale, opacity: 0.6 },
    encoding: {
      x: { field: 'time', type: 'quantitative' },
      y: { field: 'low', type: 'quantitative' },
      y2: { field: 'high' },
    },
  };
}

type Across = Exclude<LocalitySummary['acrossWorkers'], { skipped: string }>;

function titleOf({ sharing, temporalNull }: Across): string {
  if (sharing === null) return 'Sharing of tensors among jobs in flight';
  const { mean, pValue } = temporalNull;
  const measured = `${percentText(sharing)} of the jobs in flight share a job’s deepest tensor`;
  if (mean === null || pValue === null) return measured;
  return `${measured}; by chance ${percentText(mean)} would (${pValueText(pValue)})`;
}
