// Decimals of up to 18 digits, as Python writes doubles, without going through text. Hot: no objects.
//
// The digits are an integer D = high · 10^m + low that no double may hold, but a sum of two does. The quotient
// q = D / 10^k is corrected by its exact remainder (T. J. Dekker, A floating-point technique for extending the
// available precision, 1971), which leaves an error below 2^-90 |q|; only where that could tip the rounding, there
// is no answer.

const POINT = 46;
const ZERO = 48;
const HALF = 9;
const LARGEST_POWER = 22;
export const POWERS = Float64Array.from({ length: LARGEST_POWER + 1 }, (_, exponent) =>
  Number(`1e${exponent}`),
);
/** Multiplying by it splits a double into halves of 26 bits (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;
const UNCERTAINTY = 2 ** -90;

/** The number whose digits stand from `from` to `to`, `decimals` of them behind a point; NaN where it is not certain. */
export function longDecimal(bytes: Uint8Array, from: number, to: number, decimals: number): number {
  let high = 0;
  let low = 0;
  let count = 0;
  for (let index = from; index < to; index++) {
    const byte = bytes[index] as number;
    if (byte === POINT || (count === 0 && byte === ZERO)) continue;
    if (count < HALF) high = (high * 10 + byte - ZERO) | 0;
    else low = (low * 10 + byte - ZERO) | 0;
    count++;
  }
  if (count > 2 * HALF || decimals > LARGEST_POWER) return Number.NaN;
  // Below 10^9 times a power of ten up to 10^9 is exact: 5^9 has 21 bits.
  const begin = high * (POWERS[Math.max(0, count - HALF)] as number);
  const sum = begin + low;
  const rest = low - (sum - begin);
  return quotient(sum, rest, POWERS[decimals] as number);
}

/** (sum + rest) / divisor, rounded once; NaN where it is not certain. */
function quotient(sum: number, rest: number, divisor: number): number {
  const first = sum / divisor;
  const a = highHalf(first);
  const b = first - a;
  const c = highHalf(divisor);
  const d = divisor - c;
  const product = first * divisor;
  const missing = a * c - product + a * d + b * c + b * d;
  const correction = (sum - product + (rest - missing)) / divisor;
  const margin = first * UNCERTAINTY;
  const least = first + (correction - margin);
  return least === first + (correction + margin) ? least : Number.NaN;
}

function highHalf(value: number): number {
  const large = value * SPLITTER;
  return large - (large - value);
}
