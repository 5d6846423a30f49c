// What nastrace wrote into a folder, kept there as a file: how a later run knows what it may remove.
//
// Path and SHA-256 of each file. A file belongs to nastrace as long as it is what was written: one that the user
// changed, replaced or put there is theirs.

import { lstat, readFile, realpath, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { stableJson } from '../shared/stable-json.ts';
import { compareCodePoints } from '../shared/text-order.ts';
import type { OutputFile } from './files.ts';
import { digestOfFile } from './writer-digest.ts';

const RECORD = '.nastrace-files.json';

/** `path` is relative to the folder, with "/" between folders. */
const written = z.object({ path: z.string().refine(isInside), sha256: z.string() });
export type Written = z.output<typeof written>;

/** What the folder's record names; nothing without a record, or with one that is not nastrace's. */
export async function readRecord(folder: string): Promise<Written[]> {
  const text = await readFile(join(folder, RECORD), 'utf8').catch(() => '[]');
  try {
    return z.array(written).parse(JSON.parse(text));
  } catch {
    return [];
  }
}

export function recordFile(files: readonly Written[]): OutputFile {
  const sorted = files.toSorted((a, b) => compareCodePoints(a.path, b.path));
  const distinct = new Map(sorted.map(file => [`${file.sha256} ${file.path}`, file]));
  return { path: RECORD, content: stableJson([...distinct.values()]) };
}

/** Removes those that are still as written, and folders that this empties; returns the paths of those that are not. */
export async function removeWritten(folder: string, files: readonly Written[]): Promise<string[]> {
  const changed = new Set<string>();
  const root = await realpath(folder);
  for (const path of new Set(files.map(file => file.path))) {
    const digests = files.filter(file => file.path === path).map(({ sha256 }) => sha256);
    const place = join(root, path);
    const found = await ownDigest(place);
    if (found === null) continue;
    if (!digests.includes(found)) changed.add(path);
    else {
      await rm(place);
      if (dirname(place) !== root) await rmdir(dirname(place)).catch(() => undefined);
    }
  }
  return [...changed];
}

/** Digest of a plain file that no symbolic link leads to; null where there is none. */
async function ownDigest(place: string): Promise<string | null> {
  const found = await lstat(place).catch(() => null);
  if (found?.isFile() !== true || (await realpath(place)) !== place) return null;
  return digestOfFile(place);
}

function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
}
