// Are the values of options read strictly, and are mistakes explained?

import { expect, test } from 'vitest';
import {
  collectMapping,
  decimalNumber,
  figureWidth,
  listOf,
  oneOf,
  wholeNumber,
} from '../../src/cli/parse-values.ts';

const positive = wholeNumber(1);
const share = decimalNumber(0, 1);
const modules = listOf(oneOf(['trie', 'quality']));

test.each([
  [positive, '100', 100],
  [wholeNumber(0), '0', 0],
  [figureWidth, '3.3in', 3.3],
  [figureWidth, '3.5', 3.5],
  [figureWidth, '101.6mm', 4],
  [figureWidth, '1col', 3.3],
  [figureWidth, '2col', 7],
  [share, '0.05', 0.05],
  [share, '.5', 0.5],
  [decimalNumber(), '-1e-3', -0.001],
  [modules, 'trie, quality', ['trie', 'quality']],
  [listOf(positive), '100,500', [100, 500]],
])('%o reads %j', (parse, text, value) => {
  expect(parse(text)).toEqual(value);
});

test.each([
  [positive, '0', 'Expected a whole number of at least 1.'],
  [positive, '-3', 'Expected a whole number of at least 1.'],
  [positive, '', 'Expected a whole number of at least 1.'],
  [positive, '1e3', 'Did you mean 1000?'],
  [positive, '1,000', 'Did you mean 1000?'],
  [positive, '5.0', 'Did you mean 5?'],
  [positive, '0x10', 'Did you mean 16?'],
  [positive, '99999999999999999999', 'Expected a whole number of at least 1.'],
  [wholeNumber(0, 9), '10', 'Expected a whole number from 0 to 9.'],
  [figureWidth, '85px', 'Expected 1col (3.3in), 2col (7in), or a width from 3in to 20in'],
  [figureWidth, '2in', 'Expected 1col (3.3in), 2col (7in), or a width from 3in to 20in'],
  [figureWidth, '3col', 'Expected 1col (3.3in), 2col (7in), or a width from 3in to 20in'],
  [share, '5%', 'Did you mean 0.05?'],
  [share, 'NaN', 'Expected a number from 0 to 1.'],
  [decimalNumber(), 'Infinity', 'Expected a number.'],
  [modules, 'tri', 'Expected trie or quality. Did you mean trie?'],
  [modules, 'Quality', 'Did you mean quality?'],
  [modules, 'zebra', 'Expected trie or quality.'],
  [modules, 'trie,', 'Expected values with commas between them.'],
])('%o refuses %j: %s', (parse, text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test('a mapping may be repeated and its column may hold an equals sign', () => {
  expect(collectMapping('start=t=0', collectMapping('quality=acc'))).toEqual({
    quality: 'acc',
    start: 't=0',
  });
});

test.each([
  ['quality', 'Expected field=column'],
  ['=acc', 'Expected field=column'],
  ['quality=', 'Expected field=column'],
  ['quality=b', 'The field quality is mapped to a already.'],
])('the mapping %j is refused: %s', (text, message) => {
  expect(() => collectMapping(text, { quality: 'a' })).toThrow(message);
});
