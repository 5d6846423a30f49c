// What the popularity figures show (METHOD §6, paper V-D and Figure 4): which prefixes hold the window, in
// which tiers, whether donors repeat, and how soon a new best has a child. From the summary alone.

import type { FigureSpec } from '../../charts/figure.ts';
import type { FigureContext } from '../contract.ts';
import { drawDonors } from './figures/donors.ts';
import { drawImprovementGap } from './figures/improvement-gap.ts';
import { drawPrefixPopularity } from './figures/prefix-popularity.ts';
import { drawTiers } from './figures/tiers.ts';
import { drawWindow } from './figures/window.ts';
import type { PopularitySummary } from './schema.ts';

/** The figures that the summary has data for. */
export function figures(summary: PopularitySummary, context: FigureContext): FigureSpec[] {
  return [
    drawPrefixPopularity(summary, context),
    drawTiers(summary, context),
    drawDonors(summary.donors, context),
    drawImprovementGap(summary.improvementGap, context),
  ].filter(figure => figure !== null);
}

/** The figures that only a page can show, as they move. */
export function movingFigures(summary: PopularitySummary): FigureSpec[] {
  return [drawWindow(summary)].filter(figure => figure !== null);
}
