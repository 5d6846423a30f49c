// Is JSON laid out as the published package lays it out, and a row kept on its line?

import fc from 'fast-check';
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

const { document } = fc.letrec(tie => ({
  document: fc.oneof(
    { depthSize: 'medium' },
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.constantFrom(true, false, null, undefined, -0, '", : {}'),
    fc.array(tie('document'), { maxLength: 12 }),
    fc.dictionary(fc.string(), tie('document'), { maxKeys: 8 }),
  ),
}));

test('any document is laid out as json-stringify-pretty-compact lays it out', () => {
  fc.assert(
    fc.property(document, value => {
      fc.pre(value !== undefined);
      expect(stableJson(value)).toBe(`${stringify(value, { indent: 2, maxLength: 100 })}\n`);
    }),
    { numRuns: 2000 },
  );
});
