// How numbers are written in titles and labels: as the axes write them, the same in every locale.
//
// A number and its unit are joined by a no-break space, so that no line ends between them.

export const NBSP = '\u00a0';

/** An integer with commas between thousands, as in `12,345`. */
export function countText(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 worker", "3 workers". */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${countText(value)} ${value === 1 ? one : many}`;
}

/** Three significant digits without a trailing zero: `0.0123`, `94.4`, `1,250`. */
export function numberText(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1000 && size < 1e9) return `${value < 0 ? '−' : ''}${countText(size)}`;
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}

/** A share as a percentage of two significant digits: `0.6 %`, `42 %`. */
export function percentText(share: number): string {
  const percent = 100 * share;
  const digits = Math.abs(percent) >= 100 ? 3 : 2;
  return `${numberText(percent, digits)}${NBSP}%`;
}

/** A p-value as readers expect it: `p = 0.43`, `p < 0.001`. */
export function pValueText(p: number): string {
  return p < 0.001 ? `p${NBSP}<${NBSP}0.001` : equation('p', numberText(p, 2));
}

/** "P = 100". */
export function equation(symbol: string, value: string): string {
  return `${symbol}${NBSP}=${NBSP}${value}`;
}

export interface TimeUnit {
  /** As an axis title writes it. */
  readonly symbol: string;
  readonly seconds: number;
}

const TIME_UNITS: readonly TimeUnit[] = [
  { symbol: 's', seconds: 1 },
  { symbol: 'min', seconds: 60 },
  { symbol: 'h', seconds: 3600 },
  { symbol: 'd', seconds: 86400 },
];

/** The largest unit of which a span holds at least five. */
export function timeUnitOf(spanSeconds: number): TimeUnit {
  const fitting = TIME_UNITS.filter(unit => unit.seconds === 1 || spanSeconds >= 5 * unit.seconds);
  return fitting.at(-1) ?? { symbol: 's', seconds: 1 };
}

/** A duration in the unit that suits it: `0.31 s`, `7.5 min`. */
export function secondsText(seconds: number): string {
  const unit = timeUnitOf(Math.abs(seconds));
  return `${numberText(seconds / unit.seconds)}${NBSP}${unit.symbol}`;
}

/** Six significant digits: more than a figure shows, less than a file need carry. */
export function plotNumber(value: number): number {
  return Number(value.toPrecision(6));
}
