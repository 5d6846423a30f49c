// What the quality figures show (METHOD §5, paper V-C and Figure 3): quality over time, which ranks can be
// parents, what leaving out the others saves, and whether the search selects so. From the summary alone.

import type { FigureSpec } from '../../charts/figure.ts';
import type { FigureContext } from '../contract.ts';
import { drawQuality } from './figures/quality.ts';
import { drawSelection } from './figures/selection.ts';
import { drawSkipTradeoff } from './figures/skip-tradeoff.ts';
import { drawTransferBound } from './figures/transfer-bound.ts';
import type { QualitySummary } from './schema.ts';

/** The figures that the summary has data for. */
export function figures(summary: QualitySummary, context: FigureContext): FigureSpec[] {
  return [
    drawQuality(summary, context),
    drawTransferBound(summary, context),
    drawSkipTradeoff(summary, context),
    drawSelection(summary.selection, context),
  ].filter(figure => figure !== null);
}
