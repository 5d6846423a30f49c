// Bundles the command line with everything in it, in chunks that are loaded when a command needs them.
//
// Measured on Node 20: `--help` takes half of the time that the same code takes from node_modules, the start
// of drawing (vega) less than half. The licences of what is bundled stand beside it.
// `node bundle-cli.mjs <folder>` bundles into another folder than dist/cli, as tests do.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundlePage } from './bundle-page.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const outdir = resolve(root, argv[2] ?? 'dist/cli');

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/cli/process.ts', worker: 'src/cli/worker.ts' },
  outdir,
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  charset: 'utf8',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  metafile: true,
  logLevel: 'warning',
  // A native module, one file a platform: npm installs the right one.
  external: ['@resvg/resvg-js'],
  // CommonJS packages ask for Node's own modules through `require`, which ES modules lack.
  banner: {
    js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
  },
});
// The page's program lies beside: the command line puts it into every report (src/report/page/assets.ts).
const page = await bundlePage(outdir);
writeFileSync(join(outdir, 'LICENSES.txt'), licencesOf(packagesIn(metafile, page)));

/** Folders of the packages that bundles hold code of, sorted. */
function packagesIn(...metafiles) {
  const inputs = metafiles.flatMap(each => Object.keys(each.inputs));
  const folders = inputs.map(input => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]);
  return [...new Set(folders.filter(folder => folder !== undefined))].sort();
}

/** The licence texts of packages, each text once; fails for a package without, as its code could not be passed on. */
function licencesOf(folders) {
  const packagesByText = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const files = readdirSync(join(root, folder)).filter(file => /^(licen[cs]e|copying|notice)/i.test(file));
    if (files.length === 0 && license === undefined) throw new Error(`${name} ${version} names no licence`);
    const text = files.map(file => readFileSync(join(root, folder, file), 'utf8').trim()).join('\n\n');
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const sections = [...packagesByText].map(([text, packages]) => `${packages.join('\n')}\n\n${text}`);
  return `The command line holds code of these packages.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
