// How wide each character of a TrueType font is, packed as src/charts/font-advances.generated.ts holds it.
//
// Source: OpenType 1.9, tables head, hhea, hmtx and cmap (format 12). Assumes dejavu-fonts-ttf's files.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FIRST = 0x20;
const LAST = 0x23ff;
const require = createRequire(import.meta.url);

/** The whole text of the generated file. */
export function fontTableText(): string {
  return `// Generated from dejavu-fonts-ttf by \`npx vitest run test/charts/font-table.test.ts -u\`. Do not edit.
// Runs of equal advance, "first code point in base 36:thousandths of an em", −1 where the font has no glyph.

export const LAST_CODE_POINT = ${LAST};
export const REGULAR_RUNS =
  '${packRuns(readFont('DejaVuSans'))}';
export const BOLD_RUNS =
  '${packRuns(readFont('DejaVuSans-Bold'))}';
`;
}

/** The bytes of a font of dejavu-fonts-ttf. */
export function readFont(name: 'DejaVuSans' | 'DejaVuSans-Bold'): Buffer {
  return readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
}

/** Advance of each character in ems, undefined where the font has no glyph. */
export function readAdvances(font: Buffer): (code: number) => number | undefined {
  const table = (tag: string) => offsetOf(font, tag);
  const unitsPerEm = font.readUInt16BE(table('head') + 18);
  const metrics = font.readUInt16BE(table('hhea') + 34);
  const glyphs = readGlyphs(font, table('cmap'));
  return code => {
    const glyph = glyphs.get(code);
    if (glyph === undefined) return undefined;
    // Glyphs past the last metric have its advance: a run of equal ones is stored once.
    return font.readUInt16BE(table('hmtx') + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  };
}

/** Latin, Greek, Cyrillic, punctuation, arrows and mathematics: the rest is guessed, to keep the table small. */
function isMeasured(code: number): boolean {
  return code < 0x530 || code >= 0x1e00;
}

function packRuns(font: Buffer): string {
  const advanceOf = readAdvances(font);
  const runs: string[] = [];
  let last: number | undefined;
  for (let code = FIRST; code <= LAST; code++) {
    const ems = isMeasured(code) ? advanceOf(code) : undefined;
    const advance = ems === undefined ? -1 : Math.round(ems * 1000);
    if (advance !== last) runs.push(`${code.toString(36)}:${advance}`);
    last = advance;
  }
  return runs.join(' ');
}

function offsetOf(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let entry = 12; entry < 12 + 16 * tables; entry += 16) {
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function readGlyphs(font: Buffer, cmap: number): Map<number, number> {
  const records = font.readUInt16BE(cmap + 2);
  for (let record = cmap + 4; record < cmap + 4 + 8 * records; record += 8) {
    const subtable = cmap + font.readUInt32BE(record + 4);
    if (font.readUInt16BE(subtable) === 12) return readGroups(font, subtable);
  }
  throw new Error('the font has no cmap subtable of format 12');
}

function readGroups(font: Buffer, subtable: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const groups = font.readUInt32BE(subtable + 12);
  for (let group = subtable + 16; group < subtable + 16 + 12 * groups; group += 12) {
    const first = font.readUInt32BE(group);
    const last = Math.min(font.readUInt32BE(group + 4), LAST);
    for (let code = first; code <= last; code++)
      glyphs.set(code, font.readUInt32BE(group + 8) + code - first);
  }
  return glyphs;
}
