// JSON that is the same bytes on every machine: 12 significant digits, no NaN, keys as the schema orders
// them. Assumes plain data (objects, arrays, strings, finite or undefined numbers, booleans, null).

/** 12 significant digits, the precision at which two implementations are held to agree. */
export function roundNumber(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isInteger(value) && Math.abs(value) < 1e12) return value === 0 ? 0 : value;
  const rounded = Number(value.toPrecision(12));
  return rounded === 0 ? 0 : rounded;
}

/** A deep copy with every number rounded to 12 significant digits and NaN or ±∞ as null. */
export function rounded<T>(value: T): T {
  return roundAny(value) as T;
}

function roundAny(value: unknown): unknown {
  if (typeof value === 'number') return roundNumber(value);
  if (Array.isArray(value)) return value.map(roundAny);
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, roundAny(inner)]));
  }
  return value;
}

const LINE_LENGTH = 100;
const INDENT = '  ';

/** The text of a JSON document: two-space indent, a line for what fits one, such as a row of a series; final newline. */
export function stableJson(value: unknown): string {
  return `${broken(value, '', 0)}\n`;
}

/** A value on one line if it fits beside its indent and `reserved` other characters, else its parts on lines of their own. */
function broken(value: unknown, indent: string, reserved: number): string {
  if (value === null || typeof value !== 'object') return scalar(value);
  const line = oneLine(value, LINE_LENGTH - indent.length - reserved);
  if (line !== null) return line;
  const inner = indent + INDENT;
  const separator = `,\n${inner}`;
  let text = '';
  if (Array.isArray(value)) {
    const last = value.length - 1;
    for (let index = 0; index <= last; index++)
      text += (index === 0 ? '' : separator) + broken(value[index], inner, index === last ? 0 : 1);
    return `[\n${inner}${text}\n${indent}]`;
  }
  const entries = Object.entries(value);
  for (const [index, [key, part]] of entries.entries()) {
    if (part === undefined) continue;
    const label = `${JSON.stringify(key)}: `;
    const comma = index === entries.length - 1 ? 0 : 1;
    text += (text === '' ? '' : separator) + label + broken(part, inner, label.length + comma);
  }
  return text === '' ? '{}' : `{\n${inner}${text}\n${indent}}`;
}

/** The value on one line of at most `room` characters, or null. */
function oneLine(value: object, room: number): string | null {
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  for (const key in value) {
    const part = (value as Record<string, unknown>)[key];
    if (part === undefined && !isList) continue;
    if (text.length > 1) text += ', ';
    if (!isList) text += `${JSON.stringify(key)}: `;
    if (part === null || typeof part !== 'object') text += scalar(part);
    else {
      const inner = oneLine(part, room - text.length - 1);
      if (inner === null) return null;
      text += inner;
    }
    if (text.length >= room) return null;
  }
  text += isList ? ']' : '}';
  return text.length > room ? null : text;
}

/** What is no list and no object; undefined, which only lists may hold, as null. */
function scalar(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'number' && !Number.isFinite(value) ? 'null' : String(value ?? null);
}
