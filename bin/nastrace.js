#!/usr/bin/env node
// The command `nastrace`: answers --version before importing anything, else hands over to the bundle.

import { existsSync, readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  const bundle = new URL('../dist/cli/main.js', import.meta.url);
  if (existsSync(bundle)) {
    const { runProcess } = await import(bundle.href);
    await runProcess(argv);
  } else {
    process.stderr.write(
      'error: nastrace is not built yet\n  npm ci builds it; npm run build does so again\n',
    );
    process.exitCode = 2;
  }
}
