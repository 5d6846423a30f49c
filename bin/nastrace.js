#!/usr/bin/env node
// The command `nastrace`: answers --version before loading anything, else hands over to the bundle.
//
// A CommonJS module (package.json beside), as is the bundle: Node is up a fifth earlier where it needs no others.

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { version } = require('../package.json');

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  const bundle = join(__dirname, '../dist/cli/main.cjs');
  if (existsSync(bundle)) {
    require(bundle).runProcess(argv);
  } else {
    process.stderr.write(
      'error: nastrace is not built yet\n  npm ci builds it; npm run build does so again\n',
    );
    process.exitCode = 2;
  }
}
