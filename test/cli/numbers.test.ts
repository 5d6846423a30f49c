import { expect, test } from 'vitest';
import { countText, durationText, numberText, percentText } from '../../src/cli/numbers.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [0.5, '0.5 s'],
  [61.234, '61.2 s'],
  [119.6, '120 s'],
  [120, '2 min'],
  [7169, '119 min'],
  [7170, '2 h 0 min'],
  [7980, '2 h 13 min'],
  [3600 * 47.99, '47 h 59 min'],
  [3600 * 76, '3 d 4 h'],
])('%d seconds are %s', (seconds, text) => {
  expect(plain(durationText(seconds))).toBe(text);
});

test.each([
  [0, '0 %'],
  [0.000512, '0.051 %'],
  [0.05, '5 %'],
  [0.21345, '21.3 %'],
  [1, '100 %'],
])('a share of %d is %s', (share, text) => {
  expect(plain(percentText(share))).toBe(text);
});

test.each([
  [12345, '12345'],
  [12345.6, '12346'],
  [0.943712, '0.9437'],
  [-0.000123456, '-0.0001235'],
])('the number %d is %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test('one thing, several things', () => {
  expect([countText(1, 'error'), countText(0, 'error'), countText(2, 'new best', 'new bests')]).toEqual([
    '1 error',
    '0 errors',
    '2 new bests',
  ]);
});
