// Long lists in a JSON document, laid out on their own: a row a line.
//
// What lays out a document (stable-json.ts) makes the text of each part anew at every depth; for the rows of series that
// was a tenth of a long analysis. So they wait outside, a text in their place that nothing else says and that fits no
// line. What comes out is what would without (test/shared).

export const INDENT = '  ';
export const LINE_LENGTH = 100;

/** A list of so many is on several lines, whatever its items are. */
const LONG = 64;

interface Held {
  /** The document with texts in the places of long lists. */
  readonly held: unknown;
  /** The layout of each list. */
  readonly texts: readonly string[];
  /** Finds those places in the layout of the document, with the number of the list as a group. */
  readonly places: RegExp;
}

/** Takes the long lists of plain items, and of lists and records of such, out of a document. */
export function holdTables(document: unknown): Held {
  const texts: string[] = [];
  const name = `held ${Math.random()} `.padEnd(LINE_LENGTH, '-');
  const hold = (value: unknown, depth: number): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      if (value.length < LONG) return value.map(item => hold(item, depth + 1));
      const text = tableText(value, INDENT.repeat(depth));
      return text === null ? value : `${name}${texts.push(text) - 1}`;
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hold(inner, depth + 1)]));
  };
  return { held: hold(document, 0), texts, places: new RegExp(`"${name}(\\d+)"`, 'g') };
}

/** The list as it stands in a document at an indent; null where its items are deeper. */
function tableText(list: readonly unknown[], indent: string): string | null {
  // Line breaks and tabs are the layout's own: JSON escapes those of texts.
  const text = JSON.stringify(list, undefined, '\t');
  if (text.includes('\n\t\t\t')) return null;
  const [, ...rows] = text
    .slice(0, -2)
    .replace(/,\n\t\t/g, ', ')
    .replace(/\{\n\t\t/g, '{')
    .replace(/\[\n\t\t/g, '[')
    .replace(/\n\t\}/g, '}')
    .replace(/\n\t\]/g, ']')
    .split('\n\t');
  const deeper = `\n${indent}${INDENT}`;
  const longest = LINE_LENGTH + 1 - deeper.length;
  for (const [index, row] of rows.entries())
    if (row.length > longest) {
      const parts = JSON.stringify(list[index] ?? null, undefined, INDENT).replaceAll('\n', deeper);
      rows[index] = index === rows.length - 1 ? parts : `${parts},`;
    }
  return `[${deeper}${rows.join(deeper)}\n${indent}]`;
}
