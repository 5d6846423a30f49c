// How text gets out: results to stdout, everything else to stderr, each awaited so that a slow reader
// slows the writer instead of filling the memory.

import { NastraceError } from '../shared/errors.ts';
import { printable } from '../shared/printable.ts';
import { paint, wantsColour } from './colour.ts';
import type { Io, Terminal } from './io.ts';

/** The reader of stdout has gone (`| head`): nothing more to do, and nothing wrong. */
export class ReaderGone extends Error {}

const GONE = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

/** Writes to stdout. Throws ReaderGone, or NastraceError `output-unwritable` (a full disk). */
export function printResult(io: Io, text: string): Promise<void> {
  return write(io.stdout, text);
}

/** Writes lines to stderr; a closed stderr loses them silently, as there is nowhere to say so. */
export async function printNote(io: Io, ...lines: string[]): Promise<void> {
  await write(io.stderr, lines.map(line => `${line}\n`).join('')).catch(() => undefined);
}

/** The message of a mistake and, indented no further so that `file:line:` can be clicked, its details. */
export async function printError(io: Io, error: NastraceError): Promise<void> {
  const colour = wantsColour(io.stderr, io.env);
  const label = paint('red', 'error:', colour);
  await printNote(io, `${label} ${printable(error.message)}`, ...error.details.map(printable));
}

function write(stream: Terminal, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, error => {
      if (!error) resolve();
      else if (GONE.has(errorCode(error))) reject(new ReaderGone());
      else reject(new NastraceError('output-unwritable', `standard output: ${error.message}`));
    });
  });
}

function errorCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
