// How a long prefix is shortened: whole choices of its end and of its beginning, `a-…-y-z`.
//
// Prefixes that are listed together mostly share their beginning, so the end is what tells them apart.

import { clip, columnsOf } from './layout.ts';

/** A "-" that separates choices: none inside a choice, which "\" stands before (src/trace/prefix-text.ts). */
const SEPARATOR = /(?<=(?:^|[^\\])(?:\\\\)*)-/;

/** The printable prefix within so many columns; choices that alone are longer lose their middle. */
export function shortPrefix(prefix: string, columns: number): string {
  if (columnsOf(prefix) <= columns) return prefix;
  const choices = prefix.split(SEPARATOR);
  let shown: string | null = null;
  for (let kept = 1; kept < choices.length; kept++) {
    const tail = Math.ceil(kept / 2);
    const head = choices.slice(0, kept - tail);
    const text = [...head, '…', ...choices.slice(choices.length - tail)].join('-');
    if (columnsOf(text) > columns) break;
    shown = text;
  }
  return shown ?? clip(prefix, columns);
}
