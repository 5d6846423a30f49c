// Which encoding a text is in, from its first bytes: UTF-8, or UTF-16 as spreadsheets save it.
//
// A byte order mark tells; without one, text that begins with ASCII has a NUL in every other byte of UTF-16.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** `head`: the first four bytes, or all there are. */
export function encodingOf(head: Uint8Array): Encoding {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be';
  return 'utf-8';
}
