// What the figures of caches show: hit rates by capacity against the limit, and what each of the paper's rules changes.

import type { FigureSize, FigureSpec } from '../charts/figure.ts';
import { drawHitRate } from './figures/hit-rate.ts';
import { drawPaperRules } from './figures/paper-rules.ts';
import type { CacheSummary } from './schema.ts';

/** The figures that the section has data for. */
export function figures(summary: CacheSummary, size: FigureSize = {}): FigureSpec[] {
  return [drawHitRate(summary, size), drawPaperRules(summary, size)].filter(figure => figure !== null);
}
