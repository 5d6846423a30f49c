// The text of JSON against json-stringify-pretty-compact, whose layout it is: the same bytes for every document.

import fc from 'fast-check';
import stringify from 'json-stringify-pretty-compact';
import { expect, test } from 'vitest';
import { stableJson } from '../../src/shared/stable-json.ts';

const values = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.string({ maxLength: 60 })),
    fc.array(tie('value'), { maxLength: 12 }),
    fc.dictionary(fc.string({ maxLength: 12 }), fc.option(tie('value'), { nil: undefined }), { maxKeys: 9 }),
  ),
})).value;

test('any document is laid out as the package lays it out', () => {
  fc.assert(
    fc.property(values, value => {
      expect(stableJson(value)).toBe(`${stringify(value, { indent: 2, maxLength: 100 })}\n`);
    }),
    { numRuns: 2000 },
  );
});

test('a row stays on its line up to 100 characters, its indent and the comma after it counted', () => {
  const row = (length: number) => ['x'.repeat(length - 8), 1];
  expect(stableJson({ rows: [row(96), 0] }).split('\n')).toContain(
    `    ${JSON.stringify(row(96)).replace(',', ', ')},`,
  );
  expect(stableJson({ rows: [row(97), 0] }).split('\n')).toContain('    [');
});
