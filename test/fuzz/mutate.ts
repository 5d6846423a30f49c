// Broken traces: real ones, a few records each, changed at byte, line and field level.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../support/random.ts';

/** A trace's beginning and its records, from which inputs are made. */
export interface Stem {
  readonly name: string;
  /** Lines that come first: a CSV's columns, a jsonl's header. */
  readonly head: readonly string[];
  readonly records: readonly string[];
}

/** Texts that have broken readers before. */
const ODD_FIELDS = [
  '',
  ' ',
  '""',
  '"',
  "'",
  'nan',
  'NaN',
  'None',
  'null',
  '-Infinity',
  'inf',
  '1e400',
  '-0',
  '0x10',
  '1_000',
  '1,5',
  'F',
  'F_timeout',
  'F_CANCELLED',
  '9007199254740993',
  '-1.7976931348623157e308',
  '5e-324',
  '1700000000123456789',
  '2024-05-01T12:00:00.123456789Z',
  '2024-02-30',
  'true',
  '[]',
  '[[1]]',
  '{}',
  '{"a": 1}',
  "['it\\'s', \"x\"]",
  '0-1-\\-',
  '__proto__',
  'constructor',
  '</script><script>alert(1)</script>',
  '" onload="alert(1)',
  '=cmd()',
  '../../etc/passwd',
  '\u001b[31m',
  '\u202e\u2066',
  '\u0000',
  '\ufeff',
  '\ud83d\ude00',
  'datum["x"].y',
] as const;

const ODD_BYTES = [
  0, 9, 10, 13, 26, 34, 39, 44, 45, 92, 91, 93, 123, 125, 127, 128, 192, 237, 239, 254, 255,
] as const;

/** The readable traces below a folder, first lines and some records of each. */
export function stemsBelow(folder: string): Stem[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter(file => /\.(csv|jsonl)$/.test(file) && !/parents|error-|sources/.test(file))
    .map(file => {
      const lines = readFileSync(join(folder, file), 'utf8')
        .split(/\r?\n/)
        .filter(line => line !== '');
      const isHeadless = file.endsWith('.jsonl') && !(lines[0] ?? '').includes('"nastrace"');
      const heads = isHeadless ? 0 : 1;
      return { name: file, head: lines.slice(0, heads), records: lines.slice(heads, heads + 200) };
    });
}

/** A few records of a stem, as they are. */
export function someRecords({ head, records }: Stem, random: Random): string[] {
  const from = random.below(records.length);
  return [...head, ...records.slice(from, from + 1 + random.below(8))];
}

/** The lines changed in one to four places. */
export function mutateLines(lines: readonly string[], random: Random): Uint8Array {
  let changed = [...lines];
  let bytes: Uint8Array | null = null;
  for (let left = 1 + random.below(4); left > 0; left--) {
    const kind = random.below(10);
    if (kind < 5) changed = changeField(changed, random);
    else if (kind < 8) changed = changeLines(changed, random);
    else bytes = changeBytes(bytes ?? joined(changed, random), random);
  }
  return bytes ?? joined(changed, random);
}

function joined(lines: readonly string[], random: Random): Uint8Array {
  const end = ['\n', '\n', '\n', '\r\n', '\r'][random.below(5)] ?? '\n';
  return Buffer.from(lines.join(end) + (random.below(4) === 0 ? '' : end));
}

/** One cell or JSON value becomes an odd text. */
function changeField(lines: readonly string[], random: Random): string[] {
  const index = random.below(lines.length);
  const odd = ODD_FIELDS[random.below(ODD_FIELDS.length)] ?? '';
  return lines.map((line, at) => {
    if (at !== index) return line;
    const separators = [...line.matchAll(/[,:[\]{}]/g)].map(({ index: place }) => place);
    const from = separators[random.below(Math.max(1, separators.length))] ?? 0;
    const to = separators.find(place => place > from) ?? line.length;
    const text = line.startsWith('{') && random.below(2) === 0 ? JSON.stringify(odd) : odd;
    return line.slice(0, from + 1) + text + line.slice(to);
  });
}

function changeLines(lines: readonly string[], random: Random): string[] {
  const index = random.below(lines.length);
  const line = lines[index] ?? '';
  const before = lines.slice(0, index);
  const after = lines.slice(index + 1);
  switch (random.below(6)) {
    case 0:
      return [...before, ...after];
    case 1:
      return [...before, line, line, ...after];
    case 2:
      return [...after, line, ...before];
    case 3:
      return [...before, line.slice(0, random.below(line.length + 1)), ...after];
    case 4:
      return [...before, '', '  ', line, ...after];
    default:
      return [...before, line + (after[0] ?? line), ...after.slice(1)];
  }
}

function changeBytes(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length === 0) return bytes;
  const place = random.below(bytes.length);
  const odd = ODD_BYTES[random.below(ODD_BYTES.length)] ?? 0;
  switch (random.below(5)) {
    case 0:
      return bytes.subarray(0, place);
    case 1:
      return Buffer.concat([bytes.subarray(0, place), Buffer.from([odd]), bytes.subarray(place)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1)]);
    case 3: {
      const copied = bytes.subarray(place, place + random.below(40));
      return Buffer.concat([bytes.subarray(0, place), copied, bytes.subarray(place)]);
    }
    default: {
      const flipped = Uint8Array.from(bytes);
      flipped[place] = random.below(2) === 0 ? odd : (flipped[place] ?? 0) ^ (1 << random.below(8));
      return flipped;
    }
  }
}
