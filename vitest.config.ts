// Which files are tests, and how long one may take on a machine of two slow cores.
//
// The tests in a browser run where Chromium is found; REQUIRE_CHROMIUM=1 makes its absence a failure.

import { existsSync } from 'node:fs';
import { env } from 'node:process';
import { configDefaults, defineConfig } from 'vitest/config';

const hasChromium = existsSync(env['CHROMIUM_PATH'] ?? '/usr/bin/chromium');
const runsBrowser = hasChromium || env['REQUIRE_CHROMIUM'] === '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(runsBrowser ? [] : ['test/browser/**'])],
    globalSetup: ['test/support/bundle-page.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A test left with `.only` would pass while the rest is not run.
    allowOnly: false,
  },
});
