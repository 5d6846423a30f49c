// The choices of a sequence column's cell, `0-1-1-2` or `[0, 1, 1, 2]`: the plain forms of what sequence-text.ts reads.

import type { Row } from '../../trace/row.ts';
import type { ByteLines } from '../line-blocks.ts';
import type { KnownCodes } from './known-codes.ts';

const [SPACE, QUOTE, APOSTROPHE, PLUS, COMMA, MINUS, POINT] = [32, 34, 39, 43, 44, 45, 46];
const [ZERO, NINE, LARGE_E, OPEN, BACKSLASH, CLOSE, SMALL_E, DELETE] = [48, 57, 69, 91, 92, 93, 101, 127];

/** Fills the row's codes from the bytes `from … to − 1`; false where they are no plain sequence of known choices. */
export function readSequenceCell(
  block: ByteLines,
  from: number,
  to: number,
  codes: KnownCodes,
  row: Row,
): boolean {
  row.length = 0;
  return block.bytes[from] === OPEN
    ? readItems(block, from + 1, to - 1, codes, row)
    : readDashes(block, from, to, codes, row);
}

function readDashes(block: ByteLines, from: number, to: number, codes: KnownCodes, row: Row): boolean {
  const { bytes } = block;
  for (let begin = from; begin <= to; ) {
    let end = begin;
    while (end < to && bytes[end] !== MINUS) {
      const byte = bytes[end++] as number;
      if (byte <= SPACE || byte >= DELETE || byte === BACKSLASH || byte === QUOTE) return false;
    }
    if (!pushChoice(block, begin, end, codes, row)) return false;
    begin = end + 1;
  }
  return true;
}

/** Numbers, or texts in single quotes as Python writes them; the bracket that ends the list is at `to`. */
function readItems(block: ByteLines, from: number, to: number, codes: KnownCodes, row: Row): boolean {
  const { bytes } = block;
  if (to < from || bytes[to] !== CLOSE) return false;
  for (let next = from; ; next++) {
    while (bytes[next] === SPACE) next++;
    const isText = bytes[next] === APOSTROPHE;
    const begin = isText ? next + 1 : next;
    const end = isText ? textEnd(bytes, begin) : numberEnd(bytes, begin);
    if (end < 0 || !pushChoice(block, begin, end, codes, row)) return false;
    next = isText ? end + 1 : end;
    while (bytes[next] === SPACE) next++;
    if (next === to) return true;
    if (bytes[next] !== COMMA) return false;
  }
}

function pushChoice(block: ByteLines, from: number, to: number, codes: KnownCodes, row: Row): boolean {
  const code = codes.choice(row.length, block, from, to);
  if (code < 0) return false;
  const room = row.length < row.codes.length ? row.codes : row.widen();
  room[row.length++] = code;
  return true;
}

/** The apostrophe that ends a plain text; −1 where something else than plain characters comes first. */
function textEnd(bytes: Uint8Array, at: number): number {
  for (let next = at; ; next++) {
    const byte = bytes[next] as number;
    if (byte === APOSTROPHE) return next;
    if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) return -1;
  }
}

function numberEnd(bytes: Uint8Array, at: number): number {
  let next = at;
  for (let byte = bytes[next] as number; isOfNumber(byte); byte = bytes[++next] as number);
  return next;
}

function isOfNumber(byte: number): boolean {
  if (byte >= ZERO && byte <= NINE) return true;
  return byte === POINT || byte === MINUS || byte === PLUS || byte === SMALL_E || byte === LARGE_E;
}
