// The figures of a comparison, from its summary alone.

import type { FigureSize, FigureSpec } from '../charts/figure.ts';
import { drawMeasures } from './figures/measures.ts';
import { drawPopularity } from './figures/prefix-popularity.ts';
import { drawCurves } from './figures/quality-curves.ts';
import { drawTrieDifference } from './figures/trie-difference.ts';
import { drawTries } from './figures/tries.ts';
import type { Comparison } from './schema.ts';

export function drawComparison(comparison: Comparison, size: FigureSize = {}): FigureSpec[] {
  return [
    drawMeasures(comparison, size),
    drawCurves(comparison, size),
    drawTries(comparison, size),
    drawTrieDifference(comparison),
    drawPopularity(comparison, size),
  ].filter(figure => figure !== null);
}
