// The codes of choices and workers by the bytes that write them.

import type { Choice } from '../../trace/trace.ts';
import type { ByteLines } from '../line-blocks.ts';
import type { Codes } from './lane.ts';
import { TokenTable } from './token-table.ts';

/** What bytes mean to the format: undefined where they are no choice, no label. */
export interface TokenReader {
  readonly choiceOf: (token: string) => Choice | undefined;
  readonly labelOf: (token: string) => string | undefined;
}

const WORKERS = -1;
const BYTE_VALUES = 256;

export class KnownCodes {
  private readonly codes: Codes;
  private readonly reader: TokenReader;
  private readonly table = new TokenTable();
  /** By position and byte: the codes of choices that are one byte long. */
  private short: Int32Array = new Int32Array(16 * BYTE_VALUES).fill(-1);

  constructor(codes: Codes, reader: TokenReader) {
    this.codes = codes;
    this.reader = reader;
  }

  /** The code of the choice that the bytes `from … to − 1` write at a position; −1 where no record had it. */
  choice(position: number, block: ByteLines, from: number, to: number): number {
    const known =
      to - from === 1
        ? this.shortChoice(position, block.bytes[from] as number)
        : this.table.find(position, block.bytes, from, to);
    return known >= 0 ? known : this.learnChoice(position, block, from, to);
  }

  /** The code of the choice that one byte writes, −1 where it is not known yet. */
  shortChoice(position: number, byte: number): number {
    return this.short[position * BYTE_VALUES + byte] ?? -1;
  }

  /** The codes that `shortChoice` knows: of the byte `b` at position `p` at 256 p + b, −1 or nothing where unknown. */
  get shortCodes(): Int32Array {
    return this.short;
  }

  /** The code of a worker, likewise. */
  worker(block: ByteLines, from: number, to: number): number {
    const known = this.table.find(WORKERS, block.bytes, from, to);
    if (known >= 0) return known;
    const label = this.reader.labelOf(block.slice(from, to));
    const code = label === undefined ? -1 : this.codes.workerCode(label);
    if (code >= 0) this.table.add(WORKERS, block.bytes, from, to, code);
    return code;
  }

  private learnChoice(position: number, block: ByteLines, from: number, to: number): number {
    const choice = this.reader.choiceOf(block.slice(from, to));
    const code = choice === undefined ? -1 : this.codes.choiceCode(position, choice);
    if (code < 0) return -1;
    if (to - from === 1) this.rememberShort(position * BYTE_VALUES + (block.bytes[from] as number), code);
    else this.table.add(position, block.bytes, from, to, code);
    return code;
  }

  private rememberShort(place: number, code: number): void {
    if (place >= this.short.length) {
      const grown = new Int32Array(2 * (place + 1)).fill(-1);
      grown.set(this.short);
      this.short = grown;
    }
    this.short[place] = code;
  }
}
