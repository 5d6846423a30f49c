// The options of every command that draws: which files of a figure, how they look, how fine a PNG is.

import { type Command, Option } from 'commander';
import type { FigureFormat, FigureTheme } from '../index.ts';
import { figureWidth, listOf, oneOf, wholeNumber } from './parse-values.ts';

const FORMATS = ['vl', 'svg', 'png'] as const satisfies readonly FigureFormat[];
const DEFAULT_FORMATS: readonly FigureFormat[] = ['vl', 'svg'];
const THEMES = ['paper', 'screen', 'dark'] as const satisfies readonly FigureTheme[];

export interface FigureFlags {
  readonly figures: readonly FigureFormat[];
  readonly theme?: FigureTheme;
  readonly width?: number;
  readonly dpi?: number;
}

export function addFigureOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--figures <formats>', 'formats of the figures: vl (Vega-Lite), svg, png')
        .argParser(listOf(oneOf(FORMATS)))
        .default([...DEFAULT_FORMATS], DEFAULT_FORMATS.join()),
    )
    .option('--theme <theme>', 'figures: paper (white; default), screen (no ground) or dark', oneOf(THEMES))
    .option(
      '--width <w>',
      'figures: 3.3in, 85mm, 1col (3.3in) or 2col (7in); each its own by default',
      figureWidth,
    )
    .option('--dpi <n>', 'png: dots an inch; 300 by default', wholeNumber(36, 1200));
}
