// The physical lines of a text, numbered, a block at a time.
//
// UTF-8 or UTF-16, with or without a byte order mark; LF, CRLF or, where the first line ends so, CR alone. A
// block is what came in with one piece of input: a few hundred lines handled without waiting in between.
// UTF-8 with LF or CRLF stays bytes (byte-lines.ts), anything else becomes text here.
// Memory: one piece and the line it cuts.

import { splitBytes } from './byte-lines.ts';
import { encodingOf } from './encoding.ts';
import { type LineBlock, TextLines } from './line-blocks.ts';
import { LONGEST_LINE, tooLong } from './longest-line.ts';
import { resume, type StreamStart, startUntil } from './stream-start.ts';
import { TextReader } from './text-reader.ts';

const LINE_FEED = 10;
const RETURN = 13;
/** Bytes looked at for the first line end. */
const LONGEST_SEARCH = 1 << 20;

/** Throws `source-unreadable` at text that is not in its encoding, `format-unknown` at a line over 256 MB. */
export async function* splitLines(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<LineBlock> {
  const start = await startOfLines(chunks);
  yield* endsLinesInBytes(start.head) ? splitBytes(file, resume(start)) : splitText(file, resume(start));
}

/** Reads until the first line end can be told. */
function startOfLines(chunks: AsyncIterable<Uint8Array>): Promise<StreamStart> {
  let isAfterReturn = false;
  return startUntil(chunks, (chunk, length) => {
    if (length >= LONGEST_SEARCH || chunk.includes(LINE_FEED)) return true;
    if (isAfterReturn) return chunk.length > 0;
    const place = chunk.indexOf(RETURN);
    isAfterReturn = place >= 0 && place === chunk.length - 1;
    return place >= 0 && !isAfterReturn;
  });
}

/** True for UTF-8 whose first line ends with LF or CRLF. */
function endsLinesInBytes(head: Uint8Array): boolean {
  if (encodingOf(head) !== 'utf-8') return false;
  const end = head.findIndex(byte => byte === LINE_FEED || byte === RETURN);
  return head[end] === LINE_FEED || head[end + 1] === LINE_FEED;
}

async function* splitText(file: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
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
    yield new TextLines(first, lines, false);
    first += lines.length;
  }
  held.push(ends.unify(text.finish(first), true));
  const rest = held.join('');
  const open = !rest.endsWith('\n');
  const lines = withoutReturns((open ? rest : rest.slice(0, -1)).split('\n'));
  if (rest !== '') yield new TextLines(first, lines, open);
}

/** Turns carriage returns into line feeds where they end lines alone, which the first line end tells. */
class LineEnds {
  /** True where CR alone ends lines; undefined before the first line end. */
  private isReturn: boolean | undefined;
  /** A CR that ends the text so far: whether an LF follows is not known yet. */
  private pending = false;

  /** `isLast`: no text follows. A piece may be empty before: half a character of UTF-16. */
  unify(text: string, isLast = false): string {
    if (this.isReturn === false) return text;
    const whole = this.pending ? `\r${text}` : text;
    this.pending = false;
    if (this.isReturn === undefined) {
      const end = whole.search(/[\r\n]/);
      if (end < 0) return whole;
      if (end === whole.length - 1 && whole.endsWith('\r') && !isLast) {
        this.pending = true;
        return whole.slice(0, -1);
      }
      this.isReturn = whole.charAt(end) === '\r' && whole.charAt(end + 1) !== '\n';
    }
    return this.isReturn ? whole.replaceAll('\r', '\n') : whole;
  }
}

/** The lines, a CR before the line end taken off; in place, as nobody else holds them. */
function withoutReturns(lines: string[]): string[] {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line.charCodeAt(line.length - 1) === 13) lines[index] = line.slice(0, -1);
  }
  return lines;
}
