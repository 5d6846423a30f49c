// Numbers as decimal digits, three at a time, straight into memory: what a text a number would cost is a multiple of it.
//
// Hot. Digits of a double are written only where they are certain: where what would be rounded off is known exactly, or is
// not so near to a half that an error of arithmetic could matter.

const MINUS = 45;
const POINT = 46;
const ZERO = 48;

const THOUSAND = 1e3;
const MILLION = 1e6;
/** 10⁰ to 10¹⁷, doubles that are exact. */
const POWERS = Float64Array.from({ length: 18 }, (_, exponent) => Number(`1e${exponent}`));
/** A remainder closer to a half than this may be rounded either way. */
const SURELY_ROUNDED = 0.499;
/** From here on a fraction and five to the power of its decimals have 53 bits together: their product is exact. */
const EXACT_FROM = 1e5;
/** 000 to 999, a byte a digit from the lowest on, the fourth byte empty. */
const THREE_DIGITS = Int32Array.from({ length: THOUSAND }, (_, number) => {
  const [hundreds = 0, tens = 0, ones = 0] = String(number).padStart(3, '0').split('').map(Number);
  return (ZERO + hundreds) | ((ZERO + tens) << 8) | ((ZERO + ones) << 16);
});

/** Bytes that must be free from the place on where a number is to be written. */
export const NUMBER_ROOM = 32;

/** Writes a whole number between −10¹² and 10¹²; returns the place behind it. */
export function putWhole(memory: DataView, place: number, value: number): number {
  const next = putSign(memory, place, value);
  const size = Math.abs(value);
  if (size < MILLION) return putShort(memory, next, size | 0);
  const millions = Math.floor(size / MILLION);
  const end = putShort(memory, next, millions | 0);
  putSix(memory, end, (size - MILLION * millions) | 0);
  return end + 6;
}

function putSign(memory: DataView, place: number, value: number): number {
  if (value >= 0) return place;
  memory.setUint8(place, MINUS);
  return place + 1;
}

/** A whole number below a million. */
function putShort(memory: DataView, place: number, value: number): number {
  if (value < THOUSAND) return putShortest(memory, place, value);
  const thousands = (value / THOUSAND) | 0;
  const next = putShortest(memory, place, thousands);
  memory.setInt32(next, threeDigits(value - THOUSAND * thousands), true);
  return next + 3;
}

/** A whole number below a thousand. */
function putShortest(memory: DataView, place: number, value: number): number {
  const digits = value < 10 ? 1 : value < 100 ? 2 : 3;
  memory.setInt32(place, threeDigits(value) >>> (8 * (3 - digits)), true);
  return place + digits;
}

/** Writes a number to twelve digits; returns the place behind it, or the place itself where the digits are not certain. */
export function putTwelveDigits(memory: DataView, place: number, value: number): number {
  const size = Math.abs(value);
  if (!(size >= 1e-6 && size < 1e11)) return place;
  const whole = Math.floor(size);
  const decimals = decimalsOf(size);
  const scaled = (size - whole) * power(decimals);
  const digits = Math.floor(scaled + 0.5);
  if (digits >= Math.min(power(decimals), 1e12)) return place;
  if (size < EXACT_FROM && Math.abs(scaled - digits) > SURELY_ROUNDED) return place;
  let next = putWhole(memory, putSign(memory, place, value), whole);
  if (digits === 0) return next;
  memory.setUint8(next++, POINT);
  for (let zero = 12; zero < decimals; zero++) memory.setUint8(next++, ZERO);
  return putFraction(memory, next, decimals < 12 ? digits * power(12 - decimals) : digits);
}

/** Twelve digits behind the point, without the zeros at their end. */
function putFraction(memory: DataView, place: number, digits: number): number {
  const high = Math.floor(digits / MILLION);
  const low = (digits - MILLION * high) | 0;
  let end = place + 6;
  putSix(memory, place, high | 0);
  if (low !== 0) {
    putSix(memory, end, low);
    end += 6;
  }
  while (memory.getUint8(end - 1) === ZERO) end--;
  return end;
}

function putSix(memory: DataView, place: number, value: number): void {
  const thousands = (value / THOUSAND) | 0;
  memory.setInt32(place, threeDigits(thousands), true);
  memory.setInt32(place + 3, threeDigits(value - THOUSAND * thousands), true);
}

/** How many of twelve digits stand behind the point. */
function decimalsOf(size: number): number {
  if (size >= 1e6) return size < 1e8 ? (size < 1e7 ? 5 : 4) : size < 1e9 ? 3 : size < 1e10 ? 2 : 1;
  if (size >= 1e3) return size < 1e4 ? 8 : size < 1e5 ? 7 : 6;
  if (size >= 1) return size < 10 ? 11 : size < 100 ? 10 : 9;
  if (size >= 1e-3) return size >= 0.1 ? 12 : size >= 0.01 ? 13 : 14;
  return size >= 1e-4 ? 15 : size >= 1e-5 ? 16 : 17;
}

function power(exponent: number): number {
  return POWERS[exponent] ?? Number.NaN;
}

function threeDigits(number: number): number {
  return THREE_DIGITS[number] ?? 0;
}
