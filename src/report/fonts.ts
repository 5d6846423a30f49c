// Where the fonts lie that PNG figures are drawn in: beside the package's code, the same on every machine.
//
// The library and the command line are bundled into different folders of dist; src is run by the tests.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];
const FOLDERS = ['./fonts/', '../fonts/', '../../dist/fonts/'];

/** Paths of the theme's font, regular and bold. @throws Error when they are gone: text would be lost silently. */
export function fontFiles(): string[] {
  for (const folder of FOLDERS) {
    const paths = FILES.map(file => fileURLToPath(new URL(folder + file, import.meta.url)));
    if (paths.every(path => existsSync(path))) return paths;
  }
  throw new Error(`the package lacks its fonts ${FILES.join(', ')}`);
}
