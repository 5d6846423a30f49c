// `nastrace check`: judges traces against expectations and baselines; 1 when one fails.

import { appendFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import type { CheckReport, Look, OutputFile, ReporterId } from '../../index.ts';
import { NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { stableJson } from '../../shared/stable-json.ts';
import { addCheckOptions, type CheckFlags, destinationsOf } from '../check-options.ts';
import { type CheckPlan, planCheck } from '../check-plan.ts';
import { baselineFiles, type Checked, runCheck } from '../check-run.ts';
import { paint, wantsColour } from '../colour.ts';
import { examples } from '../examples.ts';
import type { Io, Session } from '../io.ts';
import { checkOutputFolder, outputFolders } from '../output-place.ts';
import { printNote, printResult } from '../print.ts';
import { clip, columnsOf } from '../screen/layout.ts';
import { addInvalidOption, addPartOptions, addReadOptions, addSettingOptions } from '../trace-options.ts';

export function addCheck(program: Command, session: Session): void {
  const command = program
    .command('check')
    .description('Judges traces against expectations and baselines. Exits 1 if one fails.')
    .argument('[trace...]', 'trace files and globs; those of the configuration by default');
  addReadOptions(command);
  addPartOptions(command);
  addInvalidOption(command);
  addSettingOptions(command);
  addCheckOptions(command)
    .addHelpText(
      'after',
      examples(
        ['nastrace check results.csv', 'is the trace sound, and as nastrace.config.yaml expects?'],
        ['nastrace check results.csv --baseline base.json', 'did the search change, beyond noise?'],
        ['nastrace check results.csv --baseline base.json --update-baseline', 'write the baseline'],
        ['nastrace check --reporter pretty --reporter junit:check.xml', 'for people and for the CI server'],
      ),
    )
    .action((paths: string[], flags: CheckFlags) => check(paths, flags, command, session));
}

async function check(paths: string[], flags: CheckFlags, command: Command, session: Session): Promise<void> {
  const { io } = session;
  const plan = await planCheck(paths, flags, command);
  const updating = flags.updateBaseline === true;
  if (flags.out !== undefined) await checkOutputFolder(flags.out);
  if (updating && plan.baselines.files.length + plan.baselines.missing.length === 0)
    throw new NastraceError('usage', '--update-baseline needs a place', [
      '--baseline <summary.json> names it',
    ]);
  const checked = await runCheck(plan, !updating, io);
  session.exitCode = checked.report.exitCode;
  await writeReports(checked.report, flags, io);
  if (flags.out !== undefined) await writeSummaries(checked, flags.out, io);
  if (updating) await updateBaselines(checked, plan, flags, io);
}

async function updateBaselines(checked: Checked, plan: CheckPlan, flags: CheckFlags, io: Io): Promise<void> {
  if (!checked.report.passed) {
    await printNote(io, 'the baseline is not updated: the trace does not pass without it');
    return;
  }
  for (const file of baselineFiles(checked, plan, stableJson)) {
    await writeFileWhole(file, io);
    if (flags.quiet !== true) await printNote(io, `baseline written to ${printable(file.path)}`);
  }
}

async function writeSummaries({ summaries }: Checked, out: string, io: Io): Promise<void> {
  const { summaryFiles, writeOutput } = await import('../../index.ts');
  const folders = outputFolders(
    out,
    summaries.map(({ trace }) => trace),
  );
  for (const [index, { summary }] of summaries.entries())
    await io.interrupts.afterwards(() => writeOutput(folders[index] ?? out, summaryFiles(summary)));
}

async function writeReports(report: CheckReport, flags: CheckFlags, io: Io): Promise<void> {
  const { asked, isOnByItself } = destinationsOf(flags, io.env);
  // Files first: a reader of standard output that leaves early must not cost them.
  for (const { reporter, file } of asked)
    if (file !== null)
      await writeFileWhole({ path: file, content: await render(reporter, report, PLAIN) }, io);
  if (isOnByItself || asked.some(({ reporter }) => reporter === 'github')) await addStepSummary(report, io);
  if (isOnByItself) await printNote(io, (await render('github', report, PLAIN)).trimEnd());
  for (const { reporter, file } of asked)
    if (file === null) await printResult(io, await render(reporter, report, lookOf(io)));
}

async function render(reporter: ReporterId, report: CheckReport, look: Look): Promise<string> {
  const { REPORTERS } = await import('../../index.ts');
  return REPORTERS[reporter].render(report, look);
}

const PLAIN: Look = { width: 80, paint: (_, text) => text, columnsOf, clip };

function lookOf(io: Io): Look {
  const colour = wantsColour(io.stdout, io.env);
  return {
    ...PLAIN,
    width: Math.min(io.stdout.columns ?? 80, 120),
    paint: (style, text) => paint(style, text, colour),
  };
}

/** GitHub shows it on the page of the run. */
async function addStepSummary(report: CheckReport, io: Io): Promise<void> {
  const file = io.env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    await appendFile(file, await render('markdown', report, PLAIN));
  } catch (error) {
    throw new NastraceError('output-unwritable', `${file}: the step summary: ${String(error)}`);
  }
}

/** All of it or the old file, as every output. */
async function writeFileWhole({ path, content }: OutputFile, io: Io): Promise<void> {
  const { writeOutput } = await import('../../index.ts');
  await io.interrupts.afterwards(() => writeOutput(dirname(path), [{ path: basename(path), content }]));
}
