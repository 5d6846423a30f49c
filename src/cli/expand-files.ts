// Which files a list of names and globs means, in an order that is the same everywhere.

import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { compareCodePoints } from '../shared/text-order.ts';

export interface Expanded {
  readonly files: readonly string[];
  /** Names of no file and globs that match none. */
  readonly missing: readonly string[];
}

/** A name that is a file is that file, whatever signs it holds. `folder` is what they are relative to. */
export async function expandFiles(names: readonly string[], folder: string): Promise<Expanded> {
  const files: string[] = [];
  const missing: string[] = [];
  for (const name of names) {
    const found = name === '-' ? [name] : await expand(name, folder);
    files.push(...found.filter(file => !files.includes(file)));
    if (found.length === 0) missing.push(placeOf(name, folder));
  }
  return { files, missing };
}

async function expand(name: string, folder: string): Promise<string[]> {
  const path = placeOf(name, folder);
  const isFile = await stat(path).then(
    found => !found.isDirectory(),
    () => false,
  );
  if (isFile) return [path];
  if (!/[*?[\]{}]/.test(name)) return [];
  const { glob } = await import('tinyglobby');
  const found = await glob([name], {
    cwd: folder === '' ? '.' : folder,
    expandDirectories: false,
    absolute: isAbsolute(name),
  });
  return found.map(file => placeOf(file, folder)).sort(compareCodePoints);
}

function placeOf(name: string, folder: string): string {
  return isAbsolute(name) ? name : join(folder, name);
}
