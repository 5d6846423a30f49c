// `nastrace simulate`: a search in simulated time as a trace, or a sweep over one of its options as a table and a figure.

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { SearchSpace, SimulateOptions, SimulationTotals } from '../../index.ts';
import { NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { examples } from '../examples.ts';
import { addFigureOptions, type FigureFlags } from '../figure-options.ts';
import type { Io, Session } from '../io.ts';
import { countText, durationText, numberText, percentText } from '../numbers.ts';
import { checkOutputFile } from '../output-place.ts';
import { wholeNumber } from '../parse-values.ts';
import { present } from '../present.ts';
import { printNote, printResult } from '../print.ts';
import { addSimulateOptions, keyOf, SIMULATE_OPTIONS } from '../simulate-options.ts';
import { parseSweep, type Sweep } from '../sweep-option.ts';
import { systemReason } from '../system-reason.ts';
import { sweepAndWrite } from './simulate-sweep.ts';

export interface SimulateFlags extends Partial<Omit<SimulateOptions, 'space' | 'objective'>>, FigureFlags {
  readonly space?: string;
  readonly objective?: string;
  readonly blind?: true;
  readonly sweep?: Sweep;
  readonly repeat: number;
  readonly out?: string;
  readonly quiet?: true;
}

export function addSimulate(program: Command, session: Session): void {
  const command = program
    .command('simulate')
    .description(
      'Runs parallel regularized evolution in simulated time and writes its trace, parents and all.',
    )
    .option(
      '--space <name|file>',
      'nasbench201, macro, attn, attn54 or a JSON file; nasbench201, or the table’s, by default',
    )
    .option('--objective <file>', 'tabular benchmark, CSV or JSON; a random landscape by default');
  addSimulateOptions(command)
    .option('--blind', 'leave parents and settings out of the trace, as real traces do')
    .option('--sweep <option=values>', 'compare several values of an option: quantum=1,2,4', parseSweep)
    .option('--repeat <n>', 'sweep: seeds a value', wholeNumber(1, 10_000), 20);
  addFigureOptions(command)
    .option(
      '-o, --out <place>',
      'file of the trace (- is standard output, the default); sweep: folder, nastrace-sweep by default',
    )
    .option('-q, --quiet', 'print nothing but the trace and errors')
    .addHelpText(
      'after',
      examples(
        ['nastrace simulate --seed 1 -o run.jsonl', 'the paper’s search on 32 workers'],
        ['nastrace simulate --blind | nastrace analyze -', 'what analyze finds without being told'],
        ['nastrace simulate --sweep quantum=1,2,4,8,16,32 -o quantum', 'what waiting for workers costs'],
      ),
    )
    .action((flags: SimulateFlags) => {
      checkTogether(command, flags);
      return simulate(flags, session);
    });
}

/** Throws NastraceError `usage` for an option that would do nothing beside the others. */
function checkTogether(command: Command, flags: SimulateFlags): void {
  const given = (name: string) => command.getOptionValueSource(name) === 'cli';
  const idle =
    flags.sweep === undefined
      ? ['repeat', 'figures', 'theme', 'width', 'dpi'].find(given)
      : ['blind'].find(given);
  if (idle === undefined) return;
  const message =
    flags.sweep === undefined ? `--${idle} needs --sweep` : `--${idle} does nothing with --sweep`;
  throw new NastraceError('usage', message, [
    '--sweep option=a,b,… writes a table and a figure instead of a trace',
  ]);
}

async function simulate(flags: SimulateFlags, { io }: Session): Promise<void> {
  const settings = await settingsOf(flags);
  if (flags.sweep !== undefined) return sweepAndWrite(flags.sweep, settings, flags, io);
  const { SIMULATE_DEFAULTS, traceText, writeStream } = await import('../../index.ts');
  const out = flags.out ?? '-';
  const pieces = keepingLast(traceText(settings, { blind: flags.blind === true }));
  if (out === '-') {
    for (const piece of pieces.all) await printResult(io, piece);
  } else {
    await checkOutputFile(out);
    await writeStream(out, pieces.all);
  }
  if (flags.quiet) return;
  await printTotals(pieces.last(), out, io);
  const { evaluations, population } = { ...SIMULATE_DEFAULTS, ...settings };
  if (evaluations <= population) {
    await printNote(
      io,
      `warning: nothing evolves: all ${countText(evaluations, 'evaluation')} belong to the random start of a population of ${population}`,
    );
  }
}

/** The options as the library takes them, spaces and tables read. */
async function settingsOf(flags: SimulateFlags): Promise<Partial<SimulateOptions>> {
  const { parseObjective } = await import('../../index.ts');
  const given = SIMULATE_OPTIONS.map(({ name }) => [keyOf(name), flags[keyOf(name) as keyof SimulateFlags]]);
  const space = flags.space === undefined ? undefined : await readSpace(flags.space);
  const { objective: file } = flags;
  const objective = file === undefined ? {} : parseObjective(await readText(file), file, space);
  return present({ ...Object.fromEntries(given), transfer: flags.transfer, space, ...objective });
}

async function readSpace(name: string): Promise<SearchSpace> {
  const { parseSpace, SPACE_IDS, SPACES } = await import('../../index.ts');
  const id = SPACE_IDS.find(known => known === name);
  if (id !== undefined) return SPACES[id];
  return parseSpace(await readText(name, `a built-in space is one of ${SPACE_IDS.join(', ')}`), name);
}

async function readText(path: string, hint = 'check the path'): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new NastraceError('usage', `${path}: ${systemReason(error)}`, [hint]);
  }
}

/** A generator's pieces, and its last value once they have all been taken. */
function keepingLast<Piece, Last>(
  pieces: Generator<Piece, Last>,
): { all: Iterable<Piece>; last: () => Last } {
  let last: Last | undefined;
  const all = (function* () {
    last = yield* pieces;
  })();
  return {
    all,
    last: () => {
      if (last === undefined) throw new Error('the pieces have not all been taken');
      return last;
    },
  };
}

async function printTotals(totals: SimulationTotals, out: string, io: Io): Promise<void> {
  const { evaluations, failures, seconds, best, bestSeconds, idleShare } = totals;
  const failed = failures === 0 ? '' : `, ${countText(failures, 'failure')}`;
  const found =
    best === null || bestSeconds === null
      ? 'none succeeded'
      : `best quality ${numberText(best)} after ${durationText(bestSeconds)}`;
  const where = out === '-' ? '' : ` written to ${printable(out)}`;
  const text = `${countText(evaluations, 'evaluation')}${failed} in ${durationText(seconds)}${where}; ${found}; workers idle ${percentText(idleShare)} of the time`;
  await printNote(io, text.replaceAll('\u00a0', ' '));
}
