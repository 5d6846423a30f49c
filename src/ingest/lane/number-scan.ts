// Decimal numbers read from bytes, to the last bit what JSON.parse makes of them. Hot: one pass, no objects.
//
// Digits that make an integer below 2^53 and a power of ten up to 10^22 are both exact doubles, so that one division
// rounds once and right (W. D. Clinger, How to read floating point numbers accurately, PLDI 1990). Longer ones have a
// file of their own; exponents and what is left go to `Number`.

import { longDecimal, POWERS } from './long-decimal.ts';

const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const ZERO = 48;
const EXPONENT = 101;
/** Makes a letter's byte a small one. */
const LOWER = 32;
const EXACT = 2 ** 53;
/** So many digits make a 32-bit integer. */
const MOST_DIGITS = 9;

/**
 * Writes the number that begins at `at`, in JSON's grammar, to `into[place]`; the index behind it, −1 where none
 * stands there. A byte that is no part of a number must follow within `bytes`.
 */
export function scanNumber(bytes: Uint8Array, at: number, into: Float64Array, place: number): number {
  const isNegative = bytes[at] === MINUS;
  const first = isNegative ? at + 1 : at;
  let next = first;
  let whole = 0;
  let digit = (bytes[next] as number) - ZERO;
  while (digit >= 0 && digit <= 9) {
    whole = (whole * 10 + digit) | 0;
    digit = (bytes[++next] as number) - ZERO;
  }
  const wholeDigits = next - first;
  if (wholeDigits === 0 || (bytes[first] === ZERO && wholeDigits > 1)) return -1;
  let fraction = 0;
  let decimals = 0;
  if (bytes[next] === POINT) {
    const point = next;
    digit = (bytes[++next] as number) - ZERO;
    while (digit >= 0 && digit <= 9) {
      fraction = (fraction * 10 + digit) | 0;
      digit = (bytes[++next] as number) - ZERO;
    }
    decimals = next - point - 1;
    if (decimals === 0) return -1;
  }
  if (((bytes[next] as number) | LOWER) === EXPONENT) {
    const end = exponentEnd(bytes, next + 1);
    if (end > 0) into[place] = Number(textOf(bytes, at, end));
    return end;
  }
  const isShort = wholeDigits <= MOST_DIGITS && decimals <= MOST_DIGITS;
  const power = POWERS[decimals] as number;
  const digits = isShort ? whole * power + fraction : EXACT;
  let value = digits < EXACT ? digits / power : longDecimal(bytes, first, next, decimals);
  if (Number.isNaN(value)) value = Number(textOf(bytes, first, next));
  into[place] = isNegative ? -value : value;
  return next;
}

function exponentEnd(bytes: Uint8Array, at: number): number {
  const sign = bytes[at];
  const first = sign === PLUS || sign === MINUS ? at + 1 : at;
  let next = first;
  while (isDigit(bytes[next] as number)) next++;
  return next === first ? -1 : next;
}

/** The non-negative integer below 10^9 that is written from `from` to `to` without zeros before it; −1 for any other. */
export function smallInteger(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length === 0 || length > 9 || (bytes[from] === ZERO && length > 1)) return -1;
  let value = 0;
  for (let index = from; index < to; index++) {
    const byte = bytes[index] as number;
    if (!isDigit(byte)) return -1;
    value = value * 10 + byte - ZERO;
  }
  return value;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) text += String.fromCharCode(bytes[index] as number);
  return text;
}
