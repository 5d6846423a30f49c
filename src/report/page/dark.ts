// A figure on a dark page: the same figure with lighter marks and a dark ground.

import type { TopLevelSpec } from 'vega-lite';
import { RARE_TO_COMMON } from '../../charts/theme.ts';

/** Rare to common on a dark ground: ever lighter. */
const COMMON_IS_LIGHT = ['#33415c', '#45598c', '#7a63b8', '#c0649f', '#f08a86', '#ffd9b0'];

/** A map, not an object: texts of a trace are looked up in it, and one may be `constructor`. */
const DARK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    white: '#1c1e22',
    '#222222': '#e6e2d9',
    '#555555': '#aaa598',
    '#ececec': '#33353b',
    '#dcebf5': '#2f3a44',
    '#767676': '#a09c92',
    '#c8c8c8': '#5a5d64',
    '#0072b2': '#5aaae6',
    '#56b4e9': '#7cc4ee',
    '#009e73': '#4cc9a0',
    '#e69f00': '#f0b840',
    '#d55e00': '#f28b45',
    '#cc79a7': '#dd9bc0',
    ...Object.fromEntries(RARE_TO_COMMON.map((color, index) => [color, COMMON_IS_LIGHT[index] ?? color])),
  }),
);

/** A copy with the colours of the dark theme; data is left as it is. */
export function darkened(spec: TopLevelSpec): TopLevelSpec {
  return recolour(spec) as TopLevelSpec;
}

function recolour(value: unknown): unknown {
  if (typeof value === 'string') return DARK.get(value) ?? value;
  if (Array.isArray(value)) return value.map(recolour);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'values' ? inner : recolour(inner)]),
  );
}
