import { expect, test } from 'vitest';
import { stableJson } from '../../src/shared/stable-json.ts';

test('a row stays on its line up to 100 characters, its indent and the comma after it counted', () => {
  const row = (length: number) => ['x'.repeat(length - 8), 1];
  expect(stableJson({ rows: [row(96), 0] }).split('\n')).toContain(
    `    ${JSON.stringify(row(96)).replace(',', ', ')},`,
  );
  expect(stableJson({ rows: [row(97), 0] }).split('\n')).toContain('    [');
});
