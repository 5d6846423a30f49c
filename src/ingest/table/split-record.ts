// The cells of one CSV record that is well formed and ends with its line.
//
// Hot, and the fast lane before csv-parse, which stays the authority: this accepts a subset of what
// csv-parse accepts, with the same cells (test/ingest/split-record.test.ts), and hands everything else on.

const QUOTE = 34;
const COMMA = 44;

/** The cells; `'open'` when a quoted cell does not end on this line; null when it is no well-formed CSV. */
export function splitRecord(text: string): string[] | 'open' | null {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  let from = 0;
  for (;;) {
    const isQuoted = text.charCodeAt(from) === QUOTE;
    const close = isQuoted ? closingQuote(text, from + 1) : cellEnd(text, from);
    if (close < 0) return 'open';
    const end = isQuoted ? close + 1 : close;
    const cell = text.slice(isQuoted ? from + 1 : from, close);
    if (!isQuoted && cell.includes('"')) return null;
    cells.push(isQuoted && cell.includes('"') ? cell.replaceAll('""', '"') : cell);
    if (end === text.length) return cells;
    if (text.charCodeAt(end) !== COMMA) return null;
    from = end + 1;
  }
}

function cellEnd(text: string, from: number): number {
  const comma = text.indexOf(',', from);
  return comma < 0 ? text.length : comma;
}

/** Index of the quote that ends a quoted cell, doubled ones passed over; −1 when there is none. */
function closingQuote(text: string, from: number): number {
  let index = text.indexOf('"', from);
  while (index >= 0 && text.charCodeAt(index + 1) === QUOTE) index = text.indexOf('"', index + 2);
  return index;
}
