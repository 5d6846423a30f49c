// Lines for a format: the first one that says something is looked at, then all are read.

import { NastraceError } from '../shared/errors.ts';
import type { LineBlock } from './lines.ts';

export interface LineReader {
  /** The first line that is not blank. */
  readonly head: string;
  /** Its 1-based number. */
  readonly headLine: number;
  /** All blocks, from the line of `head` on. */
  readonly blocks: AsyncIterable<LineBlock>;
}

/** Skips blank lines; throws `source-empty` when there is nothing else. */
export async function startReading(file: string, blocks: AsyncIterator<LineBlock>): Promise<LineReader> {
  for (;;) {
    const next = await blocks.next();
    if (next.done === true)
      throw new NastraceError('source-empty', `${file}: only blank lines; expected a trace`);
    const block = next.value;
    const index = block.lines.findIndex(line => line.trim() !== '');
    const head = block.lines[index];
    if (head !== undefined)
      return { head, headLine: block.first + index, blocks: prepend(dropLines(block, index), blocks) };
  }
}

/** The reader's blocks without its first line. */
export async function* afterHead(reader: LineReader): AsyncGenerator<LineBlock> {
  let isHead = true;
  for await (const block of reader.blocks) {
    const rest = isHead ? dropLines(block, 1) : block;
    isHead = false;
    if (rest.lines.length > 0) yield rest;
  }
}

function dropLines(block: LineBlock, count: number): LineBlock {
  return { first: block.first + count, lines: block.lines.slice(count), open: block.open };
}

async function* prepend(block: LineBlock, rest: AsyncIterator<LineBlock>): AsyncGenerator<LineBlock> {
  try {
    yield block;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
