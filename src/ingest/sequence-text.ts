// What sequence a text writes: `0-1-1-2` (METHOD §1: a "-" or "\" in a label escaped by "\"), JSON or a
// Python list.
//
// Python's `str(list)` is how DeepHyper 0.2–0.7 writes arch_seq (`Evaluator.convert_for_csv`,
// deephyper/evaluator/_evaluator.py): numbers bare, text in single quotes unless it holds one. Numpy's
// `str(array)` is the same without commas.

import type { Choice } from '../trace/trace.ts';

const LIST_OF_NUMBERS = /^\[[-+\d.eE, ]+\]$/;
const LIST_ITEM = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,'"[\]]+?))\s*(?:,|$)/y;

/** The sequence's items; the text itself where it is no sequence. */
export function readSequence(text: string): readonly Choice[] | string {
  const trimmed = text.trim();
  return trimmed.startsWith('[') && trimmed.endsWith(']') ? readList(trimmed) : splitDashes(trimmed);
}

/** The items of a bracketed list; the text itself where it is none. */
export function readList(text: string): readonly Choice[] | string {
  const trimmed = text.trim();
  if (LIST_OF_NUMBERS.test(trimmed)) {
    const inner = trimmed.slice(1, -1).trim();
    return inner.split(inner.includes(',') ? /\s*,\s*/ : /\s+/);
  }
  return parseJsonList(trimmed) ?? parsePythonList(trimmed) ?? text;
}

function parseJsonList(text: string): readonly Choice[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isChoice) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isChoice(value: unknown): value is Choice {
  return typeof value === 'string' || typeof value === 'number';
}

function parsePythonList(text: string): readonly Choice[] | undefined {
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  const inner = text.slice(1, -1).trim();
  const items: string[] = [];
  LIST_ITEM.lastIndex = 0;
  while (LIST_ITEM.lastIndex < inner.length) {
    const match = LIST_ITEM.exec(inner);
    if (match === null) return undefined;
    items.push(match[3] ?? unescapePython(match[1] ?? match[2] ?? ''));
  }
  return items;
}

function unescapePython(text: string): string {
  return text.replace(/\\(['"\\])/g, '$1');
}

function splitDashes(text: string): readonly string[] {
  if (!text.includes('\\')) return text.split('-');
  const labels: string[] = [];
  let label = '';
  for (let index = 0; index < text.length; index++) {
    const mark = text.charAt(index);
    if (mark === '-') {
      labels.push(label);
      label = '';
    } else {
      if (mark === '\\') index++;
      label += text.charAt(index);
    }
  }
  return [...labels, label];
}
