import stringify from 'json-stringify-pretty-compact';
import { expect, test } from 'vitest';
import { stableJson } from '../../src/shared/stable-json.ts';

test('a row stays on its line up to 100 characters, its indent and the comma after it counted', () => {
  const row = (length: number) => ['x'.repeat(length - 8), 1];
  expect(stableJson({ rows: [row(96), 0] }).split('\n')).toContain(
    `    ${JSON.stringify(row(96)).replace(',', ', ')},`,
  );
  expect(stableJson({ rows: [row(97), 0] }).split('\n')).toContain('    [');
});

test('long lists are laid out as the package lays them out', () => {
  const list = <T>(length: number, item: (index: number) => T) =>
    Array.from({ length }, (_, index) => item(index));
  const wide = { first: 'x'.repeat(60), second: 'y'.repeat(40) };
  const lists: unknown[][] = [
    list(64, index => index),
    list(63, () => 0),
    list(64, () => null),
    list(64, () => undefined),
    list(70, index => `${index} "held", [1,\n\t\t2] {\n\t "a": 1}`),
    list(70, index => [index, index / 3, 'é']),
    list(70, index => ({ a: index, b: `{\n\t\t${index}`, c: null, d: true, e: undefined })),
    list(70, index => (index % 7 === 0 ? wide : { first: 'x', second: index })),
    list(70, index => (index === 69 ? wide : 'x'.repeat(index + 40))),
    list(70, index => (index % 3 === 0 ? {} : [])),
    list(70, index => ({ counts: list(index, each => each) })),
    list(70, () => list(70, each => ({ each }))),
    [{ rows: list(80, index => ({ index, text: '"held 0.5 ---"' })) }, list(100, index => index)],
  ];
  for (const rows of lists)
    for (const document of [rows, { rows, after: 1 }, { before: [{ deep: { deeper: rows } }, rows] }])
      expect(stableJson(document)).toBe(`${stringify(document, { indent: 2, maxLength: 100 })}\n`);
  // Whether a row fits depends on its indent, and on the comma after it.
  for (let length = 60; length < 110; length++)
    for (const document of [
      { rows: list(64, () => ['x'.repeat(length), 1]) },
      list(64, () => 'x'.repeat(length)),
    ])
      expect(stableJson(document)).toBe(`${stringify(document, { indent: 2, maxLength: 100 })}\n`);
});
