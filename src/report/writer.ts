// How output reaches the disk: all of it or none, and nowhere but under its folder.
//
// Every file is first written beside its place, all at once, then all are renamed: a crash or a full disk leaves the
// old report whole. Folders are entered one by one, so that no symbolic link leads out; a link in a file's place is
// replaced, not followed. What an earlier run left behind half-written is removed (writer-temporary.ts).

import { lstat, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { awaitedLater } from '../shared/awaited-later.ts';
import { NastraceError } from '../shared/errors.ts';
import type { OutputFile, PiecewiseFile } from './files.ts';
import { digestedContent } from './writer-digest.ts';
import type { Written } from './writer-record.ts';
import { removeAbandoned, temporaryName } from './writer-temporary.ts';

type Output = OutputFile | PiecewiseFile;
/** Files to be written, some of which may still be being made. */
export type Outputs = readonly (Output | Promise<readonly Output[]>)[];

interface Staged {
  readonly temporary: string;
  readonly target: string;
  readonly written: Written;
}

/**
 * Writes the files into the folder, which is made if need be; `summary.json` comes last of all, so that it never
 * speaks of files that are not there. `record`, made of what the others turned out to be, comes first of all. Files that
 * are still being made are waited for while others are written beside their places. Returns what was written, the record
 * left out.
 * @throws NastraceError `output-unwritable`, naming the place, and why a file could not be made; the old output is
 * unchanged unless a rename failed.
 */
export async function writeOutput(
  folder: string,
  files: Outputs,
  record?: (written: readonly Written[]) => OutputFile,
): Promise<Written[]> {
  failLater(files);
  const temporaries: string[] = [];
  try {
    const root = await naming(folder, async () => {
      await mkdir(folder, { recursive: true });
      return realpath(folder);
    });
    const entered = new Map<string, Promise<string>>();
    const enter = (parent: string): Promise<string> => {
      const known = entered.get(parent) ?? enterSwept(root, parent);
      entered.set(parent, known);
      return known;
    };
    const stage = ({ path, content }: Output): Promise<Staged> =>
      naming(join(folder, path), async () => {
        const target = join(root, path);
        const parent = await enter(dirname(target));
        await refuseFolder(target);
        const temporary = join(parent, temporaryName());
        temporaries.push(temporary);
        const digested = digestedContent(content);
        await writeFile(temporary, digested.content, { flag: 'wx' });
        return { temporary, target, written: { path, sha256: digested.sha256() } };
      });
    const stageMade = async (made: Output | Promise<readonly Output[]>) =>
      made instanceof Promise ? allDone((await made).map(stage)) : [await stage(made)];
    const staged = (await allDone(files.map(stageMade))).flat();
    const written = staged.map(file => file.written);
    if (record !== undefined) await put(await stage(record(written)));
    const isSummary = (file: Staged) => file.written.path === 'summary.json';
    await allDone(staged.filter(file => !isSummary(file)).map(put));
    await allDone(staged.filter(isSummary).map(put));
    return written;
  } catch (error) {
    await Promise.all(temporaries.map(temporary => rm(temporary, { force: true })));
    throw error;
  }
}

/** What cannot be made is thrown where it is waited for. */
export function failLater(files: Outputs): void {
  for (const made of files) if (made instanceof Promise) awaitedLater(made);
}

function put({ temporary, target }: Staged): Promise<void> {
  return naming(target, () => rename(temporary, target));
}

/** All of them; waits for the others too before it throws the first failure. */
async function allDone<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** Throws what fails as NastraceError `output-unwritable` that names the place. */
async function naming<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unwritable(place, error);
  }
}

/** The folder entered, and what earlier runs left there half-written removed. */
async function enterSwept(root: string, folder: string): Promise<string> {
  const parent = await enterFolders(root, folder);
  await removeAbandoned(parent);
  return parent;
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
