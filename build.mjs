// Builds dist/ from src/: the command line, the library, its declarations and the summary's JSON Schema.
//
// dist/cli     everything in it, in chunks that are loaded when a command needs them: measured on Node 20,
//              `--help` takes a third of the time that the same code takes from node_modules, and drawing
//              (vega) half. Licences of what is bundled stand beside it.
// dist/index.js  our own code only: an application that uses zod or vega itself then has one of each.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const root = dirname(fileURLToPath(import.meta.url));
const inRoot = (...parts) => join(root, ...parts);

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  charset: 'utf8',
  logLevel: 'warning',
};

rmSync(inRoot('dist'), { recursive: true, force: true });

const cli = await build({
  ...common,
  entryPoints: { main: 'src/cli/process.ts' },
  outdir: 'dist/cli',
  splitting: true,
  chunkNames: 'chunk-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  metafile: true,
  // CommonJS packages ask for Node's own modules through `require`, which ES modules lack.
  banner: {
    js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
  },
});
writeFileSync(inRoot('dist/cli/LICENSES.txt'), licencesOf(packagesIn(cli.metafile)));

await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  packages: 'external',
  sourcemap: true,
  sourcesContent: false,
});

execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', inRoot('tsconfig.build.json')], {
  stdio: 'inherit',
});

const { summaryJsonSchema } = await import('./dist/index.js');
writeFileSync(inRoot('dist/summary.schema.json'), `${JSON.stringify(summaryJsonSchema(), null, 2)}\n`);

/** Folders of the packages that a bundle holds code of, by code point. */
function packagesIn({ inputs }) {
  const folders = Object.keys(inputs).map(input => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]);
  return [...new Set(folders.filter(folder => folder !== undefined))].sort();
}

/** The licence texts of packages; fails for one without, as it could not be passed on. */
function licencesOf(folders) {
  const sections = folders.map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
    const files = readdirSync(inRoot(folder)).filter(file => /^(licen[cs]e|copying|notice)/i.test(file));
    if (files.length === 0 && license === undefined) throw new Error(`${name} ${version} names no licence`);
    const texts = files.map(file => readFileSync(inRoot(folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  return `The command line holds code of these packages.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
