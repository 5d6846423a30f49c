// Lines for a format: the first one that says something is looked at, then all are read.

import { NastraceError } from '../shared/errors.ts';
import type { LineBlock } from './line-blocks.ts';

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
    while (!block.isDone) {
      const head = block.peek();
      if (head.trim() !== '') return { head, headLine: block.line, blocks: prepend(block, blocks) };
      block.skip();
    }
  }
}

/** The reader's blocks without its first line. */
export async function* afterHead(reader: LineReader): AsyncGenerator<LineBlock> {
  let isHead = true;
  for await (const block of reader.blocks) {
    if (isHead) block.skip();
    isHead = false;
    yield block;
  }
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
