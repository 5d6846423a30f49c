// The options of `nastrace check` beyond those of reading, and how its reports go out.

import { type Command, InvalidArgumentError } from 'commander';
import type { ReporterId } from '../index.ts';
import { oneOf } from './parse-values.ts';
import type { PartFlags, SettingFlags } from './trace-options.ts';

const REPORTER_IDS = [
  'pretty',
  'json',
  'junit',
  'github',
  'markdown',
] as const satisfies readonly ReporterId[];

export interface Destination {
  readonly reporter: ReporterId;
  /** Null: standard output. */
  readonly file: string | null;
}

export interface CheckFlags extends PartFlags, SettingFlags {
  readonly config?: string;
  readonly baseline?: string[];
  readonly updateBaseline?: true;
  readonly reporter?: Destination[];
  readonly out?: string;
  readonly quiet?: true;
}

export function addCheckOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration; by default the nearest nastrace.config.json, .yaml, .yml')
    .option(
      '--baseline <summary.json>',
      'a summary to compare with; may be repeated, repeats of the search tell the noise',
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .option('--update-baseline', 'write the summary of each trace to its baseline')
    .option(
      '--reporter <name[:file]>',
      `${REPORTER_IDS.join(', ')}; to a file with :file; may be repeated`,
      collectReporter,
    )
    .option('-o, --out <folder>', 'write the report folder of analyze too (no figures)')
    .option('-q, --quiet', 'no notes on standard error');
}

function collectReporter(text: string, before: readonly Destination[] = []): Destination[] {
  const colon = text.indexOf(':');
  const reporter = oneOf(REPORTER_IDS)(colon < 0 ? text : text.slice(0, colon));
  const file = colon < 0 ? null : text.slice(colon + 1);
  if (file === '')
    throw new InvalidArgumentError('Expected a file after the colon, such as junit:report.xml.');
  const isLog = (id: ReporterId) => id === 'pretty' || id === 'github';
  const first = before.find(other => other.file === null);
  if (file === null && first !== undefined && !(isLog(first.reporter) && isLog(reporter)))
    throw new InvalidArgumentError(
      `${first.reporter} has standard output already; name a file, such as ${reporter}:report.`,
    );
  return [...before, { reporter, file }];
}

/** What is asked for, pretty by default; in GitHub Actions the annotations by themselves. */
export function destinationsOf({ reporter }: CheckFlags, env: Readonly<Record<string, string | undefined>>) {
  const asked = reporter ?? [{ reporter: 'pretty', file: null } as const];
  const isOnByItself = env['GITHUB_ACTIONS'] === 'true' && !asked.some(each => each.reporter === 'github');
  return { asked, isOnByItself };
}
