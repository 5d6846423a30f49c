// How a figure looks elsewhere than on paper: its colours exchanged one by one, its data untouched.
//
// Works on Vega-Lite and on compiled Vega alike, so that one set of data serves a light and a dark page. A colour is
// exchanged where the grammars put colours and nowhere else: a label of the trace that spells a colour stays.
// Dark colours keep the hues of theme.ts and turn orders of lightness around; on their ground text has a contrast of at
// least 4.5:1 and marks of 3:1 (WCAG 2.2, 1.4.3 and 1.4.11), which test/charts/palettes.test.ts measures.

import { COLORS } from './theme.ts';

/** paper: white ground; screen: no ground, for light pages and slides; dark: for dark ones. */
export const FIGURE_THEMES = ['paper', 'screen', 'dark'] as const;
export type FigureTheme = (typeof FIGURE_THEMES)[number];

/** Colours of theme.ts and what they are on a dark ground. */
const DARK: readonly (readonly [string, string])[] = [
  [COLORS.black, '#ededed'],
  [COLORS.grey, '#8e8f9c'],
  [COLORS.pale, '#666c75'],
  [COLORS.blue, '#86b0fb'],
  [COLORS.sky, '#4b8cc0'],
  [COLORS.palest, '#4f6a80'],
  [COLORS.green, '#2fc58f'],
  [COLORS.orange, '#ffd24d'],
  [COLORS.red, '#f9753d'],
  [COLORS.purple, '#f3a9cc'],
  [COLORS.quiet, '#b4bac2'],
  [COLORS.faint, '#2b3038'],
  [COLORS.white, '#14171c'],
  ['#c6dbef', '#4f6d94'],
  ['#8db8de', '#7a7fc2'],
  ['#8f86c4', '#b07cc6'],
  ['#b3508f', '#e0809f'],
  ['#b5173a', '#f7a979'],
  ['#67000d', '#fde9b0'],
];

const EXCHANGES: Readonly<Record<FigureTheme, ReadonlyMap<string, string>>> = {
  paper: new Map(),
  screen: new Map([[COLORS.white, 'transparent']]),
  dark: new Map(DARK),
};

/** Properties that hold a colour, or a scale's colours, in Vega and Vega-Lite. */
const COLOUR_PROPERTY = /^(color|fill|stroke|background|range)$|Color$/;
/** What stands between such a property and its colour: `"fill": [{"test": …, "value": "#0072b2"}]`. */
const INSIDE = /^(value|condition|scale)$/;

/** The figure in the theme; a new specification that shares the old one's data. Pure. */
export function themed<Spec>(spec: Spec, theme: FigureTheme): Spec {
  const exchanges = EXCHANGES[theme];
  // Strings are put in the place of strings: the shape, and so the type, stays.
  return exchanges.size === 0 ? spec : (exchange(spec, exchanges, false) as Spec);
}

function exchange(part: unknown, exchanges: ReadonlyMap<string, string>, isColour: boolean): unknown {
  if (typeof part === 'string') return isColour ? (exchanges.get(part) ?? part) : part;
  if (Array.isArray(part)) return part.map(each => exchange(each, exchanges, isColour));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      isData(key)
        ? value
        : exchange(value, exchanges, COLOUR_PROPERTY.test(key) || (isColour && INSIDE.test(key))),
    ]),
  );
}

/** Rows, which no theme may touch: inline data, named data sets, the values of a Vega data source. */
function isData(key: string): boolean {
  return key === 'values' || key === 'datasets' || key === 'domain';
}
