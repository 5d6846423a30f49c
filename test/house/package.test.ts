// Does the package say of itself what the code says?

import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { VERSION } from '../../src/shared/version.ts';

test('the version of the summaries is the package’s', () => {
  expect(VERSION).toBe(packageJson.version);
});
