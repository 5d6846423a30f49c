// Where the bytes come from: a file or standard input, in pieces of 64 KB.
//
// With report's writer and the command line this is the only place that touches files and the process.

import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { NastraceError } from '../shared/errors.ts';
import type { ReadOptions } from './contract.ts';

const CHUNK_BYTES = 65536;

export interface Source {
  /** As messages name it: the path as given, or `stdin`. */
  readonly file: string;
  /** As the trace keeps it: the base name, no machine's path. */
  readonly name: string;
  /** Each the reader's until it asks for the next. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** The bytes of a path; `-` is `stdin`. Nothing is opened before the first chunk is asked for. */
export function openSource(
  path: string,
  { stdin, onRead }: Pick<ReadOptions, 'stdin' | 'onRead'> = {},
): Source {
  if (path === '-') return { file: 'stdin', name: 'stdin', chunks: stdin ?? process.stdin };
  return { file: path, name: basename(path), chunks: readFileChunks(path, onRead) };
}

async function* readFileChunks(path: string, onRead: ReadOptions['onRead']): AsyncGenerator<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    for (let taken = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return;
      taken += bytesRead;
      // A pipe has no size that could be told.
      if (size > 0) onRead?.(taken, size);
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw asUnreadable(path, error);
  } finally {
    await handle?.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file; check the path',
  EISDIR: 'is a directory; name the trace inside it',
  EACCES: 'no permission to read it; check its owner and mode',
  ENOTDIR: 'a part of the path is no directory; check the path',
  ENAMETOOLONG: 'the name is too long for a file; check the path',
};

/** The system's error as the project's; anything that is none of the system's passes unchanged. */
function asUnreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error instanceof NastraceError) return error;
  const code = String(error.code);
  return new NastraceError('source-unreadable', `${path}: ${REASONS[code] ?? `cannot be read (${code})`}`);
}
