// What a compressed trace says: gzip is known by its first bytes, never by its name, and undone as it
// streams. Anything else passes through.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { NastraceError } from '../shared/errors.ts';
import { resume, startOf } from './stream-start.ts';

/** The chunks' content; throws `source-unreadable` where compressed data is damaged or ends early. */
export async function* decompress(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const start = await startOf(chunks, 2);
  const all = resume(start);
  if (start.head[0] !== 0x1f || start.head[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  // The pipeline's failure reaches the reader through `gunzip` itself.
  pipeline(Readable.from(all), gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new NastraceError(
      'source-unreadable',
      `${file}: the gzip data is damaged or ends early (${error.code}); make the file anew`,
    );
  }
}

function isZlibError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
