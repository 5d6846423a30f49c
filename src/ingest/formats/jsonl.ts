// The canonical form: one JSON object a line, an optional header first (INTERFACE, "Trace formats").
//
// nastrace's own; `nastrace convert` writes it. Python's json module writes NaN and Infinity bare, which
// JSON does not know: they are read as null.

import { requiredMissing } from '../column-finder.ts';
import { readHeader } from '../header-schema.ts';
import { nameCanonically } from '../judge.ts';
import { JsonLane } from '../lane/json-lane.ts';
import { ByteLines, type LineBlock } from '../line-blocks.ts';
import { afterHead, type LineReader } from '../line-reader.ts';
import { showNames, showValue } from '../show-value.ts';
import type { DecodedRecord, DecodeOptions, Decoding, Format, Notice, RecordReceiver } from './format.ts';
import { HEADER_KEY, KeyReader } from './jsonl-keys.ts';

export const jsonl: Format = { id: 'jsonl', sniff: head => head.trimStart().startsWith('{'), decode };

function decode(lines: LineReader, options: DecodeOptions): Decoding {
  const first = parseLine(lines.head);
  const isHeader = isObject(first) && Object.hasOwn(first, HEADER_KEY);
  const { header, problems } = isHeader ? readHeader(first) : { header: {}, problems: [] };
  const keys = new KeyReader(options);
  return {
    header,
    headerProblems: problems,
    headerLine: lines.headLine,
    nodeNames: options.nodes ?? [],
    nameField: (field, item) => keys.nodeName(field, item) ?? nameCanonically(keys.nameOf(field), item),
    read: receiver => readBlocks(isHeader ? afterHead(lines) : lines.blocks, keys, options, receiver),
    clockOrigin: () => keys.times.origin,
    notices: () => ignoredKeys(keys),
  };
}

async function readBlocks(
  blocks: AsyncIterable<LineBlock>,
  keys: KeyReader,
  { file, nodes }: DecodeOptions,
  { take, settle, rows }: RecordReceiver,
): Promise<void> {
  // Nodes that are keys of their own and other units are read by the digits of a text.
  const lane = rows !== null && nodes === undefined && keys.times.isPlain ? new JsonLane(keys, rows) : null;
  for await (const block of blocks) {
    while (!block.isDone) {
      if (lane !== null && block instanceof ByteLines && lane.take(block)) continue;
      const decoded = decodeLine(block, keys);
      if (decoded !== null) take(decoded);
      block.skip();
    }
    settle();
  }
  // A file without one object has worse to say than which keys are missing.
  if (keys.objects === 0) return;
  keys.checkMapped(file);
  const missing = requiredMissing(file, keys, keys.names);
  if (missing !== null) throw missing;
}

/** The next line's record; null for a blank line. */
function decodeLine(block: LineBlock, keys: KeyReader): DecodedRecord | null {
  const { line } = block;
  const text = block.peek();
  if (text.trim() === '') return null;
  const value = parseLine(keys.times.quoteLongIntegers(text));
  if (isObject(value) && !Object.hasOwn(value, HEADER_KEY))
    return { line, text, candidate: keys.candidateOf(value, line) };
  const isCut = block.isOpen;
  const message = describe(value, text, isCut);
  const code = isCut ? 'record-cut' : 'record-malformed';
  return { line, text, candidate: null, problem: { field: 'record', message, code } };
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
