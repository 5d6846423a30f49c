// How a text becomes a field of a CSV table (RFC 4180), for a notebook or a spreadsheet.
//
// A spreadsheet takes a text that begins with = + - @ (or a tab or line end before them) for a formula and executes
// it; an apostrophe before it keeps it text (OWASP, "CSV Injection").

const FORMULA = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** The text as a field, an apostrophe before what a spreadsheet would execute. */
export function csvField(text: string): string {
  return csvQuoted(FORMULA.test(text) ? `'${text}` : text);
}

/** The text as a field, as it is: for texts that are not the trace's. */
export function csvQuoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
