// Which files are tests, and how long one may take on a machine of two slow cores.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A test left with `.only` would pass while the rest is not run.
    allowOnly: false,
  },
});
