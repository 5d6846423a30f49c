// How output reaches the disk: all of it or none, and nowhere but under its folder.
//
// Every file is first written beside its place, then all are renamed: a crash or a full disk leaves the old
// report whole. Folders are entered one by one, so that no symbolic link leads out; a link in a file's place is
// replaced, not followed. What an earlier run left behind half-written is removed (writer-temporary.ts).

import { lstat, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { NastraceError } from '../shared/errors.ts';
import type { OutputFile, PiecewiseFile } from './files.ts';
import { digestedContent } from './writer-digest.ts';
import type { Written } from './writer-record.ts';
import { removeAbandoned, temporaryName } from './writer-temporary.ts';

type Output = OutputFile | PiecewiseFile;

interface Staged {
  readonly temporary: string;
  readonly target: string;
}

/**
 * Writes the files into the folder, which is made if need be; `summary.json` comes last of all, so that it never
 * speaks of files that are not there. `record`, made of what the others turned out to be, comes first of all. Returns
 * what was written, the record left out.
 * @throws NastraceError `output-unwritable`, naming the place; the old output is unchanged unless a rename failed.
 */
export async function writeOutput(
  folder: string,
  files: readonly Output[],
  record?: (written: readonly Written[]) => OutputFile,
): Promise<Written[]> {
  const staged: Staged[] = [];
  let place = folder;
  try {
    await mkdir(folder, { recursive: true });
    const root = await realpath(folder);
    const swept = new Set<string>();
    const stage = async ({ path, content }: Output): Promise<Written> => {
      place = join(folder, path);
      const target = join(root, path);
      const parent = await enterFolders(root, dirname(target));
      if (!swept.has(parent)) await removeAbandoned(parent);
      swept.add(parent);
      await refuseFolder(target);
      const temporary = join(parent, temporaryName());
      staged.push({ temporary, target });
      const digested = digestedContent(content);
      await writeFile(temporary, digested.content, { flag: 'wx' });
      return { path, sha256: digested.sha256() };
    };
    const written: Written[] = [];
    for (const file of summaryLast(files)) written.push(await stage(file));
    if (record !== undefined) await stage(record(written));
    for (const { temporary, target } of [...staged.slice(files.length), ...staged.slice(0, files.length)]) {
      place = target;
      await rename(temporary, target);
    }
    return written;
  } catch (error) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw unwritable(place, error);
  }
}

function summaryLast<File extends Output>(files: readonly File[]): File[] {
  const isSummary = (file: File) => file.path === 'summary.json';
  return [...files.filter(file => !isSummary(file)), ...files.filter(isSummary)];
}

/** Makes the folders from the root to the given one, each checked before the next is made in it. */
async function enterFolders(root: string, folder: string): Promise<string> {
  const inside = relative(root, folder);
  if (inside.startsWith('..') || isAbsolute(inside)) throw new Error('it lies outside of the folder');
  let entered = root;
  for (const name of inside.split(sep).filter(part => part !== '')) {
    entered = join(entered, name);
    await mkdir(entered, { recursive: true });
    if ((await realpath(entered)) !== entered)
      throw new Error(`${relative(root, entered)} is a symbolic link, which is not followed`);
  }
  return entered;
}

async function refuseFolder(target: string): Promise<void> {
  const found = await lstat(target).catch(() => null);
  if (found?.isDirectory() === true) throw new Error('it is a folder, a file belongs there');
}

function unwritable(place: string, error: unknown): NastraceError {
  const reason = error instanceof Error ? error.message : String(error);
  return new NastraceError('output-unwritable', `${place}: cannot be written: ${reason}`, [
    'choose another folder with -o, or give this one room and permission',
  ]);
}
