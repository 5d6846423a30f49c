// Is text measured as the font has it, and made to fit?

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceText, distinctLabels, labelText, shortenText, wrapText } from '../../src/charts/fit-text.ts';
import { compareNaturally } from '../../src/charts/natural-order.ts';
import {
  countText,
  numberText,
  percentText,
  pValueText,
  secondsText,
  timeUnitOf,
} from '../../src/charts/number-text.ts';
import { measureText } from '../../src/charts/text-width.ts';

describe('measureText', () => {
  // Advance widths of DejaVu Sans 2.37 in units of 2048 to the em, as its hmtx table has them.
  it.each([
    ['A', 'normal', 1401],
    ['i', 'normal', 569],
    ['0', 'normal', 1303],
    [' ', 'normal', 651],
    ['A', 'bold', 1585],
    ['0', 'bold', 1425],
  ] as const)('%s in %s is %i/2048 em', (text, weight, units) => {
    expect(measureText(text, 2048, weight)).toBeCloseTo(units, -0.5);
  });

  it('adds up, and gives East Asian characters the whole em', () => {
    expect(measureText('A0', 11)).toBeCloseTo(measureText('A', 11) + measureText('0', 11), 10);
    expect(measureText('数据', 10)).toBe(20);
  });
});

const words = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12}){0,12}$/);

describe('lines', () => {
  it.each([['wrapText', wrapText] as const, ['balanceText', balanceText] as const])(
    '%s keeps the width and the words',
    (_, wrap) => {
      fc.assert(
        fc.property(words, text => {
          const lines = wrap(text, 120, 11);
          for (const line of lines) expect(measureText(line, 11)).toBeLessThanOrEqual(120);
          expect(lines.join(' ')).toBe(text);
          expect(lines.length).toBe(wrapText(text, 120, 11).length);
        }),
      );
    },
  );

  it('does not part a number from its unit', () => {
    const lines = wrapText(`aaaa ${percentText(0.42)}`, measureText('aaaa 42', 11), 11);
    expect(lines).toEqual(['aaaa', '42\u00a0%']);
  });
});

describe('shortening', () => {
  it('cuts the middle, as little as needed', () => {
    expect(shortenText('nor_conv_3x3', 1000, 11)).toBe('nor_conv_3x3');
    const cut = shortenText('nor_conv_3x3', 60, 11);
    expect(cut).toMatch(/^nor.*….*x3$/);
    expect(measureText(cut, 11)).toBeLessThanOrEqual(60);
    expect(shortenText('nor_conv_3x3', 1, 11)).toBe('…');
  });

  it('shows control characters, keeps whole characters', () => {
    expect(labelText('a\nb\u0000')).toBe('a\\nb\\x00');
    expect([...labelText('😀'.repeat(30), 5)]).toEqual(['😀', '😀', '…', '😀', '😀']);
    expect(labelText(3)).toBe('3');
  });

  it('keeps names apart that shortening would make equal', () => {
    const [first, second] = distinctLabels(
      [`${'a'.repeat(30)}1${'b'.repeat(30)}`, `${'a'.repeat(30)}2${'b'.repeat(30)}`],
      9,
    );
    expect([first, second]).toEqual(['aaaa…bbbb', 'aaaa…bbbb (2)']);
  });
});

it('orders names with numbers as people count', () => {
  expect(['w10', 'w2', 'w1:gpu10', 'w1:gpu9', 'a', '10', '9'].sort(compareNaturally)).toEqual([
    '9',
    '10',
    'a',
    'w1:gpu9',
    'w1:gpu10',
    'w2',
    'w10',
  ]);
});

describe('numbers', () => {
  it.each([
    [countText(1234567), '1,234,567'],
    [countText(999), '999'],
    [numberText(0.012345), '0.0123'],
    [numberText(94.4), '94.4'],
    [numberText(-12345.6), '−12,346'],
    [numberText(Number.NaN), '–'],
    [percentText(0.4237), '42\u00a0%'],
    [percentText(1), '100\u00a0%'],
    [pValueText(0.000012), 'p\u00a0<\u00a00.001'],
    [pValueText(0.043), 'p\u00a0=\u00a00.043'],
    [secondsText(0.31), '0.31\u00a0s'],
    [secondsText(450), '7.5\u00a0min'],
    [timeUnitOf(4 * 86400).symbol, 'h'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
