// The options of `nastrace cache` beyond those of reading: which policies, where, by which numbers.

import { type Command, InvalidArgumentError } from 'commander';
import type { CacheOptions, CapacityWish, LayerSizes, PolicyId } from '../index.ts';
import type { FigureFlags } from './figure-options.ts';
import { decimalNumber, listOf, oneOf, wholeNumber } from './parse-values.ts';
import { present } from './present.ts';
import { givenSettings, type PartFlags, type SettingFlags } from './trace-options.ts';

const POLICIES = [
  'lru',
  'fifo',
  'lfu',
  '2q',
  's3-fifo',
  'popular',
  'likely',
  'tiers',
  'prefetch',
  'broadcast',
  'push',
  'min',
  'limit',
] as const satisfies readonly PolicyId[];
export interface CacheFlags extends PartFlags, SettingFlags, FigureFlags {
  readonly policy?: PolicyId[];
  readonly capacity?: CapacityWish[];
  readonly sizes?: string;
  readonly access?: 'transfers' | 'presence';
  readonly window?: number;
  readonly donations?: number;
  readonly epsilon?: number;
  readonly broadcast?: number;
  readonly out?: string;
  readonly requests?: true;
  readonly json?: true;
  readonly jobs?: number;
  readonly quiet?: true;
}

export function addChoiceOptions(command: Command): Command {
  return command
    .option('--policy <ids>', `only these of ${POLICIES.join(', ')}`, listOf(oneOf(POLICIES)))
    .option(
      '--capacity <list>',
      'of each cache: tensors (bytes with --sizes) or 5% of all distinct ones',
      listOf(capacityWish),
    )
    .option('--sizes <csv>', 'bytes of each layer: a table with the columns position,choice,bytes')
    .option(
      '--access <kind>',
      'transfers counts what would be transferred, presence all prefixes',
      oneOf(['transfers', 'presence']),
    );
}

export function addRuleOptions(command: Command): Command {
  return command
    .option('--window <W>', 'transfers looked back at; the population size by default', wholeNumber(1))
    .option('--donations <n>', 'popular: from so many of the last W on; 5 by default', wholeNumber(0))
    .option('--epsilon <p>', 'likely: above this transfer bound; 0.01 by default', decimalNumber(0, 1))
    .option(
      '--broadcast <seconds>',
      'broadcast: sent once within; 5 % of the mean evaluation by default',
      decimalNumber(0),
    );
}

/** "5%" is a share of the distinct tensors, "500" a size. */
function capacityWish(text: string): CapacityWish {
  const [, number = '', percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? [];
  const value = Number(number);
  if (number !== '' && value > 0 && (percent === '%' ? value <= 100 : Number.isInteger(value)))
    return percent === '%' ? { share: value / 100 } : { size: value };
  throw new InvalidArgumentError('Expected a whole number of at least 1, or a share such as 5%.');
}

/** The options of `planCaches`. Throws NastraceError `usage` when settings contradict each other. */
export function cacheOptions(flags: CacheFlags, sizes: LayerSizes | undefined): CacheOptions {
  const { policy, capacity, access, window, donations, epsilon, broadcast } = flags;
  return {
    ...givenSettings(flags),
    ...present({ access, window, donations, epsilon, sizes }),
    ...present({ policies: policy, capacities: capacity, broadcastSeconds: broadcast }),
  };
}
