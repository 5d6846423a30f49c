// Times as traces write them: numbers in a unit, or ISO 8601; to seconds without losing digits.
//
// A double holds an epoch in seconds to 0.2 µs only, so times written in milli-, micro- or nanoseconds or as dates
// are split in their text and counted from a whole second near the first of them, the clock's origin. Plain numbers
// of seconds stand as they are. Dates without a zone are UTC.

import { readNumber } from './values.ts';

export const TIME_UNITS = ['s', 'ms', 'us', 'ns'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

const DIGITS: Readonly<Record<TimeUnit, number>> = { s: 0, ms: 3, us: 6, ns: 9 };
const DECIMAL = /^\s*([+-]?)(\d+)(?:\.(\d*))?\s*$/;
const ISO =
  /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?\s*$/i;
/** A first time this far from 0 is an epoch's (1973 on), one below counts from the run's own beginning. */
const SMALLEST_EPOCH = 1e8;
/** Integers of so many digits may be more than a double holds. */
const LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?:\.\d+)?(?![\d.eE])/g;

/** Whole seconds and the digits after the point. */
interface Instant {
  readonly whole: number;
  readonly fraction: number;
}

export class TimeReader {
  private readonly unit: TimeUnit;
  private fixed: number | undefined;

  constructor(unit: TimeUnit = 's') {
    this.unit = unit;
  }

  /** Whole seconds to be added to every time read, for the file's own clock. */
  get origin(): number {
    return this.fixed ?? 0;
  }

  /** True where numbers are seconds already. */
  get isPlain(): boolean {
    return this.unit === 's';
  }

  /** A number of seconds as it stands; the first time of a trace settles that there is no origin. */
  plain(seconds: number): number {
    this.fixed ??= 0;
    return seconds - this.fixed;
  }

  /** A cell: seconds from the origin, undefined when missing, the text where it is no time. */
  readCell(cell: string): number | string | undefined {
    const number = readNumber(cell);
    if (number === undefined) return undefined;
    if (typeof number === 'number' && this.unit === 's') return this.plain(number);
    return this.readText(cell);
  }

  /** A JSON value: the same; what is neither number nor text stands as found. */
  readValue(value: unknown): unknown {
    if (typeof value === 'string') return this.readCell(value);
    if (typeof value !== 'number') return value ?? undefined;
    if (this.unit === 's') return this.plain(value);
    return this.readText(String(value));
  }

  /** A cell that holds a span of time, which has no origin. */
  readSpan(cell: string): number | string | undefined {
    const number = readNumber(cell);
    return typeof number === 'number' ? number / 10 ** DIGITS[this.unit] : number;
  }

  /** A line of JSON whose long integers are put in quotes, as their digits count here. */
  quoteLongIntegers(line: string): string {
    if (this.unit === 's' || !/\d{16}/.test(line)) return line;
    return line.replace(LONG_INTEGER, token => (token.startsWith('"') ? token : `"${token}"`));
  }

  private readText(text: string): number | string {
    const instant = this.parseDecimal(text) ?? parseIso(text);
    if (instant !== null) {
      this.fixed ??= Math.abs(instant.whole) >= SMALLEST_EPOCH ? instant.whole : 0;
      return instant.whole - this.fixed + instant.fraction;
    }
    const number = Number(text);
    return text.trim() === '' || Number.isNaN(number) ? text : this.plain(number / 10 ** DIGITS[this.unit]);
  }

  private parseDecimal(text: string): Instant | null {
    const match = DECIMAL.exec(text);
    if (match === null) return null;
    const [, sign = '', integer = '', rest = ''] = match;
    const digits = DIGITS[this.unit];
    const padded = integer.padStart(digits + 1, '0');
    const cut = padded.length - digits;
    const whole = Number(padded.slice(0, cut));
    const fraction = Number(`0.${padded.slice(cut)}${rest}`);
    return sign === '-' ? { whole: -whole, fraction: -fraction } : { whole, fraction };
  }
}

/** Null where the text is no date, or none that the calendar has. */
function parseIso(text: string): Instant | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour = '0',
    minute = '0',
    second = '0',
    digits = '0',
    zone = 'Z',
  ] = match;
  const milliseconds = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const date = new Date(milliseconds);
  const isReal =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  return isReal ? { whole: milliseconds / 1000 - zoneSeconds(zone), fraction: Number(`0.${digits}`) } : null;
}

function zoneSeconds(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return 0;
  const [, sign, hours = '0', minutes = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
