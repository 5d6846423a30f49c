// Putting a report into its folder for a command, interrupts waiting, and a note about what it could not replace.

import type { Outputs } from '../analysis.ts';
import { printable } from '../shared/printable.ts';
import type { Io } from './io.ts';
import { printNote } from './print.ts';

/** Throws what `writeReport` throws; `replaces` as there. */
export async function putReport(
  folder: string,
  files: Outputs,
  { quiet }: { readonly quiet?: true | undefined },
  io: Io,
  replaces?: string,
): Promise<void> {
  const { writeReport } = await import('../analysis.ts');
  const kept = await io.interrupts.afterwards(() => writeReport(folder, files, replaces));
  if (quiet) return;
  const why = 'kept from an earlier run: it was changed since nastrace wrote it';
  await printNote(io, ...kept.map(path => `warning: ${printable(path)}: ${why}`));
}
