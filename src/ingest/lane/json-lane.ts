// The lane of the canonical form: an object of known keys in any order, plain values, spaces as Python's json module
// writes them or none.
//
// Left to the next tier: escapes, control characters, keys and choices not seen before, a key twice, nested values
// but for the architecture, texts where numbers belong. Hot: plain loops over bytes.

import { END, GATHER, QUALITY, Row, START, SUBMIT } from '../../trace/row.ts';
import type { Choice } from '../../trace/trace.ts';
import type { Field } from '../fields.ts';
import type { ByteLines } from '../line-blocks.ts';
import type { TimeReader } from '../times.ts';
import { KnownCodes } from './known-codes.ts';
import { isSoundRow, type Lane, type RowSink, settleTimes } from './lane.ts';
import { scanNumber, smallInteger } from './number-scan.ts';
import { MOST_STEPS, Separators } from './separators.ts';
import { stringEnd } from './strings.ts';
import { TokenTable } from './token-table.ts';

const [LINE_FEED, RETURN, SPACE, QUOTE, COMMA, COLON] = [10, 13, 32, 34, 44, 58];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
const [SMALL_F, SMALL_N, SMALL_T] = [102, 110, 116];
/** Fields as numbers: those that are numbers themselves by their place in a row, then the others. */
const [ARCH, WORKER, ID, PARENT, TRANSFERRED, ERROR, TENSORS, IGNORED] = [5, 6, 7, 8, 9, 10, 11, 12];
const CODES: Readonly<Record<Field | 'ignored', number>> = {
  start: START,
  end: END,
  submit: SUBMIT,
  gather: GATHER,
  quality: QUALITY,
  arch: ARCH,
  worker: WORKER,
  id: ID,
  parent: PARENT,
  transferred: TRANSFERRED,
  error: ERROR,
  tensors: TENSORS,
  ignored: IGNORED,
};
const NEEDED = (1 << ARCH) | (1 << QUALITY);

/** What the keys of the records before were. */
export interface KnownKeys {
  readonly times: TimeReader;
  /** The field that a key carries, `'ignored'` for a key known to carry none, undefined for a key not met before. */
  readonly knownKey: (key: string) => Field | 'ignored' | undefined;
}

export class JsonLane implements Lane {
  private readonly keys: KnownKeys;
  private readonly rows: RowSink;
  private readonly codes: KnownCodes;
  private readonly fields = new TokenTable();
  private readonly separators = new Separators();
  private readonly row = new Row();
  private readonly scratch = new Float64Array(1);

  constructor(keys: KnownKeys, rows: RowSink) {
    this.keys = keys;
    this.rows = rows;
    this.codes = new KnownCodes(rows.codes, { choiceOf: choiceOfToken, labelOf: labelOfToken });
  }

  take(block: ByteLines): boolean {
    const { bytes } = block;
    const { row, separators } = this;
    row.clear();
    let next = block.at;
    let seen = 0;
    for (let step = 0; ; step++) {
      const length = separators.lengthAt(step, bytes, next);
      next = length > 0 ? next + length : this.readSeparator(step, block, next);
      if (next < 0) return false;
      const field = separators.fieldOf(step);
      // A field that comes twice is a matter of precedence.
      if (field < IGNORED && (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      next = this.readField(field, block, next);
      if (next < 0) return false;
      if (bytes[next] === CLOSE_OBJECT) break;
    }
    next += bytes[next + 1] === RETURN ? 2 : 1;
    if (bytes[next] !== LINE_FEED || (seen & NEEDED) !== NEEDED || !isSoundRow(row)) return false;
    settleTimes(row, this.keys.times);
    this.rows.addRow(row, block.line);
    block.moveTo(next + 1);
    return true;
  }

  /** The index behind what stands before a value, which is remembered; −1 where it is anything but a known key. */
  private readSeparator(step: number, block: ByteLines, at: number): number {
    const { bytes } = block;
    let next = step === 0 ? at : spacesEnd(bytes, at);
    if (step >= MOST_STEPS || bytes[next] !== (step === 0 ? OPEN_OBJECT : COMMA)) return -1;
    next = spacesEnd(bytes, next + 1);
    if (bytes[next] !== QUOTE) return -1;
    const end = stringEnd(bytes, next + 1);
    const field = end < 0 ? -1 : this.fieldOf(block, next + 1, end);
    if (field < 0) return -1;
    next = spacesEnd(bytes, end + 1);
    if (bytes[next] !== COLON) return -1;
    next = spacesEnd(bytes, next + 1);
    return this.separators.remember(step, bytes, at, next, field) ? next : -1;
  }

  private fieldOf(block: ByteLines, from: number, to: number): number {
    const known = this.fields.find(0, block.bytes, from, to);
    if (known >= 0) return known;
    const field = this.keys.knownKey(block.slice(from, to));
    if (field === undefined) return -1;
    const code = CODES[field];
    this.fields.add(0, block.bytes, from, to, code);
    return code;
  }

  /** The index behind the value of a field, −1 where the value is not plain. */
  private readField(field: number, block: ByteLines, at: number): number {
    const { row } = this;
    const { bytes } = block;
    if (bytes[at] === SMALL_N && field !== ARCH) return wordEnd(bytes, at, 'null');
    if (field <= QUALITY) return scanNumber(bytes, at, row.numbers, field);
    if (field === ARCH) return this.readArchitecture(block, at);
    if (field === IGNORED) return this.passValue(bytes, at);
    if (field === TENSORS) return -1;
    const end = valueEnd(bytes, at);
    if (end <= at) return -1;
    if (field === WORKER) {
      row.worker = this.codes.worker(block, at, end);
      return row.worker < 0 ? -1 : end;
    }
    if (field === TRANSFERRED) {
      row.transferred = smallInteger(bytes, at, end);
      return row.transferred < 0 ? -1 : end;
    }
    return this.readLabel(field, block, at, end);
  }

  private readArchitecture(block: ByteLines, at: number): number {
    const { row, codes } = this;
    const { bytes } = block;
    if (bytes[at] !== OPEN_LIST) return -1;
    const short = codes.shortCodes;
    let { codes: choices } = row;
    let position = 0;
    for (let from = at + 1; ; from++) {
      // One space at most, but for lines written by hand.
      if (bytes[from] === SPACE && bytes[++from] === SPACE) from = spacesEnd(bytes, from);
      // Most choices are one digit and known.
      let end = from + 1;
      let mark = bytes[end];
      const isShort = mark === COMMA || mark === CLOSE_LIST;
      let code = isShort ? (short[(position << 8) | (bytes[from] as number)] ?? -1) : -1;
      if (code < 0) {
        end = valueEnd(bytes, from);
        code = end <= from ? -1 : codes.choice(position, block, from, end);
        if (code < 0) return -1;
        end = spacesEnd(bytes, end);
        mark = bytes[end];
      }
      if (position === choices.length) choices = row.widen();
      choices[position++] = code;
      if (mark === CLOSE_LIST) {
        row.length = position;
        return end + 1;
      }
      if (mark !== COMMA) return -1;
      from = end;
    }
  }

  /** An id as text or number, an error as text. */
  private readLabel(field: number, block: ByteLines, at: number, end: number): number {
    const { row } = this;
    const isText = block.bytes[at] === QUOTE;
    const from = isText ? at + 1 : at;
    const to = isText ? end - 1 : end;
    if (to <= from) return -1;
    const number = smallInteger(block.bytes, from, to);
    if (!isText && (number < 0 || field === ERROR)) return -1;
    if (field === ERROR) {
      row.error = block.slice(from, to);
      return end;
    }
    const id = number < 0 ? block.slice(from, to) : number;
    if (field === ID) row.id = id;
    else row.parent = id;
    return end;
  }

  /** The index behind a plain value of any kind. */
  private passValue(bytes: Uint8Array, at: number): number {
    switch (bytes[at]) {
      case QUOTE:
        return stringEnd(bytes, at + 1) + 1 || -1;
      case SMALL_T:
        return wordEnd(bytes, at, 'true');
      case SMALL_F:
        return wordEnd(bytes, at, 'false');
      default:
        return scanNumber(bytes, at, this.scratch, 0);
    }
  }
}

function choiceOfToken(token: string): Choice | undefined {
  const value = tryParse(token);
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : undefined;
}

function labelOfToken(token: string): string | undefined {
  const value = tryParse(token);
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
}

function tryParse(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    return undefined;
  }
}

function spacesEnd(bytes: Uint8Array, at: number): number {
  let next = at;
  while (bytes[next] === SPACE) next++;
  return next;
}

/** The index behind a text or a number. */
function valueEnd(bytes: Uint8Array, at: number): number {
  return bytes[at] === QUOTE ? stringEnd(bytes, at + 1) + 1 : tokenEnd(bytes, at);
}

/** The index behind a number: at what may follow it in an object or a list, or at the line's end. */
function tokenEnd(bytes: Uint8Array, at: number): number {
  let next = at;
  for (let byte = bytes[next] as number; byte > SPACE; byte = bytes[++next] as number) {
    if (byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT) break;
  }
  return next;
}

function wordEnd(bytes: Uint8Array, at: number, word: string): number {
  for (let index = 0; index < word.length; index++) {
    if (bytes[at + index] !== word.charCodeAt(index)) return -1;
  }
  return at + word.length;
}
