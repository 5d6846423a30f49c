// `nastrace validate`: reads traces and lists everything wrong with them as `file:line: field: message`.

import type { Command } from 'commander';
import type { Finding } from '../../index.ts';
import { type ExitCode, NastraceError } from '../../shared/errors.ts';
import { printable } from '../../shared/printable.ts';
import { examples } from '../examples.ts';
import type { Session } from '../io.ts';
import { countText } from '../numbers.ts';
import { wholeNumber } from '../parse-values.ts';
import { printError, printNote, printResult } from '../print.ts';
import { addReadOptions, checkPaths, type ReadFlags, readOptions } from '../trace-options.ts';

interface ValidateFlags extends ReadFlags {
  readonly limit?: number;
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
      const codes: ExitCode[] = [];
      for (const path of paths) codes.push(await validateOne(path, flags, session));
      session.exitCode = codes.includes(3) ? 3 : codes.includes(1) ? 1 : 0;
    });
}

/** Lists one trace's findings: 1 with errors among them, 3 for a trace that cannot be read (the next one is). */
async function validateOne(path: string, flags: ValidateFlags, { io }: Session): Promise<ExitCode> {
  const { findFindings, findingText } = await import('../../index.ts');
  try {
    const findingLimit = flags.limit ?? Number.POSITIVE_INFINITY;
    const result = await findFindings(path, { ...readOptions(flags, io), findingLimit });
    const listed = result.findings.slice(0, findingLimit);
    await printResult(io, listed.map(finding => `${printable(findingText(marked(finding)))}\n`).join(''));
    if (!flags.quiet) {
      const { evaluations, errorCount, findingCount, format } = result;
      const unlisted = findingCount - listed.length;
      const counts = [countText(errorCount, 'error'), countText(findingCount - errorCount, 'warning')].join(
        ', ',
      );
      const rest = unlisted > 0 ? ` (${unlisted} not listed)` : '';
      await printNote(
        io,
        `${printable(path)}: ${countText(evaluations, 'evaluation')} (${format}), ${counts}${rest}`,
      );
    }
    return result.errorCount > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof NastraceError) || error.exitCode !== 3) throw error;
    await printError(io, error);
    return 3;
  }
}

/** A warning says so where an error would say what was expected. */
function marked(finding: Finding): Finding {
  return finding.severity === 'warning' ? { ...finding, message: `warning: ${finding.message}` } : finding;
}
