// Modules of src that neither the library nor the command gives away, bundled for a measurement of their own.

import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that the modules export, such as `pipeline/facts`; `name` is the bundle's. */
export function fromSource(name, modules) {
  const outfile = `${root}node_modules/.cache/nastrace-bench/${name}.mjs`;
  const contents = modules.map(module => `export * from './src/${module}.ts';`).join('\n');
  buildSync({
    stdin: { contents, resolveDir: root },
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  return import(outfile);
}
