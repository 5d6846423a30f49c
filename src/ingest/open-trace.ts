// From a path to a trace in the course of being decoded: bytes, text, lines, format.

import type { Estimate } from '../shared/columns.ts';
import type { FormatId, ReadOptions } from './contract.ts';
import { decompress } from './decompress.ts';
import { checkMappedFields } from './fields.ts';
import type { Decoding } from './formats/format.ts';
import { chooseFormat } from './formats/index.ts';
import { startReading } from './line-reader.ts';
import { splitLines } from './lines.ts';
import { openSource } from './source.ts';
import { checkText } from './text-check.ts';

export interface OpenTrace {
  /** As messages name it. */
  readonly file: string;
  /** As the trace keeps it. */
  readonly name: string;
  readonly format: FormatId;
  readonly decoding: Decoding;
  /** How many records there will be, told how many there have been. */
  readonly estimate: Estimate;
}

/** Throws NastraceError: the source cannot be read, is empty, has no known format or lacks columns. */
export async function openTrace(path: string, options: ReadOptions): Promise<OpenTrace> {
  const map = options.map ?? {};
  checkMappedFields(map);
  const { file, name, chunks, share } = openSource(path, options);
  const blocks = splitLines(file, checkText(file, decompress(file, chunks)));
  try {
    const lines = await startReading(file, blocks);
    const format = chooseFormat(file, lines.head, options.format);
    const decoding = format.decode(lines, {
      file,
      map,
      nodes: options.nodes,
      timeUnit: options.timeUnit,
      minimize: options.minimize === true,
    });
    return { file, name, format: format.id, decoding, estimate: length => estimateRows(length, share()) };
  } catch (error) {
    // Closes the file: nobody will read on.
    await blocks.return(undefined);
    throw error;
  }
}

/** A twentieth more than the share that was read lets expect; twice as many where nobody can tell. */
function estimateRows(length: number, share: number): number {
  return share === 0 ? 2 * length : (1.05 * length) / share;
}
