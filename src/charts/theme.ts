// What all figures look like on paper: sizes for its columns, one font, colours for every eye.
//
// A pixel is 1/96 inch, so a single column of 3.3 inches is 317 pixels, two columns of 7 inches are 672, and
// 11 pixels are 8.25 points: set at its natural size, no text of a figure falls under 8 points.
// Colours: Okabe and Ito, "Color Universal Design" (2008); marks differ by shape or dash besides. Every colour of a
// figure stands here, and no two are equal: other themes exchange them by value (palettes.ts).

import type { Config } from 'vega-lite';

export const SINGLE_COLUMN = 317;
export const DOUBLE_COLUMN = 672;

export const FONT = 'DejaVu Sans, Verdana, sans-serif';
export const FONT_SIZE = 11;
export const TITLE_SIZE = 12;

export const COLORS = {
  black: '#222222',
  grey: '#767676',
  pale: '#c8c8c8',
  blue: '#0072b2',
  sky: '#56b4e9',
  palest: '#dcebf5',
  green: '#009e73',
  orange: '#e69f00',
  red: '#d55e00',
  purple: '#cc79a7',
  /** Text that explains, lines that guide the eye, and the ground. */
  quiet: '#555555',
  faint: '#ececec',
  white: '#ffffff',
} as const;

/** Rare to common: pale blue over purple to dark red, ever darker, so that grey shows the same order. */
export const RARE_TO_COMMON = ['#c6dbef', '#8db8de', '#8f86c4', '#b3508f', '#b5173a', '#67000d'] as const;

const axis = {
  labelFontSize: FONT_SIZE,
  titleFontSize: FONT_SIZE,
  titleFontWeight: 'normal',
  labelColor: COLORS.black,
  titleColor: COLORS.black,
  domainColor: COLORS.grey,
  tickColor: COLORS.grey,
  gridColor: COLORS.faint,
  labelLimit: 0,
  labelSeparation: 4,
  titleLimit: 0,
  titlePadding: 5,
  tickSize: 4,
} as const;

const legend = {
  labelFontSize: FONT_SIZE,
  titleFontSize: FONT_SIZE,
  titleFontWeight: 'normal',
  labelColor: COLORS.black,
  titleColor: COLORS.black,
  labelLimit: 0,
  titleLimit: 0,
  symbolOpacity: 1,
  symbolBaseStrokeColor: COLORS.grey,
  orient: 'bottom',
  offset: 6,
  columnPadding: 12,
  rowPadding: 2,
} as const;

const title = {
  anchor: 'start',
  frame: 'bounds',
  fontSize: TITLE_SIZE,
  fontWeight: 'bold',
  color: COLORS.black,
  subtitleFontSize: FONT_SIZE,
  subtitleColor: COLORS.quiet,
  subtitlePadding: 3,
  lineHeight: TITLE_SIZE + 3,
  subtitleLineHeight: FONT_SIZE + 3,
  limit: 0,
  offset: 8,
} as const;

export const THEME: Config = {
  background: COLORS.white,
  font: FONT,
  padding: 4,
  view: { stroke: null },
  axis,
  legend,
  title,
  header: {
    labelFontSize: FONT_SIZE,
    titleFontSize: FONT_SIZE,
    labelLimit: 0,
    labelColor: COLORS.black,
    titleColor: COLORS.black,
  },
  text: { fontSize: FONT_SIZE, color: COLORS.black },
  rule: { color: COLORS.black },
};
