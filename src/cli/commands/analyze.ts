// `nastrace analyze`: reads traces, analyzes them, writes their reports, prints one screen about each.

import { join } from 'node:path';
import type { Command } from 'commander';
import type { AnalyzeOptions, OutputFile, Summary } from '../../index.ts';
import { stableJson } from '../../shared/stable-json.ts';
import { type AnalyzeFlags, addAnalyzeOptions, analyzeOptions } from '../analyze-options.ts';
import { wantsColour } from '../colour.ts';
import { examples } from '../examples.ts';
import type { Session } from '../io.ts';
import { checkOutputFolder, outputFolders } from '../output-place.ts';
import { printResult } from '../print.ts';
import { groupFiles, type Taken, takeTrace } from '../read.ts';
import { summaryText } from '../summary-text.ts';
import {
  addInvalidOption,
  addPartOptions,
  addReadOptions,
  addSettingOptions,
  checkPaths,
} from '../trace-options.ts';

/** The file of records left out, inside the report's folder. */
const REJECTED = 'rejected.jsonl';

interface Result {
  readonly folder: string;
  readonly summary: Summary;
  readonly files: OutputFile[];
}

export function addAnalyze(program: Command, session: Session): void {
  const command = program
    .command('analyze')
    .description('Reads and analyzes traces, writes the report, prints a summary of one screen.')
    .argument('<trace...>', 'trace files; - reads standard input');
  addReadOptions(command);
  addPartOptions(command);
  addInvalidOption(command);
  addSettingOptions(command);
  addAnalyzeOptions(command)
    .addHelpText(
      'after',
      examples(
        ['nastrace analyze results.csv -o out', 'the whole report of a DeepHyper search in out/'],
        [
          'nastrace analyze run.jsonl.gz --population 50 --sample 10',
          'with settings that the trace does not tell',
        ],
        ['nastrace analyze a.csv b.csv -o both', 'one folder a trace: both/a, both/b'],
        ['nastrace analyze a.csv b.csv --join', 'one search that was restarted'],
        [
          'zcat run.csv.gz | nastrace analyze - --json --only quality',
          'the summary as JSON on standard output',
        ],
      ),
    )
    .action((paths: string[], flags: AnalyzeFlags) => analyze(paths, flags, session));
}

async function analyze(paths: string[], flags: AnalyzeFlags, session: Session): Promise<void> {
  checkPaths(paths);
  const options = analyzeOptions(flags);
  const groups = groupFiles(paths, flags);
  const folders = outputFolders(
    flags.out,
    groups.map(([first = '']) => first),
  );
  for (const folder of folders) await checkOutputFolder(folder);
  const results: Result[] = [];
  for (const [index, files] of groups.entries()) {
    results.push(await analyzeOne(files, folders[index] ?? flags.out, flags, options, session));
  }
  const { writeOutput } = await import('../../index.ts');
  await session.io.interrupts.afterwards(async () => {
    for (const { folder, files } of results) await writeOutput(folder, files);
  });
  await print(results, flags, session);
}

async function analyzeOne(
  paths: readonly string[],
  folder: string,
  flags: AnalyzeFlags,
  options: AnalyzeOptions,
  session: Session,
): Promise<Result> {
  const { io } = session;
  const { analyzeTrace, drawFigures, summaryFiles } = await import('../../index.ts');
  const taken = await takeTrace(paths, flags, io, `, see ${join(folder, REJECTED)}`);
  const summary = io.interrupts.duringComputation(() => analyzeTrace(taken.trace, options));
  const figures = await drawFigures(summary, flags.figures, flags);
  const kept = flags.onInvalid === 'skip' ? [rejectedFile(taken)] : [];
  return { folder, summary, files: [...summaryFiles(summary), ...figures, ...kept] };
}

/** The records left out, one a line with its reasons; written empty too, lest an older list stay beside a new summary. */
function rejectedFile({ rejections }: Taken): OutputFile {
  return {
    path: REJECTED,
    content: rejections.map(each => `${JSON.stringify(each)}\n`).join(''),
  };
}

async function print(results: Result[], flags: AnalyzeFlags, session: Session): Promise<void> {
  const { io } = session;
  if (flags.json) {
    const summaries = results.map(result => result.summary);
    await printResult(io, stableJson(summaries.length === 1 ? summaries[0] : summaries));
  } else if (!flags.quiet) {
    const look = { width: Math.min(io.stdout.columns ?? 80, 100), colour: wantsColour(io.stdout, io.env) };
    const texts = results.map(({ summary, folder }) => summaryText(summary, { ...look, out: folder }));
    await printResult(io, texts.join('\n'));
  }
}
