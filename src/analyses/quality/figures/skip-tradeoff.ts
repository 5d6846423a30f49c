// How much storing is saved by leaving out models of low rank, and how many transfers are lost by it?

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Encoding, type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline, share } from '../../../charts/marks.ts';
import { percentText, plotNumber } from '../../../charts/number-text.ts';
import { COLORS, SINGLE_COLUMN } from '../../../charts/theme.ts';
import type { FigureContext } from '../../contract.ts';
import type { QualitySummary } from '../schema.ts';

interface Tradeoff {
  readonly skipped: number;
  readonly lost: number;
  readonly epsilons: readonly number[];
}

/** Points nearer than this share of both axes carry one label. */
const SAME_PLACE = 0.06;

export function drawSkipTradeoff(
  summary: QualitySummary,
  { width = SINGLE_COLUMN }: FigureContext,
): FigureSpec | null {
  const points = tradeoffsOf(summary);
  if (points.length === 0) return null;
  const top = Math.max(...points.map(point => Math.max(point.skipped, point.lost)), 0.01);
  const encoding: Encoding = {
    x: share('skipped', 'Evaluations not stored'),
    y: share('lost', 'Transfers lost'),
  };
  const rows = points.map(point => ({ skipped: plotNumber(point.skipped), lost: plotNumber(point.lost) }));
  const layers: Layer[] = [
    {
      data: inline([
        { skipped: 0, lost: 0 },
        { skipped: top, lost: top },
      ]),
      mark: { type: 'line', strokeDash: [4, 3], color: COLORS.grey },
      encoding,
    },
    {
      data: inline(rows),
      mark: { type: 'line', color: COLORS.blue, point: { filled: true, size: 34, color: COLORS.blue } },
      encoding,
    },
    labelLayer(points, top, encoding),
  ];
  const subtitle =
    'A candidate is not stored if its bound at completion is at most ε (the labels); lost: the expected children of those; dashed: loss in proportion';
  return layeredFigure('skip-tradeoff', { title: titleOf(points), subtitle, width }, 180, layers);
}

function tradeoffsOf(summary: QualitySummary): Tradeoff[] {
  return summary.transferBound.thresholds.flatMap(({ epsilon, skippedShare, transfersLostShare }) =>
    skippedShare === null || transfersLostShare === null
      ? []
      : [{ skipped: skippedShare, lost: transfersLostShare, epsilons: [epsilon] }],
  );
}

/** One label a place: thresholds that fall together are named together, above and left of the point. */
function labelLayer(points: readonly Tradeoff[], top: number, encoding: Encoding): Layer {
  const places: Tradeoff[] = [];
  for (const point of points) {
    const before = places.at(-1);
    const near = (a: number, b: number) => Math.abs(a - b) < SAME_PLACE * top;
    if (before !== undefined && near(before.skipped, point.skipped) && near(before.lost, point.lost)) {
      places[places.length - 1] = { ...point, epsilons: [...before.epsilons, ...point.epsilons] };
    } else places.push(point);
  }
  const rows = places.map(({ skipped, lost, epsilons }) => ({
    skipped: plotNumber(skipped),
    lost: plotNumber(lost),
    label: epsilons.join(', '),
  }));
  return {
    data: inline(rows),
    mark: { type: 'text', align: 'left', baseline: 'bottom', angle: 315, dx: 5, dy: -3 },
    encoding: { ...encoding, text: { field: 'label', type: 'nominal' } },
  };
}

function titleOf(points: readonly Tradeoff[]): string {
  const cheap = points.findLast(point => point.lost <= 0.05) ?? points[0];
  if (cheap === undefined) return 'What leaving out low ranks costs';
  return `Not storing ${percentText(cheap.skipped)} of the candidates would lose ${percentText(cheap.lost)} of the transfers`;
}
