// `nastrace analyze`: reads traces, analyzes them, writes their reports, prints a screen about one or a line about each.

import type { Command } from 'commander';
import { stableJson } from '../../shared/stable-json.ts';
import { analyzeOne, type Result } from '../analyze-one.ts';
import { type AnalyzeFlags, addAnalyzeOptions, analyzeOptions } from '../analyze-options.ts';
import { analyzeSeveral } from '../analyze-several.ts';
import { wantsColour } from '../colour.ts';
import { examples } from '../examples.ts';
import type { Session } from '../io.ts';
import { checkOutputFolder, outputFolders } from '../output-place.ts';
import { printResult } from '../print.ts';
import { startProgress } from '../progress.ts';
import { groupFiles } from '../read.ts';
import { summaryText } from '../summary-text.ts';
import {
  addInvalidOption,
  addPartOptions,
  addReadOptions,
  addSettingOptions,
  checkPaths,
} from '../trace-options.ts';

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
        ['nastrace analyze a.csv b.csv -o both', 'side by side, one folder a trace: both/a, both/b'],
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
  const jobs = groups.map((files, index) => ({ paths: files, folder: folders[index] ?? flags.out }));
  const [only] = jobs;
  if (only === undefined || jobs.length > 1) return analyzeSeveral(jobs, flags, session);
  const progress = startProgress(session.io, flags.quiet === true);
  try {
    const result = await analyzeOne(only.paths, only.folder, flags, options, session, progress);
    await print(result, flags, session);
  } finally {
    progress.clear();
  }
}

async function print({ summary, folder }: Result, flags: AnalyzeFlags, { io }: Session): Promise<void> {
  if (flags.json) await printResult(io, stableJson(summary));
  else if (!flags.quiet) {
    const look = { width: Math.min(io.stdout.columns ?? 80, 100), colour: wantsColour(io.stdout, io.env) };
    await printResult(io, summaryText(summary, { ...look, out: folder }));
  }
}
