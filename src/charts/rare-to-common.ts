// The colour scale of counts: from rare to common, as a legend below the panel shows it.

import { plotNumber } from './number-text.ts';
import { RARE_TO_COMMON } from './theme.ts';

/** Square-root scale from the least to the most: a few are far commoner than the rest. */
export function rareToCommon(values: readonly number[]) {
  const low = Math.sqrt(values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY));
  const most = values.reduce((highest, value) => Math.max(highest, value), 0);
  const high = Math.max(Math.sqrt(most), low + 1);
  const stops = RARE_TO_COMMON.length - 1;
  const domain = RARE_TO_COMMON.map((_, stop) => plotNumber((low + ((high - low) * stop) / stops) ** 2));
  return { type: 'sqrt' as const, domain, range: [...RARE_TO_COMMON] };
}

export function gradientLegend(title: string) {
  return {
    title,
    orient: 'bottom' as const,
    direction: 'horizontal' as const,
    gradientLength: 220,
    gradientThickness: 9,
  };
}
