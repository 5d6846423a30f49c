// Small readings of text: sequences, names in order, numbers, labels, what is shown of a value.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNatural } from '../../src/ingest/natural-order.ts';
import { readList, readSequence } from '../../src/ingest/sequence-text.ts';
import { showNames, showValue } from '../../src/ingest/show-value.ts';
import { ownText, readLabel, readNumber, readQuality } from '../../src/ingest/values.ts';

const labels = fc.array(
  fc.string({ unit: fc.constantFrom('a', '7', '-', '\\', '.', ',', "'", 'é'), minLength: 1, maxLength: 5 }),
  { minLength: 1, maxLength: 6 },
);

test('a sequence is read back from every way to write it', () => {
  fc.assert(
    fc.property(labels, sequence => {
      const dashes = sequence.map(label => label.replace(/[-\\]/g, '\\$&')).join('-');
      expect(readSequence(dashes)).toEqual(sequence);
      expect(readSequence(JSON.stringify(sequence))).toEqual(sequence);
      const python = sequence.map(label => `'${label.replace(/[\\']/g, '\\$&')}'`).join(', ');
      expect(readSequence(`[${python}]`)).toEqual(sequence);
    }),
  );
});

test.each([
  ['[3, 4, 2]', ['3', '4', '2']],
  ['[3,-4,2.5]', ['3', '-4', '2.5']],
  ['[3 4  2]', ['3', '4', '2']],
  ['["none", 2]', ['none', 2]],
  ["['it\\'s', \"a, b\"]", ["it's", 'a, b']],
  ['[none, avg_pool_3x3]', ['none', 'avg_pool_3x3']],
  ['7', ['7']],
  ['[]', []],
])('%s is the sequence %j', (text, expected) => {
  expect(readSequence(text)).toEqual(expected);
});

test.each(['[1, [2]]', '["a" "b"]', '{"a": 1}', '[{"a": 1}]', "['a]"])('%s is no list', text => {
  expect(readList(text)).toBe(text);
});

test('names sort naturally: numbers by value, the rest by code point', () => {
  const alphabetical = Array.from({ length: 54 }, (_, node) => `vnode_${node}`).sort();
  expect([...alphabetical].sort(compareNatural)).toEqual(
    Array.from({ length: 54 }, (_, node) => `vnode_${node}`),
  );
  expect(['b', 'a10', 'a9', 'a', 'B', 'a09', 'a9b', '😀', '\uffff'].sort(compareNatural)).toEqual([
    'B',
    'a',
    'a09',
    'a9',
    'a9b',
    'a10',
    'b',
    '\uffff',
    '😀',
  ]);
});

test('the natural order is an order', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '0', '1', '2', '_'), maxLength: 5 });
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(compareNatural(a, b))).toBe(-Math.sign(compareNatural(b, a)) || 0);
      expect(compareNatural(a, b) === 0).toBe(a === b);
      if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0)
        expect(compareNatural(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test.each<[string, unknown]>([
  ['', undefined],
  [' ', undefined],
  ['nan', undefined],
  ['None', undefined],
  ['0', 0],
  ['-0.5', -0.5],
  [' 12.25 ', 12.25],
  ['1e3', 1000],
  ['1795485789.0284567', 1795485789.0284567],
  ['0x10', '0x10'],
  ['1,5', '1,5'],
  ['soon', 'soon'],
  ['Infinity', Number.POSITIVE_INFINITY],
])('the cell %j holds the number %s', (cell, expected) => {
  expect(readNumber(cell)).toBe(expected);
});

test('every double is read back from its shortest text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
      fc.pre(!Object.is(value, -0));
      expect(readNumber(String(value))).toBe(value);
      expect(readQuality(String(value))).toBe(value);
    }),
  );
});

test.each([
  ['w3', 'w3'],
  ['3', '3'],
  ['3.0', '3'],
  ['3.10', '3.10'],
  ['-1.00', '-1'],
  [' ', undefined],
])('the cell %j is the label %s', (cell, expected) => {
  expect(readLabel(cell)).toBe(expected);
});

test('a text of its own is the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
      expect(ownText(text)).toBe(text);
    }),
  );
});

test('what is shown is short and harmless', () => {
  expect(showValue(undefined)).toBe('nothing');
  expect(showValue('x'.repeat(100))).toBe(`"${'x'.repeat(60)}…"`);
  expect(showValue(['\u009b', '\n'])).toBe('["\\u009b","\\n"]');
  expect(showNames(['a b', 'p:x0', '\u001b[2J'])).toBe('"a b", p:x0, "\\u001b[2J"');
  expect(showNames(Array.from({ length: 14 }, (_, name) => `c${name}`))).toMatch(/, c11 and 2 more$/);
});
