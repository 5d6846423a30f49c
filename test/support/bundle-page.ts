// Bundles the report page's program once before the tests, where the report looks for it.

import { fileURLToPath } from 'node:url';
import { bundlePage } from '../../bundle-page.mjs';

export default async function setup(): Promise<void> {
  await bundlePage(fileURLToPath(new URL('../../dist/cli', import.meta.url)));
}
