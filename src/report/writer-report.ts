// How a folder takes a report where an earlier one lies: it never holds the figures of two runs.
//
// What nastrace wrote there before and this run does not write is removed once the new files are in their places
// (writer-record.ts says how it is known). A crash in between leaves too much, never too little, and the next run
// still knows all of it.

import { join } from 'node:path';
import { NastraceError } from '../shared/errors.ts';
import { failLater, type Outputs, writeOutput } from './writer.ts';
import { readRecord, recordFile, removeWritten, type Written } from './writer-record.ts';

/**
 * Writes the files and removes earlier ones of nastrace's whose path begins with `replaces` ('' for all; none when it
 * is left out). Returns the paths of earlier files that were kept because they are no longer what nastrace wrote.
 * @throws NastraceError `output-unwritable`, as `writeOutput` does.
 */
export async function writeReport(folder: string, files: Outputs, replaces?: string): Promise<string[]> {
  failLater(files);
  const earlier = await readRecord(folder);
  const own = await writeOutput(folder, files, written => recordFile([...earlier, ...written]));
  const paths = new Set(own.map(({ path }) => path));
  const isGone = ({ path }: Written) =>
    replaces !== undefined && path.startsWith(replaces) && !paths.has(path);
  const gone = earlier.filter(isGone);
  const changed = await removeWritten(folder, gone).catch(error => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NastraceError('output-unwritable', `${folder}: an earlier report cannot be removed: ${reason}`);
  });
  const lasting = [...earlier.filter(file => !isGone(file) && !paths.has(file.path)), ...own];
  const record = recordFile(lasting);
  if (record.content !== recordFile([...earlier, ...own]).content) await writeOutput(folder, [record]);
  return changed.map(path => join(folder, path));
}
