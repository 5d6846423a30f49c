// Bundles the command line with everything in it, in scripts that are loaded when a command needs them.
//
// compile-cli.mjs then compiles them ahead. The licences of what is bundled stand beside.
// `node bundle-cli.mjs <folder>` bundles into another folder than dist/cli, as tests do.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundlePage } from './bundle-page.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const outdir = resolve(root, argv[2] ?? 'dist/cli');

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Where every character is ASCII, Node reads a script and V8 keeps it in half the time and memory (toAscii below).
  charset: 'ascii',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  metafile: true,
  logLevel: 'warning',
};

/** Of zod's languages the one that it speaks: the others are a tenth of the program, and read at every start. */
const englishOnly = {
  name: 'english-only',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ importer }) => ({
      path: join(dirname(importer), '../locales/en.js'),
    })),
};

/** As a function that src/cli/compiled.ts calls with what modules have. */
const asFunction = {
  format: 'cjs',
  banner: { js: '(function (exports, require, module, scriptUrl) {' },
  footer: { js: '})' },
};

// Scripts, as compiled code is kept of scripts alone (src/cli/compiled.ts): the program, and what it seldom needs.
const scripts = await build({
  ...common,
  entryPoints: {
    program: 'src/cli/scripts.ts',
    analysis: 'src/cli/serve-analysis.ts',
    drawing: 'src/cli/serve-drawing.ts',
  },
  outdir,
  outExtension: { '.js': '.cjs' },
  ...asFunction,
  supported: { 'dynamic-import': false },
  // resvg is a native module, one file a platform: npm installs the right one.
  external: ['@resvg/resvg-js', 'vega', 'vega-lite'],
  define: { 'import.meta.url': 'scriptUrl' },
  plugins: [englishOnly],
});
const once = name => join(root, 'src/report/vega-once', name);
const expressionsOnce = {
  name: 'expressions-once',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^vega-expression$/ }, ({ importer }) =>
      importer === once('expressions.mjs') ? null : { path: once('expressions.mjs') },
    ),
};

/** A script of what the program uses of a package, with other packages in the places of some that it imports. */
const bundlePackage = (name, exported, options, also = '') =>
  build({
    ...common,
    stdin: { contents: `export { ${exported} } from '${name}';${also}`, resolveDir: root },
    outfile: join(outdir, `${name}.cjs`),
    ...asFunction,
    ...options,
  });
const packages = await Promise.all([
  // Drawing without a canvas, whatever is installed above the program: Vega's variant for Node looks for one.
  bundlePackage(
    'vega',
    'View, parse, resetSVGDefIds, textMetrics',
    {
      alias: { 'vega-canvas': join(root, 'node_modules/vega-canvas/build/vega-canvas.browser.js') },
      inject: [once('functions.mjs')],
      plugins: [expressionsOnce],
      external: ['vega-functions-kept'],
    },
    `
      import { keepFunctions, codeOf, takeTexts } from ${JSON.stringify(once('functions.mjs'))};
      import kept from 'vega-functions-kept';
      keepFunctions(kept);
      export { codeOf, takeTexts };
    `,
  ),
  // It takes from Vega what Vega has from vega-util.
  bundlePackage('vega-lite', 'compile', { alias: { vega: 'vega-util' } }),
]);
for (const name of ['program', 'analysis', 'drawing', 'vega', 'vega-lite']) toAscii(name);
// None yet: compile-cli.mjs draws figures to know which.
writeFileSync(
  join(outdir, 'vega-functions-kept.cjs'),
  `${asFunction.banner.js}module.exports=[];${asFunction.footer.js}\n`,
);
// The process and its threads are up earlier where Node needs no modules of the other kind for it.
await build({
  ...common,
  entryPoints: { main: 'src/cli/start.ts', worker: 'src/cli/start-thread.ts' },
  outdir,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  banner: { js: 'const scriptUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { 'import.meta.url': 'scriptUrl' },
});
// The page's program lies beside: the command line puts it into every report (src/report/page/assets.ts).
const page = await bundlePage(outdir);
const bundles = [scripts, ...packages].map(({ metafile }) => metafile);
writeFileSync(join(outdir, 'LICENSES.txt'), licencesOf(packagesIn(...bundles, page)));

/** Escapes what esbuild leaves in a script, such as the texts of templates: their tags take them as they are read. */
function toAscii(name) {
  const file = join(outdir, `${name}.cjs`);
  const escaped = character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped));
}

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
