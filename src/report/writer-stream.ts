// How a long text reaches one file: piece by piece, and only as a whole.
//
// As with the report (writer.ts) it is written beside its place and renamed: a crash or a full disk leaves the old
// file. A piece is asked for when the one before is on its way, so that a million lines need no memory.

import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NastraceError } from '../shared/errors.ts';
import { removeAbandoned, temporaryName } from './writer-temporary.ts';

/**
 * Writes the pieces to the file, whose folder is made if need be.
 * Throws NastraceError `output-unwritable`, and whatever the pieces throw; the old file is then unchanged.
 */
export async function writeStream(path: string, pieces: Iterable<string>): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  try {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(folder);
    const file = await open(temporary, 'wx');
    try {
      for (const piece of pieces) await file.appendFile(piece);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof Error && 'code' in error && !(error instanceof NastraceError)) {
      throw new NastraceError('output-unwritable', `${path}: cannot be written: ${error.message}`, [
        '-o names another file, - standard output',
      ]);
    }
    throw error;
  }
}
