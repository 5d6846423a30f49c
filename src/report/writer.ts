// Writing the output folder: each file beside its place, then renamed, so that a crash or a full disk leaves the
// old report whole (INTERFACE, manners). Nothing is written through a symlink that leads out of the folder.

import { mkdir, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { NastraceError } from '../shared/errors.ts';
import type { OutputFile } from './files.ts';

/** Ending of files that are not complete yet; what a killed run left is removed by the next. */
const UNFINISHED = '.nastrace-unfinished';

/**
 * Writes all files below `folder`, making it if need be; summary.json last of all, so that it never speaks of files
 * that are not there. Throws NastraceError `output-unwritable`, naming the place.
 */
export async function writeOutput(folder: string, files: readonly OutputFile[]): Promise<void> {
  const ordered = [...files].sort((a, b) => Number(isSummary(a)) - Number(isSummary(b)));
  const written: { from: string; to: string }[] = [];
  let place = folder;
  try {
    await mkdir(folder, { recursive: true });
    const root = await realpath(folder);
    for (const directory of new Set(ordered.map(({ path }) => dirname(join(root, path))))) {
      place = directory;
      await openDirectory(root, directory);
    }
    for (const { path, content } of ordered) {
      place = join(folder, path);
      const to = join(root, path);
      written.push({ from: `${to}${UNFINISHED}`, to });
      await writeFile(`${to}${UNFINISHED}`, content, { flag: 'wx' });
    }
    for (const { from, to } of written) {
      place = to;
      await rename(from, to);
    }
  } catch (error) {
    await Promise.all(written.map(({ from }) => rm(from, { force: true })));
    throw unwritable(place, error);
  }
}

function isSummary({ path }: OutputFile): boolean {
  return path === 'summary.json';
}

/** Makes the directory, refuses one that lies elsewhere, and clears what a killed run left in it. */
async function openDirectory(root: string, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const real = await realpath(directory);
  if (real !== root && !real.startsWith(root + sep))
    throw new Error('it is a link that leads out of the folder');
  for (const name of await readdir(directory)) {
    if (name.endsWith(UNFINISHED)) await rm(join(directory, name), { force: true });
  }
}

function unwritable(place: string, error: unknown): NastraceError {
  const reason = error instanceof Error ? error.message : String(error);
  return new NastraceError(
    'output-unwritable',
    `${place}: cannot be written: ${reason}; choose another folder with -o`,
  );
}
