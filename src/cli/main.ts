// From arguments to an exit code: what the process and the tests call.

import { CommanderError } from 'commander';
import { type ExitCode, NastraceError } from '../shared/errors.ts';
import type { Io, Session } from './io.ts';
import { printError, ReaderGone } from './print.ts';
import { buildProgram } from './program.ts';

/**
 * Runs one command line (without `node` and the script's name).
 * Mistakes of the user's are printed and give an exit code; a defect of nastrace's own is thrown.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const session: Session = { io, exitCode: 0 };
  // A failed write reaches its callback as well; without a listener the event alone would end the process.
  const ignore = () => undefined;
  io.stdout.on('error', ignore);
  io.stderr.on('error', ignore);
  try {
    await buildProgram(session).parseAsync(argv, { from: 'user' });
    return session.exitCode;
  } catch (error) {
    return await exitCodeOf(error, io);
  }
}

async function exitCodeOf(error: unknown, io: Io): Promise<ExitCode> {
  if (error instanceof ReaderGone) return 0;
  // Commander has printed its own message by now.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof NastraceError)) throw error;
  await printError(io, error);
  return error.exitCode;
}
