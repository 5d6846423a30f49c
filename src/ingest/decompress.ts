// What a compressed trace says: gzip and zstd are known by their first bytes, never by a name, and undone as they
// stream, members or frames one after the other too. Anything else passes through.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NastraceError } from '../shared/errors.ts';
import { resume, startOf } from './stream-start.ts';

type Unpack = (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;

interface Compression {
  readonly name: string;
  readonly magic: readonly number[];
  readonly unpack: Unpack;
  /** Whether an error is the decompressor's verdict on the data. */
  readonly isDamage: (error: Error) => boolean;
}

const COMPRESSIONS: readonly Compression[] = [
  {
    name: 'gzip',
    magic: [0x1f, 0x8b],
    unpack: gunzip,
    isDamage: error => 'code' in error && String(error.code).startsWith('Z_'),
  },
  {
    name: 'zstd',
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    unpack: unzstd,
    isDamage: error => error instanceof ZstdDamage,
  },
];

/** The chunks' content; throws `source-unreadable` where compressed data is damaged or ends early. */
export async function* decompress(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const start = await startOf(chunks, 4);
  const compression = COMPRESSIONS.find(({ magic }) => magic.every((byte, i) => start.head[i] === byte));
  if (compression === undefined) {
    yield* resume(start);
    return;
  }
  try {
    yield* compression.unpack(copies(resume(start)));
  } catch (error) {
    if (!(error instanceof Error && compression.isDamage(error))) throw error;
    throw new NastraceError(
      'source-unreadable',
      `${file}: the ${compression.name} data is damaged or ends early (${error.message}); make the file anew`,
    );
  }
}

/** Chunks to keep: decompressors hold several at once. */
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Uint8Array.from(chunk);
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib');
  const stream = createGunzip();
  // The pipeline's failure reaches the reader through the stream itself.
  pipeline(Readable.from(chunks), stream).catch(() => undefined);
  for await (const chunk of stream) yield chunk as Uint8Array;
}

class ZstdDamage extends Error {}

/** Node 20 has no zstd of its own. */
async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  let unpacked: Uint8Array[] = [];
  const stream = new Decompress(piece => {
    unpacked.push(piece);
  });
  const push = (chunk: Uint8Array, isLast: boolean) => {
    try {
      stream.push(chunk, isLast);
    } catch (error) {
      throw new ZstdDamage(error instanceof Error ? error.message : String(error));
    }
    const pieces = unpacked;
    unpacked = [];
    return pieces;
  };
  for await (const chunk of chunks) yield* push(chunk, false);
  yield* push(new Uint8Array(0), true);
}
