// How the numbers of a comparison are said in its page: with their units, differences with a sign.

import { numberText, percentText, secondsText } from '../../charts/number-text.ts';
import type { Comparison } from '../../compare/schema.ts';

export type Measure = Comparison['measures'][number];
type Difference = Measure['differences'][number];

export function valueText(value: number | null, { unit }: Pick<Measure, 'unit'>): string {
  if (value === null) return '–';
  if (unit === 's') return secondsText(value);
  return unit === 'share' ? percentText(value) : numberText(value, 4);
}

/** A difference with its sign; of shares in points. */
export function differenceText(value: number | null, measure: Pick<Measure, 'unit'>): string {
  if (value === null) return '–';
  const size = valueText(Math.abs(value), measure);
  const amount = measure.unit === 'share' ? size.replace('%', 'points') : size;
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${amount}`;
}

/** "+0.5 (+0.2 to +0.8)", without an interval where there is none. */
export function intervalText({ mean, low, high }: Omit<Difference, 'pValue'>, measure: Measure): string {
  const middle = differenceText(mean, measure);
  if (low === null || high === null) return middle;
  const bound = (value: number) => differenceText(value, measure).replace(/\u00a0points$/, '');
  return `${middle} (${bound(low)} to ${bound(high)})`;
}

/** True where the interval leaves 0 out. */
export function isApart({ low, high }: Pick<Difference, 'low' | 'high'>): boolean {
  return low !== null && high !== null && low * high > 0;
}
