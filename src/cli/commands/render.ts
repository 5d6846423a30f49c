// `nastrace render`: draws the figures of a summary again, without its trace.

import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { examples } from '../examples.ts';
import { addFigureOptions, type FigureFlags } from '../figure-options.ts';
import type { Session } from '../io.ts';
import { countText } from '../numbers.ts';
import { checkOutputFolder } from '../output-place.ts';
import { printNote } from '../print.ts';

interface RenderFlags extends FigureFlags {
  readonly out?: string;
  readonly quiet?: true;
}

export function addRender(program: Command, session: Session): void {
  const command = program
    .command('render')
    .description('Draws the figures of a summary again, without its trace.')
    .argument('<summary.json>', 'summary that analyze wrote')
    .option('-o, --out <folder>', 'folder of the figures; the summary’s own by default');
  addFigureOptions(command)
    .option('-q, --quiet', 'print nothing but errors')
    .addHelpText(
      'after',
      examples(['nastrace render nastrace-report/summary.json --figures svg', 'the SVG figures anew']),
    )
    .action((path: string, flags: RenderFlags) => render(path, flags, session));
}

async function render(path: string, flags: RenderFlags, { io }: Session): Promise<void> {
  const out = flags.out ?? dirname(path);
  const text = await readSummary(path);
  await checkOutputFolder(out);
  const { drawFigures, parseSummary, writeOutput } = await import('../../index.ts');
  const files = await drawFigures(parseSummary(text, path), flags.figures, flags);
  await io.interrupts.afterwards(() => writeOutput(out, files));
  if (!flags.quiet) await printNote(io, `${countText(files.length, 'file')} written to ${printable(out)}`);
}

async function readSummary(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NastraceError('source-unreadable', `${path}: the summary cannot be read: ${reason}`, [
      'nastrace analyze <trace> writes one as <folder>/summary.json',
    ]);
  }
}
