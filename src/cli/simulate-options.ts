// The options of `nastrace simulate`, one table: each can be given, and each of these can be swept.
//
// Names are the library's in kebab case; a test holds the defaults said here to the library's.

import { type Command, Option } from 'commander';
import type { SimulateOptions } from '../index.ts';
import { decimalNumber, oneOf, type Parse, wholeNumber } from './parse-values.ts';

/** Evaluations are numbered in 32 bits. */
const MOST = 1_000_000_000;
const share = decimalNumber(0, 1);
const positive = decimalNumber(1e-6, 1e9);

export interface SimulateOption {
  readonly name: string;
  readonly value: string;
  readonly parse: Parse<number | string>;
  readonly help: string;
  /** As SIMULATE_DEFAULTS has it. */
  readonly otherwise: number | string;
}

const option = (
  name: string,
  value: string,
  parse: Parse<number | string>,
  help: string,
  otherwise: number | string,
): SimulateOption => ({ name, value, parse, help, otherwise });

export const SIMULATE_OPTIONS: readonly SimulateOption[] = [
  option('evaluations', 'N', wholeNumber(1, MOST), 'evaluations in all, failures too', 1000),
  option('population', 'P', wholeNumber(1, 10_000_000), 'population size', 100),
  option('sample', 's', wholeNumber(1, 10_000_000), 'members drawn for each tournament', 5),
  option('workers', 'w', wholeNumber(1, 1_000_000), 'workers, which start together', 32),
  option(
    'mutation',
    'model',
    oneOf(['redraw', 'replace']),
    'redraw: the old choice may be drawn again; replace: never',
    'redraw',
  ),
  option(
    'selection',
    'rule',
    oneOf(['tournament', 'uniform']),
    'uniform: any member is as likely a parent',
    'tournament',
  ),
  option(
    'search',
    'kind',
    oneOf(['evolution', 'random']),
    'random: all architectures are random',
    'evolution',
  ),
  option('retire', 'rule', oneOf(['oldest', 'worst', 'random']), 'who leaves a full population', 'oldest'),
  option(
    'durations',
    'law',
    oneOf(['lognormal', 'normal', 'constant', 'table']),
    'of training; table: as the objective’s table says',
    'lognormal',
  ),
  option('duration-mean', 'seconds', positive, 'mean duration', 60),
  option(
    'duration-spread',
    'x',
    decimalNumber(0, 3),
    'deviation over mean (lognormal: of the logarithm)',
    0.3,
  ),
  option(
    'duration-architecture',
    'share',
    share,
    'share of that variance that the architecture decides',
    0.5,
  ),
  option('worker-spread', 'x', decimalNumber(0, 3), 'deviation of the logarithm of workers’ slowness', 0),
  option('quantum', 's', wholeNumber(1), 'hand out evaluations when so many workers are free', 1),
  option(
    'mutation-bias',
    'b',
    decimalNumber(-10, 10),
    'weigh the k-th of L positions by ((k − ½)/L)^b; 0 is uniform',
    0,
  ),
  option(
    'scheduler',
    'rule',
    oneOf(['fifo', 'locality']),
    'locality: to the free worker whose last model shares most layers',
    'fifo',
  ),
  option('transfer-time', 'share', share, 'time saved when all layers are transferred', 0.5),
  option('transfer-gain', 'x', decimalNumber(), 'quality gained when all layers are transferred', 0.5),
  option('noise', 'x', decimalNumber(0), 'deviation that training adds to the quality', 0.1),
  option('epistasis', 'x', decimalNumber(0), 'effect of pairs of choices, that of single ones being 1', 2),
  option('invalid', 'share', share, 'share of the architectures that fail', 0),
  option('failures', 'share', share, 'evaluations that fail by themselves', 0),
  option('worker-failures', 'share', share, 'evaluations under which the worker fails', 0),
  option('worker-downtime', 'seconds', decimalNumber(0, 1e9), 'until a failed worker is back', 60),
  option('seed', 'n', wholeNumber(0), 'seed of everything random', 0),
];

/** Adds the table's options and `--transfer`. */
export function addSimulateOptions(command: Command): Command {
  for (const { name, value, parse, help, otherwise } of SIMULATE_OPTIONS) {
    command.addOption(
      new Option(`--${name} <${value}>`, `${help}; ${otherwise} by default`).argParser(parse),
    );
  }
  return command.option('--transfer', 'transfer layers from the known model with the longest common prefix');
}

/** `--mutation-bias` as the library names it: `mutationBias`. */
export function keyOf(name: string): keyof SimulateOptions {
  const key = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  // The table's names are the library's; a test compares them.
  return key as keyof SimulateOptions;
}
