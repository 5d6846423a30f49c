// What a cell or a JSON value means before validation: numbers, labels, gaps.
//
// What cannot be converted is handed on as it stands, for the schema to name in its message. An empty
// cell is a missing value, and so are the tokens by which Python and pandas write one in a number's place.

const MISSING_NUMBER = /^(?:nan|none|null|<na>)$/i;
const WHOLE_FLOAT = /^(-?\d+)\.0+$/;
/** V8 keeps the text that a slice of 13 or more characters was cut from. */
const SHORTEST_SLICE = 13;

/** The number that a text is in decimal notation, else the text. */
export function numberOrText(text: string): number | string {
  const value = Number(text);
  if (Number.isNaN(value) || text.trim() === '' || /[xXbBoO]/.test(text.trim().charAt(1))) return text;
  return value;
}

/** A cell where a number belongs: the number, undefined when missing, else the text. */
export function readNumber(cell: string): number | string | undefined {
  const value = Number(cell);
  // A plain zero is told from an empty cell, which Number reads as 0, by its text below.
  if (value > 0 && value < Number.POSITIVE_INFINITY && cell.charCodeAt(1) < 65) return value;
  const text = cell.trim();
  if (text === '' || MISSING_NUMBER.test(text)) return undefined;
  return numberOrText(text);
}

/** The objective: a missing one is a failure (null), a failure's text stays. */
export function readQuality(cell: string): number | string | null {
  const text = cell.trim();
  return text === '' ? null : numberOrText(text);
}

/** A label (worker, id): its text, undefined when empty; `3.0`, pandas's way with gaps, is `3`. */
export function readLabel(cell: string): string | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  return ownText(WHOLE_FLOAT.exec(text)?.[1] ?? text);
}

/** The same text, holding on to nothing but itself: for what outlives the line it was cut from. */
export function ownText(text: string): string {
  return text.length < SHORTEST_SLICE ? text : Buffer.from(text, 'utf8').toString('utf8');
}
