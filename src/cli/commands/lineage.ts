// `nastrace lineage`: who was whose parent, as JSON lines in creation order on standard output.

import type { Command } from 'commander';
import type { LineageRecord } from '../../analysis.ts';
import { batched } from '../../shared/batched.ts';
import { printable } from '../../shared/printable.ts';
import { examples } from '../examples.ts';
import type { Session } from '../io.ts';
import { printNote, printResult } from '../print.ts';
import { oneTrace, takeTrace } from '../read.ts';
import {
  addInvalidOption,
  addPartOptions,
  addReadOptions,
  addSettingOptions,
  givenSettings,
  type PartFlags,
  type SettingFlags,
} from '../trace-options.ts';

export function addLineage(program: Command, session: Session): void {
  const command = program
    .command('lineage')
    .description('Prints who was whose parent, one JSON object a line, in creation order.')
    .argument('<trace...>', 'trace file, or with --join the files of one search; - reads standard input');
  addReadOptions(command);
  addPartOptions(command);
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
    .action((paths: string[], flags: LineageFlags) => printLineage(paths, flags, session));
}

interface LineageFlags extends PartFlags, SettingFlags {
  readonly quiet?: true;
}

async function printLineage(paths: string[], flags: LineageFlags, { io }: Session): Promise<void> {
  const settings = givenSettings(flags);
  const { traceLineage } = await import('../../analysis.ts');
  const { trace } = await takeTrace(oneTrace(paths, flags), flags, io);
  const { duringComputation } = io.interrupts;
  const { records, warnings } = duringComputation(() => traceLineage(trace, settings));
  if (!flags.quiet) await printNote(io, ...warnings.map(({ message }) => `warning: ${printable(message)}`));
  const texts = batched(asLines(records))[Symbol.iterator]();
  for (;;) {
    const next = duringComputation(() => texts.next());
    if (next.done === true) return;
    await printResult(io, next.value);
  }
}

function* asLines(records: Iterable<LineageRecord>): Iterable<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}
