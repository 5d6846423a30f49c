// `nastrace render`: draws the figures and the report of a summary again, without its trace.

import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import type { FigureFormat } from '../../index.ts';
import { NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { figuresOption } from '../analyze-options.ts';
import { examples } from '../examples.ts';
import type { Session } from '../io.ts';
import { countText } from '../numbers.ts';
import { checkOutputFolder } from '../output-place.ts';
import { printNote } from '../print.ts';

interface RenderFlags {
  readonly out?: string;
  readonly figures: FigureFormat[];
  readonly quiet?: true;
}

export function addRender(program: Command, session: Session): void {
  program
    .command('render')
    .description('Draws the figures and the report of a summary again, without its trace.')
    .argument('<summary.json>', 'summary that analyze wrote')
    .option('-o, --out <folder>', 'folder of the figures; the summary’s own by default')
    .addOption(figuresOption())
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
  const { drawFigures, drawReport, parseSummary, writeOutput } = await import('../../index.ts');
  const summary = parseSummary(text, path);
  const files = [...(await drawFigures(summary, flags.figures)), await drawReport(summary)];
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
