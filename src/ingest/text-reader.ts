// Bytes to text, in the encoding that is given or that the first piece shows; text that is not in it is refused.

import { TextDecoder } from 'node:util';
import { NastraceError } from '../shared/errors.ts';
import { type Encoding, encodingOf } from './encoding.ts';

export class TextReader {
  private readonly file: string;
  private encoding: Encoding | undefined;
  private decoder: TextDecoder | undefined;

  constructor(file: string, encoding?: Encoding) {
    this.file = file;
    this.encoding = encoding;
  }

  /** `line`: the last known to begin before the chunk; throws `source-unreadable`. */
  read(chunk: Uint8Array, line: number): string {
    this.encoding ??= encodingOf(chunk);
    this.decoder ??= new TextDecoder(this.encoding, { fatal: true });
    return this.decode(chunk, line);
  }

  finish(line: number): string {
    return this.decoder === undefined ? '' : this.decode(undefined, line);
  }

  private decode(chunk: Uint8Array | undefined, line: number): string {
    try {
      return this.decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      const name = this.encoding?.slice(0, 6).toUpperCase();
      const remedy = name === 'UTF-8' ? 'convert it (iconv -f latin1 -t utf-8)' : 'save it anew as UTF-8';
      throw new NastraceError(
        'source-unreadable',
        `${this.file}: not ${name} text, at or after line ${line}; ${remedy}`,
      );
    }
  }
}
