// The program: its commands and what they have in common.

import { Command } from 'commander';
import { VERSION } from '../shared/version.ts';
import { paint, wantsColour } from './colour.ts';
import { addAnalyze } from './commands/analyze.ts';
import { addCache } from './commands/cache.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addConvert } from './commands/convert.ts';
import { addInit } from './commands/init.ts';
import { addLineage } from './commands/lineage.ts';
import { addRender } from './commands/render.ts';
import { addSimulate } from './commands/simulate.ts';
import { addValidate } from './commands/validate.ts';
import { examples } from './examples.ts';
import type { Session } from './io.ts';

const EXIT_CODES = `
Exit codes:
  0  done
  1  validate found an error, or check an expectation that fails
  2  wrong usage or configuration
  3  the trace cannot be read or is invalid
  4  the output cannot be written
  130  interrupted`;

/** Builds the command line anew for one run; its actions leave their exit code in the session. */
export function buildProgram(session: Session): Command {
  const { io } = session;
  const program = new Command('nastrace')
    .description(
      'Analyzes the trace of a neural architecture search: structure, tensor locality, quality, popularity.',
    )
    .version(VERSION, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .showHelpAfterError('(add --help for all options)')
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      outputError: (text, write) =>
        write(text.replace(/^error:/, paint('red', 'error:', wantsColour(io.stderr, io.env)))),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      getOutHasColors: () => wantsColour(io.stdout, io.env),
      getErrHasColors: () => wantsColour(io.stderr, io.env),
    });
  addAnalyze(program, session);
  addValidate(program, session);
  addCheck(program, session);
  addInit(program, session);
  addLineage(program, session);
  addConvert(program, session);
  addCompare(program, session);
  addCache(program, session);
  addRender(program, session);
  addSimulate(program, session);
  return program.addHelpText(
    'after',
    examples(
      ['nastrace analyze results.csv', 'read a trace, write nastrace-report/'],
      ['nastrace validate results.csv', 'list what is wrong with it'],
      ['nastrace analyze --help', 'all options of a command'],
    ) + EXIT_CODES,
  );
}
