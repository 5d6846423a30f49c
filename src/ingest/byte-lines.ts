// The lines of UTF-8 text that ends them with LF or CRLF, left as bytes.
//
// Every piece is copied behind the line that the one before it cut, into one buffer used again and again: fresh memory
// costs more than the copy.

import { isAscii } from 'node:buffer';
import { ByteLines } from './line-blocks.ts';
import { LONGEST_LINE, tooLong } from './longest-line.ts';
import { TextReader } from './text-reader.ts';

const LINE_FEED = 10;
const FIRST_BYTES = 1 << 17;

/** Throws `source-unreadable` at text that is not UTF-8, `format-unknown` at a line over 256 MB. */
export async function* splitBytes(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ByteLines> {
  const check = new Utf8Check(file);
  let bytes: Uint8Array = new Uint8Array(FIRST_BYTES);
  let held = 0;
  let line = 1;
  let isFirst = true;
  for await (const chunk of chunks) {
    check.read(chunk, line);
    const piece = isFirst ? withoutMark(chunk) : chunk;
    isFirst = false;
    // One more for the line feed that may have to end the file.
    bytes = grown(bytes, held, held + piece.length + 1);
    bytes.set(piece, held);
    const filled = held + piece.length;
    const cut = piece.lastIndexOf(LINE_FEED);
    if (cut < 0) {
      if (filled > LONGEST_LINE) throw tooLong(file, line);
      held = filled;
      continue;
    }
    const block = new ByteLines(line, bytes, held + cut + 1, false);
    const next = held + cut + 1;
    yield block;
    while (!block.isDone) block.skip();
    line = block.line;
    bytes.copyWithin(0, next, filled);
    held = filled - next;
  }
  check.finish(line);
  if (held === 0) return;
  bytes[held] = LINE_FEED;
  yield new ByteLines(line, bytes, held + 1, true);
}

/** Refuses bytes that are no UTF-8, looking closely only where they are not ASCII. */
class Utf8Check {
  private readonly text: TextReader;
  /** True while a character may go on in the next piece. */
  private isWithin = false;

  constructor(file: string) {
    this.text = new TextReader(file, 'utf-8');
  }

  read(chunk: Uint8Array, line: number): void {
    if (!this.isWithin && isAscii(chunk)) return;
    this.text.read(chunk, line);
    this.isWithin = (chunk[chunk.length - 1] ?? 0) >= 0x80;
  }

  finish(line: number): void {
    if (this.isWithin) this.text.finish(line);
  }
}

function withoutMark(chunk: Uint8Array): Uint8Array {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

/** A buffer of at least `size` bytes with the first `held` of this one. */
function grown(bytes: Uint8Array, held: number, size: number): Uint8Array {
  if (size <= bytes.length) return bytes;
  const larger = new Uint8Array(2 * size);
  larger.set(bytes.subarray(0, held));
  return larger;
}
