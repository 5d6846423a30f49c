// The options of `nastrace analyze` beyond those of reading: what is computed, and how it is handed out.

import type { Command } from 'commander';
import type { AnalysisId, AnalyzeOptions } from '../index.ts';
import { addFigureOptions, type FigureFlags } from './figure-options.ts';
import { decimalNumber, listOf, oneOf, wholeNumber } from './parse-values.ts';
import { present } from './present.ts';
import { givenSettings, type PartFlags, type SettingFlags } from './trace-options.ts';

const MODULES = ['trie', 'locality', 'quality', 'popularity'] as const satisfies readonly AnalysisId[];

export interface AnalyzeFlags extends PartFlags, SettingFlags, FigureFlags {
  readonly out: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly only?: AnalysisId[];
  readonly window?: number;
  readonly prefixLength?: number;
  readonly minShare?: number;
  readonly snapshots?: number[];
  readonly access?: 'transfers' | 'presence';
  readonly seed?: number;
  readonly permutations?: number;
  readonly lowQuality?: number;
  readonly fullRange?: true;
  readonly cache?: true;
  readonly jobs?: number;
}

export function addAnalyzeOptions(command: Command): Command {
  addComputationOptions(command);
  return addFigureOptions(command)
    .option('-o, --out <folder>', 'folder of the report', 'nastrace-report')
    .option(
      '--jobs <n>',
      'threads, for traces or for the steps of a long one; as many as there are processors by default',
      wholeNumber(1, 1024),
    )
    .option('--json', 'print the summary as JSON; an array of them for several traces')
    .option('-q, --quiet', 'print nothing but errors (and what --json asks for)');
}

function addComputationOptions(command: Command): void {
  command
    .option('--only <modules>', `only these of ${MODULES.join(', ')}`, listOf(oneOf(MODULES)))
    .option('--window <W>', 'window in candidates; the population size by default', wholeNumber(1))
    .option(
      '--prefix-length <k>',
      'length of the prefixes whose popularity is followed; 3 by default',
      wholeNumber(1),
    )
    .option(
      '--min-share <share>',
      'trie: nodes below this share of the evaluations are not listed; 0.01 by default',
      decimalNumber(0, 1),
    )
    .option(
      '--access <kind>',
      'locality: transfers counts what would be transferred, presence all prefixes',
      oneOf(['transfers', 'presence']),
    )
    .option(
      '--permutations <n>',
      'locality: permutations of each test; 199 by default',
      wholeNumber(0, 100_000),
    )
    .option('--seed <n>', 'seed of everything random; 0 by default', wholeNumber(0))
    .option(
      '--low-quality <q>',
      'quality: below it a model is a low performer; the median of the random models by default',
      decimalNumber(),
    )
    .option('--full-range', 'quality: show all qualities in the figure, not the high end alone')
    .option(
      '--snapshots <candidates>',
      'popularity: candidates at which to look, such as 100,500,800',
      listOf(wholeNumber(1)),
    )
    .option('--cache', 'replay caching policies on the transfers too: the section cache');
}

/** The options of `analyzeTrace`. Throws NastraceError `usage` when they contradict each other. */
export function analyzeOptions(flags: AnalyzeFlags): AnalyzeOptions {
  const {
    only,
    window,
    prefixLength,
    minShare,
    snapshots,
    access,
    seed,
    permutations,
    lowQuality,
    fullRange,
    cache,
  } = flags;
  return {
    ...givenSettings(flags),
    ...present({
      only,
      window,
      prefixLength,
      minShare,
      snapshots,
      access,
      seed,
      permutations,
      lowQuality,
      fullRange,
      cache,
    }),
  };
}
