// Reading traces for a command: with its options, joined and cut as asked, and a note about the records left out.

import type { Reading, Rejection, Trace } from '../analysis.ts';
import { NastraceError } from '../shared/errors.ts';
import { printable } from '../shared/printable.ts';
import type { Io } from './io.ts';
import { countText } from './numbers.ts';
import { printNote } from './print.ts';
import { NO_PROGRESS, type Progress } from './progress.ts';
import { checkPaths, type PartFlags, type ReadFlags, readOptions } from './trace-options.ts';

export interface Taken {
  readonly trace: Trace;
  readonly rejections: readonly Rejection[];
}

/** The files of each trace: one file a trace, or all of them with --join. */
export function groupFiles(paths: readonly string[], { join }: PartFlags): readonly (readonly string[])[] {
  return join === true ? [paths] : paths.map(path => [path]);
}

/** The one trace of a command that takes one. Throws NastraceError `usage` for several files without --join. */
export function oneTrace(paths: readonly string[], flags: PartFlags): readonly string[] {
  checkPaths(paths);
  if (paths.length === 1 || flags.join === true) return paths;
  throw new NastraceError('usage', `${paths.length} traces are given, one is taken`, [
    'give --join if they are the files of one restarted search',
  ]);
}

export interface TakeOptions {
  /** Where the records left out are kept, as the end of a sentence. */
  readonly where?: string;
  readonly progress?: Progress;
}

/** Throws what `readTrace`, `joinTraces` and `cutTrace` throw. */
export async function takeTrace(
  paths: readonly string[],
  flags: PartFlags & { readonly quiet?: true },
  io: Io,
  { where = '', progress = NO_PROGRESS }: TakeOptions = {},
): Promise<Taken> {
  const { joinTraces, cutTrace } = await import('../analysis.ts');
  const readings: Reading[] = [];
  for (const path of paths) readings.push(await readNoted(path, flags, io, where, progress));
  const traces = readings.map(({ trace }) => trace);
  const [only] = traces;
  const whole = only !== undefined && traces.length === 1 ? only : joinTraces(traces);
  return {
    trace: cutTrace(whole, { from: flags.from, to: flags.to }),
    rejections: readings.flatMap(({ rejections }) => rejections),
  };
}

async function readNoted(
  path: string,
  flags: ReadFlags & { readonly quiet?: true },
  io: Io,
  where: string,
  progress: Progress,
): Promise<Reading> {
  const { readTrace } = await import('../analysis.ts');
  const onRead = (done: number, total: number) =>
    progress.update({ label: 'reading', done, total, unit: 'bytes' });
  const reading = await readTrace(path, { ...readOptions(path, flags, io), onRead });
  const left = reading.rejections.length;
  if (left > 0 && !flags.quiet) {
    progress.clear();
    await printNote(io, printable(`${path}: ${countText(left, 'invalid record')} left out${where}`));
  }
  return reading;
}
