// How the values of options are read: strictly, and with a message that says what would be right.
//
// Commander puts the option's name before the message and ends with exit code 2.

import { InvalidArgumentError } from 'commander';
import type { Bound } from '../index.ts';
import { mostSimilar } from '../shared/similar.ts';

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };

const UNIT_INCHES: Readonly<Record<string, number>> = { in: 1, mm: 1 / 25.4, cm: 1 / 2.54 };
/** Columns as most journals and proceedings set them; as charts/theme.ts has them in pixels. */
const COLUMN_INCHES: Readonly<Record<string, number>> = { '1col': 3.3, '2col': 7 };
/** Narrower, no text of eight points fits beside an axis. */
const LEAST_WIDTH_INCHES = 3;
const MOST_WIDTH_INCHES = 20;

export type Parse<T> = (text: string) => T;

/** Whole numbers from `least` to `most`, in plain decimal digits. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Parse<number> {
  const expected = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  const accepts = (value: number) => Number.isSafeInteger(value) && value >= least && value <= most;
  return text => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (accepts(value)) return value;
    throw new InvalidArgumentError(`Expected a whole number ${expected}.${numberHint(text, accepts)}`);
  };
}

/** Numbers from `least` to `most`, with a point and without a unit. */
export function decimalNumber(
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): Parse<number> {
  const bounded = Number.isFinite(least) && Number.isFinite(most);
  const expected = bounded ? ` from ${least} to ${most}` : '';
  const accepts = (value: number) => Number.isFinite(value) && value >= least && value <= most;
  return text => {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (accepts(value)) return value;
    throw new InvalidArgumentError(`Expected a number${expected}.${numberHint(text, accepts)}`);
  };
}

/** A candidate's number, or a span of seconds, minutes or hours: `100`, `90s`, `1.5h`. */
export function bound(text: string): Bound {
  const candidate = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
  if (candidate !== null) return { candidate };
  const span = /^(\d+(?:\.\d+)?)(s|min|h)$/.exec(text);
  const unit = UNIT_SECONDS[span?.[2] ?? ''];
  if (span === null || unit === undefined) {
    throw new InvalidArgumentError(
      'Expected a candidate such as 100, or a time since the start such as 90s, 15min, 2h.',
    );
  }
  return { seconds: Number(span[1]) * unit };
}

/** A figure's width in inches, from inches, millimetres or columns: `3.3`, `3.3in`, `85mm`, `2col`. */
export function figureWidth(text: string): number {
  const size = /^(\d+(?:\.\d+)?)(in|mm|cm)?$/.exec(text);
  const unit = UNIT_INCHES[size?.[2] ?? 'in'] ?? Number.NaN;
  const inches = COLUMN_INCHES[text] ?? Number(size?.[1] ?? Number.NaN) * unit;
  if (inches >= LEAST_WIDTH_INCHES && inches <= MOST_WIDTH_INCHES) return inches;
  throw new InvalidArgumentError(
    `Expected 1col (3.3in), 2col (7in), or a width from ${LEAST_WIDTH_INCHES}in to ${MOST_WIDTH_INCHES}in such as 3.5in or 85mm.`,
  );
}

/** One of a few words. */
export function oneOf<const T extends string>(choices: readonly T[]): Parse<T> {
  return text => {
    const found = choices.find(choice => choice === text);
    if (found !== undefined) return found;
    const hint = mostSimilar(text, choices);
    throw new InvalidArgumentError(
      `Expected ${orList(choices)}.${hint === null ? '' : ` Did you mean ${hint}?`}`,
    );
  };
}

/** Several values with commas between them, at least one. */
export function listOf<T>(parse: Parse<T>): Parse<T[]> {
  return text =>
    text.split(',').map(item => {
      if (item.trim() === '') throw new InvalidArgumentError('Expected values with commas between them.');
      return parse(item.trim());
    });
}

/** `field=column`, collected over repeated options; the column's name may hold further equals signs. */
export function collectMapping(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const equals = text.indexOf('=');
  const field = text.slice(0, equals).trim();
  const column = text.slice(equals + 1);
  if (equals < 0 || field === '' || column === '') {
    throw new InvalidArgumentError('Expected field=column, such as quality=val_accuracy.');
  }
  if (Object.hasOwn(before, field)) {
    throw new InvalidArgumentError(`The field ${field} is mapped to ${before[field]} already.`);
  }
  return { ...before, [field]: column };
}

function numberHint(text: string, accepts: (value: number) => boolean): string {
  const plain = text.replace(/[\s_,']/g, '');
  const value = plain.endsWith('%') ? Number(plain.slice(0, -1)) / 100 : Number(plain);
  return plain !== '' && accepts(value) ? ` Did you mean ${value}?` : '';
}

function orList(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join() : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
