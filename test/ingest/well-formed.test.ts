// The plain check and the schema agree: what the check accepts the schema leaves unchanged, and what the
// schema leaves unchanged the check accepts.

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordSchema } from '../../src/ingest/record-schema.ts';
import { isWellFormed } from '../../src/ingest/well-formed.ts';

const odd = fc.constantFrom<unknown>(
  ...[
    undefined,
    null,
    '',
    'F_oom',
    'f',
    'nan',
    'NaN',
    '-inf',
    'n/a',
    '3',
    true,
    {},
    [],
    [''],
    [null],
    Number.NaN,
  ],
  ...[
    Number.POSITIVE_INFINITY,
    -Infinity,
    3.4028235e38,
    -3.4028235e38,
    3.4028233e38,
    -1.7976931348623157e308,
  ],
  ...[0, -0, 1, 1.5, -1, 2 ** 53],
);
const time = fc.oneof(fc.constantFrom<unknown>(undefined, 0, 1, 1.5, 2), odd);
const label = fc.oneof(fc.constantFrom<unknown>(undefined, 'a', 'b'), odd);
const choices = fc.array(fc.oneof(fc.constantFrom<unknown>('none', 0, 1.5), odd), { maxLength: 3 });

const candidates = fc.record(
  {
    arch: fc.oneof(fc.array(fc.constantFrom('none', 0, 1), { minLength: 1, maxLength: 3 }), choices, odd),
    quality: fc.oneof(fc.constantFrom<unknown>(null, 0.5), odd),
    error: label,
    start: time,
    end: time,
    submit: time,
    gather: time,
    worker: label,
    id: label,
    parent: label,
    transferred: fc.oneof(fc.constantFrom<unknown>(undefined, 0, 1, 2, 3), odd),
    tensors: fc.oneof(fc.array(fc.constantFrom('0', '0-1')), odd),
  },
  { requiredKeys: [] },
);

/** Mostly right, with up to three fields replaced, so that both verdicts are common. */
const nearlyRight = fc
  .tuple(
    candidates,
    fc.uniqueArray(fc.constantFrom('arch', 'quality', 'end', 'gather', 'id', 'tensors', 'error')),
  )
  .map(([candidate, spoiled]) => {
    const sound = {
      arch: ['none', 1],
      quality: 0.5,
      start: 1,
      end: 2,
      submit: 0,
      gather: 3,
      worker: 'w',
      id: 'a',
    };
    const taken = Object.entries(candidate).filter(([field]) => spoiled.includes(field as never));
    return { ...sound, ...Object.fromEntries(taken) };
  });

test.each([
  ['any', candidates],
  ['nearly right', nearlyRight],
])('%s candidates: the check accepts exactly what the schema leaves unchanged', (_name, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, candidate => {
      const verdict = recordSchema.safeParse(candidate);
      const unchanged = verdict.success && isDeepStrictEqual(present(verdict.data), present(candidate));
      expect(isWellFormed(candidate)).toBe(unchanged);
    }),
    { numRuns: 5000 },
  );
});

function present(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

test.each([
  ['F_timeout', { quality: null, error: 'F_timeout' }],
  [Number.NaN, { quality: null }],
  ['-inf', { quality: null }],
  [-3.4028234663852886e38, { quality: null }],
  [3.4e38, { quality: 3.4e38 }],
])('quality %s is read as %o', (quality, expected) => {
  expect(recordSchema.parse({ arch: [1], quality })).toEqual({ arch: [1], ...expected });
});

test('a quality beside an error text is a success', () => {
  expect(recordSchema.parse({ arch: [1], quality: 1, error: 'late' })).toEqual({ arch: [1], quality: 1 });
});
