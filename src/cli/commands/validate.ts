// `nastrace validate`: reads traces and lists everything wrong with them as `file:line: field: message`.

import type { Command } from 'commander';
import type { Finding, Validation } from '../../analysis.ts';
import { type ExitCode, NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { stableJson } from '../../shared/stable-json.ts';
import { examples } from '../examples.ts';
import type { Io, Session } from '../io.ts';
import { countText } from '../numbers.ts';
import { wholeNumber } from '../parse-values.ts';
import { printError, printNote, printResult } from '../print.ts';
import { addReadOptions, checkPaths, type ReadFlags, readOptions } from '../trace-options.ts';

interface ValidateFlags extends ReadFlags {
  readonly limit?: number;
  readonly json?: true;
  readonly quiet?: true;
}

export function addValidate(program: Command, session: Session): void {
  const command = program
    .command('validate')
    .description(
      'Reads traces and lists every finding as file:line: field: message. Exits 1 if any is an error.',
    )
    .argument('<trace...>', 'trace files; - reads standard input');
  addReadOptions(command)
    .option('--limit <n>', 'list at most this many findings of a trace; all by default', wholeNumber(0))
    .option('--json', 'print the findings and totals as JSON; an array of them for several traces')
    .option('-q, --quiet', 'print the findings and no totals')
    .addHelpText(
      'after',
      examples(
        ['nastrace validate results.csv', 'every finding'],
        [
          'nastrace validate run.csv --map quality=acc --limit 20',
          'acc holds the quality; the first 20 findings',
        ],
      ),
    )
    .action(async (paths: string[], flags: ValidateFlags) => {
      checkPaths(paths);
      const verdicts: Verdict[] = [];
      for (const path of paths) verdicts.push(await validateOne(path, flags, session));
      const codes = verdicts.map(({ code }) => code);
      session.exitCode = codes.includes(3) ? 3 : codes.includes(1) ? 1 : 0;
      if (flags.json) await printResult(session.io, stableJson(asJson(verdicts)));
    });
}

interface Verdict {
  /** 1 with errors among the findings, 3 for a trace that cannot be read (the next one is). */
  readonly code: ExitCode;
  readonly file: string;
  readonly result: Validation | null;
  readonly error: NastraceError | null;
}

async function validateOne(path: string, flags: ValidateFlags, { io }: Session): Promise<Verdict> {
  const { findFindings } = await import('../../analysis.ts');
  try {
    const findingLimit = flags.limit ?? Number.POSITIVE_INFINITY;
    const result = await findFindings(path, { ...readOptions(path, flags, io), findingLimit });
    if (!flags.json) await printFindings(path, result, flags, io);
    return { code: result.errorCount > 0 ? 1 : 0, file: path, result, error: null };
  } catch (error) {
    if (!(error instanceof NastraceError) || error.exitCode !== 3) throw error;
    await printError(io, error);
    return { code: 3, file: path, result: null, error };
  }
}

async function printFindings(path: string, result: Validation, flags: ValidateFlags, io: Io): Promise<void> {
  const { findingText } = await import('../../analysis.ts');
  const listed = result.findings.slice(0, flags.limit ?? Number.POSITIVE_INFINITY);
  await printResult(io, listed.map(finding => `${printable(findingText(marked(finding)))}\n`).join(''));
  if (flags.quiet) return;
  const { evaluations, rejected, errorCount, findingCount, format } = result;
  const unlisted = findingCount - listed.length;
  const parts = [
    `${countText(evaluations, 'evaluation')} (${format})`,
    ...(rejected === 0 ? [] : [countText(rejected, 'invalid record')]),
    countText(errorCount, 'error'),
    countText(findingCount - errorCount, 'warning'),
  ];
  const rest = unlisted > 0 ? ` (${unlisted} not listed)` : '';
  await printNote(io, `${printable(path === '-' ? 'stdin' : path)}: ${parts.join(', ')}${rest}`);
}

/** One object for one trace, an array for several: what `--json` prints. */
function asJson(verdicts: readonly Verdict[]): unknown {
  const objects = verdicts.map(({ file, result, error }) => {
    if (result === null) return { file, readable: false, code: error?.code, message: error?.message };
    const { format, evaluations, rejected, errorCount, findingCount, findings } = result;
    return {
      file,
      readable: true,
      format,
      evaluations,
      rejected,
      errors: errorCount,
      warnings: findingCount - errorCount,
      findings: findings.map(({ file: _, ...finding }) => finding),
    };
  });
  return objects.length === 1 ? objects[0] : objects;
}

/** A warning says so where an error would say what was expected. */
function marked(finding: Finding): Finding {
  return finding.severity === 'warning' ? { ...finding, message: `warning: ${finding.message}` } : finding;
}
