// `nastrace lineage`: who was whose parent, as JSON lines in creation order on standard output.

import type { Command } from 'commander';
import type { LineageRecord } from '../../index.ts';
import { printable } from '../../shared/printable.ts';
import { examples } from '../examples.ts';
import type { Session } from '../io.ts';
import { printNote, printResult } from '../print.ts';
import { readNoted } from '../read.ts';
import {
  addInvalidOption,
  addReadOptions,
  addSettingOptions,
  givenSettings,
  type ReadFlags,
  type SettingFlags,
} from '../trace-options.ts';

/** Characters handed to standard output at a time: large enough to be fast, small against memory. */
const BATCH_LENGTH = 1 << 16;

export function addLineage(program: Command, session: Session): void {
  const command = program
    .command('lineage')
    .description('Prints who was whose parent, one JSON object a line, in creation order.')
    .argument('<trace>', 'trace file; - reads standard input');
  addReadOptions(command);
  addInvalidOption(command);
  addSettingOptions(command)
    .option('-q, --quiet', 'print nothing but the lines and errors')
    .addHelpText(
      'after',
      examples(
        [
          'nastrace lineage results.csv > parents.jsonl',
          'parents with the confidence in each, and donors of weights',
        ],
        ['nastrace lineage results.csv | head -3', 'the first three'],
      ),
    )
    .action((path: string, flags: LineageFlags) => printLineage(path, flags, session));
}

interface LineageFlags extends ReadFlags, SettingFlags {
  readonly quiet?: true;
}

async function printLineage(path: string, flags: LineageFlags, { io }: Session): Promise<void> {
  const settings = givenSettings(flags);
  const { traceLineage } = await import('../../index.ts');
  const { trace } = await readNoted(path, flags, io);
  const { duringComputation } = io.interrupts;
  const { records, warnings } = duringComputation(() => traceLineage(trace, settings));
  if (!flags.quiet) await printNote(io, ...warnings.map(({ message }) => `warning: ${printable(message)}`));
  const iterator = records[Symbol.iterator]();
  for (;;) {
    const text = duringComputation(() => nextBatch(iterator));
    if (text === '') return;
    await printResult(io, text);
  }
}

function nextBatch(records: Iterator<LineageRecord>): string {
  let text = '';
  while (text.length < BATCH_LENGTH) {
    const next = records.next();
    if (next.done === true) break;
    text += `${JSON.stringify(next.value)}\n`;
  }
  return text;
}
