// Whether bytes are text at all, and if not, what they look like: a picture renamed .csv is refused in
// one line. Text never holds a NUL byte in UTF-8, so the first piece of a file tells.

import { NastraceError } from '../shared/errors.ts';
import { FORMAT_IDS } from './contract.ts';
import { encodingOf } from './encoding.ts';
import { resume, startOf } from './stream-start.ts';

interface Signature {
  readonly bytes: readonly number[];
  readonly found: string;
}

const EXPECTED = `expected text: one of ${FORMAT_IDS.join(', ')}`;

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], found: 'found a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], found: 'found a JPEG image' },
  { bytes: [0x25, 0x50, 0x44, 0x46], found: 'found a PDF document' },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    found: 'found a zip archive or a spreadsheet; unpack it, or save it as CSV',
  },
  { bytes: [0x42, 0x5a, 0x68], found: 'found bzip2 data; decompress it first (bunzip2)' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], found: 'found xz data; decompress it first (unxz)' },
  { bytes: [0x50, 0x41, 0x52, 0x31], found: 'found a Parquet file; save it as CSV' },
];

/** The same bytes; throws `format-unknown` where they are no text, `source-empty` where there are none. */
export async function* checkText(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const start = await startOf(chunks, 4);
  if (start.head.length === 0) {
    throw new NastraceError('source-empty', `${file}: the file is empty; expected a trace`);
  }
  const signature = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => start.head[index] === byte));
  const isBinary = encodingOf(start.head) === 'utf-8' && start.head.includes(0);
  const found = signature?.found ?? (isBinary ? 'found binary data' : null);
  if (found !== null) {
    await start.rest.return?.();
    throw new NastraceError('format-unknown', `${file}: ${EXPECTED}; ${found}`);
  }
  yield* resume(start);
}
