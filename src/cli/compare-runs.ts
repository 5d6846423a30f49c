// From paths to summaries that can be held against each other: traces are analyzed, with one W and k for all.
//
// What is counted in windows needs the same W. Where the traces' own differ they are analyzed again: with that of
// the summaries among the inputs, else with the smallest, which every trace has.

import type { AnalyzeOptions, RunInput, Summary } from '../index.ts';
import { NastraceError } from '../shared/errors.ts';
import { printable } from '../shared/printable.ts';
import type { Naming } from './compare-groups.ts';
import type { Source } from './compare-sources.ts';
import type { Io } from './io.ts';
import { printNote } from './print.ts';
import { takeTrace } from './read.ts';
import type { PartFlags } from './trace-options.ts';

export interface RunFlags extends PartFlags {
  readonly quiet?: true;
}

const COMMON = [
  ['window', 'W', '--window'],
  ['prefixLength', 'k', '--prefix-length'],
] as const;

export async function takeRuns(
  sources: readonly Source[],
  naming: readonly Naming[],
  flags: RunFlags,
  options: AnalyzeOptions,
  io: Io,
): Promise<RunInput[]> {
  const summaries: Summary[] = [];
  for (const source of sources)
    summaries.push(source.summary ?? (await analyzeAt(source, flags, options, io)));
  const common = await commonOptions(sources, summaries, flags, io);
  for (const [index, source] of sources.entries()) {
    const { trace } = summaries[index] ?? {};
    const differs = COMMON.some(([key]) => common[key] !== undefined && trace?.[key] !== common[key]);
    if (source.summary === null && differs)
      summaries[index] = await analyzeAt(source, flags, { ...options, ...common }, io);
  }
  return summaries.map((summary, index) => ({ ...(naming[index] ?? { label: '' }), summary }));
}

async function analyzeAt(
  { path }: Source,
  flags: RunFlags,
  options: AnalyzeOptions,
  io: Io,
): Promise<Summary> {
  const { analyzeTrace } = await import('../index.ts');
  const { trace } = await takeTrace([path], flags, io);
  return io.interrupts.duringComputation(() => analyzeTrace(trace, options));
}

/** The W and k that the traces are to be analyzed with anew; nothing where all agree, or summaries cannot. */
async function commonOptions(
  sources: readonly Source[],
  summaries: readonly Summary[],
  flags: RunFlags,
  io: Io,
): Promise<{ window?: number; prefixLength?: number }> {
  const common: { window?: number; prefixLength?: number } = {};
  for (const [key, symbol, flag] of COMMON) {
    const values = summaries.map(({ trace }) => trace[key]);
    const fixed = values.filter((_, index) => sources[index]?.summary !== null);
    const isFree = fixed.length < values.length;
    if (!isFree || new Set(values).size === 1 || new Set(fixed).size > 1) continue;
    const value = fixed[0] ?? Math.min(...values);
    if (sources.some(({ path }, index) => path === '-' && values[index] !== value)) {
      throw new NastraceError(
        'usage',
        `${symbol} differs between the runs, and standard input cannot be read twice`,
        [`${flag} ${value} gives all traces the same`],
      );
    }
    common[key] = value;
    if (!flags.quiet)
      await printNote(
        io,
        printable(`${symbol} differs between the runs; traces are analyzed with ${flag} ${value}`),
      );
  }
  return common;
}
