// How wide a text is, without a canvas: the sum of DejaVu Sans's advances.
//
// Assumes that the text is drawn in DejaVu Sans, the theme's first font; kerning is left out (under 1 %).
// Source of the advances: dejavu-fonts-ttf 2.37, through test/charts/font-table.test.ts.

import { BOLD_RUNS, LAST_CODE_POINT, REGULAR_RUNS } from './font-advances.generated.ts';

export type FontWeight = 'normal' | 'bold';

/** Ems of a character that the table lacks: East Asian ones fill the em, others are about a wide letter. */
const FULL_WIDTH = 1;
const UNKNOWN_WIDTH = 0.68;
const FIRST_FULL_WIDTH = 0x2e80;

const tables = new Map<FontWeight, Int16Array>();

/** Width in pixels of one line of text at a font size in pixels. */
export function measureText(text: string, fontSize: number, weight: FontWeight = 'normal'): number {
  const advances = advancesOf(weight);
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const advance = advances[code] ?? -1;
    thousandths += advance < 0 ? guessAdvance(code) : advance;
  }
  return (thousandths / 1000) * fontSize;
}

function guessAdvance(code: number): number {
  return 1000 * (code >= FIRST_FULL_WIDTH ? FULL_WIDTH : UNKNOWN_WIDTH);
}

function advancesOf(weight: FontWeight): Int16Array {
  const known = tables.get(weight);
  if (known !== undefined) return known;
  const table = unpackRuns(weight === 'bold' ? BOLD_RUNS : REGULAR_RUNS);
  tables.set(weight, table);
  return table;
}

/** Thousandths of an em by code point, −1 where unknown. */
function unpackRuns(runs: string): Int16Array {
  const table = new Int16Array(LAST_CODE_POINT + 1);
  let from = 0;
  let advance = -1;
  for (const run of runs.split(' ')) {
    const [first = '', next = ''] = run.split(':');
    const to = Number.parseInt(first, 36);
    table.fill(advance, from, to);
    from = to;
    advance = Number(next);
  }
  return table.fill(advance, from);
}
