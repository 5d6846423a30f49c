// How a value found in a trace is shown in a message.
//
// Trace text is data wherever it lands, a terminal too: control characters, line separators and
// direction marks come out as \u escapes, and nothing longer than a glance.

const LONGEST_SHOWN = 60;
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** `nothing`, a number as it is, everything else as JSON, cut at 60 characters. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoteText(value);
  return escapeUnsafe(cut(JSON.stringify(value) ?? String(value)));
}

/** A name as it stands when it is plain, else quoted. */
export function showName(name: string): string {
  return /^[\w:.()[\]/-]{1,60}$/.test(name) ? name : quoteText(name);
}

/** Up to twelve names, then how many more there are. */
export function showNames(names: readonly string[]): string {
  const shown = names.slice(0, 12).map(showName).join(', ');
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}

function quoteText(text: string): string {
  return escapeUnsafe(JSON.stringify(cut(text)));
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function escapeUnsafe(text: string): string {
  return text.replace(UNSAFE, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
