// `nastrace compare`: holds runs against each other, from their traces or summaries, and repeats of settings too.

import type { Command } from 'commander';
import type { AnalyzeOptions, RunInput } from '../../index.ts';
import { NastraceError } from '../../shared/errors.ts';
import { stableJson } from '../../shared/stable-json.ts';
import { collectGroup, type GroupPattern, nameSources } from '../compare-groups.ts';
import { takeRuns } from '../compare-runs.ts';
import { findSources, type Source } from '../compare-sources.ts';
import { comparisonText } from '../compare-text.ts';
import { examples } from '../examples.ts';
import { addFigureOptions, type FigureFlags } from '../figure-options.ts';
import type { Session } from '../io.ts';
import { checkOutputFolder } from '../output-place.ts';
import { listOf, wholeNumber } from '../parse-values.ts';
import { present } from '../present.ts';
import { printResult } from '../print.ts';
import { putReport } from '../put-report.ts';
import {
  addCutOptions,
  addInvalidOption,
  addReadOptions,
  addSettingOptions,
  checkPaths,
  givenSettings,
  type PartFlags,
  type SettingFlags,
} from '../trace-options.ts';

interface CompareFlags extends PartFlags, SettingFlags, FigureFlags {
  readonly out: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly label?: string[];
  readonly group?: GroupPattern[];
  readonly window?: number;
  readonly prefixLength?: number;
  readonly snapshots?: number[];
  readonly permutations?: number;
}

/** Options that only a trace can follow. */
const OF_TRACES = [
  ['window', '--window'],
  ['prefixLength', '--prefix-length'],
  ['snapshots', '--snapshots'],
  ['permutations', '--permutations'],
  ['population', '--population'],
  ['sample', '--sample'],
  ['mutation', '--mutation'],
  ['from', '--from'],
  ['to', '--to'],
  ['format', '--format'],
  ['map', '--map'],
  ['nodes', '--nodes'],
] as const;

export function addCompare(program: Command, session: Session): void {
  const command = program
    .command('compare')
    .description('Holds runs against each other: their numbers, quality, tries, popular prefixes, claims.')
    .argument('<run...>', 'traces, summaries or folders of reports, mixed; the first is the reference')
    .option(
      '--group <name=pattern>',
      'inputs that match are repeats of one setting (* and ?); may be repeated',
      collectGroup,
    )
    .option(
      '--label <names>',
      'a name an input: a,b,c; inputs of one name are repeats of one setting',
      listOf(name => name),
    );
  addReadOptions(command);
  addCutOptions(command);
  addInvalidOption(command);
  addSettingOptions(command)
    .option('--window <W>', 'window of all traces, in candidates', wholeNumber(1))
    .option('--prefix-length <k>', 'prefix length of all traces; 3 by default', wholeNumber(1))
    .option(
      '--snapshots <candidates>',
      'candidates at which to look, such as 100,500,800',
      listOf(wholeNumber(1)),
    )
    .option('--permutations <n>', 'permutations of each test of locality', wholeNumber(0, 100_000));
  addFigureOptions(command)
    .option('-o, --out <folder>', 'folder of the comparison', 'nastrace-comparison')
    .option('--json', 'print the comparison as JSON')
    .option('-q, --quiet', 'print nothing but errors (and what --json asks for)')
    .addHelpText(
      'after',
      examples(
        ['nastrace compare short.csv long.csv', 'two runs, the second against the first'],
        ['nastrace compare reports/*/summary.json -o all', 'what analyze wrote, without the traces'],
        [
          "nastrace compare runs/*.jsonl --group fifo='fifo-*' --group local='local-*'",
          'repeats of two settings: differences with intervals',
        ],
        ['nastrace compare a1.csv a2.csv b1.csv b2.csv --label a,a,b,b', 'the same by name'],
      ),
    )
    .action((paths: string[], flags: CompareFlags) => compare(paths, flags, session));
}

async function compare(paths: string[], flags: CompareFlags, { io }: Session): Promise<void> {
  checkPaths(paths);
  await checkOutputFolder(flags.out);
  const sources = await findSources(paths);
  refuseIdle(sources, flags);
  if (sources.length < 2) {
    throw new NastraceError('usage', 'a comparison takes at least two runs, one is given', [
      'name two traces, summaries or folders, or a folder of reports',
    ]);
  }
  const naming = nameSources(sources, flags.label, flags.group);
  const runs = await takeRuns(sources, naming, flags, optionsOf(flags), io);
  const { compareSummaries, comparisonFiles } = await import('../../index.ts');
  const comparison = io.interrupts.duringComputation(() => compareSummaries(inOrder(runs, flags.group)));
  const files = await comparisonFiles(comparison, flags.figures, flags);
  await putReport(flags.out, files, flags, io, '');
  if (flags.json) await printResult(io, stableJson(comparison));
  else if (!flags.quiet) {
    const width = Math.min(io.stdout.columns ?? 80, 120);
    await printResult(io, comparisonText(comparison, width, flags.out));
  }
}

/** The groups of --group first, in its order, so that the first named is the reference. */
function inOrder(runs: readonly RunInput[], patterns: readonly GroupPattern[] = []): RunInput[] {
  const names = new Set(patterns.map(({ name }) => name));
  const named = [...names].flatMap(name => runs.filter(({ group }) => group === name));
  return [...named, ...runs.filter(({ group }) => group === undefined || !names.has(group))];
}

function optionsOf(flags: CompareFlags): AnalyzeOptions {
  const { window, prefixLength, snapshots, permutations } = flags;
  return { ...givenSettings(flags), ...present({ window, prefixLength, snapshots, permutations }) };
}

/** Throws NastraceError `usage` for an option that no input can follow. */
function refuseIdle(sources: readonly Source[], flags: CompareFlags): void {
  if (sources.some(({ summary }) => summary === null)) return;
  const idle = OF_TRACES.find(([key]) => flags[key] !== undefined);
  if (idle === undefined) return;
  throw new NastraceError('usage', `${idle[1]} is for traces, and all inputs are summaries`, [
    'give the traces, or analyze them with it again',
  ]);
}
