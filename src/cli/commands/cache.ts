// `nastrace cache`: replays caching policies on the trace's transfers and prints hit rates by capacity.

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { LayerSizes } from '../../index.ts';
import { batched } from '../../shared/batched.ts';
import { NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { stableJson } from '../../shared/stable-json.ts';
import { addChoiceOptions, addRuleOptions, type CacheFlags, cacheOptions } from '../cache-options.ts';
import { cacheText } from '../cache-text.ts';
import { examples } from '../examples.ts';
import { addFigureOptions } from '../figure-options.ts';
import type { Session } from '../io.ts';
import { checkOutputFolder } from '../output-place.ts';
import { wholeNumber } from '../parse-values.ts';
import { printNote, printResult } from '../print.ts';
import { startProgress } from '../progress.ts';
import { putReport } from '../put-report.ts';
import { oneTrace, takeTrace } from '../read.ts';
import { replayCaches } from '../replay-caches.ts';
import { systemReason } from '../system-reason.ts';
import { addInvalidOption, addPartOptions, addReadOptions, addSettingOptions } from '../trace-options.ts';

export function addCache(program: Command, session: Session): void {
  const command = program
    .command('cache')
    .description('Replays caching policies on the tensors that the search transfers: hit rates by capacity.')
    .argument('<trace...>', 'trace file, or with --join the files of one search; - reads standard input');
  addReadOptions(command);
  addInvalidOption(command);
  addPartOptions(command);
  addSettingOptions(command);
  addRuleOptions(addChoiceOptions(command));
  addFigureOptions(command)
    .option('-o, --out <folder>', 'write cache/summary.json and the figures there')
    .option(
      '--jobs <n>',
      'policies replayed at once; as many as there are processors by default',
      wholeNumber(1, 1024),
    )
    .option('--requests', "print the request stream as libCacheSim's CSV and replay nothing")
    .option('--json', 'print the section as JSON')
    .option('-q, --quiet', 'print nothing but errors (and what --json or --requests asks for)')
    .addHelpText(
      'after',
      examples(
        ['nastrace cache results.csv', 'every policy, at sixteen capacities'],
        [
          'nastrace cache results.csv --policy lru,s3-fifo,limit --capacity 1%,10%',
          'three, at two capacities',
        ],
        [
          'nastrace cache results.csv --sizes layer-sizes.csv --capacity 2000000000',
          'in bytes: caches of 2 GB',
        ],
        ['nastrace cache results.csv --requests > requests.csv', 'the requests, for another simulator'],
      ),
    )
    .action((paths: string[], flags: CacheFlags) => runCache(paths, flags, session));
}

async function runCache(paths: string[], flags: CacheFlags, session: Session): Promise<void> {
  const { io } = session;
  if (flags.out !== undefined) await checkOutputFolder(flags.out);
  const sizes = flags.sizes === undefined ? undefined : await readSizes(flags.sizes);
  const options = cacheOptions(flags, sizes);
  const { cacheTables, drawCacheFigures, planCaches, traceRequests } = await import('../../index.ts');
  const progress = startProgress(io, flags.quiet === true);
  const { trace } = await takeTrace(oneTrace(paths, flags), flags, io, { progress });
  progress.clear();
  const { duringComputation } = io.interrupts;
  if (flags.requests) {
    const lines = duringComputation(() => traceRequests(trace, options));
    for (const text of batched(lines)) await printResult(io, text);
    return;
  }
  const plan = duringComputation(() => planCaches(trace, options));
  const answers = await replayCaches(plan, flags.jobs, io, startProgress(io, flags.quiet === true));
  const { cache, warnings } = duringComputation(() => plan.summarize(answers));
  if (!flags.quiet) await printNote(io, ...warnings.map(({ message }) => `warning: ${printable(message)}`));
  if (flags.out !== undefined) {
    const { out } = flags;
    const figures = await drawCacheFigures(cache, flags.figures, flags);
    const files = [{ path: 'cache/summary.json', content: stableJson(cache) }, ...figures];
    await putReport(out, files, flags, io, 'cache/');
  }
  if (flags.json) await printResult(io, stableJson(cache));
  else if (!flags.quiet)
    await printResult(io, cacheText(cache, cacheTables(cache), Math.min(io.stdout.columns ?? 80, 120)));
}

async function readSizes(path: string): Promise<LayerSizes> {
  const { parseLayerSizes } = await import('../../index.ts');
  const text = await readFile(path, 'utf8').catch(error => {
    throw new NastraceError('usage', `--sizes ${path}: ${systemReason(error)}`, [
      'a table with the columns position,choice,bytes',
    ]);
  });
  return parseLayerSizes(text, path);
}
