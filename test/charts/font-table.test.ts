// Is the generated table what the font says, and is text as wide as its characters?

import { expect, test } from 'vitest';
import { measureText } from '../../src/charts/text-width.ts';
import { fontTableText, readAdvances, readFont } from './font-table.ts';

test('the table is the font’s', async () => {
  await expect(fontTableText()).toMatchFileSnapshot('../../src/charts/font-advances.generated.ts');
});

test.each([
  ['DejaVuSans', 'normal'],
  ['DejaVuSans-Bold', 'bold'],
] as const)('a text in %s is as wide as its advances', (name, weight) => {
  const advanceOf = readAdvances(readFont(name));
  const text = 'Quality 94.4 % (ε ≤ 0.01) — nor_conv_3x3';
  const ems = [...text].reduce((sum, character) => sum + (advanceOf(character.codePointAt(0) ?? 0) ?? 0), 0);
  // Advances are held to thousandths of an em: half of one lost at most, at each character.
  expect(Math.abs(measureText(text, 11, weight) - 11 * ems)).toBeLessThan(0.0005 * 11 * text.length);
});

// 1303 and 1425 of 2048 units an em, so that columns of numbers align.
test('digits are of one width', () => {
  for (const digit of '0123456789') {
    expect(measureText(digit, 1000)).toBe(636);
    expect(measureText(digit, 1000, 'bold')).toBe(696);
  }
});

test.each([
  ['数据', 2],
  ['\u{1f600}', 1],
])('characters that the table lacks, as in %j, fill the em', (text, ems) => {
  expect(measureText(text, 10)).toBe(10 * ems);
});
