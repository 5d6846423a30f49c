// The physical lines of a text, numbered, a block at a time.
//
// UTF-8 with or without a byte order mark, LF or CRLF. A block is what came in with one piece of input:
// a few hundred lines handled without waiting in between. Memory: one piece and the line it cuts.

import { TextDecoder } from 'node:util';
import { NastraceError } from '../shared/errors.ts';

/** Consecutive lines without their ends; never empty. */
export interface LineBlock {
  /** 1-based number of the first line. */
  readonly first: number;
  readonly lines: readonly string[];
  /** True when the last line is the file's last and no line end follows it. */
  readonly open: boolean;
}

/** A trace's line takes a few hundred bytes; a line past this is no line of a trace. */
const LONGEST_LINE = 1 << 24;

/** Throws `source-unreadable` at text that is not UTF-8, `format-unknown` at a line over 16 MB. */
export async function* splitLines(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<LineBlock> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let held = '';
  let first = 1;
  for await (const chunk of chunks) {
    const text = decode(decoder, chunk, file, first);
    const cut = text.lastIndexOf('\n');
    if (cut < 0) {
      held += text;
      if (held.length > LONGEST_LINE) throw tooLong(file, first);
      continue;
    }
    const lines = withoutReturns((held + text.slice(0, cut)).split('\n'));
    held = text.slice(cut + 1);
    yield { first, lines, open: false };
    first += lines.length;
  }
  held += decode(decoder, undefined, file, first);
  if (held !== '') yield { first, lines: withoutReturns([held]), open: true };
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, file: string, line: number): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new NastraceError(
      'source-unreadable',
      `${file}: not UTF-8 text, at or after line ${line}; convert it (iconv -f latin1 -t utf-8)`,
    );
  }
}

function tooLong(file: string, line: number): NastraceError {
  return new NastraceError(
    'format-unknown',
    `${file}:${line}: expected one evaluation a line, found a line over 16 MB`,
  );
}

/** The lines, a CR before the line end taken off; in place, as nobody else holds them. */
function withoutReturns(lines: string[]): string[] {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line.charCodeAt(line.length - 1) === 13) lines[index] = line.slice(0, -1);
  }
  return lines;
}
