// How a JSON document is laid out: two-space indent, and on one line whatever fits one, such as a row of a series.
//
// As json-stringify-pretty-compact does, to the byte, but each value is written once or twice, not once for each level
// that it lies in. Assumes plain data, as stable-json.ts does. Hot: a summary has a hundred thousand values.

const LINE_LENGTH = 100;
const INDENT = '  ';

/** The text of a document, without a final newline. */
export function laidOut(value: unknown, indent = '', reserved = 0): string {
  // What stands around it takes `reserved` characters of its line. A long value is given up after a line's length.
  const line = onOneLine(value, LINE_LENGTH - indent.length - reserved);
  if (line !== null) return line;
  if (value === null || typeof value !== 'object') return scalar(value);
  return Array.isArray(value) ? listOverLines(value, indent) : objectOverLines(value, indent);
}

function listOverLines(list: readonly unknown[], indent: string): string {
  const inside = indent + INDENT;
  let text = '';
  for (let index = 0; index < list.length; index++) {
    const comma = index < list.length - 1 ? ',\n' : '';
    text += inside + laidOut(list[index], inside, comma === '' ? 0 : 1) + comma;
  }
  return text === '' ? '[]' : `[\n${text}\n${indent}]`;
}

function objectOverLines(object: object, indent: string): string {
  const inside = indent + INDENT;
  const entries = Object.entries(object);
  let text = '';
  for (const [index, [key, value]] of entries.entries()) {
    if (value === undefined) continue;
    const name = nameOf(key);
    const reserved = name.length + (index < entries.length - 1 ? 1 : 0);
    text += `${text === '' ? '' : ',\n'}${inside}${name}${laidOut(value, inside, reserved)}`;
  }
  return text === '' ? '{}' : `{\n${text}\n${indent}}`;
}

/** Null where it takes more than `most` characters. */
function onOneLine(value: unknown, most: number): string | null {
  let text: string | null;
  if (value === null || typeof value !== 'object') text = scalar(value);
  else text = Array.isArray(value) ? listOnOneLine(value, most) : objectOnOneLine(value, most);
  return text !== null && text.length <= most ? text : null;
}

function listOnOneLine(list: readonly unknown[], most: number): string | null {
  let text = '[';
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    const item = typeof value === 'number' ? scalar(value) : onOneLine(value, most);
    if (item === null) return null;
    text += index === 0 ? item : `, ${item}`;
    if (text.length >= most) return null;
  }
  return `${text}]`;
}

function objectOnOneLine(object: object, most: number): string | null {
  let text = '{';
  for (const key in object) {
    const value = object[key as keyof typeof object] as unknown;
    if (value === undefined) continue;
    const item = typeof value === 'number' ? scalar(value) : onOneLine(value, most);
    if (item === null) return null;
    text += text === '{' ? nameOf(key) + item : `, ${nameOf(key)}${item}`;
    if (text.length >= most) return null;
  }
  return `${text}}`;
}

/** Names are a schema's and come again in every row. */
const NAMES = new Map<string, string>();

function nameOf(key: string): string {
  const known = NAMES.get(key);
  if (known !== undefined) return known;
  const name = `${JSON.stringify(key)}: `;
  NAMES.set(key, name);
  return name;
}

function scalar(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  return JSON.stringify(value) ?? 'null';
}
