// Where the output goes, and whether it can be written there, asked before the long work.
//
// The question leaves nothing behind: it looks at the nearest folder that exists instead of making one.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { NastraceError } from '../shared/errors.ts';

const ENDINGS = /\.(csv|jsonl|ndjson|json|txt|tsv)$/i;
const COMPRESSION = /\.(gz|zst)$/i;

/** Throws NastraceError `output-unwritable` when a folder could not be made or written there. */
export async function checkOutputFolder(folder: string): Promise<void> {
  for (let place = resolve(folder); ; place = dirname(place)) {
    const found = await stat(place).catch(error => missing(error, folder));
    if (found === null) continue;
    if (!found.isDirectory()) throw unwritable(folder, `${place} is a file, not a folder`);
    await access(place, constants.W_OK | constants.X_OK).catch(error => {
      throw unwritable(folder, `${place}: ${reason(error)}`);
    });
    return;
  }
}

/** Throws NastraceError `output-unwritable` when a file could not be written there. */
export async function checkOutputFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) {
    throw new NastraceError('output-unwritable', `${path}: cannot be written: it is a folder, not a file`, [
      `-o names a file, such as ${join(path, 'run.jsonl')}`,
    ]);
  }
  await checkOutputFolder(dirname(path));
}

/** Folder of each trace's output: `out` itself for one trace, else one in it named after each file. */
export function outputFolders(out: string, paths: readonly string[]): string[] {
  if (paths.length === 1) return [out];
  const taken = new Set<string>();
  return paths.map(path => {
    const name = traceName(path);
    let free = name;
    // Some file systems hold A and a for the same name.
    for (let copy = 2; taken.has(free.toLowerCase()); copy++) free = `${name}-${copy}`;
    taken.add(free.toLowerCase());
    return join(out, free);
  });
}

/** The file's name without its endings, with nothing in it that a file system or a terminal takes amiss. */
export function traceName(path: string): string {
  if (path === '-') return 'stdin';
  const name = basename(path).replace(COMPRESSION, '').replace(ENDINGS, '');
  const safe = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"/\\|?*]/gu, '_');
  return /^\.*$/.test(safe) ? 'trace' : safe;
}

function missing(error: unknown, folder: string): null {
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
  throw unwritable(folder, reason(error));
}

function unwritable(folder: string, why: string): NastraceError {
  return new NastraceError('output-unwritable', `the output cannot be written to ${folder}: ${why}`, [
    '-o <folder> names another place',
  ]);
}

function reason(error: unknown): string {
  const said: Record<string, string> = {
    EACCES: 'no permission to write',
    EPERM: 'no permission to write',
    EROFS: 'the file system is read-only',
    ENAMETOOLONG: 'the name is too long',
  };
  return said[codeOf(error)] ?? String(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
