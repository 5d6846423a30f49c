// How the groups are told apart in every figure of a comparison: by colour, dash and shape, the reference in grey.

import { distinctLabels } from '../../charts/fit-text.ts';
import type { SeriesStyle } from '../../charts/series.ts';
import { COLORS } from '../../charts/theme.ts';

const STYLES: readonly Omit<SeriesStyle, 'name'>[] = [
  { color: '#4d4d4d', dash: [1, 0], shape: 'circle' },
  { color: COLORS.red, dash: [6, 2], shape: 'square' },
  { color: COLORS.blue, dash: [2, 2], shape: 'triangle-up' },
  { color: COLORS.green, dash: [8, 3, 2, 3], shape: 'diamond' },
  { color: COLORS.purple, dash: [4, 4], shape: 'cross' },
  { color: COLORS.orange, dash: [10, 3], shape: 'triangle-down' },
];

/** A style a group, in their order; names cut to a label's length stay distinct. */
export function groupStyles(names: readonly string[]): SeriesStyle[] {
  const labels = distinctLabels(names);
  return labels.map((name, index) => ({ color: COLORS.black, ...STYLES[index % STYLES.length], name }));
}
