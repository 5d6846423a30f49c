// `nastrace render`: draws the figures and the report of a summary again, without its trace.

import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { examples } from '../examples.ts';
import { addFigureOptions, type FigureFlags } from '../figure-options.ts';
import type { Io, Session } from '../io.ts';
import { countText } from '../numbers.ts';
import { checkOutputFolder } from '../output-place.ts';
import { printNote } from '../print.ts';
import { putReport } from '../put-report.ts';
import { systemReason } from '../system-reason.ts';

interface RenderFlags extends FigureFlags {
  readonly out?: string;
  readonly quiet?: true;
}

export function addRender(program: Command, session: Session): void {
  const command = program
    .command('render')
    .description('Draws the figures and the report of a summary again, without its trace.')
    .argument('<summary.json>', 'summary that analyze wrote; - reads standard input')
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
  if (path === '-' && flags.out === undefined) {
    throw new NastraceError('usage', 'a summary from standard input has no folder of its own', [
      '-o <folder> names the folder of the figures',
    ]);
  }
  const out = flags.out ?? dirname(path);
  const text = path === '-' ? await readStdin(io) : await readSummary(path);
  await checkOutputFolder(out);
  const { drawFigures, drawReport, parseSummary } = await import('../../index.ts');
  const summary = parseSummary(text, path === '-' ? 'stdin' : path);
  const files = [...(await drawFigures(summary, flags.figures, flags)), await drawReport(summary)];
  await putReport(out, files, flags, io);
  if (!flags.quiet) await printNote(io, `${countText(files.length, 'file')} written to ${printable(out)}`);
}

async function readSummary(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new NastraceError('source-unreadable', `${path}: ${systemReason(error)}`, [
      'nastrace analyze <trace> writes one as <folder>/summary.json',
    ]);
  }
}

async function readStdin({ stdin }: Io): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stdin) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
