// Rows of a CSV table as bytes, in large pieces: a text a row would cost more than what the row says.
//
// What is plain is written as bytes: ASCII that needs no care, digits that are certain (decimal-bytes.ts). The rest goes
// through csvField and roundNumber, which have the last word on both. What comes again is copied, four bytes at a time.

import { csvField } from './csv.ts';
import { NUMBER_ROOM, putTwelveDigits, putWhole } from './decimal-bytes.ts';
import { roundNumber } from './stable-json.ts';

/** Bytes handed out at a time: large enough to be fast, small against memory. */
const PIECE_LENGTH = 1 << 18;
/** How far a copy may read and write beyond its end. */
const OVERRUN = 4;

const COMMA = 44;
const LINE_END = 10;

/** Bytes that are themselves in a field wherever they stand: no comma, quote or line end. */
const PLAIN = bytesBut('",\r\n');
/** Bytes that are themselves at its beginning too. */
const PLAIN_FIRST = bytesBut('",\r\n=+-@\t');

const utf8 = new TextEncoder();

/** Each field is followed by a comma, the last of a row by a line end. */
export class CsvBytes {
  private bytes: Uint8Array;
  private view: DataView;
  private end = 0;

  /** Writes into the memory, and where that is too small into more of its kind. */
  constructor(memory: ArrayBufferLike = new ArrayBuffer(PIECE_LENGTH)) {
    this.bytes = new Uint8Array(memory);
    this.view = new DataView(memory);
  }

  get length(): number {
    return this.end;
  }

  get isLong(): boolean {
    return this.end > PIECE_LENGTH - PIECE_LENGTH / 8;
  }

  /** All that was written. */
  get written(): Uint8Array {
    return this.bytes.subarray(0, this.end);
  }

  /** What was written since the last time, in memory that is the caller's from now on. */
  take(): Uint8Array {
    const piece = this.written;
    this.bytes = new Uint8Array(PIECE_LENGTH);
    this.view = new DataView(this.bytes.buffer);
    this.end = 0;
    return piece;
  }

  endRow(): void {
    this.bytes[this.end - 1] = LINE_END;
  }

  empty(): void {
    this.reserve(1);
    this.bytes[this.end++] = COMMA;
  }

  /** A text of the trace. */
  text(text: string): void {
    this.reserve(text.length + 1);
    const { bytes } = this;
    const from = this.end;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if ((index === 0 ? PLAIN_FIRST : PLAIN)[code] !== 1) {
        this.encoded(csvField(text));
        return;
      }
      bytes[from + index] = code;
    }
    this.end = from + text.length;
    this.empty();
  }

  /** Whole fields, as other rows made them. */
  copy(fields: DataView, start: number, end: number): void {
    this.end = copyBytes(fields, start, end, this.room(end - start), this.end);
  }

  /** Memory that is free from `length` on for so many bytes, and a copy's overrun; `endAt` says how many were written. */
  room(count: number): DataView {
    this.reserve(count);
    return this.view;
  }

  endAt(place: number): void {
    this.end = place;
  }

  /** A whole number between −10¹² and 10¹². */
  integer(value: number): void {
    this.reserve(NUMBER_ROOM);
    this.end = putWhole(this.view, this.end, value);
    this.bytes[this.end++] = COMMA;
  }

  /** Twelve digits, as in the summary; nothing for NaN and ±∞. */
  number(value: number): void {
    if (value === (value | 0)) this.integer(value);
    else if (Number.isNaN(value)) this.empty();
    else if (!this.twelveDigits(value)) this.encoded(String(roundNumber(value) ?? ''));
  }

  /** False where the digits are not certain; nothing is written then. */
  private twelveDigits(value: number): boolean {
    this.reserve(NUMBER_ROOM);
    const end = putTwelveDigits(this.view, this.end, value);
    if (end === this.end) return false;
    this.bytes[end] = COMMA;
    this.end = end + 1;
    return true;
  }

  /** A part of a field as it is; `empty` ends it. */
  part(text: string): void {
    // UTF-8 takes at most three bytes a unit of UTF-16.
    this.reserve(3 * text.length);
    this.end += utf8.encodeInto(text, this.bytes.subarray(this.end)).written;
  }

  private encoded(text: string): void {
    this.part(text);
    this.empty();
  }

  private reserve(count: number): void {
    if (this.end + count > this.bytes.length - OVERRUN) this.grow(count);
  }

  private grow(count: number): void {
    const { buffer } = this.bytes;
    const Memory = buffer instanceof ArrayBuffer ? ArrayBuffer : SharedArrayBuffer;
    const grown = new Uint8Array(new Memory(2 * (this.end + count + OVERRUN)));
    grown.set(this.written);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

/** Copies a few bytes and whatever is behind them, four at a time; returns the place behind the copy. */
export function copyBytes(from: DataView, start: number, end: number, to: DataView, place: number): number {
  const shift = place - start;
  for (let next = start; next < end; next += OVERRUN)
    to.setInt32(next + shift, from.getInt32(next, true), true);
  return end + shift;
}

function bytesBut(excluded: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) =>
    excluded.includes(String.fromCharCode(code)) ? 0 : 1,
  );
}
