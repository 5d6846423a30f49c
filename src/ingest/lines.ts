// The physical lines of a text, numbered, a block at a time.
//
// UTF-8 or UTF-16, with or without a byte order mark; LF, CRLF or, where the first line ends so, CR alone. A
// block is what came in with one piece of input: a few hundred lines handled without waiting in between.
// Memory: one piece and the line it cuts.

import { TextDecoder } from 'node:util';
import { NastraceError } from '../shared/errors.ts';
import { type Encoding, encodingOf } from './encoding.ts';

/** Consecutive lines without their ends; never empty. */
export interface LineBlock {
  /** 1-based number of the first line. */
  readonly first: number;
  readonly lines: readonly string[];
  /** True when the last line is the file's last and no line end follows it. */
  readonly open: boolean;
}

/** Characters; a line past this is no line of a trace, and near the longest text that V8 holds. */
const LONGEST_LINE = 1 << 28;

/** Throws `source-unreadable` at text that is not in its encoding, `format-unknown` at a line over 256 MB. */
export async function* splitLines(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<LineBlock> {
  const text = new TextReader(file);
  const ends = new LineEnds();
  let held: string[] = [];
  let heldLength = 0;
  let first = 1;
  for await (const chunk of chunks) {
    const piece = ends.unify(text.read(chunk, first));
    const cut = piece.lastIndexOf('\n');
    if (cut < 0) {
      held.push(piece);
      heldLength += piece.length;
      if (heldLength > LONGEST_LINE) throw tooLong(file, first);
      continue;
    }
    held.push(piece.slice(0, cut));
    const lines = withoutReturns(held.join('').split('\n'));
    held = [piece.slice(cut + 1)];
    heldLength = piece.length - cut - 1;
    yield { first, lines, open: false };
    first += lines.length;
  }
  held.push(ends.unify(text.finish(first)));
  const rest = held.join('');
  const open = !rest.endsWith('\n');
  const lines = withoutReturns((open ? rest : rest.slice(0, -1)).split('\n'));
  if (rest !== '') yield { first, lines, open };
}

/** Bytes to text, in the encoding that the first piece shows. */
class TextReader {
  private readonly file: string;
  private encoding: Encoding = 'utf-8';
  private decoder: TextDecoder | undefined;

  constructor(file: string) {
    this.file = file;
  }

  read(chunk: Uint8Array, line: number): string {
    if (this.decoder === undefined) {
      this.encoding = encodingOf(chunk);
      this.decoder = new TextDecoder(this.encoding, { fatal: true });
    }
    return this.decode(chunk, line);
  }

  finish(line: number): string {
    return this.decoder === undefined ? '' : this.decode(undefined, line);
  }

  private decode(chunk: Uint8Array | undefined, line: number): string {
    try {
      return this.decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      const name = this.encoding.slice(0, 6).toUpperCase();
      const remedy = name === 'UTF-8' ? 'convert it (iconv -f latin1 -t utf-8)' : 'save it anew as UTF-8';
      throw new NastraceError(
        'source-unreadable',
        `${this.file}: not ${name} text, at or after line ${line}; ${remedy}`,
      );
    }
  }
}

/** Turns carriage returns into line feeds where they end lines alone, which the first line end tells. */
class LineEnds {
  /** True where CR alone ends lines; undefined before the first line end. */
  private isReturn: boolean | undefined;
  /** A CR that ends the text so far: whether an LF follows is not known yet. */
  private pending = false;

  unify(text: string): string {
    if (this.isReturn === false) return text;
    const whole = this.pending ? `\r${text}` : text;
    this.pending = false;
    if (this.isReturn === undefined) {
      const end = whole.search(/[\r\n]/);
      if (end < 0) return whole;
      if (end === whole.length - 1 && whole.endsWith('\r') && text !== '') {
        this.pending = true;
        return whole.slice(0, -1);
      }
      this.isReturn = whole.charAt(end) === '\r' && whole.charAt(end + 1) !== '\n';
    }
    return this.isReturn ? whole.replaceAll('\r', '\n') : whole;
  }
}

function tooLong(file: string, line: number): NastraceError {
  return new NastraceError(
    'format-unknown',
    `${file}:${line}: expected one evaluation a line, found a line over 256 MB`,
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
