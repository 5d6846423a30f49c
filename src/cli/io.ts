// What a command may touch of the surrounding process; tests pass their own.

import type { Worker } from 'node:worker_threads';
import type { ExitCode } from '../shared/errors.ts';

export type Terminal = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** How an interrupt (Ctrl-C) meets the work that it comes upon. */
export interface Interrupts {
  /** Synchronous work: no handler could run before its end, so the interrupt ends the process as the system does. */
  duringComputation<T>(work: () => T): T;
  /** Work that must not stop halfway, as writing files: an interrupt waits for its end. */
  afterwards<T>(work: () => Promise<T>): Promise<T>;
}

/** Starts a thread of the program (start-thread.ts). */
export type StartThread = (data: ThreadData) => Worker;

/** What a thread finds at its start. */
export interface ThreadData {
  readonly role: 'jobs' | 'caches' | 'analysis' | 'drawing';
  readonly [name: string]: unknown;
}

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupts: Interrupts;
  /** Without it everything runs in one thread. */
  readonly startThread?: StartThread;
}

/** One run of the program: its surroundings, and the exit code that its command leaves. */
export interface Session {
  readonly io: Io;
  exitCode: ExitCode;
}
