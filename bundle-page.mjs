// Bundles the report page's own program and style (src/browser) into page.js and page.css.
//
// Every report holds both, hence small: of Vega only the parts that the figures need.
// `node bundle-page.mjs <folder>` bundles into another folder than dist/cli, as tests do.

import { dirname, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));

/** Bundles into a folder; the metafile names what went in. */
export async function bundlePage(folder) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { page: 'src/browser/main.ts' },
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'browser',
    // Browsers of the last three years.
    target: ['chrome110', 'firefox110', 'safari16.4'],
    format: 'iife',
    charset: 'ascii',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

if (argv[1] === fileURLToPath(import.meta.url)) await bundlePage(resolve(root, argv[2] ?? 'dist/cli'));
