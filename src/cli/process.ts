// How the program lives in its process: streams, interrupts, the exit code.
//
// Exit codes beyond the interface's: 70 (EX_SOFTWARE of sysexits.h) for a defect of nastrace's own, the
// one case with a stack trace.

import process from 'node:process';
import { VERSION } from '../shared/version.ts';
import { collectColumns } from './collect.ts';
import type { Interrupts, Io, StartThread } from './io.ts';
import { main } from './main.ts';

const INTERRUPTED = 130;
const DEFECT = 70;

/** Runs the command line in this process and leaves its exit code there. */
export async function runProcess(argv: readonly string[], startThread: StartThread): Promise<void> {
  const { stdout, stderr, env } = process;
  collectColumns();
  const io: Io = {
    // Node opens it when it is asked for, which takes longer than a file takes to be read.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    interrupts: listen(),
    startThread,
  };
  try {
    process.exitCode = await main(argv, io);
  } catch (error) {
    const stack = error instanceof Error ? error.stack : String(error);
    stderr.write(
      `error: a defect of nastrace ${VERSION}, please report it with the command that led here\n${stack}\n`,
    );
    process.exitCode = DEFECT;
  }
}

function listen(): Interrupts {
  let waiting = false;
  let interrupted = false;
  const onInterrupt = () => {
    interrupted = true;
    if (!waiting) process.exit(INTERRUPTED);
  };
  process.on('SIGINT', onInterrupt);
  return {
    duringComputation(work) {
      process.off('SIGINT', onInterrupt);
      try {
        return work();
      } finally {
        process.on('SIGINT', onInterrupt);
      }
    },
    async afterwards(work) {
      waiting = true;
      try {
        return await work();
      } finally {
        waiting = false;
        if (interrupted) process.exit(INTERRUPTED);
      }
    },
  };
}
