// A process to run the command line in: streams that are captured, a standard input that is given.

import { Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { ExitCode } from '../../src/shared/errors.ts';

export interface Surroundings {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of the terminal that both streams are; without it they are files. */
  readonly columns?: number;
  /** Writing to stdout fails after so many characters, with a system's error: `EPIPE` when the reader leaves. */
  readonly stdoutFails?: { readonly after: number; readonly code: 'EPIPE' | 'ENOSPC' };
}

export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `nastrace` with these arguments in this process. Throws what the program throws: its defects. */
export async function runCommand(argv: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { stdin = '', env = {}, columns, stdoutFails } = surroundings;
  const stdout = capture(columns, stdoutFails);
  const stderr = capture(columns);
  const code = await main(argv, {
    stdin: bytesOf(stdin),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env,
    interrupts: { duringComputation: work => work(), afterwards: work => work() },
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

function capture(columns?: number, fails?: Surroundings['stdoutFails']) {
  let text = '';
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      if (fails !== undefined && text.length + chunk.length > fails.after) {
        done(Object.assign(new Error(`write ${fails.code}`), { code: fails.code }));
        return;
      }
      text += chunk;
      done();
    },
  });
  const stream = columns === undefined ? sink : Object.assign(sink, { isTTY: true, columns });
  return { stream, text: () => text };
}
