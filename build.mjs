// Builds dist/ from src/: the command line, the library, its declarations and the summary's JSON Schema.
//
// dist/index.js is our own code only, packages stay imports: an application that uses zod or vega itself has
// one of each. dist/cli has everything in it, to start fast (bundle-cli.mjs).

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const root = dirname(fileURLToPath(import.meta.url));
const run = (...args) => execFileSync(execPath, args, { cwd: root, stdio: 'inherit' });

rmSync(join(root, 'dist'), { recursive: true, force: true });

run('bundle-cli.mjs');

await build({
  absWorkingDir: root,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  charset: 'utf8',
  logLevel: 'warning',
});

// The font of the figures, so that a PNG is the same on every machine; its licence asks to stand beside it.
mkdirSync(join(root, 'dist/fonts'));
const fonts = dirname(require.resolve('dejavu-fonts-ttf/package.json'));
for (const file of ['ttf/DejaVuSans.ttf', 'ttf/DejaVuSans-Bold.ttf', 'LICENSE'])
  copyFileSync(join(fonts, file), join(root, 'dist/fonts', basename(file)));

run(require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json');

const { comparisonJsonSchema, configJsonSchema, summaryJsonSchema } = await import('./dist/index.js');
const writeSchema = (name, schema) =>
  writeFileSync(
    join(root, 'dist', name),
    `${JSON.stringify(schema, null, 2)}
`,
  );
writeSchema('summary.schema.json', summaryJsonSchema());
writeSchema('comparison.schema.json', comparisonJsonSchema());
writeSchema('config.schema.json', configJsonSchema());

run('compile-cli.mjs');
