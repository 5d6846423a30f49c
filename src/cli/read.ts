// Reading a trace for a command: with its options, and a note about the records left out.

import type { Reading } from '../index.ts';
import { printable } from '../shared/printable.ts';
import type { Io } from './io.ts';
import { countText } from './numbers.ts';
import { printNote } from './print.ts';
import { type ReadFlags, readOptions } from './trace-options.ts';

/** Throws what `readTrace` throws. `where` says where the records left out are kept, if they are. */
export async function readNoted(
  path: string,
  flags: ReadFlags & { readonly quiet?: true },
  io: Io,
  where = '',
): Promise<Reading> {
  const { readTrace } = await import('../index.ts');
  const reading = await readTrace(path, readOptions(flags, io));
  const left = reading.rejections.length;
  if (left > 0 && !flags.quiet) {
    await printNote(io, printable(`${path}: ${countText(left, 'invalid record')} left out${where}`));
  }
  return reading;
}
