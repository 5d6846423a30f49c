// Rows of a CSV table as bytes, in large pieces: a text a row would cost more than what the row says.
//
// What is plain is written byte by byte: ASCII that needs no care, numbers whose twelve digits a double holds exactly. The
// rest goes through csvField and roundNumber, which have the last word on both.

import { csvField } from './csv.ts';
import { roundNumber } from './stable-json.ts';

/** Bytes handed out at a time: large enough to be fast, small against memory. */
const PIECE_LENGTH = 1 << 18;

const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const LINE_END = 10;

/** Bytes that are themselves in a field wherever they stand: no comma, quote or line end. */
const PLAIN = bytesBut('",\r\n');
/** Bytes that are themselves at its beginning too. */
const PLAIN_FIRST = bytesBut('",\r\n=+-@\t');

const MILLION = 1e6;
/** 10⁰ to 10¹⁷, doubles that are exact. */
const POWERS = Float64Array.from({ length: 18 }, (_, exponent) => Number(`1e${exponent}`));
/** Where a number below 1 has one more zero behind the point. */
const FRACTIONS = Float64Array.of(1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6);
/** A remainder closer to a half than this may be rounded either way. */
const SURELY_ROUNDED = 0.499;

const utf8 = new TextEncoder();

/** Each field is followed by a comma, the last of a row by a line end. */
export class CsvBytes {
  private bytes = new Uint8Array(PIECE_LENGTH);
  private length = 0;

  get isLong(): boolean {
    return this.length > PIECE_LENGTH - PIECE_LENGTH / 8;
  }

  /** What was written since the last time. */
  take(): Uint8Array {
    const piece = this.bytes.subarray(0, this.length);
    this.bytes = new Uint8Array(PIECE_LENGTH);
    this.length = 0;
    return piece;
  }

  endRow(): void {
    this.bytes[this.length - 1] = LINE_END;
  }

  empty(): void {
    this.reserve(1);
    this.bytes[this.length++] = COMMA;
  }

  /** A text of the trace. */
  text(text: string): void {
    this.reserve(text.length + 1);
    const { bytes } = this;
    const from = this.length;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if ((index === 0 ? PLAIN_FIRST : PLAIN)[code] !== 1) {
        this.length = from;
        this.encoded(csvField(text));
        return;
      }
      bytes[from + index] = code;
    }
    this.length = from + text.length;
    this.empty();
  }

  /** A field made of parts, each a stretch of bytes that needs no quotes; `empty` ends it. */
  part(source: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const { bytes } = this;
    let place = this.length;
    for (let index = start; index < end; index++) bytes[place++] = source[index] ?? 0;
    this.length = place;
  }

  integer(value: number): void {
    this.reserve(24);
    if (value < 0) this.bytes[this.length++] = MINUS;
    this.whole(Math.abs(value));
    this.empty();
  }

  /** Twelve digits, as in the summary; nothing for NaN and ±∞. */
  number(value: number): void {
    if (value === (value | 0)) this.integer(value);
    else if (!this.twelveDigits(value)) this.encoded(String(roundNumber(value) ?? ''));
  }

  /** False where the digits are not certain or not written out; nothing is written then. */
  private twelveDigits(value: number): boolean {
    const size = Math.abs(value);
    if (!(size >= 1e-6 && size < 1e11)) return false;
    const decimals = decimalsOf(size);
    const scaled = size * power(decimals);
    const digits = Math.round(scaled);
    if (Math.abs(scaled - digits) > SURELY_ROUNDED || digits >= 1e12) return false;
    const whole = Math.floor(digits / power(decimals));
    const fraction = digits - whole * power(decimals);
    this.reserve(40);
    if (value < 0) this.bytes[this.length++] = MINUS;
    this.whole(whole);
    if (fraction !== 0) this.fraction(fraction, decimals);
    this.empty();
    return true;
  }

  private fraction(fraction: number, decimals: number): void {
    this.bytes[this.length++] = POINT;
    for (let zero = 12; zero < decimals; zero++) this.bytes[this.length++] = ZERO;
    this.digits(fraction, Math.min(decimals, 12));
    while (this.bytes[this.length - 1] === ZERO) this.length--;
  }

  /** A whole number below 10¹². */
  private whole(value: number): void {
    let digits = 1;
    while (digits < 12 && value >= power(digits)) digits++;
    this.digits(value, digits);
  }

  /** So many digits of a number below 10¹², in two halves that fit 32 bits. */
  private digits(value: number, count: number): void {
    const high = Math.floor(value / MILLION);
    const low = value - high * MILLION;
    if (count > 6) this.shortDigits(high, count - 6);
    this.shortDigits(low, Math.min(count, 6));
  }

  private shortDigits(value: number, count: number): void {
    let left = value | 0;
    for (let place = this.length + count - 1; place >= this.length; place--) {
      const tenth = (left / 10) | 0;
      this.bytes[place] = ZERO + left - 10 * tenth;
      left = tenth;
    }
    this.length += count;
  }

  private encoded(text: string): void {
    // UTF-8 takes at most three bytes a unit of UTF-16.
    this.reserve(3 * text.length);
    this.length += utf8.encodeInto(text, this.bytes.subarray(this.length)).written;
    this.empty();
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(2 * (this.length + count));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

/** How many of twelve digits stand behind the point. */
function decimalsOf(size: number): number {
  let decimals = 11;
  if (size >= 1) while (size >= power(12 - decimals)) decimals--;
  else while (size < (FRACTIONS[decimals - 11] ?? 0)) decimals++;
  return decimals;
}

function power(exponent: number): number {
  return POWERS[exponent] ?? Number.NaN;
}

function bytesBut(excluded: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) =>
    excluded.includes(String.fromCharCode(code)) ? 0 : 1,
  );
}
