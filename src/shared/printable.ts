// How text from a trace is shown in a terminal: as data, never as control sequences.
//
// Escaped are control characters (they move the cursor, set titles, ring), format characters (they turn
// the reading direction round or hide), line and paragraph separators, and lone surrogates.

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text on one line, with every character that is not printed as itself written as `\n`, `\x1b` or `\u{202e}`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, character => SHORT[character] ?? escaped(character.codePointAt(0) ?? 0));
}

function escaped(code: number): string {
  const hex = code.toString(16);
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}
