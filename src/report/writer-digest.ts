// What a file's content comes to: its SHA-256, taken while a long one is on its way to the disk.

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
type Content = string | Uint8Array | Pieces;

/** The same content; `sha256` is to be asked once all of it was read. */
export function digestedContent(content: Content): { content: Content; sha256: () => string } {
  const hash = createHash('sha256');
  const sha256 = () => hash.digest('hex');
  if (typeof content !== 'string' && !(content instanceof Uint8Array))
    return { content: passing(content, hash), sha256 };
  // Turned into bytes once, for the digest and for the disk.
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  hash.update(bytes);
  return { content: bytes, sha256 };
}

async function* passing(pieces: Pieces, hash: Hash): AsyncIterable<string | Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

/** SHA-256 of a file, in pieces: it may be of any length. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
