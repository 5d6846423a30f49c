// The canonical form: one JSON object a line, an optional header first (INTERFACE, "Trace formats").
//
// nastrace's own; `nastrace convert` writes it. Python's json module writes NaN and Infinity bare, which
// JSON does not know: they are read as null.

import { requiredMissing } from '../column-finder.ts';
import { readHeader } from '../header-schema.ts';
import { nameCanonically } from '../judge.ts';
import { afterHead, type LineReader } from '../line-reader.ts';
import type { LineBlock } from '../lines.ts';
import { showNames, showValue } from '../show-value.ts';
import type { DecodedRecord, DecodeOptions, Decoding, Format, Notice } from './format.ts';
import { KeyReader } from './jsonl-keys.ts';

export const jsonl: Format = { id: 'jsonl', sniff: head => head.trimStart().startsWith('{'), decode };

function decode(lines: LineReader, options: DecodeOptions): Decoding {
  const first = parseLine(lines.head);
  const isHeader = isObject(first) && Object.hasOwn(first, 'nastrace');
  const { header, problems } = isHeader ? readHeader(first) : { header: {}, problems: [] };
  const keys = new KeyReader(options);
  return {
    header,
    headerProblems: problems,
    headerLine: lines.headLine,
    nodeNames: options.nodes ?? [],
    nameField: (field, item) => keys.nodeName(field, item) ?? nameCanonically(keys.nameOf(field), item),
    records: decodeBlocks(isHeader ? afterHead(lines) : lines.blocks, keys, options.file),
    clockOrigin: () => keys.times.origin,
    notices: () => ignoredKeys(keys),
  };
}

async function* decodeBlocks(
  blocks: AsyncIterable<LineBlock>,
  keys: KeyReader,
  file: string,
): AsyncGenerator<readonly DecodedRecord[]> {
  for await (const block of blocks) yield decodeBlock(block, keys);
  // A file without one object has worse to say than which keys are missing.
  if (keys.objects === 0) return;
  keys.checkMapped(file);
  const missing = requiredMissing(file, keys, keys.names);
  if (missing !== null) throw missing;
}

function decodeBlock(block: LineBlock, keys: KeyReader): DecodedRecord[] {
  const records: DecodedRecord[] = [];
  block.lines.forEach((text, index) => {
    if (text.trim() === '') return;
    const line = block.first + index;
    const value = parseLine(keys.times.quoteLongIntegers(text));
    if (isObject(value) && !Object.hasOwn(value, 'nastrace')) {
      records.push({ line, text, candidate: keys.candidateOf(value, line) });
      return;
    }
    const isCut = block.open && index === block.lines.length - 1;
    records.push({
      line,
      text,
      candidate: null,
      problem: {
        field: 'record',
        message: describe(value, text, isCut),
        code: isCut ? 'record-cut' : 'record-malformed',
      },
    });
  });
  return records;
}

function describe(value: unknown, text: string, isCut: boolean): string {
  if (isObject(value)) return 'expected the header on the first line only, found it again';
  const found = value === undefined ? showValue(text) : showValue(value);
  return `expected one JSON object, found ${found}${isCut ? ' (the file ends inside this line)' : ''}`;
}

const BARE_TOKEN = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** The line's JSON value, undefined where it is no JSON. */
function parseLine(text: string): unknown {
  return tryParse(text) ?? (/NaN|Infinity/.test(text) ? tryParse(replaceBareTokens(text)) : undefined);
}

function replaceBareTokens(text: string): string {
  return text.replace(BARE_TOKEN, token => (token.startsWith('"') ? token : 'null'));
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ignoredKeys(keys: KeyReader): readonly Notice[] {
  if (keys.ignored.size === 0) return [];
  const names = [...keys.ignored.keys()];
  const line = keys.ignored.get(names[0] ?? '') ?? 1;
  const message = `expected the fields of an evaluation, found also ${showNames(names)}, which are ignored`;
  const warning = `keys that are no fields of an evaluation were ignored: ${showNames(names)}`;
  return [{ code: 'keys-ignored', line, field: 'record', message, warning, count: names.length }];
}
