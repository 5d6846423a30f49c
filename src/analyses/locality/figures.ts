// What the locality figures show (METHOD §4, paper V-B and Figure 2): who reads which tensor when, how soon
// again, at whose side, and what waiting for slow workers costs. From the summary alone.

import type { FigureSpec } from '../../charts/figure.ts';
import type { FigureContext } from '../contract.ts';
import { drawReuseDistance } from './figures/reuse-distance.ts';
import { drawSchedulingDelay } from './figures/scheduling-delay.ts';
import { drawSharing } from './figures/sharing.ts';
import { drawTensorAccess } from './figures/tensor-access.ts';
import type { LocalitySummary } from './schema.ts';

/** The figures that the summary has data for. */
export function figures(summary: LocalitySummary, context: FigureContext): FigureSpec[] {
  return [
    drawTensorAccess(summary, context),
    drawReuseDistance(summary, context),
    drawSharing(summary, context),
    drawSchedulingDelay(summary, context),
  ].filter(figure => figure !== null);
}
