// Where the page's own program and style come from: the build bundles src/browser into one file of each.
//
// They stand beside the bundled command line; the library finds them there, and so do tests that run from source.

import { readFile } from 'node:fs/promises';
import { NastraceError } from '../../shared/errors.ts';

export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** From dist/cli, from dist, from src/report/page. */
const FOLDERS = ['./', './cli/', '../../../dist/cli/'];

/** @throws NastraceError `output-unwritable` where the package is not whole. */
export async function readPageAssets(): Promise<PageAssets> {
  for (const folder of FOLDERS) {
    const script = await readIfThere(new URL(`${folder}page.js`, import.meta.url));
    const style = await readIfThere(new URL(`${folder}page.css`, import.meta.url));
    if (script !== null && style !== null) return { script, style };
  }
  throw new NastraceError(
    'output-unwritable',
    'the page’s program is missing from the package; npm run build makes it',
  );
}

async function readIfThere(url: URL): Promise<string | null> {
  try {
    return await readFile(url, 'utf8');
  } catch {
    return null;
  }
}
