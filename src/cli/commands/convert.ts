// `nastrace convert`: any format to the canonical jsonl, on standard output or into a file.

import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { batched } from '../../shared/batched.ts';
import { NastraceError } from '../../shared/errors.ts';
import { examples } from '../examples.ts';
import type { Session } from '../io.ts';
import { checkOutputFile } from '../output-place.ts';
import { printResult } from '../print.ts';
import { oneTrace, takeTrace } from '../read.ts';
import { addInvalidOption, addPartOptions, addReadOptions, type PartFlags } from '../trace-options.ts';

interface ConvertFlags extends PartFlags {
  readonly out: string;
  readonly quiet?: true;
}

export function addConvert(program: Command, session: Session): void {
  const command = program
    .command('convert')
    .description('Writes a trace of any format as canonical jsonl, one evaluation a line.')
    .argument('<trace...>', 'trace file, or with --join the files of one search; - reads standard input');
  addReadOptions(command);
  addInvalidOption(command);
  addPartOptions(command)
    .option('-o, --out <file>', 'file to write; - is standard output', '-')
    .option('-q, --quiet', 'print nothing but the lines and errors')
    .addHelpText(
      'after',
      examples(
        ['nastrace convert results.csv -o run.jsonl', 'the same trace in the canonical form'],
        ['nastrace convert a.csv b.csv --join | gzip > run.jsonl.gz', 'a restarted search as one file'],
      ),
    )
    .action((paths: string[], flags: ConvertFlags) => convert(paths, flags, session));
}

async function convert(paths: string[], flags: ConvertFlags, { io }: Session): Promise<void> {
  const folder = dirname(flags.out);
  if (flags.out !== '-') {
    refuseInput(paths, flags.out);
    await checkOutputFile(flags.out);
  }
  const { canonicalLines, writeOutput } = await import('../../analysis.ts');
  const { trace } = await takeTrace(oneTrace(paths, flags), flags, io);
  if (flags.out === '-') {
    for (const text of batched(canonicalLines(trace))) await printResult(io, text);
    return;
  }
  const file = { path: basename(flags.out), content: batched(canonicalLines(trace)) };
  await io.interrupts.afterwards(() => writeOutput(folder, [file]));
}

/** Throws NastraceError `usage` where the file to write is one of those read: what nastrace ignores would be lost. */
function refuseInput(paths: readonly string[], out: string): void {
  if (paths.some(path => path !== '-' && resolve(path) === resolve(out))) {
    throw new NastraceError('usage', `--out ${out} is the trace itself`, [
      'name another file: columns that are ignored would be lost',
    ]);
  }
}
