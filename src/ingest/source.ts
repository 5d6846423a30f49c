// Where the bytes come from: a file or standard input, in pieces of 256 KB.
//
// With report's writer and the command line this is the only place that touches files and the process.

import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { NastraceError } from '../shared/errors.ts';
import type { ReadOptions } from './contract.ts';

const CHUNK_BYTES = 1 << 18;

export interface Source {
  /** As messages name it: the path as given, or `stdin`. */
  readonly file: string;
  /** As the trace keeps it: the base name, no machine's path. */
  readonly name: string;
  /** Each the reader's until it asks for the next. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The share of the file that has been read, 0 where nobody can tell. */
  readonly share: () => number;
}

/** The bytes of a path; `-` is `stdin`. Nothing is opened before the first chunk is asked for. */
export function openSource(
  path: string,
  { stdin, onRead }: Pick<ReadOptions, 'stdin' | 'onRead'> = {},
): Source {
  if (path === '-') return { file: 'stdin', name: 'stdin', chunks: stdin ?? process.stdin, share: () => 0 };
  let share = 0;
  const tell = (bytes: number, total: number) => {
    share = bytes / total;
    onRead?.(bytes, total);
  };
  return { file: path, name: basename(path), chunks: readFileChunks(path, tell), share: () => share };
}

async function* readFileChunks(
  path: string,
  tell: (bytes: number, total: number) => void,
): AsyncGenerator<Uint8Array> {
  let handle: FileHandle | undefined;
  let coming: Promise<number> | undefined;
  try {
    const file = await open(path, 'r');
    handle = file;
    const { size } = await file.stat();
    // The next piece is read while this one is dealt with.
    let buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    let other = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    const read = async (into: Buffer) => (await file.read(into, 0, CHUNK_BYTES, null)).bytesRead;
    coming = read(buffer);
    for (let taken = 0; ; ) {
      const bytesRead = await coming;
      coming = undefined;
      if (bytesRead === 0) return;
      taken += bytesRead;
      // A pipe has no size that could be told.
      if (size > 0) tell(taken, size);
      coming = read(other);
      // A failure is told when the piece is asked for.
      coming.catch(() => undefined);
      yield buffer.subarray(0, bytesRead);
      [buffer, other] = [other, buffer];
    }
  } catch (error) {
    throw asUnreadable(path, error);
  } finally {
    await coming?.catch(() => undefined);
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
