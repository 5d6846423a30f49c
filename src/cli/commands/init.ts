// `nastrace init`: writes a first configuration for check, from a trace's present values.

import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Command } from 'commander';
import { NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { CONFIG_NAMES } from '../config-file.ts';
import { examples } from '../examples.ts';
import type { Session } from '../io.ts';
import { printNote } from '../print.ts';
import { takeTrace } from '../read.ts';
import { addReadOptions, type ReadFlags } from '../trace-options.ts';

interface InitFlags extends ReadFlags {
  readonly out: string;
  readonly force?: true;
}

export function addInit(program: Command, session: Session): void {
  const command = program
    .command('init')
    .description('Writes a commented configuration for check: the present values as first expectations.')
    .argument('<trace>', 'trace file');
  addReadOptions(command)
    .option('-o, --out <file>', 'the configuration', 'nastrace.config.yaml')
    .option('--force', 'write over an existing one')
    .addHelpText('after', examples(['nastrace init results.csv', 'then: nastrace check']))
    .action((path: string, flags: InitFlags) => init(path, flags, session));
}

async function init(path: string, flags: InitFlags, { io }: Session): Promise<void> {
  if (path === '-')
    throw new NastraceError(
      'usage',
      'the configuration names the trace, so it must be a file, not standard input',
    );
  const folder = dirname(flags.out);
  const names = flags.out === 'nastrace.config.yaml' ? CONFIG_NAMES : [basename(flags.out)];
  for (const name of flags.force ? [] : names) await refuseExisting(join(folder, name));
  const { analyzeTrace, CHECK_VOCABULARY, initialConfig, writeOutput } = await import('../../index.ts');
  const { trace } = await takeTrace([path], flags, io);
  const summary = io.interrupts.duringComputation(() => analyzeTrace(trace));
  const named = relative(folder, path).split(sep).join('/');
  const { format, map, nodes, timeUnit, minimize } = flags;
  const options = { format, map, nodes, timeUnit, minimize };
  const content = initialConfig(summary, named, CHECK_VOCABULARY, options);
  await io.interrupts.afterwards(() => writeOutput(folder, [{ path: basename(flags.out), content }]));
  await printNote(io, `${printable(flags.out)} written; nastrace check judges by it`);
}

async function refuseExisting(file: string): Promise<void> {
  const exists = await stat(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new NastraceError('usage', `${file} is there already`, ['--force writes over it']);
}
