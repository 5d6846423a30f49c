// The cells of one CSV record that is well formed and ends with its line.
//
// Hot, and the fast lane before csv-parse, which stays the authority: this accepts a subset of what
// csv-parse accepts, with the same cells (test/ingest/split-record.test.ts), and hands everything else on.

const QUOTE = 34;

export type Delimiter = ',' | ';' | '\t';

/** Between the cells of a header: what is most frequent outside quotes, a comma where there is none. */
export function delimiterOf(header: string): Delimiter {
  const bare = header.replace(/"[^"]*"?/g, '');
  const count = (delimiter: Delimiter) => bare.split(delimiter).length;
  const others = ([';', '\t'] as const).filter(delimiter => count(delimiter) > count(','));
  return others.sort((a, b) => count(b) - count(a))[0] ?? ',';
}

/** The cells; `'open'` when a quoted cell does not end on this line; null when it is no well-formed CSV. */
export function splitRecord(text: string, delimiter: Delimiter = ','): string[] | 'open' | null {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let from = 0;
  for (;;) {
    const isQuoted = text.charCodeAt(from) === QUOTE;
    const close = isQuoted ? closingQuote(text, from + 1) : cellEnd(text, from, delimiter);
    if (close < 0) return 'open';
    const end = isQuoted ? close + 1 : close;
    const cell = text.slice(isQuoted ? from + 1 : from, close);
    if (!isQuoted && cell.includes('"')) return null;
    cells.push(isQuoted && cell.includes('"') ? cell.replaceAll('""', '"') : cell);
    if (end === text.length) return cells;
    if (text[end] !== delimiter) return null;
    from = end + 1;
  }
}

function cellEnd(text: string, from: number, delimiter: Delimiter): number {
  const end = text.indexOf(delimiter, from);
  return end < 0 ? text.length : end;
}

/** Index of the quote that ends a quoted cell, doubled ones passed over; −1 when there is none. */
function closingQuote(text: string, from: number): number {
  let index = text.indexOf('"', from);
  while (index >= 0 && text.charCodeAt(index + 1) === QUOTE) index = text.indexOf('"', index + 2);
  return index;
}
