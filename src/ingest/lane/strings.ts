// JSON strings without escapes, in bytes.

const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;

/** Index of the quote that ends the string whose first character is at `at`; −1 where an escape or a control character comes first. */
export function stringEnd(bytes: Uint8Array, at: number): number {
  for (let next = at; ; next++) {
    const byte = bytes[next] as number;
    if (byte === QUOTE) return next;
    if (byte === BACKSLASH || byte < SPACE) return -1;
  }
}
