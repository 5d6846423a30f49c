// The options of every command that reads a trace.

import type { Command } from 'commander';
import type { Bound, FormatId, ReadOptions, TimeUnit } from '../index.ts';
import { NastraceError } from '../shared/errors.ts';
import type { Io } from './io.ts';
import { bound, collectMapping, listOf, oneOf, wholeNumber } from './parse-values.ts';
import { present } from './present.ts';

export interface ReadFlags {
  readonly format?: FormatId;
  readonly map?: Record<string, string>;
  readonly nodes?: string[];
  readonly timeUnit?: TimeUnit;
  readonly minimize?: true;
  readonly onInvalid?: 'fail' | 'skip';
}

/** Which files make a trace, and which part of it is taken. */
export interface PartFlags extends ReadFlags {
  readonly join?: true;
  readonly from?: Bound;
  readonly to?: Bound;
}

export interface SettingFlags {
  readonly population?: number;
  readonly sample?: number;
  readonly mutation?: 'redraw' | 'replace';
}

/** How the file is read. */
export function addReadOptions(command: Command): Command {
  return command
    .option(
      '--format <format>',
      'jsonl, csv, deephyper or optuna; detected from the content by default',
      oneOf(['jsonl', 'csv', 'deephyper', 'optuna']),
    )
    .option(
      '--map <field=column>',
      'the column that holds a field, such as quality=acc; may be repeated',
      collectMapping,
    )
    .option(
      '--nodes <names>',
      'order of the variable nodes: a,b,c',
      listOf(name => name),
    )
    .option(
      '--time-unit <unit>',
      'unit of times that are numbers: s, ms, us or ns; seconds by default',
      oneOf(['s', 'ms', 'us', 'ns']),
    )
    .option('--minimize', 'the quality is a loss: lower is better');
}

/** Which files make a trace, and which part of it. */
export function addPartOptions(command: Command): Command {
  return addCutOptions(
    command.option('--join', 'the files are one restarted search, in this order: one trace'),
  );
}

/** Which part of each trace. */
export function addCutOptions(command: Command): Command {
  return command
    .option('--from <where>', 'leave out what is before a candidate (100) or a time (90s, 15min, 2h)', bound)
    .option('--to <where>', 'leave out what is after a candidate or a time', bound);
}

/** What happens to records that are invalid. */
export function addInvalidOption(command: Command): Command {
  return command.option(
    '--on-invalid <what>',
    'fail names invalid records and stops, skip goes on without them',
    oneOf(['fail', 'skip']),
    'fail',
  );
}

/** How the search was set, where the user knows it. */
export function addSettingOptions(command: Command): Command {
  return command
    .option(
      '--population <P>',
      'population size; by default as the trace says or as estimated',
      wholeNumber(1),
    )
    .option('--sample <s>', 'sample size, at most the population size', wholeNumber(1))
    .option(
      '--mutation <model>',
      'redraw: a mutation may draw the old choice again; replace: never',
      oneOf(['redraw', 'replace']),
    );
}

/** The options of `readTrace` for one of the paths. */
export function readOptions(path: string, flags: ReadFlags, io: Io): ReadOptions {
  return {
    ...present({
      format: flags.format,
      map: flags.map,
      nodes: flags.nodes,
      timeUnit: flags.timeUnit,
      minimize: flags.minimize,
      onInvalid: flags.onInvalid,
    }),
    ...(path === '-' && { stdin: io.stdin }),
  };
}

/** The settings given. Throws NastraceError `usage` when a sample is larger than its population. */
export function givenSettings(flags: SettingFlags): SettingFlags {
  const { population, sample, mutation } = flags;
  if (population !== undefined && sample !== undefined && sample > population) {
    throw new NastraceError('usage', `--sample ${sample} is larger than --population ${population}`, [
      'a sample is drawn from the population: 1 ≤ sample ≤ population',
    ]);
  }
  return present({ population, sample, mutation });
}

/** Throws NastraceError `usage` when standard input is named more than once: it can be read only once. */
export function checkPaths(paths: readonly string[]): void {
  if (paths.filter(path => path === '-').length > 1) {
    throw new NastraceError('usage', '- (standard input) is named more than once', [
      'it can be read only once',
    ]);
  }
}
